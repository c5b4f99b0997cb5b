"""What the parts of a spec declare: the one place where the spec looks up the catalogues of engine and data."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from nnviz.data import DATASETS
from nnviz.engine.activations import ACTIVATIONS
from nnviz.engine.clips import CLIPS
from nnviz.engine.initializers import INITIALIZERS
from nnviz.engine.layers import LAYERS
from nnviz.engine.losses import LOSSES
from nnviz.engine.optimizers import OPTIMIZERS
from nnviz.engine.schedules import SCHEDULES
from nnviz.engine.trainers import TRAINERS
from nnviz.hyper import HyperParam
from nnviz.registry import Registry

Part = Literal["trainer", "loss", "optimizer", "schedule", "clip", "initializer"]

PART_CATALOGUES: Mapping[Part, Registry[Any]] = {  # Any: each catalogue holds its own sort of thing
    "trainer": TRAINERS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
    "clip": CLIPS,
    "initializer": INITIALIZERS,
}


def part_settings(part: Part, kind: str) -> tuple[HyperParam, ...]:
    """What the part's entry ``kind`` declares; nothing for an unknown kind."""
    return declared(PART_CATALOGUES[part], kind)


def layer_settings(kind: str) -> tuple[HyperParam, ...]:
    """What layers of this kind declare; nothing for an unknown kind."""
    return declared(LAYERS, kind)


def layer_kinds() -> tuple[tuple[str, str], ...]:
    """Key and label of every kind of layer."""
    return tuple((entry.key, entry.label) for entry in LAYERS.entries())


@cache
def activation_labels() -> dict[str, str]:
    """The label of every activation by its key."""
    return {entry.key: entry.label for entry in ACTIVATIONS.entries()}


def data_settings(kind: str) -> tuple[HyperParam, ...]:
    """What this dataset declares; nothing for an unknown kind."""
    return declared(DATASETS, kind)


def declared(catalogue: Registry[Any], kind: str) -> tuple[HyperParam, ...]:
    """The settings of the entry ``kind``; nothing for an unknown kind."""
    return tuple(getattr(catalogue[kind], "hyper", ())) if kind in catalogue else ()
