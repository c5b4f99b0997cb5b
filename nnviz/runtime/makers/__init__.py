"""How each kind of trainer is made from a spec, as an explicit list."""

from nnviz.runtime.makers import ensemble, supervised
from nnviz.runtime.makers.base import MAKERS, Grafted, TrainerMaker

CATALOGUE = (supervised, ensemble)

__all__ = ["CATALOGUE", "MAKERS", "Grafted", "TrainerMaker"]
