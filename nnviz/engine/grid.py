"""GridMap: what every unit of a network answers at every point of a grid, as one stack of maps."""

import math

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.network import Sequential
from nnviz.engine.plan import Plan

CHUNK = 5500


class GridMap:
    """Maps of all inputs and all units for fixed points, made again and again while the weights change.

    ``features`` (points, n_in) are the network's inputs at the points of a picture of ``shape``. The points are done
    in equal chunks whose activations stay in the processor's second-level cache. Changes of layer settings are noticed.

    Raises ValueError for a network with pictures or sequences inside, or features that do not fit it.
    """

    def __init__(self, network: Sequential, features: Array, shape: tuple[int, ...]) -> None:
        if not network.is_flat or features.shape[1:] != network.input_shape:
            raise ValueError(
                f"maps need a flat network and its {network.input_shape} inputs at each point, got {features.shape[1:]}"
            )
        self._network = network
        self._shape = shape
        self._features = np.ascontiguousarray(features.T, network.dtype)
        self._plans: dict[int, Plan] = {}
        self._revision = network.revision
        self.unit_count = network.input_shape[0] + sum(layer.shape[0] for layer in network.layers)

    def compute(self) -> Array:
        """A fresh array (unit_count, *shape): the inputs first, then each layer's units in order."""
        if self._revision != self._network.revision:
            self._plans.clear()
            self._revision = self._network.revision
        points = self._features.shape[1]
        n_in = len(self._features)
        maps = np.empty((self.unit_count, points), self._network.dtype)
        maps[:n_in] = self._features
        chunk = math.ceil(points / math.ceil(points / CHUNK))
        for start in range(0, points, chunk):
            stop = min(start + chunk, points)
            plan = self._plan(stop - start)
            np.copyto(plan.input.value, self._features[:, start:stop])
            plan.run_forward()
            row = n_in
            for signal in plan.signals[1:]:
                maps[row : row + len(signal.value), start:stop] = signal.value
                row += len(signal.value)
        return maps.reshape(self.unit_count, *self._shape)

    def _plan(self, batch: int) -> Plan:
        if batch not in self._plans:
            self._plans[batch] = self._network.plan(batch)
        return self._plans[batch]
