"""Plan: the calls of one forward and one backward pass, bound once to buffers that are made once.

A layer does not compute: it emits NumPy calls with ``out=`` onto a plan. Running the plan is then a flat loop over
bound calls that allocates nothing, three times faster than the same formulas written as functions.
A plan belongs to one batch size, one set of layer settings and one thread. It reads the weights where they lie in
the network's flat vector, so it stays valid while they change.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, ClassVar, Protocol

import numpy as np

from nnviz.engine.arrays import Array, Shape, aligned
from nnviz.engine.calls import Call, bound, in_a_row
from nnviz.engine.second_thread import SecondThread
from nnviz.engine.signals import Signal, layout

FEW_ROWS = 32


class Slope(Protocol):
    """What a plan asks of an activation."""

    needs_input: ClassVar[bool]

    def slope_dtype(self, dtype: np.dtype[np.generic]) -> np.dtype[np.generic]:
        """The type that slopes of numbers of ``dtype`` are kept in."""

    def plan_slope(self, plan: "Plan", z: Array, a: Array, slope: Array) -> None:
        """Emit ``slope = da/dz``."""


class Plan:
    """The calls of one pass through a network for batches of one size.

    Parameters
    ----------
    gradients : the flat vector that the backward pass fills, or None for a forward-only plan
    is_training : dropout and batch normalisation behave as in training
    is_detailed : every z, dL/da and dL/dz keeps its own memory, to be looked at after the run
    mean_over : the number of samples the loss is the mean of; the batch, unless it is done in parts
    rng : the random stream of layers that draw numbers; needed when ``is_training``

    Once allocated, ``samples`` and ``answers`` are views (batch, *shape) of what goes in and what comes out.
    """

    samples: Array
    answers: Array

    def __init__(
        self,
        batch: int,
        dtype: np.dtype[np.generic],
        *,
        gradients: Array | None = None,
        is_training: bool = False,
        is_detailed: bool = False,
        mean_over: int | None = None,
        rng: np.random.Generator | None = None,
    ) -> None:
        self.batch = batch
        self.dtype = dtype
        self.is_training = is_training
        self.is_detailed = is_detailed
        self.mean_over = mean_over or batch
        self.signals: list[Signal] = []
        self.once: list[Call] = []
        self.forward: list[Call] = []
        self.backward: list[Call] = []
        self.notes: dict[object, Any] = {}  # Any: each layer hands itself what it likes
        self._gradients = gradients
        self._rng = rng
        self._calls = self.forward
        self._constants: dict[float, Array] = {}
        self._copies: dict[tuple[float, Shape, np.dtype[np.generic]], Array] = {}
        self._scratch: dict[tuple[Shape, int], Array] = {}
        self._arena = np.empty((0, batch), dtype)
        self._slopes: dict[np.dtype[np.generic], Array] = {}
        self._slope_requests: list[tuple[int, int, Slope]] = []

    # ------------------------------------------------------------ running

    @property
    def input(self) -> Signal:
        """What goes into the first layer."""
        return self.signals[0]

    @property
    def output(self) -> Signal:
        """What comes out of the last layer."""
        return self.signals[-1]

    @cached_property
    def run_forward(self) -> Call:
        """From ``input.value`` to ``output.value``. Whatever is emitted after the first run is left out."""
        return in_a_row([*self.once, *self.forward])

    @cached_property
    def run_backward(self) -> Call:
        """From ``output.gradient`` (or the planned loss) to the gradient vector. ``run_forward`` comes first."""
        return in_a_row(self.backward)

    # ------------------------------------------------------------ what layers use while they emit

    @property
    def has_backward(self) -> bool:
        """Whether a backward pass belongs to this plan."""
        return self._gradients is not None

    @property
    def gradients(self) -> Array:
        """The flat vector that the backward pass fills."""
        if self._gradients is None:
            raise ValueError("this plan is for the forward pass only: build it with a gradient vector")
        return self._gradients

    @property
    def rng(self) -> np.random.Generator:
        """The random stream of this plan's training passes."""
        if self._rng is None:
            raise ValueError("a layer draws random numbers: build the plan with rng")
        return self._rng

    def call(self, function: Callable[..., object], *arguments: object, **keywords: object) -> None:
        """Emit ``function(*arguments, **keywords)``. Every array argument must stay where it is."""
        self._calls.append(bound(function, *arguments, **keywords))

    def call_first(self, function: Callable[..., object], *arguments: object) -> None:
        """Put a call at the head of the forward pass: how inputs get into their layout."""
        self.forward.insert(0, bound(function, *arguments))

    def call_once(self, function: Callable[..., object], *arguments: object) -> None:
        """Emit a call that depends on the weights only: it runs once a step, before all parts of a batch."""
        self.once.append(bound(function, *arguments))

    def beside(self) -> "Plan":
        """An empty plan for a second thread, which needs memory and a gradient vector of its own."""
        return Plan(self.batch, self.dtype, gradients=aligned(self.gradients.shape, self.dtype))

    def start(self, other: "Plan") -> None:
        """Emit: the second thread begins with ``other.run_forward`` while this one goes on, up to ``wait``.

        What ``other`` reads must be ready here and stay as it is until then.
        """
        self.call(self._second_thread.start, other.run_forward)

    def wait(self) -> None:
        """Emit: wait until the second thread has done all it was given. Raises what it has raised."""
        self.call(self._second_thread.wait)

    @cached_property
    def _second_thread(self) -> SecondThread:
        return SecondThread()

    def product(self, a: Array, b: Array, out: Array) -> None:
        """Emit ``out = a @ b``. A contiguous ``out`` takes the cheaper ``dot`` (0.8 against 1.7 us a call).

        ``dot`` copies an operand that is not one whole matrix or the transpose of one.
        """
        if out.flags.c_contiguous:
            self.call(a.dot, b, out)
        else:
            self.call(np.matmul, a, b, out)

    def contiguous(self, array: Array) -> Array:
        """``array`` itself when it is contiguous, else memory that a copy is emitted into."""
        if array.flags.c_contiguous:
            return array
        copy = self.buffer(array.shape)
        self.call(np.copyto, copy, array)
        return copy

    def sum_rows(self, rows: Array, out: Array) -> None:
        """Emit ``out = rows.sum(0)`` as a product with ones: BLAS is three times faster at it than a reduction."""
        self.call(self.copies(1, (len(rows),)).dot, rows, out)

    def reduce(self, ufunc: np.ufunc, a: Array, axis: int, out: Array) -> None:
        """Emit ``out = ufunc.reduce(a, axis)`` with the axis kept at length one. A single sample is done as a line."""
        line = np.squeeze(a)
        if out.size == 1 and line.ndim == 1:
            self.call(ufunc.reduce, line, 0, None, np.squeeze(out))
        else:
            self.call(ufunc.reduce, a, axis, None, np.squeeze(out, axis))

    def reduced(self, a: Array, axis: int) -> Array:
        """Memory for a reduction of ``a`` over ``axis`` that keeps the axis at length one."""
        shape = list(a.shape)
        shape[axis] = 1
        return self.buffer(tuple(shape))

    def total(self, a: Array, axis: int) -> Array:
        """Emit the sum over ``axis`` and return its memory, which calls with ``a`` can repeat over that axis.

        Over the units of a flat layer it is a product with ones, three times faster than a reduction; of a small one
        the product gives a sum for each unit, as calls over equal shapes are three times faster too.
        """
        if axis == 0 and a.ndim == 2:
            sums = self.buffer((len(a) if len(a) <= FEW_ROWS else 1, a.shape[1]))
            self.product(self.copies(1, (len(sums), len(a))), a, sums)
        else:
            sums = self.reduced(a, axis)
            self.reduce(np.add, a, axis, sums)
        return sums

    def spread(self, row: Array, shape: Shape) -> Array:
        """``row`` in a form that calls with arrays of ``shape`` are fast with.

        Over the units of a small flat layer that is memory filled with copies of the row: calls over equal shapes are
        three times faster than those that must repeat one.
        """
        if len(shape) != 2 or len(row) != 1 or row.size == 1 or shape[0] > FEW_ROWS:
            return row
        copies = self.buffer(shape)
        self.call(np.copyto, copies, row[0])
        return copies

    def buffer(self, shape: Shape, dtype: type | np.dtype[np.generic] | None = None) -> Array:
        """Uninitialised memory of the plan's own dtype, or of ``dtype``."""
        return aligned(shape, self.dtype if dtype is None else dtype)

    def scratch(self, shape: Shape, number: int = 0) -> Array:
        """Memory that is used up again by the next call that asks for the same; for what lives through few calls."""
        key = (shape, number)
        if key not in self._scratch:
            self._scratch[key] = self.buffer(shape)
        return self._scratch[key]

    def constant(self, value: float) -> Array:
        """``value`` as a 0-d array: NumPy takes it 0.6 us faster than a Python number."""
        if value not in self._constants:
            self._constants[value] = np.array(value, self.dtype)
        return self._constants[value]

    def copies(self, value: float, shape: Shape, dtype: np.dtype[np.generic] | None = None) -> Array:
        """An array full of ``value``, for all calls: NumPy compares with it five times faster than with one number."""
        key = value, shape, dtype or self.dtype
        if key not in self._copies:
            self._copies[key] = self.buffer(shape, key[2])
            self._copies[key].fill(value)
        return self._copies[key]

    def pre_activation(self, y: Signal, activation: Slope) -> Array:
        """The memory for z of ``y``: that of ``y.value`` itself unless z must outlive the activation."""
        if self.is_detailed or activation.needs_input:
            y.pre_activation = self.buffer(y.value.shape)
        return y.pre_activation

    def slope(self, activation: Slope, y: Signal) -> Array:
        """da/dz of ``y``, ready when the backward pass starts.

        All flat signals lie in one block, so neighbouring layers with one activation share the calls.
        """
        dtype = activation.slope_dtype(self.dtype)
        if y.row is None or activation.needs_input:
            slope = self.buffer(y.value.shape, dtype)
            activation.plan_slope(self, y.pre_activation, y.value, slope)
            return slope
        if dtype not in self._slopes:
            self._slopes[dtype] = self.buffer(self._arena.shape, dtype)
        stop = y.row + y.shape[0]
        self._slope_requests.append((y.row, stop, activation))
        return self._slopes[dtype][y.row : stop]

    # ------------------------------------------------------------ building, used by the network

    def allocate(
        self, inputs: Signal, forms: Sequence[tuple[Shape, int]], wants_input_gradient: bool, first_gradient: int = 1
    ) -> None:
        """Make all signals: ``inputs``, then one of each shape and step.

        If the plan has a backward pass they get gradients: all of them, or those from number ``first_gradient`` on.
        """
        rows = sum(shape[0] + 1 for shape, _ in forms if len(shape) == 1)
        self._arena = self.buffer((rows, self.batch))
        self._arena.fill(1)
        self.signals = [inputs]
        row = 0
        for shape, step in forms:
            if len(shape) == 1:
                block = self._arena[row : row + shape[0] + 1]
                self.signals.append(Signal(shape, block[:-1], block, row))
                row += shape[0] + 1
            else:
                self.signals.append(Signal(shape, self.buffer(layout(shape, self.batch, step)), step=step))
        self.samples, self.answers = (end.batch_first(end.value) for end in (self.input, self.output))
        if self._gradients is not None:
            for signal in self.signals[0 if wants_input_gradient else first_gradient :]:
                signal.make_gradient()

    def start_backward(self) -> None:
        """From here on calls belong to the backward pass."""
        self._calls = self.backward

    def finish(self) -> None:
        """Put the shared slope calls at the head of the backward pass."""
        head: list[Call] = []
        self._calls = head
        for start, stop, activation in _merged(sorted(self._slope_requests, key=lambda request: request[0])):
            values = self._arena[start:stop]
            slopes = self._slopes[activation.slope_dtype(self.dtype)][start:stop]
            activation.plan_slope(self, values, values, slopes)
        self.backward[:0] = head
        self._slope_requests.clear()


def _merged(requests: list[tuple[int, int, Slope]]) -> list[tuple[int, int, Slope]]:
    """Join requests of one activation that only a row of ones separates: its slope is computed too and never read."""
    runs: list[tuple[int, int, Slope]] = []
    for start, stop, activation in requests:
        if runs and runs[-1][2] is activation and start == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], stop, activation)
        else:
            runs.append((start, stop, activation))
    return runs
