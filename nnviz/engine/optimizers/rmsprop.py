"""RMSprop."""

import numpy as np

from nnviz.engine.optimizers.base import OPTIMIZERS, Optimizer
from nnviz.hyper import HyperParam


@OPTIMIZERS.register("rmsprop", "RMSprop", "Divides each gradient by its own recent size.")
class RMSprop(Optimizer):
    """``s = rho * s + (1 - rho) * g^2; w -= rate * g / (sqrt(s) + epsilon)``. Hinton 2012, lecture 6e.

    The moment "square" holds s / (1 - rho): the factor moves into rate and epsilon and saves a pass over the vector.
    """

    hyper = (
        HyperParam("rho", "Decay", 0.9, 0.0, 0.9999, help="How much of the past squares lives on."),
        HyperParam("epsilon", "Epsilon", 1e-7, 1e-12, 0.1, help="Keeps the division from zero.", is_log=True),
    )
    slots = ("square",)

    def _plan(self) -> None:
        square, change = self.moments["square"], self.change
        self._scale = (1.0 - self.number("rho")) ** 0.5
        self._call(np.multiply, square, self._constant(self.number("rho")), square)
        self._call(np.multiply, self.gradients, self.gradients, change)
        self._call(np.add, square, change, square)
        self._call(np.sqrt, square, change)
        self._call(np.add, change, self._constant(self.number("epsilon") / self._scale), change)
        self._call(np.divide, self.gradients, change, change)
        self._call(np.multiply, change, self.rate, change)
        self._call(np.subtract, self.values, change, self.values)

    def _tune(self) -> None:
        self.rate[()] = self.learning_rate / self._scale

    def adopt(self, other: Optimizer) -> None:
        super().adopt(other)
        if isinstance(other, RMSprop):
            self.moments["square"] *= (1.0 - other.number("rho")) / (1.0 - self.number("rho"))
