"""Convolution with fewer multiplications: Winograd's minimal filtering."""

from dataclasses import replace

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.layers.windows import Windows, plan_scatter
from nnviz.engine.plan import Plan, by_place

SIZE = 3
TILE = 2  # pixels of z a side that one tile makes, from 4 a side of x
MANY_CHANNELS = 16  # below, the transforms cost more than the products save
MANY_TILES = 64

_OF_INPUT = np.array([[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]])
_OF_KERNEL = np.array([[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]])
_OF_OUTPUT = np.array([[1, 1, 1, 0], [0, 1, -1, -1]])


def suits_winograd(windows: Windows, kernel: Array, batch: int, step: int) -> bool:
    """Whether a convolution of ``kernel`` (size, size, channels, filters) is done faster this way."""
    tiles = batch * windows.rows * windows.columns // TILE**2
    return (
        (windows.size, windows.stride) == (SIZE, 1)
        and windows.rows % TILE == windows.columns % TILE == 0
        and step in (1, TILE)
        and min(kernel.shape[2:]) >= MANY_CHANNELS
        and tiles >= MANY_TILES
    )


class Winograd:
    """Windows of 3x3 pixels, four neighbours at a time: ``z = A [(G kernel G') * (B x B')] A'`` for each tile.

    A tile x of 4x4 pixels makes 2x2 of z with 16 multiplications where the sum itself takes 36. Over channels and
    filters the product ``*`` is 16 matrix products. Lavin & Gray 2016, "Fast algorithms for convolutional neural
    networks", F(2x2, 3x3). The transforms of rows and columns together are products too, with the Kronecker squares of
    G, B and A; backward they are transposed.
    """

    def __init__(self, plan: Plan, windows: Windows, kernel: Array, step: int) -> None:
        """``kernel`` (3, 3, channels, filters); z is kept in windows of ``step``, see Signal."""
        self._plan, self._windows, self._step = plan, windows, step
        _, _, channels, filters = kernel.shape
        rows, columns = windows.rows // TILE, windows.columns // TILE
        self._tiles = replace(windows, size=SIZE + 1, stride=TILE, rows=rows, columns=columns)
        count = plan.batch * rows * columns
        self._inputs = plan.buffer((16, count, channels))
        self._kernels = plan.buffer((16, channels, filters))
        self._products = plan.buffer((16, count, filters))
        self._of_input, self._of_kernel, self._of_output = (
            np.kron(matrix, matrix).astype(plan.dtype) for matrix in (_OF_INPUT, _OF_KERNEL, _OF_OUTPUT)
        )
        plan.call_once(self._of_kernel.dot, kernel.reshape(SIZE**2, -1), self._kernels.reshape(16, -1))

    def plan_forward(self, padded: Array, z: Array) -> None:
        """Emit z from the padded picture."""
        plan = self._plan
        tiles = np.moveaxis(self._tiles.patches(padded), (3, 4), (0, 1))
        cut = plan.scratch(tiles.shape)
        plan.call(np.copyto, cut, tiles)
        plan.product(self._of_input, cut.reshape(16, -1), self._inputs.reshape(16, -1))
        plan.call(np.matmul, self._inputs, self._kernels, self._products)
        places = self._by_place(z)
        plan.product(self._of_output, self._products.reshape(16, -1), places.reshape(TILE**2, -1))
        if self._step != TILE:
            plan.call(np.copyto, by_place(z, TILE), places)

    def plan_kernel_gradient(self, dz: Array, gradient: Array) -> None:
        """Emit ``gradient`` = dL/dkernel. The products are read for the last time: their memory serves for dL/dz."""
        plan = self._plan
        places = self._by_place(dz)
        if self._step != TILE:
            plan.call(np.copyto, places, by_place(dz, TILE))
        plan.product(self._of_output.T, places.reshape(TILE**2, -1), self._products.reshape(16, -1))
        of_kernels = plan.scratch(self._kernels.shape)
        plan.call(np.matmul, self._inputs.transpose(0, 2, 1), self._products, of_kernels)
        plan.product(self._of_kernel.T, of_kernels.reshape(16, -1), gradient.reshape(SIZE**2, -1))

    def plan_input_gradient(self, dz: Array, dx: Array) -> None:
        """Emit ``dx``, after the gradient of the kernel."""
        plan, tiles = self._plan, self._tiles
        plan.call(np.matmul, self._products, self._kernels.transpose(0, 2, 1), self._inputs)
        parts = plan.scratch(self._inputs.shape, 1)
        plan.product(self._of_input.T, self._inputs.reshape(16, -1), parts.reshape(16, -1))
        plan_scatter(plan, tiles, parts, dx)

    def _by_place(self, z: Array) -> Array:
        """``z`` itself where it is kept by place, else memory for it."""
        return z if self._step == TILE else self._plan.scratch(by_place(z, TILE).shape)
