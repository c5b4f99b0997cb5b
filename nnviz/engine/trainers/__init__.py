"""The trainer catalogue, as an explicit list."""

from nnviz.engine.trainers.base import TRAINERS, Trainer
from nnviz.engine.trainers.supervised import SupervisedTrainer

__all__ = ["TRAINERS", "SupervisedTrainer", "Trainer"]
