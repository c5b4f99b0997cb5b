"""Convolution with fewer multiplications: Winograd's minimal filtering."""

from dataclasses import replace

import numpy as np

from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.windows import Windows, plan_scatter
from nnviz.engine.plan import Plan
from nnviz.engine.signals import by_place

SIZE = 3
TILE = 2  # pixels of z a side that one tile makes, from 4 a side of x
FEWER, MORE = 16, 32  # of channels and filters at least: below, the transforms cost more than the products save
MANY_TILES = 64

_OF_INPUT = np.array([[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]])
_OF_KERNEL = np.array([[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]])
_OF_OUTPUT = np.array([[1, 1, 1, 0], [0, 1, -1, -1]])


def suits_winograd(windows: Windows, kernel: Shape, batch: int, step: int) -> bool:
    """Whether a convolution with a kernel of this shape (size, size, channels, filters) is done faster this way."""
    tiles = batch * windows.rows * windows.columns // TILE**2
    fewer, more = sorted(kernel[2:])
    return (
        (windows.size, windows.stride) == (SIZE, 1)
        and windows.rows % TILE == windows.columns % TILE == 0
        and step in (1, TILE)
        and fewer >= FEWER
        and more >= MORE
        and tiles >= MANY_TILES
    )


class Winograd:
    """Windows of 3x3 pixels, four neighbours at a time: ``z = A [(G kernel G') * (B x B')] A' + bias`` for each tile.

    A tile x of 4x4 pixels makes 2x2 of z with 16 multiplications where the sum itself takes 36. Over channels and
    filters the product ``*`` is 16 matrix products; the bias stands behind them as a 17th. Lavin & Gray 2016, "Fast
    algorithms for convolutional neural networks", F(2x2, 3x3). The transforms of rows and columns together are
    products too, with the Kronecker squares of G, B and A; backward they are transposed.
    """

    def __init__(self, plan: Plan, windows: Windows, block: Array, step: int) -> None:
        """``block`` (9 * channels + 1, filters), its last row the bias; z is kept in windows of ``step``."""
        self._plan, self._bias, self._step = plan, block[-1], step
        channels, filters = (len(block) - 1) // SIZE**2, block.shape[1]
        rows, columns = windows.rows // TILE, windows.columns // TILE
        self._tiles = replace(windows, size=SIZE + 1, stride=TILE, rows=rows, columns=columns)
        count = plan.batch * rows * columns
        self._inputs = plan.buffer((16, count, channels))
        self._kernels = plan.buffer((16, channels, filters))
        self._sums = plan.buffer((17, count, filters))
        self._of_input, self._of_kernel, of_output = (
            np.kron(matrix, matrix).astype(plan.dtype) for matrix in (_OF_INPUT, _OF_KERNEL, _OF_OUTPUT)
        )
        self._of_output = np.hstack([of_output, np.ones((TILE**2, 1), plan.dtype)])
        plan.call_once(self._of_kernel.dot, block[:-1].reshape(SIZE**2, -1), self._kernels.reshape(16, -1))

    def plan_forward(self, padded: Array, z: Array) -> None:
        """Emit z from the padded picture."""
        plan, places = self._plan, self._by_place(z)
        tiles = np.moveaxis(self._tiles.patches(padded), (3, 4), (0, 1))
        cut = plan.scratch(tiles.shape)
        plan.call(np.copyto, cut, tiles)
        plan.product(self._of_input, cut.reshape(16, -1), self._inputs.reshape(16, -1))
        plan.call(np.matmul, self._inputs, self._kernels, self._sums[:16])
        plan.call(np.copyto, self._sums[16], self._bias)
        plan.product(self._of_output, self._sums.reshape(17, -1), places.reshape(TILE**2, -1))
        if self._step != TILE:
            plan.call(np.copyto, by_place(z, TILE), places)

    def plan_block_gradient(self, dz: Array, gradient: Array) -> None:
        """Emit ``gradient`` = dL/dblock. The sums were read for the last time: their memory serves."""
        plan, places = self._plan, self._by_place(dz)
        if self._step != TILE:
            plan.call(np.copyto, places, by_place(dz, TILE))
        plan.product(self._of_output.T, places.reshape(TILE**2, -1), self._sums.reshape(17, -1))
        of_kernels = plan.scratch(self._kernels.shape)
        plan.call(np.matmul, self._inputs.transpose(0, 2, 1), self._sums[:16], of_kernels)
        plan.product(self._of_kernel.T, of_kernels.reshape(16, -1), gradient[:-1].reshape(SIZE**2, -1))
        plan.sum_rows(self._sums[16], gradient[-1])

    def plan_input_gradient(self, dz: Array, dx: Array) -> None:
        """Emit ``dx``, after the gradient of the block."""
        plan = self._plan
        plan.call(np.matmul, self._sums[:16], self._kernels.transpose(0, 2, 1), self._inputs)
        parts = plan.scratch(self._inputs.shape, 1)
        plan.product(self._of_input.T, self._inputs.reshape(16, -1), parts.reshape(16, -1))
        plan_scatter(plan, self._tiles, parts, dx)

    def _by_place(self, z: Array) -> Array:
        """``z`` itself where it is kept by place, else memory for it."""
        return z if self._step == TILE else self._plan.scratch(by_place(z, TILE).shape)
