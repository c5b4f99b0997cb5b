"""Enlargement of pictures by whole factors."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.base import LAYERS, Layer, whole
from nnviz.engine.layers.windows import require_picture
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam, Value


@LAYERS.register("up_sample2d", "Enlarge", "Repeats every pixel: pictures grow, for generators.")
class UpSample2D(Layer):
    """``y[factor p + d] = x[p]`` for each offset d below factor; ``dL/dx[p]`` sums over the offsets.

    Shapes
    ------
    x : (batch, height, width, channels), y : (batch, factor height, factor width, channels)
    """

    hyper = (HyperParam("factor", "Factor", 2, 1, 8, help="How many times each pixel is repeated, each way."),)

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        height, width, channels = require_picture("enlarge", input_shape)
        factor = whole(settings, "factor")
        return (height * factor, width * factor, channels)

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        plan.call(np.copyto, self._blocks_of(y.value), x.value[:, :, None, :, None])

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        if x.gradient is not None:
            plan.call(np.add.reduce, self._blocks_of(gradient_of(y)), (2, 4), None, x.gradient)

    def _blocks_of(self, picture: Array) -> Array:
        """A view (batch, height, factor, width, factor, channels) of a large picture."""
        height, width, channels = self.input_shape
        factor = whole(self.settings, "factor")
        return picture.reshape(-1, height, factor, width, factor, channels)
