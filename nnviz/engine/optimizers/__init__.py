"""The optimizer catalogue, as an explicit list."""

from nnviz.engine.optimizers.adagrad import Adagrad
from nnviz.engine.optimizers.adam import Adam, AdamW
from nnviz.engine.optimizers.base import OPTIMIZERS, Optimizer
from nnviz.engine.optimizers.rmsprop import RMSprop
from nnviz.engine.optimizers.sgd import SGD, Momentum, Nesterov

__all__ = ["OPTIMIZERS", "SGD", "Adagrad", "Adam", "AdamW", "Momentum", "Nesterov", "Optimizer", "RMSprop"]
