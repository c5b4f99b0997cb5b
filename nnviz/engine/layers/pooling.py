"""Pooling: maximum and mean over windows, and the mean over the whole picture."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.base import LAYERS, Layer, ShapeError, whole
from nnviz.engine.layers.windows import Windows, require_picture, windows_over
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam, Value

SIZE = HyperParam("size", "Window", 2, 1, 16, unit="px", help="Height and width of the window.")
STRIDE = HyperParam("stride", "Stride", 2, 1, 16, unit="px", help="How far the window moves at a time.")


class Pooling(Layer):
    """What the pooling layers over windows share; channels stay apart."""

    hyper = (SIZE, STRIDE)

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        height, width, channels = require_picture("pooling", input_shape)
        windows = _windows(settings, height, width)
        return (windows.rows, windows.columns, channels)

    @property
    def windows(self) -> Windows:
        """Where the windows stand."""
        return _windows(self.settings, self.input_shape[0], self.input_shape[1])

    @property
    def read_shape(self) -> Shape:
        windows = self.windows
        height, width = ((n - 1) * windows.stride + windows.size for n in (windows.rows, windows.columns))
        return (height, width, self.input_shape[2])

    @property
    def read_step(self) -> int:
        windows = self.windows
        return windows.size if windows.stride == windows.size else 1


@LAYERS.register("max_pool2d", "Max pooling", "Keeps the largest number of each window: pictures shrink.")
class MaxPool2D(Pooling):
    """``y[p] = max_d x[stride p + d]``, channel by channel.

    Shapes
    ------
    x : (batch, height, width, channels), y : (batch, rows, columns, channels)

    Notes
    -----
    First down the columns, then along the rows, each as a running maximum of shifted slices. A bit for each slice
    says whether it beat those before it (so the first of equals wins); backward the bits lead the gradient home:
    the last slice that won takes it, what is left goes on to the slices before it.

    Applies a convolution's activation when asked to: ``max f(x) = f(max x)`` for a monotone f, on fewer numbers.
    """

    finishes_sums = True

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        rows = self._row_slices(x, x.value)
        tall = plan.buffer(rows[0].shape)
        down = _plan_maximum(plan, rows, tall)
        along = _plan_maximum(plan, self._column_slices(x, tall), y.value)
        plan.notes[self] = tall, down, along
        if x.deferred:
            x.deferred.plan_forward(plan, y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        tall, down, along = plan.notes[self]
        dy = x.deferred.plan_backward(plan, y) if x.deferred else gradient_of(y)
        if x.gradient is None:
            return
        if plan.is_detailed:
            kept, dy = dy, plan.buffer(dy.shape)
            plan.call(np.copyto, dy, kept)
        windows = self.windows
        if windows.stride != windows.size:
            plan.call(tall.fill, 0)
        _plan_routes(plan, dy, along, self._column_slices(x, tall), windows.is_overlapping)
        if x.step == 1:
            _plan_clearing(plan, windows, x.gradient)
        _plan_routes(plan, tall, down, self._row_slices(x, x.gradient), windows.is_overlapping)

    def _row_slices(self, x: Signal, picture: Array) -> list[Array]:
        """Views of ``picture``, in the layout of ``x``: the first row of every window, the second, ..."""
        if x.step > 1:
            return list(picture)
        windows = self.windows
        reach = (windows.rows - 1) * windows.stride + 1
        width = (windows.columns - 1) * windows.stride + windows.size
        return [picture[:, i : i + reach : windows.stride, :width] for i in range(windows.size)]

    def _column_slices(self, x: Signal, tall: Array) -> list[Array]:
        """Views of ``tall``, one such row of every window: the first column of every window, the second, ..."""
        if x.step > 1:
            return list(tall)
        windows = self.windows
        reach = (windows.columns - 1) * windows.stride + 1
        return [tall[:, :, i : i + reach : windows.stride] for i in range(windows.size)]


@LAYERS.register("avg_pool2d", "Average pooling", "Takes the mean of each window: pictures shrink.")
class AvgPool2D(Pooling):
    """``y[p] = mean_d x[stride p + d]``, channel by channel; each pixel of a window gets ``dL/dy / size^2``."""

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        first, *others = self._pixels(x, x.value)
        plan.call(np.copyto, y.value, first)
        for pixels in others:
            plan.call(np.add, y.value, pixels, y.value)
        plan.call(np.multiply, y.value, plan.constant(self.windows.size**-2), y.value)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        if x.gradient is None:
            return
        share = plan.buffer(y.value.shape)
        plan.call(np.multiply, gradient_of(y), plan.constant(self.windows.size**-2), share)
        plan.call(x.gradient.fill, 0)
        for pixels in self._pixels(x, x.gradient):
            plan.call(np.add, pixels, share, pixels)

    def _pixels(self, x: Signal, picture: Array) -> list[Array]:
        """Views of ``picture``, in the layout of ``x``: the same pixel of every window, for each."""
        if x.step > 1:
            return [pixels for row in picture for pixels in row]
        return [self.windows.pixels(picture, row, column) for row, column in self.windows.offsets()]


@LAYERS.register("global_avg_pool", "Global average", "The mean of each whole map, or of each feature over time.")
class GlobalAvgPool(Layer):
    """``y[c] = mean of x[..., c]`` over all places of a picture, or all steps of a sequence.

    Shapes
    ------
    x : (batch, height, width, channels) or (batch, time, channels), y : (batch, channels)
    """

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        if len(input_shape) not in (2, 3):
            raise ShapeError(f"global average needs a picture or a sequence, got {input_shape}; remove it")
        return input_shape[-1:]

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        sums = plan.buffer((plan.batch, self.shape[0]))
        plan.call(np.add.reduce, x.value, self._axes, None, sums)
        plan.call(np.multiply, sums.T, plan.constant(1.0 / self._places), y.value)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        if x.gradient is None:
            return
        share = np.expand_dims(gradient_of(y).T, self._axes)
        plan.call(np.multiply, share, plan.constant(1.0 / self._places), x.gradient)

    @property
    def _places(self) -> int:
        return int(np.prod(self.input_shape[:-1]))

    @property
    def _axes(self) -> tuple[int, ...]:
        return (0,) if len(self.input_shape) == 2 else (1, 2)


def _windows(settings: Mapping[str, Value], height: int, width: int) -> Windows:
    return windows_over(height, width, whole(settings, "size"), whole(settings, "stride"), "valid")


def _plan_maximum(plan: Plan, slices: list[Array], out: Array) -> list[Array]:
    """Emit ``out`` = maximum of the slices. Returns for each slice but the first the bits where it beat the former."""
    if len(slices) == 1:
        plan.call(np.copyto, out, slices[0])
        return []
    wins = []
    best = slices[0]
    for candidate in slices[1:]:
        if plan.has_backward:
            wins.append(plan.buffer(out.shape, np.bool_))
            plan.call(np.greater, candidate, best, wins[-1])
        plan.call(np.maximum, best, candidate, out=out)
        best = out
    return wins


def _plan_routes(plan: Plan, gradient: Array, wins: list[Array], slices: list[Array], adds: bool) -> None:
    """Emit the way back of ``_plan_maximum``: ``gradient`` (which is used up) onto the slices, or added to them."""
    for index in range(len(wins), 0, -1):
        share = plan.buffer(gradient.shape) if adds else slices[index]
        rest = slices[0] if index == 1 and not adds else gradient
        plan.call(np.multiply, gradient, wins[index - 1], share)
        plan.call(np.subtract, gradient, share, rest)
        if adds:
            plan.call(np.add, slices[index], share, slices[index])
    if adds:
        plan.call(np.add, slices[0], gradient, slices[0])
    elif not wins:
        plan.call(np.copyto, slices[0], gradient)


def _plan_clearing(plan: Plan, windows: Windows, target: Array) -> None:
    """Emit zeros: everywhere when windows add to what is there or leave gaps, else at the edges that none sees."""
    if windows.stride != windows.size:
        plan.call(target.fill, 0)
        return
    rows, columns = windows.rows * windows.stride, windows.columns * windows.stride
    for edge in (target[:, rows:], target[:, :, columns:]):
        if edge.size:
            plan.call(edge.fill, 0)
