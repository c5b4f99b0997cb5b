"""AdaGrad."""

import numpy as np

from nnviz.engine.optimizers.base import OPTIMIZERS, Optimizer
from nnviz.hyper import HyperParam


@OPTIMIZERS.register("adagrad", "AdaGrad", "Each weight's rate falls with all the gradients it has seen.")
class Adagrad(Optimizer):
    """``s += g^2; w -= rate * g / (sqrt(s) + epsilon)``. Duchi et al. 2011."""

    hyper = (HyperParam("epsilon", "Epsilon", 1e-10, 1e-12, 0.1, help="Keeps the division from zero.", is_log=True),)
    slots = ("square",)

    def _plan(self) -> None:
        square, change = self.moments["square"], self.change
        self._call(np.multiply, self.gradients, self.gradients, change)
        self._call(np.add, square, change, square)
        self._call(np.sqrt, square, change)
        self._call(np.add, change, self._constant(self.number("epsilon")), change)
        self._call(np.divide, self.gradients, change, change)
        self._call(np.multiply, change, self.rate, change)
        self._call(np.subtract, self.values, change, self.values)
