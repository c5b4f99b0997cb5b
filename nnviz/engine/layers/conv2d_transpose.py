"""The transposed convolution layer, which makes pictures larger."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.base import LAYERS, whole
from nnviz.engine.layers.convolution import Convolution
from nnviz.engine.layers.windows import Windows, plan_padding, plan_scatter, require_picture, windows_over
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import Value


@LAYERS.register("conv2d_transpose", "Transposed convolution", "Each pixel paints a small patch: pictures grow.")
class Conv2DTranspose(Convolution):
    """Transposed convolution: pixel p adds the patch ``x[p] @ kernel`` at ``stride p``, then ``+ bias``, ``a = f(z)``.

    It is the input gradient of a convolution over the larger picture.

    Shapes
    ------
    x : (batch, height, width, channels), kernel : (size, size, channels, filters), bias : (filters,),
    a : (batch, stride height, stride width, filters) with padding "same", ``(height - 1) stride + size`` with "valid"

    Notes
    -----
    With ``g = dL/dz`` laid out by windows, one matrix G[d] for each offset d:
    ``dL/dkernel[d] = x.T @ G[d]``, ``dL/dx = sum_d G[d] @ kernel[d].T``.
    """

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        height, width, _ = require_picture("transposed convolution", input_shape)
        size, stride = whole(settings, "kernel"), whole(settings, "stride")
        grow = stride if settings["padding"] == "same" else size
        return ((height - 1) * stride + grow, (width - 1) * stride + grow, whole(settings, "filters"))

    @property
    def windows(self) -> Windows:
        """The patches that the pixels of the input paint on the output."""
        size, stride = whole(self.settings, "kernel"), whole(self.settings, "stride")
        return windows_over(self.shape[0], self.shape[1], size, stride, str(self.settings["padding"]))

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        channels, filters, windows = self.input_shape[2], self.shape[2], self.windows
        area = windows.size**2
        rows = plan.contiguous(x.value).reshape(-1, channels)
        plan.notes[self] = rows
        parts = plan.buffer((area, len(rows), filters))
        plan.call(np.matmul, rows[None], self["kernel"].reshape(area, channels, filters), parts)
        z = plan.pre_activation(y, self.activation)
        plan_scatter(plan, windows, parts, z)
        plan.call(np.add, z, self["bias"], z)
        self.activation.plan_forward(plan, y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        rows: Array = plan.notes[self]
        channels, filters, windows = self.input_shape[2], self.shape[2], self.windows
        dz = self.activation.plan_backward(plan, y)
        plan.sum_rows(dz.reshape(-1, filters), self.gradient(plan, "bias"))
        parts = plan.buffer((windows.size**2, plan.batch, windows.rows, windows.columns, filters))
        padded = plan_padding(plan, windows, dz)
        for part, (row, column) in zip(parts, windows.offsets(), strict=True):
            plan.call(np.copyto, part, windows.pixels(padded, row, column))
        flat = parts.reshape(windows.size**2, -1, filters)
        kernel = self["kernel"].reshape(-1, channels, filters)
        plan.call(np.matmul, rows.T[None], flat, self.gradient(plan, "kernel").reshape(kernel.shape))
        if x.gradient is not None:
            dx = x.gradient.reshape(-1, channels)
            product = plan.buffer(dx.shape)
            plan.product(flat[0], kernel[0].T, dx)
            for part, weights in zip(flat[1:], kernel[1:], strict=True):
                plan.product(part, weights.T, product)
                plan.call(np.add, dx, product, dx)
