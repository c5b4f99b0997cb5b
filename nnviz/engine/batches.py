"""TrainingData and Batch: how samples are kept, and the memory that a batch of them is gathered into."""

from collections.abc import Callable

import numpy as np

from nnviz.engine.arrays import Array, Shape, aligned
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal, layout, swap_batch

FEW = 16

Augment = Callable[[Array, np.random.Generator], Array]
Take = tuple[Callable[..., object], int, Array]


class Table:
    """Numbers of samples, (n, numbers), kept so that ``take`` gathers a batch fast.

    Up to FEW ``flat`` numbers a sample are kept by column: taken along the second axis they lie as flat signals do.
    More are kept by row: a whole sample at a time is faster then. ``values`` (n, numbers) is a view, to be written to.
    """

    def __init__(self, values: Array, *, is_flat: bool) -> None:
        self._axis = 1 if is_flat and values.shape[1] <= FEW else 0
        self._kept = np.ascontiguousarray(values.T if self._axis else values)
        self.values = self._kept.T if self._axis else self._kept

    def take_into(self, size: int) -> tuple[Take, Array]:
        """What gathers a batch, called as ``take(indices, axis, memory, "clip")``, and its view (numbers, size)."""
        numbers = self.values.shape[1]
        memory = aligned((numbers, size) if self._axis else (size, numbers), self.values.dtype)
        return (self._kept.take, self._axis, memory), memory if self._axis else memory.T


class TrainingData:
    """Samples and targets in tables; flat samples end in a one, for the bias. Few numbers share one table.

    ``targets`` (n, numbers) is a view, to be written to. ``augment``, where set, turns each batch of pictures
    (batch, height, width, channels) into changed copies.
    """

    def __init__(self, x: Array, targets: Array, dtype: np.dtype[np.generic]) -> None:
        n, is_flat = len(x), x.ndim == 2
        self.augment: Augment | None = None
        samples = np.asarray(x, dtype).reshape(n, -1)
        if is_flat:
            samples = np.hstack([samples, np.ones((n, 1), dtype)])
        answers = np.array(targets, dtype).reshape(n, -1)
        self.inputs, outputs = samples.shape[1], answers.shape[1]
        if is_flat and targets.ndim == 2 and self.inputs + outputs <= FEW:
            self.tables = [Table(np.hstack([samples, answers]), is_flat=True)]
        else:
            self.tables = [Table(samples, is_flat=is_flat), Table(answers, is_flat=targets.ndim == 2)]
        self.targets = self.tables[-1].values[:, -outputs:]


class Batch:
    """Memory for ``size`` samples.

    Each of ``takes`` gathers when called as ``take(indices, axis, memory, "clip")``. ``inputs`` is the signal that a
    plan reads the samples from, ``targets`` has the layout of signals.
    """

    def __init__(
        self, data: TrainingData, size: int, input_shape: Shape, output_shape: Shape, rng: np.random.Generator
    ) -> None:
        self._data, self._rng = data, rng
        self.takes, views = zip(*(table.take_into(size) for table in data.tables), strict=True)
        samples, targets = views if len(views) > 1 else np.split(views[0], [data.inputs])
        self.targets = swap_batch(targets.T.reshape(size, *output_shape), output_shape)
        if len(input_shape) == 1:
            self.inputs = Signal(input_shape, samples[:-1], samples)
            return
        self._samples = samples.T.reshape(size, *input_shape)
        is_picture = len(input_shape) == 3
        values = self._samples if is_picture else aligned(layout(input_shape, size), samples.dtype)
        self.inputs = Signal(input_shape, values)

    def plan_order(self, plan: Plan) -> None:
        """Emit what has to be done with samples that were gathered: sequences get time first, pictures augmented."""
        shape = self.inputs.shape
        if len(shape) == 2:
            plan.call_first(np.copyto, self.inputs.value, swap_batch(self._samples, shape))
        elif len(shape) == 3:
            plan.call_first(self._augment)

    def _augment(self) -> None:
        if self._data.augment is not None:
            self._samples[...] = self._data.augment(self._samples, self._rng)
