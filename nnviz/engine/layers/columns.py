"""Convolution as one product: the windows laid out as the rows of a matrix (im2col)."""

from dataclasses import replace

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nnviz.engine.arrays import Array
from nnviz.engine.layers.windows import Windows, plan_scatter
from nnviz.engine.plan import Plan, by_place

FEW_CHANNELS = 4


class Columns:
    """``z = C @ kernel``, C (batch * rows * columns, size * size * channels) a row for each window.

    With ``g = dL/dz`` as a matrix: ``dL/dkernel = C.T @ g``; each offset d adds ``g @ kernel[d].T`` to the pixels that
    it saw. Pictures of few channels have C transposed: longer runs to copy.
    """

    def __init__(self, plan: Plan, windows: Windows, kernel: Array, step: int) -> None:
        """``kernel`` (size, size, channels, filters); z is kept in windows of ``step``, see Signal."""
        self._plan, self._windows, self._step = plan, windows, step
        self._kernel = kernel.reshape(-1, kernel.shape[3])
        self._channels = kernel.shape[2]

    def plan_forward(self, padded: Array, z: Array) -> None:
        """Emit z from the padded picture."""
        self._columns = self._plan_columns(padded)
        self._plan.product(self._columns, self._kernel, z.reshape(len(self._columns), -1))

    def plan_kernel_gradient(self, dz: Array, gradient: Array) -> None:
        """Emit ``gradient`` = dL/dkernel."""
        rows = len(self._columns)
        self._plan.product(self._columns.T, dz.reshape(rows, -1), gradient.reshape(self._kernel.shape))

    def plan_input_gradient(self, dz: Array, dx: Array) -> None:
        """Emit the product of each offset and its sum over windows. C is read for the last time: its memory serves."""
        windows, channels = self._windows, self._channels
        area, rows = windows.size**2, len(self._columns)
        flipped = self._kernel.reshape(area, channels, -1).transpose(0, 2, 1)
        base = self._columns if self._columns.flags.c_contiguous else self._columns.T
        parts = base.reshape(area, rows, channels)
        self._plan.call(np.matmul, dz.reshape(1, rows, -1), flipped, parts)
        plan_scatter(self._plan, windows, parts, dx, self._step)

    def _plan_columns(self, padded: Array) -> Array:
        """Emit im2col."""
        length = self._windows.size**2 * self._channels
        if self._channels <= FEW_CHANNELS:
            return self._copy(self._offsets_first(padded)).reshape(length, -1).T
        return self._copy(by_place(self._windows.patches(padded), self._step)).reshape(-1, length)

    def _offsets_first(self, padded: Array) -> Array:
        """A view (size, size, channels, step, step, batch, rows / step, columns / step) of the windows.

        Where z is kept by place, the windows that make the pixels of one step overlap: they are cut out together once,
        place by place, and then lie in long runs.
        """
        windows, step = self._windows, self._step
        if step == 1:
            return np.moveaxis(windows.patches(padded), (3, 4, 5), (0, 1, 2))
        joint = replace(
            windows,
            size=windows.size + (step - 1) * windows.stride,
            stride=windows.stride * step,
            rows=windows.rows // step,
            columns=windows.columns // step,
        )
        places = self._copy(np.moveaxis(joint.patches(padded), (3, 4, 5), (0, 1, 2)))
        down, right, channel, *others = places.strides
        shape = (windows.size, windows.size, self._channels, step, step, *places.shape[3:])
        strides = (down, right, channel, down * windows.stride, right * windows.stride, *others)
        return as_strided(places, shape, strides, writeable=False)

    def _copy(self, view: Array) -> Array:
        """Memory of its own, and the emission of the copy."""
        copy = self._plan.buffer(view.shape)
        self._plan.call(np.copyto, copy, view)
        return copy
