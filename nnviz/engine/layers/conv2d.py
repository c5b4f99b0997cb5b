"""The convolution layer."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from nnviz.engine.activations import ACTIVATIONS, Activation, gradient_of
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.base import LAYERS, Layer, activation_setting, whole
from nnviz.engine.layers.windows import (
    KERNEL,
    PADDING,
    STRIDE,
    Windows,
    plan_padding,
    plan_scatter,
    require_picture,
    settings_windows,
)
from nnviz.engine.parameters import ParamSlot
from nnviz.engine.plan import Deferred, Plan, Signal
from nnviz.hyper import HyperParam, Value

FEW_CHANNELS = 4


@LAYERS.register("conv2d", "Convolution", "Small filters slide over the picture; each makes a map of what it finds.")
class Conv2D(Layer):
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
    hyper = (
        HyperParam("filters", "Filters", 8, 1, 1024, help="How many maps the layer makes."),
        KERNEL,
        STRIDE,
        PADDING,
        activation_setting(),
    )

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        height, width, _ = require_picture("convolution", input_shape)
        windows = settings_windows(settings, height, width)
        return (windows.rows, windows.columns, whole(settings, "filters"))

    def parameter_slots(self) -> tuple[ParamSlot, ...]:
        size, filters = whole(self.settings, "kernel"), self.shape[2]
        return (
            ParamSlot("kernel", (size, size, self.input_shape[2], filters), roles=("other", "other", "input", "unit")),
            ParamSlot("bias", (filters,), is_penalised=False, roles=("unit",)),
        )

    def fans(self, slot: ParamSlot) -> tuple[int, int]:
        area = whole(self.settings, "kernel") ** 2
        return area * self.input_shape[2], area * self.shape[2]

    @property
    def activation(self) -> Activation:
        """The f of ``a = f(z)``."""
        return ACTIVATIONS[str(self.settings["activation"])]

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
            y.deferred = Deferred(self, self.activation)
            return
        plan.call(np.add, z, self["bias"], z)
        self.activation.plan_forward(plan, y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        columns: Array = plan.notes[self]
        filters = self.shape[2]
        if y.deferred:
            dz = gradient_of(y).reshape(-1, filters)
        else:
            dz = self.activation.plan_backward(plan, y).reshape(-1, filters)
            plan.sum_rows(dz, self.gradient(plan, "bias"))
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
