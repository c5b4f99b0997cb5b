"""Probe: a function that measures one thing of the living run for the views that asked for it."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from nnviz.data import feature_columns
from nnviz.data.points import EXTENT
from nnviz.engine.dreams import Climb
from nnviz.engine.grid import GridMap
from nnviz.engine.lesions import Lesioned, without_parameter
from nnviz.engine.network import Sequential
from nnviz.engine.trainers import GanTrainer, SupervisedTrainer, VaeTrainer
from nnviz.registry import Registry
from nnviz.runtime.build import Build
from nnviz.runtime.messages import Request
from nnviz.runtime.rivals import Rivals

SMALLEST_SIZE, LARGEST_SIZE = 2, 512


class NotNow(LookupError):  # noqa: N818  # an answer, not an error
    """The request does not fit the present network or sample; its reading is left out of the snapshot."""


@dataclass(slots=True)
class Subject:
    """What probes look at, for as long as one build stands.

    ``sample`` is shaped as the network takes it, ``target`` its class number or value; None when there is none.
    ``original`` is what the sample was before the user pushed or covered it. ``silent`` stands in for the first network
    while a part of it is left out. ``climbs`` holds the dream that goes on, by layer id and unit.
    What was computed for the present snapshot is kept until the next, so that probes share it.
    """

    build: Build
    sample: np.ndarray | None = None
    target: float | None = None
    original: np.ndarray | None = None
    rivals: Rivals = field(default_factory=Rivals)
    silent: Sequential | None = None
    climbs: dict[tuple[str, int], Climb] = field(default_factory=dict)
    _lesioned: dict[tuple[str, int], Lesioned] = field(default_factory=dict)
    _grids: dict[tuple[int, int], GridMap] = field(default_factory=dict)
    _maps: dict[tuple[int, int], np.ndarray] = field(default_factory=dict)
    _traces: dict[int, dict[str, np.ndarray]] = field(default_factory=dict)

    def begin_snapshot(self) -> None:
        """The weights may have changed: forget what was computed."""
        self._maps.clear()
        self._traces.clear()

    def set_sample(self, values: np.ndarray | None, target: float | None, original: np.ndarray | None = None) -> None:
        """Look at this sample from now on. Planar samples are points (2,), others are as the network takes them.

        A sample of another size (of the experiment before) counts as none.
        """
        self._traces.clear()
        self.target = target
        self.sample = self._fitting(values)
        self.original = self.sample if original is None else self._fitting(original)

    def network(self, request: Request) -> Sequential:
        """The network that the request looks at: the first number of its target, 0 when it has none."""
        number = request.target[0] if request.target else 0
        networks = self.build.trainer.networks
        if not isinstance(number, int) or not 0 <= number < len(networks):
            raise NotNow(f"there is no network {number!r}")
        return self.silent if self.silent is not None and number == 0 else networks[number]

    def require_classes(self) -> None:
        """Raises NotNow unless a network learns classes from examples, with test samples to judge it by."""
        dataset = self.build.dataset
        learns_classes = isinstance(self.build.trainer, SupervisedTrainer) and dataset.task != "regression"
        if not learns_classes or not len(dataset.x_test):
            raise NotNow("this needs a network that learns classes, and test samples")

    @contextmanager
    def without_unit(self, layer_id: str, unit: int) -> Iterator[None]:
        """Meanwhile all probes look at the first network with this unit silent.

        Raises NotNow when there is no such unit.
        """
        network, key = self.build.trainer.networks[0], (layer_id, unit)
        if key not in self._lesioned or self._lesioned[key].revision != network.revision:
            self._lesioned.clear()
            self._grids = {key: grid for key, grid in self._grids.items() if key[0] == id(network)}
            try:
                self._lesioned[key] = Lesioned(network, {layer_id: (unit,)})
            except (LookupError, ValueError) as error:
                raise NotNow(str(error)) from error
        with self._standing_in(self._lesioned[key]):
            yield

    @contextmanager
    def without_parameter(self, index: int) -> Iterator[None]:
        """Meanwhile one number of the first network's parameter vector counts as 0."""
        network = self.build.trainer.networks[0]
        try:
            with without_parameter(network, index), self._standing_in(network):
                yield
        except IndexError as error:
            raise NotNow(str(error)) from error

    def sample_batch(self) -> np.ndarray:
        """The sample as a batch of one."""
        if self.sample is None:
            raise NotNow("no sample is set that fits")
        return self.sample[None]

    def trace(self, network: Sequential) -> dict[str, np.ndarray]:
        """What every layer answers to the set sample, (1, *shape) by layer id."""
        if id(network) not in self._traces:
            self._traces[id(network)] = network.trace(self._seen_by(network))
        return self._traces[id(network)]

    def _seen_by(self, network: Sequential) -> np.ndarray:
        """The set sample as it reaches the network: a decoder gets the mean of the code that its encoder gives."""
        trainer, batch = self.build.trainer, self.sample_batch()
        if isinstance(trainer, GanTrainer) and network is trainer.generator:
            raise NotNow("a generator starts from noise, not from a sample")
        if isinstance(trainer, VaeTrainer) and network is trainer.decoder:
            return trainer.encode(batch)[0]
        return batch

    def original_batch(self) -> np.ndarray:
        """The sample before it was pushed, as a batch of one."""
        if self.original is None:
            raise NotNow("no sample is set that fits")
        return self.original[None]

    def maps(self, request: Request) -> np.ndarray:
        """What all inputs and units answer over the plane, (units, size, size); row 0 is y = +6, column 0 x = -6."""
        network, size = self.network(request), request.size
        if not self.build.dataset.is_planar or not SMALLEST_SIZE <= size <= LARGEST_SIZE:
            raise NotNow(f"maps need a planar experiment and a size of {SMALLEST_SIZE} to {LARGEST_SIZE}")
        key = (id(network), size)
        if key not in self._maps:
            if key not in self._grids:
                points = plane_points(size)
                features = feature_columns(points, self.build.spec.data.features)
                if network.input_shape != features.shape[1:]:
                    raise NotNow("this network does not look at the plane")
                self._grids[key] = GridMap(network, features, (size, size))
            self._maps[key] = self._grids[key].compute()
        return self._maps[key]

    @contextmanager
    def _standing_in(self, network: Sequential) -> Iterator[None]:
        """Look at ``network``; what was computed of the whole one is put aside meanwhile."""
        kept = self._maps, self._traces
        self.silent, self._maps, self._traces = network, {}, {}
        try:
            yield
        finally:
            self.silent = None
            self._maps, self._traces = kept

    def _fitting(self, values: np.ndarray | None) -> np.ndarray | None:
        """A sample as the network takes it, None where it does not fit."""
        dataset = self.build.dataset
        if values is not None and dataset.is_planar and values.size == 2:
            values = feature_columns(values.reshape(1, 2), self.build.spec.data.features)
        if values is None or values.size != math.prod(dataset.input_shape):
            return None
        return np.ascontiguousarray(values.reshape(dataset.input_shape), np.float32)


def layer_number(request: Request, network: Sequential) -> int:
    """Which layer the second word of the target names. Raises NotNow when there is no such layer."""
    ids = [layer.id for layer in network.layers]
    if len(request.target) < 2 or request.target[1] not in ids:
        raise NotNow("there is no such layer")
    return ids.index(str(request.target[1]))


def plane_points(size: int, extent: float = EXTENT) -> np.ndarray:
    """The (size * size, 2) points of a picture of the plane, row by row from the top left."""
    axis = np.linspace(-extent, extent, size)
    x, y = np.meshgrid(axis, -axis)
    return np.stack([x.ravel(), y.ravel()], axis=1)


Probe: TypeAlias = Callable[[Subject, Request], np.ndarray]
"""Returns float32 of its own (a copy). Raises NotNow when the request does not fit."""

PROBES: Registry[Probe] = Registry("probe")
