"""Signal: the values between two layers, in the layout that suits their shape."""

from typing import TYPE_CHECKING, Protocol

import numpy as np

from nnviz.engine.arrays import Array, Shape, aligned, aligned_zeros

if TYPE_CHECKING:
    from nnviz.engine.plan import Plan


class Function(Protocol):
    """What the reader of a signal asks of an activation that was left to it, on its own signal ``y``."""

    def plan_forward(self, plan: "Plan", y: "Signal") -> None:
        """Emit ``y.value = f(y.pre_activation)``."""

    def plan_backward(self, plan: "Plan", y: "Signal") -> Array:
        """Emit dL/dz of ``y``, and return it."""


class Signal:
    """The values between two layers for one batch, in the layout that suits their shape, and their gradient.

    =============  ===============  ==========================================================
    shape          meaning          layout of ``value`` and ``gradient``
    =============  ===============  ==========================================================
    (n,)           flat             (n, batch): the first n rows of ``block`` (n + 1, batch),
                                    whose last row is ones, so that the bias is a column of
                                    the weight matrix
    (t, f)         sequence         (t, batch, f), time first
    (h, w, c)      picture          (batch, h, w, c), or by place, see below
    =============  ===============  ==========================================================

    A picture whose reader goes over it in windows of ``step`` pixels, side by side, is kept by place: all first pixels
    of the windows, all second ones and so on, (step, step, batch, h / step, w / step, c). What compares or adds up the
    pixels of a window then works on long runs. ``by_place`` views one layout as the other.

    ``gradient`` is dL/dvalue, or None where nobody wants it; of a flat signal the first n rows of ``gradient_block``
    (n + 1, batch), whose last row nobody reads: products with whole weight matrices, bias column too, fit into it.
    ``pre_activation`` is z where a layer has an activation (the same memory as ``value`` when z need not survive),
    ``pre_gradient`` is dL/dz once the backward pass is planned. ``is_fused`` says that the loss has
    already put dL/dz into ``gradient``.

    ``reader_may_finish`` tells the layer before that it may leave its activation to the layer after by setting
    ``deferred``; ``value`` and ``gradient`` are then those of z. Max pooling has a quarter of the numbers to do it on.
    """

    def __init__(
        self, shape: Shape, value: Array, block: Array | None = None, row: int | None = None, step: int = 1
    ) -> None:
        self.shape = shape
        self.value = value
        self.step = step
        self.row = row
        self.gradient: Array | None = None
        self.pre_activation = value
        self.pre_gradient: Array | None = None
        self.is_fused = False
        self.reader_may_finish = False
        self.deferred: Function | None = None
        self._block = block

    @property
    def block(self) -> Array:
        """(n + 1, batch) with a last row of ones. Raises TypeError unless the signal is flat."""
        if self._block is None:
            raise TypeError(f"only flat signals have a block with a row of ones, this one has shape {self.shape}")
        return self._block

    def make_gradient(self) -> None:
        """Give it memory for its gradient."""
        if self._block is None:
            self.gradient = aligned(self.value.shape, self.value.dtype)
        else:
            self.gradient_block = aligned(self._block.shape, self.value.dtype)
            self.gradient = self.gradient_block[:-1]

    @property
    def feature_axis(self) -> int:
        """The axis of ``value`` that counts features: 0 of a flat signal, the last one otherwise."""
        return 0 if len(self.shape) == 1 else -1

    def unit(self, array: Array, number: int) -> Array:
        """A view of what one unit (feature, filter) has in an array of this signal's layout."""
        return np.asarray(array[number] if len(self.shape) == 1 else array[..., number])

    def batch_first(self, array: Array) -> Array:
        """A view (batch, *shape) of an array in this signal's layout."""
        return swap_batch(array, self.shape)


def swap_batch(array: Array, shape: Shape) -> Array:
    """A view of samples of ``shape``: from batch first to the layout of signals, or back."""
    if len(shape) == 1:
        return array.T
    if len(shape) == 2:
        return array.transpose(1, 0, 2)
    return array


def by_place(picture: Array, step: int) -> Array:
    """A view (step, step, batch, h / step, w / step, ...) of ``picture`` (batch, h, w, ...); see Signal."""
    batch, height, width, *rest = picture.shape
    windows = picture.reshape(batch, height // step, step, width // step, step, *rest, copy=False)
    return np.moveaxis(windows, (2, 4), (0, 1))


def layout(shape: Shape, batch: int, step: int = 1) -> Shape:
    """The shape of the array that holds ``batch`` samples of ``shape``; see Signal."""
    if step > 1:
        height, width, channels = shape
        return (step, step, batch, height // step, width // step, channels)
    if len(shape) == 1:
        return (shape[0], batch)
    if len(shape) == 2:
        return (shape[0], batch, shape[1])
    return (batch, *shape)


def input_signal(shape: Shape, batch: int, dtype: np.dtype[np.generic]) -> Signal:
    """A signal with its own memory, to feed a plan from."""
    if len(shape) == 1:
        block = aligned((shape[0] + 1, batch), dtype)
        block.fill(1)
        return Signal(shape, block[:-1], block)
    return Signal(shape, aligned_zeros(layout(shape, batch), dtype))
