"""The trainer catalogue, as an explicit list."""

from nnviz.engine.trainers.base import TRAINERS, Trainer
from nnviz.engine.trainers.gan import GanTrainer
from nnviz.engine.trainers.supervised import SupervisedTrainer
from nnviz.engine.trainers.vae import VaeTrainer

__all__ = ["TRAINERS", "GanTrainer", "SupervisedTrainer", "Trainer", "VaeTrainer"]
