"""From samples to their gradient: gather a batch, run it forward, take the loss gradient, run it backward.

Small networks and sequences do a batch at once. Pictures, and steps of flat networks with much arithmetic, are done by
two threads that each take half of the batch; NumPy lets go of the interpreter lock in calls as long as theirs. Pictures
go a few samples at a time, so that the working set stays in the second-level cache. The halves are the same on every
machine, so the sums are too.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

import numpy as np

from nnviz.engine.arrays import Array, aligned_zeros
from nnviz.engine.batches import Batch, TrainingData
from nnviz.engine.blas import blas_threads
from nnviz.engine.calls import GIVEN, Call, bound, in_a_row
from nnviz.engine.losses import Loss
from nnviz.engine.network import Sequential
from nnviz.engine.second_thread import SecondThread

PICTURE_CHUNK = 8
HALVES = 2
MUCH_ARITHMETIC = 60e6  # operations a step: half a millisecond. Shorter ones gain nothing


class Part:
    """A plan for ``size`` samples with the memory that they are gathered into.

    ``run(indices)`` gathers the samples ``indices`` (size,) and fills the gradient vector: with the gradient of their
    share in a mean over ``mean_over`` samples.
    """

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        data: TrainingData,
        size: int,
        mean_over: int,
        gradients: Array,
        rng: np.random.Generator,
    ) -> None:
        batch = Batch(data, size, network.input_shape, network.output_shape, rng)
        self.plan = network.plan(
            size, inputs=batch.inputs, gradients=gradients, is_training=True, mean_over=mean_over, rng=rng
        )
        batch.plan_order(self.plan)
        self.plan.start_backward()
        targets = self.plan.contiguous(batch.targets) if len(batch.targets) > 1 else batch.targets
        loss.plan_gradient(self.plan, self.plan.output, targets, network.last_activation)
        network.plan_backward(self.plan)
        gather = [bound(take, GIVEN, axis, memory, "clip") for take, axis, memory in batch.takes]  # "raise" would copy
        self.run: Callable[[Array], object] = in_a_row([*gather, *self.calls()])

    def calls(self) -> list[Call]:
        """What a run does once the samples are gathered."""
        return [*self.plan.forward, *self.plan.backward]

    def prepare(self) -> None:
        """What depends on the weights only."""
        for call in self.plan.once:
            call()

    @property
    def outputs(self) -> Array:
        """Outputs of the last run, in the layout of signals."""
        return self.plan.output.value


class BatchPass(Protocol):
    """Fills the network's gradient vector with the gradient of the mean loss over batches of one size."""

    def run(self, indices: Array, /) -> object:
        """The gradient for the samples ``indices`` (batch,)."""

    @property
    def outputs(self) -> Array:
        """Outputs of the last run, in the layout of signals."""


class WholePass(Part):
    """All samples of the batch at once."""

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        data: TrainingData,
        batch: int,
        rngs: Sequence[np.random.Generator],
    ) -> None:
        super().__init__(network, loss, data, batch, batch, network.parameters.gradients, rngs[0])

    def calls(self) -> list[Call]:
        return [*self.plan.once, *super().calls()]


class HalvedPass:
    """The same by two threads, ``chunk`` samples at a time. The sum is that of the halves, each added up in order."""

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        data: TrainingData,
        batch: int,
        rngs: Sequence[np.random.Generator],
        chunk: int = PICTURE_CHUNK,
    ) -> None:
        middle = (batch + 1) // HALVES
        self._gradients = network.parameters.gradients
        self._middle = middle
        self._first = _Half(network, loss, data, middle, batch, rngs[0], chunk)
        self._second = _Half(network, loss, data, batch - middle, batch, rngs[1], chunk)
        self._second_thread = SecondThread()

    def run(self, indices: Array) -> None:
        """The gradient for the samples ``indices`` (batch,)."""
        self._second_thread.start(partial(self._second.run, indices[self._middle :]))
        self._first.run(indices[: self._middle])
        self._second_thread.wait()
        np.add(self._first.gradients, self._second.gradients, self._gradients)

    @property
    def outputs(self) -> Array:
        """Some outputs of the last run, in the layout of signals."""
        return self._first.outputs


class _Half:
    """One thread's samples: chunks one after the other, their gradients added up."""

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        data: TrainingData,
        size: int,
        mean_over: int,
        rng: np.random.Generator,
        chunk: int,
    ) -> None:
        self.gradients = aligned_zeros((network.count,), network.dtype)
        self._slices = [slice(start, min(start + chunk, size)) for start in range(0, size, chunk)]
        self._of_chunk = aligned_zeros((network.count,), network.dtype) if len(self._slices) > 1 else self.gradients
        sizes = {piece.stop - piece.start for piece in self._slices}
        self._parts = {n: Part(network, loss, data, n, mean_over, self._of_chunk, rng) for n in sizes}

    def run(self, indices: Array) -> None:
        for part in self._parts.values():
            part.prepare()
        for piece in self._slices:
            self._parts[piece.stop - piece.start].run(indices[piece])
            if self._of_chunk is self.gradients:
                continue
            if piece.start == 0:
                np.copyto(self.gradients, self._of_chunk)
            else:
                np.add(self.gradients, self._of_chunk, self.gradients)

    @property
    def outputs(self) -> Array:
        """Some outputs of the last run."""
        return next(iter(self._parts.values())).outputs


def make_pass(
    network: Sequential, loss: Loss, data: TrainingData, batch: int, rngs: Sequence[np.random.Generator]
) -> BatchPass:
    """The kind of pass that suits the network; ``rngs`` are HALVES random streams for its noise."""
    if not is_halved(network, batch):
        return WholePass(network, loss, data, batch, rngs)
    return HalvedPass(network, loss, data, batch, rngs, PICTURE_CHUNK if _has_pictures(network) else batch)


def threads_used(network: Sequential, batch: int) -> int:
    """How many threads of Python work on a batch of this size where BLAS has one."""
    has_helper = any(layer.uses_second_thread(batch) for layer in network.layers)
    return 2 if has_helper or _suits_halves(network, batch) else 1


def is_halved(network: Sequential, batch: int) -> bool:
    """Whether two threads share a batch of this size. No dense one where BLAS has threads of its own."""
    return _suits_halves(network, batch) and (_has_pictures(network) or blas_threads() == 1)


def _suits_halves(network: Sequential, batch: int) -> bool:
    if any(layer.mixes_samples for layer in network.layers):
        return False
    if _has_pictures(network):
        return batch > PICTURE_CHUNK
    is_dense = all(len(layer.shape) == 1 for layer in network.layers)
    return is_dense and 6 * network.count * batch > MUCH_ARITHMETIC  # forward, and twice that backward


def _has_pictures(network: Sequential) -> bool:
    """Not where a picture is only flattened."""
    return any(len(layer.shape) == 3 for layer in network.layers)
