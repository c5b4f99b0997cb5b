"""Rivals: networks that ship trained, to stand beside the user's own when a picture is pushed."""

import numpy as np

from nnviz.data.dataset import DATASETS
from nnviz.engine.network import Sequential
from nnviz.runtime.makers.base import make_network
from nnviz.spec.presets import PRESETS, RIVALS


class Rivals:
    """Builds each rival when it is first asked for; their weights never change."""

    def __init__(self) -> None:
        self._networks: dict[str, Sequential] = {}

    def network(self, key: str) -> Sequential:
        """The trained network of a preset. Raises KeyError for one that is no rival, DataError for a damaged file."""
        if key not in RIVALS:
            raise KeyError(f"{key!r} is no rival; known: {', '.join(RIVALS)}")
        if key not in self._networks:
            spec = PRESETS[key]
            shape = DATASETS[spec.data.kind].shape(spec.data.settings)
            self._networks[key] = make_network(spec, spec.networks[0], shape, np.random.default_rng(spec.seed))
        return self._networks[key]
