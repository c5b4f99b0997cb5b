"""What trainers of several networks are made of: players that learn, and the stream of samples they learn from."""

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.calls import Call
from nnviz.engine.clips import Clip
from nnviz.engine.network import Sequential
from nnviz.engine.optimizers import Optimizer
from nnviz.engine.regularizers import penalty_calls
from nnviz.engine.trainers.base import (
    Facts,
    network_state,
    put_back,
    restore_network,
    restore_order,
    whole_fact,
)


class Player:
    """A network with its own optimizer. ``name`` begins its entries in a saved state."""

    def __init__(self, name: str, network: Sequential, optimizer: Optimizer) -> None:
        self.name = name
        self.network = network
        self._mask = network.parameters.penalty_mask()
        self._calls: list[Call] = []
        self.optimizer = optimizer
        self._bind()

    def set_optimizer(self, optimizer: Optimizer) -> None:
        """Go on with another optimizer; one of the same rule takes over the moments."""
        former, self.optimizer = self.optimizer, optimizer
        self._bind()
        optimizer.adopt(former)

    def set_limits(self, l1: float, l2: float, clip: Clip) -> None:
        """The penalties and the limit on the gradient."""
        parameters = self.network.parameters
        self._calls = penalty_calls(parameters.values, parameters.gradients, self._mask, l1, l2)
        self._calls += clip.calls(parameters.gradients)

    def update(self, rate: float) -> None:
        """One step along the gradient that stands in the network's gradient vector."""
        for call in self._calls:
            call()
        self.optimizer.learning_rate = rate
        self.optimizer.update()

    def state(self) -> tuple[dict[str, Array], Facts]:
        """Parameters, buffers and moments, by name; the optimizer's step count."""
        arrays = {f"{self.name}/{key}": array for key, array in network_state(self.network).items()}
        for key, moment in self.optimizer.moments.items():
            arrays[f"{self.name}/optimizer/{key}"] = moment.copy()
        return arrays, {f"{self.name}/optimizer_steps": self.optimizer.step_count}

    def restore(self, arrays: dict[str, Array], facts: Facts) -> None:
        """Put back what ``state`` gave. Raises ValueError when it does not fit."""
        own = {
            key.removeprefix(f"{self.name}/"): array for key, array in arrays.items() if key.startswith(f"{self.name}/")
        }
        restore_network(self.network, own)
        for key, moment in self.optimizer.moments.items():
            put_back(f"optimizer/{key}", moment, own)
        self.optimizer.step_count = whole_fact(facts, f"{self.name}/optimizer_steps")
        self.network.parameters.gradients.fill(0)

    def _bind(self) -> None:
        parameters = self.network.parameters
        self.optimizer.bind(parameters.values, parameters.gradients, self._mask)


class SampleStream:
    """Batches of whole size from samples (n, *shape), shuffled anew each time fewer than a batch are left.

    Raises ValueError for no samples, or NaN.
    """

    def __init__(self, samples: Array, rng: np.random.Generator) -> None:
        if not len(samples):
            raise ValueError("there are no training samples")
        if not np.isfinite(samples).all():
            raise ValueError("the training samples hold NaN or infinity: remove or fill them first")
        self.samples = samples
        self._rng = rng
        self._order = rng.permutation(len(samples))
        self._cursor = 0
        self._rounds = 0

    @property
    def epoch(self) -> float:
        """How many times all samples have been passed, with fraction."""
        return self._rounds + self._cursor / len(self._order)

    def next(self, count: int) -> Array:
        """The numbers of the next ``count`` samples."""
        if self._cursor + count > len(self._order):
            self._rng.shuffle(self._order)
            self._cursor = 0
            self._rounds += 1
        self._cursor += count
        return self._order[self._cursor - count : self._cursor]

    def state(self) -> tuple[dict[str, Array], Facts]:
        """The order and the place in it."""
        return {"order": self._order.copy()}, {"cursor": self._cursor, "rounds": self._rounds}

    def restore(self, arrays: dict[str, Array], facts: Facts) -> None:
        """Put back what ``state`` gave. Raises ValueError when it does not fit."""
        restore_order(self._order, arrays)
        self._cursor = whole_fact(facts, "cursor", len(self._order))
        self._rounds = whole_fact(facts, "rounds")
