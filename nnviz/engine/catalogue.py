"""Every catalogue of the engine in one place, and makers that check settings."""

from collections.abc import Mapping

from nnviz.engine.activations import ACTIVATIONS
from nnviz.engine.clips import CLIPS, Clip
from nnviz.engine.initializers import INITIALIZERS, Initializer
from nnviz.engine.layers import LAYERS
from nnviz.engine.losses import LOSSES, Loss
from nnviz.engine.optimizers import OPTIMIZERS, Optimizer
from nnviz.engine.part import make_part
from nnviz.engine.schedules import SCHEDULES, Schedule
from nnviz.engine.trainers import TRAINERS
from nnviz.hyper import Value

__all__ = [
    "ACTIVATIONS",
    "CLIPS",
    "INITIALIZERS",
    "LAYERS",
    "LOSSES",
    "OPTIMIZERS",
    "SCHEDULES",
    "TRAINERS",
    "make_clip",
    "make_initializer",
    "make_loss",
    "make_optimizer",
    "make_schedule",
]


def make_loss(kind: str, settings: Mapping[str, Value] | None = None) -> Loss:
    """A loss by its key. Raises KeyError for an unknown key, ValueError for bad settings."""
    return make_part(LOSSES, kind, settings)


def make_optimizer(kind: str, settings: Mapping[str, Value] | None = None) -> Optimizer:
    """An optimizer by its key, unbound. Raises KeyError for an unknown key, ValueError for bad settings."""
    return make_part(OPTIMIZERS, kind, settings)


def make_schedule(kind: str, settings: Mapping[str, Value] | None = None) -> Schedule:
    """A schedule by its key. Raises KeyError for an unknown key, ValueError for bad settings."""
    return make_part(SCHEDULES, kind, settings)


def make_clip(kind: str, settings: Mapping[str, Value] | None = None) -> Clip:
    """A clip by its key. Raises KeyError for an unknown key, ValueError for bad settings."""
    return make_part(CLIPS, kind, settings)


def make_initializer(kind: str, settings: Mapping[str, Value] | None = None) -> Initializer:
    """An initialiser by its key. Raises KeyError for an unknown key, ValueError for bad settings."""
    return make_part(INITIALIZERS, kind, settings)
