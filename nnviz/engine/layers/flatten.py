"""Flatten: from a picture or a sequence to a row of numbers."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.base import LAYERS, Layer
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import Value


@LAYERS.register("flatten", "Flatten", "Lays all numbers of a picture or a sequence in one row.")
class Flatten(Layer):
    """``y[b] = x[b].ravel()``: rows first, channels last. ``dL/dx`` is ``dL/dy`` laid back."""

    keeps_features = True

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        return (int(np.prod(input_shape)),)

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        plan.call(np.copyto, self._as_input(y, y.value), x.batch_first(x.value))

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        if x.gradient is not None:
            plan.call(np.copyto, x.batch_first(x.gradient), self._as_input(y, gradient_of(y)))

    def _as_input(self, y: Signal, array: Array) -> Array:
        """A view of an array of ``y`` as (batch, *input_shape)."""
        return y.batch_first(array).reshape(-1, *self.input_shape)
