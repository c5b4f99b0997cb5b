"""From a spec to live things: dataset, trainer with its networks, and their descriptions for the views.

Used by the trainer thread and by the command line alike. What it returns belongs to the calling thread.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nnviz.data import DATASETS, Dataset, load_dataset
from nnviz.data.own import OwnStore
from nnviz.data.points import EXTENT
from nnviz.engine.layers import LAYERS, Layer
from nnviz.engine.network import Sequential
from nnviz.engine.trainers import Trainer
from nnviz.runtime.makers import MAKERS
from nnviz.runtime.messages import DataInfo, LayerInfo, NetworkInfo
from nnviz.spec.parts import DataSpec, ExperimentSpec

MOST_POINTS = 2_000
CODE_READERS = ("generator", "decoder")
"""Roles of networks whose inputs are a latent code, not the data."""


@dataclass(frozen=True, slots=True)
class Build:
    """What stands after building ``spec``; ``change`` and ``largest_change`` tell what a graft did."""

    spec: ExperimentSpec
    dataset: Dataset
    trainer: Trainer
    networks: tuple[NetworkInfo, ...]
    data: DataInfo
    change: str = ""
    largest_change: float = 0.0


def build(spec: ExperimentSpec, data_dir: Path | None = None, own: OwnStore | None = None) -> Build:
    """Build a spec from its seeds; ``own`` holds the user's own data.

    Raises ValueError or KeyError with a sentence when that cannot be done.
    """
    dataset = _load(spec.data, data_dir, own)
    return _described(spec, dataset, MAKERS[spec.training.trainer.kind].make(spec, dataset))


def change_hot(standing: Build, spec: ExperimentSpec) -> Build | None:
    """Apply ``spec`` between two steps; None when that needs a graft. Raises ValueError."""
    if not MAKERS[spec.training.trainer.kind].apply_hot(standing.trainer, standing.spec, spec):
        return None
    return _described(spec, standing.dataset, standing.trainer)


def graft(standing: Build, spec: ExperimentSpec, data_dir: Path | None = None, own: OwnStore | None = None) -> Build:
    """Build ``spec`` anew with all that ``standing`` has learned and that still has a place. Raises ValueError."""
    dataset = standing.dataset if spec.data == standing.spec.data else _load(spec.data, data_dir, own)
    maker = MAKERS[spec.training.trainer.kind]
    grafted = maker.graft(standing.trainer, standing.dataset, spec, dataset)
    return _described(spec, dataset, grafted.trainer, grafted.change, grafted.largest_change)


def _load(data: DataSpec, data_dir: Path | None, own: OwnStore | None) -> Dataset:
    return load_dataset(data.kind, data.settings, data.seed, data.train_share, data.features, data_dir, own)


def _described(
    spec: ExperimentSpec, dataset: Dataset, trainer: Trainer, change: str = "", largest_change: float = 0.0
) -> Build:
    infos = tuple(
        _network_info(part.role, network, () if part.role in CODE_READERS else dataset.input_labels)
        for part, network in zip(spec.networks, trainer.networks, strict=True)
    )
    return Build(spec, dataset, trainer, infos, _data_info(dataset), change, largest_change)


def _network_info(role: str, network: Sequential, labels: tuple[str, ...]) -> NetworkInfo:
    layers = tuple(_layer_info(network, layer) for layer in network.layers)
    return NetworkInfo(role, network.input_shape, labels, layers, network.count)


def _layer_info(network: Sequential, layer: Layer) -> LayerInfo:
    blocks = network.parameters.of(layer.id)
    return LayerInfo(
        id=layer.id,
        kind=layer.kind,
        label=LAYERS.entry(layer.kind).label,
        shape=layer.shape,
        parameters=sum(block.stop - block.start for block in blocks),
        block=(blocks[0].start, blocks[-1].stop) if blocks else None,
        block_shape=blocks[0].shape if len(blocks) == 1 else (),
        activation=str(layer.settings.get("activation", "")),
    )


def _data_info(dataset: Dataset) -> DataInfo:
    return DataInfo(
        task=dataset.task,
        classes=dataset.classes,
        input_shape=dataset.input_shape,
        is_planar=dataset.is_planar,
        train_count=len(dataset.x_train),
        test_count=len(dataset.x_test),
        train_x=_first(dataset.raw_train),
        train_y=_first(dataset.y_train),
        test_x=_first(dataset.raw_test),
        test_y=_first(dataset.y_test),
        curve_range=_curve_range(dataset),
    )


def _curve_range(dataset: Dataset) -> tuple[float, float]:
    """From the smallest to the largest sample of one axis; the whole sheet where points are painted."""
    if dataset.input_shape != (1,) or DATASETS[dataset.kind].is_painted:
        return -EXTENT, EXTENT
    x = np.concatenate([dataset.x_train, dataset.x_test])
    return float(x.min()), float(x.max())


def _first(array: np.ndarray) -> np.ndarray:
    first = array[:MOST_POINTS]
    first.flags.writeable = False
    return first
