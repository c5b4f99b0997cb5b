"""Adam, and AdamW with its decoupled weight decay."""

import numpy as np

from nnviz.engine.optimizers.base import OPTIMIZERS, Optimizer
from nnviz.hyper import HyperParam

BETAS_AND_EPSILON: tuple[HyperParam, ...] = (
    HyperParam("beta1", "Beta 1", 0.9, 0.0, 0.9999, help="How much of the mean gradient lives on."),
    HyperParam("beta2", "Beta 2", 0.999, 0.0, 0.999999, help="How much of the mean square lives on."),
    HyperParam("epsilon", "Epsilon", 1e-8, 1e-12, 0.1, help="Keeps the division from zero.", is_log=True),
)


@OPTIMIZERS.register("adam", "Adam", "Momentum and a rate of its own for each weight: a good first choice.")
class Adam(Optimizer):
    """Kingma & Ba 2015, algorithm 1.

    ``m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; M = m / (1 - beta1^t); V = v / (1 - beta2^t)``
    ``w -= rate * M / (sqrt(V) + epsilon)``

    The moments hold m / (1 - beta1) and v / (1 - beta2): the factors and the bias corrections move into two numbers a
    step and save two passes over the vector.
    """

    hyper = BETAS_AND_EPSILON
    slots = ("mean", "square")

    def _plan(self) -> None:
        mean, square, change = self.moments["mean"], self.moments["square"], self.change
        self._betas = self.number("beta1"), self.number("beta2")
        self._epsilon, self._smallest = self._constant(0.0), self.number("epsilon")
        self._call(np.multiply, mean, self._constant(self.number("beta1")), mean)
        self._call(np.add, mean, self.gradients, mean)
        self._call(np.multiply, square, self._constant(self.number("beta2")), square)
        self._call(np.multiply, self.gradients, self.gradients, change)
        self._call(np.add, square, change, square)
        self._call(np.sqrt, square, change)
        self._call(np.add, change, self._epsilon, change)
        self._call(np.divide, mean, change, change)
        self._call(np.multiply, change, self.rate, change)
        self._call(np.subtract, self.values, change, self.values)

    def _tune(self) -> None:
        beta1, beta2 = self._betas
        root = ((1.0 - beta2) / (1.0 - beta2**self.step_count)) ** 0.5
        self._epsilon[()] = self._smallest / root
        self.rate[()] = self.learning_rate * (1.0 - beta1) / (1.0 - beta1**self.step_count) / root

    def adopt(self, other: Optimizer) -> None:
        super().adopt(other)
        if type(self) is type(other):
            self.moments["mean"] *= (1.0 - other.number("beta1")) / (1.0 - self.number("beta1"))
            self.moments["square"] *= (1.0 - other.number("beta2")) / (1.0 - self.number("beta2"))


@OPTIMIZERS.register("adamw", "AdamW", "Adam that also shrinks the weights a little at each step.")
class AdamW(Adam):
    """``w -= rate * weight_decay * w``, then Adam's step. Loshchilov & Hutter 2019. Biases do not decay."""

    hyper = (
        *BETAS_AND_EPSILON,
        HyperParam("weight_decay", "Weight decay", 0.01, 0.0, 1.0, help="How fast weights shrink by themselves."),
    )

    def _plan(self) -> None:
        self._decay = self._constant(0.0)
        self._call(np.multiply, self.decay_mask, self._decay, self.change)
        self._call(np.multiply, self.change, self.values, self.change)
        self._call(np.subtract, self.values, self.change, self.values)
        super()._plan()

    def _tune(self) -> None:
        super()._tune()
        self._decay[()] = self.learning_rate * self.number("weight_decay")
