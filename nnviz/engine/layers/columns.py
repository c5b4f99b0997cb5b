"""Convolution as one product: the windows laid out as the rows of a matrix (im2col)."""

from dataclasses import replace

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nnviz.engine.arrays import Array
from nnviz.engine.layers.windows import Windows, plan_scatter
from nnviz.engine.plan import Plan
from nnviz.engine.signals import by_place

FEW_CHANNELS = 4
FEW_WINDOWS, AT_ONCE = 32, 4  # products take windows by fours: of few, one too many costs a fifth of the time


class Columns:
    """``z = [C, 1] @ block``, C (batch * rows * columns, size * size * channels) a row for each window.

    With ``g = dL/dz`` as a matrix: ``dL/dblock = [C, 1].T @ g``; each offset d adds ``g @ kernel[d].T`` to the pixels
    that it saw. Pictures of few channels have C transposed: longer runs to copy.
    """

    def __init__(self, plan: Plan, windows: Windows, block: Array, step: int) -> None:
        """``block`` (size * size * channels + 1, filters), its last row the bias; z is kept in windows of ``step``."""
        self._plan, self._windows, self._step, self._block = plan, windows, step, block
        self._channels = (len(block) - 1) // windows.size**2

    def plan_forward(self, padded: Array, z: Array) -> None:
        """Emit z from the padded picture."""
        plan = self._plan
        columns = self._plan_columns(padded)
        z = z.reshape(-1, self._block.shape[1])
        self._columns = columns[: len(z)]
        if len(columns) == len(z):
            plan.product(columns, self._block, z)
        else:
            sums = plan.scratch((len(columns), z.shape[1]))
            plan.product(columns, self._block, sums)
            plan.call(np.copyto, z, sums[: len(z)])

    def plan_block_gradient(self, dz: Array, gradient: Array) -> None:
        """Emit ``gradient`` = dL/dblock."""
        self._plan.product(self._columns.T, dz.reshape(len(self._columns), -1), gradient)

    def plan_input_gradient(self, dz: Array, dx: Array) -> None:
        """Emit the product of each offset and its sum over windows."""
        plan, windows = self._plan, self._windows
        area, rows = windows.size**2, len(self._columns)
        if self._step > 1:  # the sums have longer runs in a whole picture
            picture = plan.scratch((plan.batch, windows.rows, windows.columns, dz.shape[-1]))
            plan.call(np.copyto, by_place(picture, self._step), dz)
            dz = picture
        flipped = self._block[:-1].reshape(area, self._channels, -1).transpose(0, 2, 1)
        parts = plan.scratch((area, rows, self._channels))
        plan.call(np.matmul, dz.reshape(1, rows, -1), flipped, parts)
        plan_scatter(plan, windows, parts, dx)

    def _plan_columns(self, padded: Array) -> Array:
        """Emit im2col; a matrix whose last column is ones, for the bias. Of few windows there are a few rows more."""
        is_few = self._channels <= FEW_CHANNELS
        view = self._offsets_first(padded) if is_few else by_place(self._windows.patches(padded), self._step)
        length = self._windows.size**2 * self._channels
        rows = view.size // length
        spare = -rows % AT_ONCE if rows < FEW_WINDOWS and not is_few else 0
        columns = self._plan.buffer((length + 1, rows)).T if is_few else self._plan.buffer((rows + spare, length + 1))
        columns.fill(1)
        windows = columns[:, :-1].T if is_few else columns[:rows, :-1]
        self._plan.call(np.copyto, windows.reshape(view.shape, copy=False), view)
        return columns

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
        together = np.moveaxis(joint.patches(padded), (3, 4, 5), (0, 1, 2))
        places = self._plan.buffer(together.shape)
        self._plan.call(np.copyto, places, together)
        down, right, channel, *others = places.strides
        shape = (windows.size, windows.size, self._channels, step, step, *places.shape[3:])
        strides = (down, right, channel, down * windows.stride, right * windows.stride, *others)
        return as_strided(places, shape, strides, writeable=False)
