"""The convolution layer."""

from collections.abc import Mapping
from dataclasses import replace

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Shape
from nnviz.engine.layers.base import LAYERS, whole
from nnviz.engine.layers.columns import Columns
from nnviz.engine.layers.convolution import Convolution
from nnviz.engine.layers.windows import Windows, plan_padding, require_picture, settings_windows
from nnviz.engine.layers.winograd import Winograd, suits_winograd
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import Value


@LAYERS.register("conv2d", "Convolution", "Small filters slide over the picture; each makes a map of what it finds.")
class Conv2D(Convolution):
    """Convolution (cross-correlation) ``z[p] = sum_d x[stride p + d] @ kernel[d] + bias``, ``a = f(z)``.

    Shapes
    ------
    x : (batch, height, width, channels), z and a : (batch, rows, columns, filters),
    kernel : (size, size, channels, filters), bias : (filters,)

    Notes
    -----
    How z and the gradients are made is told by Columns (any window, one product) and Winograd (3x3, fewer
    multiplications). Rows and columns that a pooling layer leaves over are not made.
    """

    heeds_reader = True

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        height, width, _ = require_picture("convolution", input_shape)
        windows = settings_windows(settings, height, width)
        return (windows.rows, windows.columns, whole(settings, "filters"))

    def windows(self, y: Signal) -> Windows:
        """Where the filters look to make ``y``."""
        windows = settings_windows(self.settings, self.input_shape[0], self.input_shape[1])
        return replace(windows, rows=y.shape[0], columns=y.shape[1])

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        windows = self.windows(y)
        way = Winograd if suits_winograd(windows, self["kernel"].shape, plan.batch, y.step) else Columns
        products = plan.notes[self] = way(plan, windows, self.block, y.step)
        products.plan_forward(plan_padding(plan, windows, x.value), plan.pre_activation(y, self.activation))
        if y.reader_may_finish and self.activation.is_monotone:
            y.deferred = self.activation
        else:
            self.activation.plan_forward(plan, y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        products: Columns | Winograd = plan.notes[self]
        dz = gradient_of(y) if y.deferred else self.activation.plan_backward(plan, y)
        products.plan_block_gradient(dz, self.block_gradient(plan))
        if x.gradient is not None:
            products.plan_input_gradient(dz, x.gradient)
