"""Stochastic gradient descent, plain, with momentum, and with Nesterov's look-ahead."""

import numpy as np

from nnviz.engine.optimizers.base import OPTIMIZERS, Optimizer
from nnviz.hyper import HyperParam

MOMENTUM = HyperParam("momentum", "Momentum", 0.9, 0.0, 0.999, help="How much of the last velocity lives on.")


@OPTIMIZERS.register("sgd", "SGD", "Gradient descent: a step straight downhill.")
class SGD(Optimizer):
    """``w -= rate * g``"""

    def _plan(self) -> None:
        self._call(np.multiply, self.gradients, self.rate, self.change)
        self._call(np.subtract, self.values, self.change, self.values)


@OPTIMIZERS.register("momentum", "Momentum", "A heavy ball: keeps a velocity that the gradient steers.")
class Momentum(Optimizer):
    """``v = momentum * v + g; w -= rate * v``. Polyak 1964."""

    hyper = (MOMENTUM,)
    slots = ("velocity",)

    def _plan(self) -> None:
        velocity = self.moments["velocity"]
        self._call(np.multiply, velocity, self._constant(self.number("momentum")), velocity)
        self._call(np.add, velocity, self.gradients, velocity)
        self._call(np.multiply, velocity, self.rate, self.change)
        self._call(np.subtract, self.values, self.change, self.values)


@OPTIMIZERS.register("nesterov", "Nesterov", "Momentum that looks ahead to where the ball will be.")
class Nesterov(Optimizer):
    """``v = momentum * v + g; w -= rate * (g + momentum * v)``. Sutskever et al. 2013."""

    hyper = (MOMENTUM,)
    slots = ("velocity",)

    def _plan(self) -> None:
        velocity, momentum = self.moments["velocity"], self._constant(self.number("momentum"))
        self._call(np.multiply, velocity, momentum, velocity)
        self._call(np.add, velocity, self.gradients, velocity)
        self._call(np.multiply, velocity, momentum, self.change)
        self._call(np.add, self.change, self.gradients, self.change)
        self._call(np.multiply, self.change, self.rate, self.change)
        self._call(np.subtract, self.values, self.change, self.values)
