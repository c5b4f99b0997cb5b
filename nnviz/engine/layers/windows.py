"""Windows that slide over pictures: their arithmetic, and the emission of what convolutions share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.base import ShapeError, whole
from nnviz.engine.plan import Plan
from nnviz.engine.signals import by_place
from nnviz.hyper import HyperParam, Value

Padding = Literal["valid", "same"]

KERNEL = HyperParam("kernel", "Kernel", 3, 1, 31, unit="px", help="Height and width of the window.")
STRIDE = HyperParam("stride", "Stride", 1, 1, 8, unit="px", help="How far the window moves at a time.")
PADDING = HyperParam(
    "padding",
    "Padding",
    "valid",
    choices=("valid", "same"),
    help="Valid: windows stay inside the picture. Same: a rim of zeros lets them stand on its edge.",
)


@dataclass(frozen=True, slots=True)
class Windows:
    """Square windows of ``size`` over a picture (height, width), ``stride`` apart, at (rows, columns) places.

    ``top`` and ``left`` are the zeros put before the picture, (padded_height, padded_width) its size with all of them.
    """

    height: int
    width: int
    size: int
    stride: int
    rows: int
    columns: int
    top: int
    left: int
    padded_height: int
    padded_width: int

    @property
    def is_padded(self) -> bool:
        """Whether there is a rim of zeros."""
        return (self.padded_height, self.padded_width) != (self.height, self.width)

    @property
    def rims(self) -> tuple[int, int, int, int]:
        """The zeros above, below, left and right of the picture."""
        below = self.padded_height - self.height - self.top
        right = self.padded_width - self.width - self.left
        return self.top, below, self.left, right

    @property
    def is_overlapping(self) -> bool:
        """Whether neighbouring windows share pixels."""
        return self.stride < self.size

    def offsets(self) -> Iterator[tuple[int, int]]:
        """Every place (row, column) inside a window, row by row."""
        return ((i, j) for i in range(self.size) for j in range(self.size))

    def pixels(self, padded: Array, row: int, column: int) -> Array:
        """A view (batch, rows, columns, c): the pixel at (row, column) of each window."""
        return padded[:, self._run(row, self.rows), self._run(column, self.columns)]

    def inside(self, padded: Array) -> Array:
        """A view (batch, height, width, c): the picture without its rim."""
        return padded[:, self.top : self.top + self.height, self.left : self.left + self.width]

    def patches(self, padded: Array) -> Array:
        """A view (batch, rows, columns, size, size, c): every window whole."""
        n, h, w, c = padded.strides
        shape = (padded.shape[0], self.rows, self.columns, self.size, self.size, padded.shape[3])
        strides = (n, h * self.stride, w * self.stride, h, w, c)
        return as_strided(padded, shape, strides, writeable=False)

    def _run(self, start: int, count: int) -> slice:
        return slice(start, start + (count - 1) * self.stride + 1, self.stride)


def windows_over(height: int, width: int, size: int, stride: int, padding: str) -> Windows:
    """Windows over a picture; "same" gives ``ceil(height / stride)`` rows. Raises ShapeError when none fits."""
    if padding == "valid":
        if size > min(height, width):
            raise ShapeError(
                f"a window of {size}x{size} does not fit into a picture of {height}x{width}; "
                f"use {min(height, width)} or less, or padding same"
            )
        rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
        return Windows(height, width, size, stride, rows, columns, 0, 0, height, width)
    rows, columns = -(-height // stride), -(-width // stride)
    down, right = (max((n - 1) * stride + size - side, 0) for n, side in ((rows, height), (columns, width)))
    return Windows(height, width, size, stride, rows, columns, down // 2, right // 2, height + down, width + right)


def require_picture(what: str, input_shape: Shape) -> tuple[int, int, int]:
    """The input shape as (height, width, channels). Raises ShapeError unless it is one."""
    if len(input_shape) != 3:
        raise ShapeError(
            f"{what} needs a picture (height, width, channels), got {input_shape}; add a reshape layer before it"
        )
    height, width, channels = input_shape
    return height, width, channels


def settings_windows(settings: Mapping[str, Value], height: int, width: int) -> Windows:
    """Windows by the settings KERNEL, STRIDE and PADDING."""
    return windows_over(height, width, whole(settings, "kernel"), whole(settings, "stride"), str(settings["padding"]))


def plan_padding(plan: Plan, windows: Windows, picture: Array) -> Array:
    """Emit the copy of ``picture`` into a frame of zeros, and return that; without a rim the picture itself."""
    if not windows.is_padded:
        return picture
    padded = plan.buffer((picture.shape[0], windows.padded_height, windows.padded_width, picture.shape[3]))
    padded.fill(0)
    plan.call(np.copyto, windows.inside(padded), picture)
    return padded


def plan_scatter(plan: Plan, windows: Windows, parts: Array, target: Array) -> None:
    """Emit ``target`` = for each pixel the sum of what all windows say of it.

    ``parts`` (size * size, windows, c) holds a window's pixels by offset, ``target`` is the picture without the rim.
    """
    padded = target
    if windows.is_padded:
        padded = plan.buffer((target.shape[0], windows.padded_height, windows.padded_width, target.shape[3]))
    plan.call(padded.fill, 0)
    if windows.size % windows.stride:
        for part, (row, column) in zip(parts, windows.offsets(), strict=True):
            pixels = windows.pixels(padded, row, column)
            plan.call(np.add, pixels, part.reshape(pixels.shape), pixels)
    else:
        _plan_scatter_blocks(plan, windows, parts.reshape(windows.size, windows.size, *parts.shape[1:]), padded)
    if windows.is_padded:
        plan.call(np.copyto, target, windows.inside(padded))


def _plan_scatter_blocks(plan: Plan, windows: Windows, parts: Array, padded: Array) -> None:
    """The same for windows that can be cut into blocks of stride x stride: those of one place lie side by side, so
    that one call adds all their pixels.
    """
    block = windows.stride
    height, width = windows.rows * block, windows.columns * block
    for row in range(0, windows.size, block):
        for column in range(0, windows.size, block):
            pixels = by_place(padded[:, row : row + height, column : column + width], block)
            part = parts[row : row + block, column : column + block].reshape(pixels.shape)
            plan.call(np.add, pixels, part, pixels)
