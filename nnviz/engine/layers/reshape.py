"""Reshape: the same numbers in another shape."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.base import LAYERS, Layer, ShapeError
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam, Value


@LAYERS.register("reshape", "Reshape", "The same numbers in another shape: rows of a picture as steps of a sequence.")
class Reshape(Layer):
    """``y`` = the numbers of ``x`` in row order, in the shape of the setting: "28x28", "7x7x16", "64"."""

    keeps_features = True
    hyper = (HyperParam("shape", "Shape", "28x28", help="Sizes with x between them: steps x features, h x w x c."),)

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        text = str(settings["shape"])
        sizes = text.lower().replace("×", "x").split("x")
        if not 1 <= len(sizes) <= 3 or not all(size.strip().isdecimal() and int(size) > 0 for size in sizes):
            raise ShapeError(f"reshape needs one to three sizes like 28x28, got {text!r}")
        shape = tuple(int(size) for size in sizes)
        if np.prod(shape) != np.prod(input_shape):
            raise ShapeError(
                f"reshape to {text} needs {np.prod(shape)} numbers, the input {input_shape} has {np.prod(input_shape)}"
            )
        return shape

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        _plan_copy(plan, x.batch_first(x.value), y.batch_first(y.value))

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        if x.gradient is not None:
            _plan_copy(plan, y.batch_first(gradient_of(y)), x.batch_first(x.gradient))


def _plan_copy(plan: Plan, source: Array, target: Array) -> None:
    """Emit the copy of samples (batch, ...) to others; sequences lie time first and cannot be seen in another shape."""
    if source.ndim == target.ndim == 3 and source.shape != target.shape:
        row = plan.buffer((plan.batch, source[0].size))
        _plan_copy(plan, source, row)
        source = row
    if source.ndim == 3:
        plan.call(np.copyto, target.reshape(source.shape, copy=False), source)
    else:
        plan.call(np.copyto, target, source.reshape(target.shape, copy=False))
