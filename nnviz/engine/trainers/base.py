"""Trainer, the step protocol that the runtime drives; knows nothing of threads, clocks or files."""

from abc import ABC, abstractmethod
from typing import Any

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.network import Sequential
from nnviz.registry import Registry

Facts = dict[str, Any]  # Any: JSON values, nested as they come


class Trainer(ABC):
    """Does steps on the networks it owns. Belongs to one thread."""

    step_count: int = 0

    @property
    @abstractmethod
    def networks(self) -> tuple[Sequential, ...]:
        """The networks that are trained, in the order of the spec."""

    @property
    @abstractmethod
    def epoch(self) -> float:
        """How many times the training data has been passed through, with fraction."""

    @property
    @abstractmethod
    def steps_per_epoch(self) -> int:
        """How many steps make one pass through the training data."""

    def step(self) -> None:
        """One update of the parameters."""
        self.steps(1)

    @np.errstate(all="ignore")  # first_bad_tensor tells of NaN and infinity
    def steps(self, count: int) -> None:
        """``count`` updates: what is the same for all is set up once."""
        for _ in range(count):
            self._update()

    @abstractmethod
    def _update(self) -> None:
        """One update; floating point errors are silent."""

    @abstractmethod
    def evaluate(self, *, full: bool = False) -> dict[str, float]:
        """The scores by curve name ("train_loss", ...), on fixed subsets unless ``full``."""

    @abstractmethod
    def state(self) -> tuple[dict[str, Array], Facts]:
        """Everything needed to go on bit for bit: named arrays (copies) and JSON facts."""

    @abstractmethod
    def restore(self, arrays: dict[str, Array], facts: Facts) -> None:
        """Go on from what ``state`` gave. Raises ValueError when it does not fit this trainer."""

    @abstractmethod
    def first_bad_tensor(self) -> str | None:
        """The first thing on the way of a step that holds NaN or infinity, in words; None when all is well."""


TRAINERS: "Registry[type[Trainer]]" = Registry("trainer")


def network_state(network: Sequential) -> dict[str, Array]:
    """Copies of the parameters and of what layers keep beside them, by name."""
    arrays = {"parameters": network.parameters.values.copy()}
    for layer in network.layers:
        for name, buffer in layer.buffers().items():
            arrays[f"{layer.id}/{name}"] = buffer.copy()
    return arrays


def restore_network(network: Sequential, arrays: dict[str, Array]) -> None:
    """Put back what ``network_state`` gave. Raises ValueError when sizes differ."""
    put_back("parameters", network.parameters.values, arrays)
    for layer in network.layers:
        for name, buffer in layer.buffers().items():
            put_back(f"{layer.id}/{name}", buffer, arrays)


def put_back(name: str, target: Array, arrays: dict[str, Array]) -> None:
    """``target[...] = arrays[name]``. Raises ValueError when it is missing or of another shape."""
    if name not in arrays:
        raise ValueError(f"the saved state lacks {name!r}")
    if arrays[name].shape != target.shape:
        raise ValueError(f"the saved {name!r} has shape {arrays[name].shape}, this network needs {target.shape}")
    target[...] = arrays[name]


def restore_order(target: Array, arrays: dict[str, Array]) -> None:
    """Put back the order of the samples. Raises ValueError unless it names each sample once."""
    put_back("order", target, arrays)
    if not np.array_equal(np.sort(target), np.arange(len(target))):
        raise ValueError("the saved order does not name each sample once")


def whole_fact(facts: Facts, key: str, high: int = 2**53) -> int:
    """The whole number ``facts[key]``. Raises ValueError unless it is one of 0 to ``high``."""
    value = facts.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= high:
        raise ValueError(f"the saved {key!r} must be a whole number of 0 to {high:,}, got {value!r}")
    return value


def rng_state(rng: np.random.Generator) -> Facts:
    """The state of a random stream as JSON."""
    return dict(rng.bit_generator.state)


def restore_rng(rng: np.random.Generator, state: Facts) -> None:
    """Put back what ``rng_state`` gave."""
    rng.bit_generator.state = state


def first_bad_parameter(network: Sequential) -> str | None:
    """ "gradient of hidden-1" or "weights of hidden-1" for the first that holds NaN or infinity, last layer first."""
    parameters = network.parameters
    for noun, vector in (("gradient", parameters.gradients), ("weights", parameters.values)):
        if np.isfinite(vector.dot(vector)):
            continue
        for block in reversed(parameters.blocks):
            if not np.isfinite(block.view(vector)).all():
                return f"{noun} of {block.layer_id}"
    return None
