"""Dropout."""

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.layers.base import LAYERS, Layer, number
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam


@LAYERS.register("dropout", "Dropout", "Switches off a random share of the numbers in each training step.")
class Dropout(Layer):
    """Inverted dropout: in training ``y = x mask / (1 - rate)``, otherwise ``y = x``. Srivastava et al. 2014.

    Any shape. With the same mask ``dL/dx = dL/dy mask / (1 - rate)``.
    """

    keeps_features = True
    hyper = (HyperParam("rate", "Rate", 0.2, 0.0, 0.95, help="The share of numbers that is switched off."),)

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        if not self._drops(plan):
            plan.call(np.copyto, y.value, x.value)
            return
        rate = number(self.settings, "rate")
        draws = plan.buffer(x.value.shape)
        plan.notes[self] = mask = plan.buffer(x.value.shape, np.bool_)
        plan.call(plan.rng.random, None, plan.dtype, draws)
        plan.call(np.greater_equal, draws, plan.constant(rate), mask)
        plan.call(np.multiply, x.value, mask, y.value)
        plan.call(np.multiply, y.value, plan.constant(1.0 / (1.0 - rate)), y.value)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        if x.gradient is None:
            return
        dy = gradient_of(y)
        if not self._drops(plan):
            plan.call(np.copyto, x.gradient, dy)
            return
        rate = number(self.settings, "rate")
        plan.call(np.multiply, dy, plan.notes[self], x.gradient)
        plan.call(np.multiply, x.gradient, plan.constant(1.0 / (1.0 - rate)), x.gradient)

    def _drops(self, plan: Plan) -> bool:
        return plan.is_training and number(self.settings, "rate") > 0
