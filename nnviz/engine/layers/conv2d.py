"""The convolution layer."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.base import LAYERS, whole
from nnviz.engine.layers.convolution import Convolution
from nnviz.engine.layers.windows import Windows, plan_padding, plan_scatter, require_picture, settings_windows
from nnviz.engine.plan import Plan, Signal
from nnviz.hyper import Value

FEW_CHANNELS = 4


@LAYERS.register("conv2d", "Convolution", "Small filters slide over the picture; each makes a map of what it finds.")
class Conv2D(Convolution):
    """Convolution (cross-correlation) ``z[p] = sum_d x[stride p + d] @ kernel[d] + bias``, ``a = f(z)``.

    Shapes
    ------
    x : (batch, height, width, channels), z and a : (batch, rows, columns, filters),
    kernel : (size, size, channels, filters), bias : (filters,)

    Notes
    -----
    The windows are laid out as the rows of a matrix C (im2col), so that ``z = C @ kernel`` is one product.
    With ``g = dL/dz`` as a matrix: ``dL/dkernel = C.T @ g``, ``dL/dbias = g.sum(0)``; each offset d adds
    ``g @ kernel[d].T`` to the pixels that it saw. Pictures of few channels have C transposed: longer runs to copy.
    Rows and columns that a pooling layer leaves over are not made.
    """

    may_stop_early = True

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
        columns = self._plan_columns(plan, windows, plan_padding(plan, windows, x.value))
        plan.notes[self] = columns
        filters = self.shape[2]
        z = plan.pre_activation(y, self.activation)
        plan.product(columns, self["kernel"].reshape(-1, filters), z.reshape(-1, filters))
        if y.reader_may_finish and self.activation.is_monotone:
            y.deferred = self
        else:
            self.plan_end(plan, y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        columns: Array = plan.notes[self]
        filters = self.shape[2]
        dz = (gradient_of(y) if y.deferred else self.plan_end_backward(plan, y)).reshape(-1, filters)
        plan.product(columns.T, dz, self.gradient(plan, "kernel").reshape(-1, filters))
        if x.gradient is not None:
            self._plan_input_gradient(plan, self.windows(y), dz, columns, x.gradient)

    def _plan_columns(self, plan: Plan, windows: Windows, padded: Array) -> Array:
        """Emit im2col; a matrix (batch * rows * columns, size * size * channels)."""
        patches, length = windows.patches(padded), windows.size**2 * self.input_shape[2]
        is_transposed = self.input_shape[2] <= FEW_CHANNELS
        if is_transposed:
            patches = patches.transpose(3, 4, 5, 0, 1, 2)
        columns = plan.buffer(patches.shape)
        plan.call(np.copyto, columns, patches)
        return columns.reshape(length, -1).T if is_transposed else columns.reshape(-1, length)

    def _plan_input_gradient(self, plan: Plan, windows: Windows, dz: Array, columns: Array, dx: Array) -> None:
        """Emit the product of each offset and its sum over windows. C is read for the last time: its memory serves."""
        filters, channels = self.shape[2], self.input_shape[2]
        area = windows.size**2
        flipped = self["kernel"].reshape(area, channels, filters).transpose(0, 2, 1)
        base = columns if columns.flags.c_contiguous else columns.T
        parts = base.reshape(area, len(dz), channels)
        plan.call(np.matmul, dz[None], flipped, parts)
        plan_scatter(plan, windows, parts.reshape(area, -1, windows.rows, windows.columns, channels), dx)
