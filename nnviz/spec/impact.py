"""What an edit does to the running network: nothing, a change between two steps, a graft, or a fresh start."""

from typing import Literal

from nnviz.data import DATASETS
from nnviz.data.stand_ins import is_blank
from nnviz.spec.painting import painted_kind
from nnviz.spec.parts import DataSpec, ExperimentSpec, LayerSpec, NetworkSpec
from nnviz.spec.shapes import data_shape

Impact = Literal["nothing", "hot", "graft", "rebuild"]

HOT_SETTINGS = frozenset({"activation", "rate", "momentum", "truncate"})


def impact(old: ExperimentSpec, new: ExperimentSpec) -> Impact:
    """How much of the run survives the step from ``old`` to ``new``.

    - nothing: only words changed
    - hot: numbers of the training, the loss, activations, dropout: applied between two steps
    - graft: layers, neurons, inputs, or the samples of the same dataset (noise, split, own points, seed): a new
      network over the new samples takes over every weight that still has a place
      (painted points are the same dataset as the one that they began with; so is what replaces a stand-in)
    - rebuild: another dataset, seed, initialiser, trainer or set of networks: fresh weights
    """
    if _is_fresh_start(old, new):
        return "rebuild"
    if old.data != new.data or any(map(_needs_graft, old.networks, new.networks)):
        return "graft"
    if old.training != new.training or old.networks != new.networks:
        return "hot"
    return "nothing"


def _is_fresh_start(old: ExperimentSpec, new: ExperimentSpec) -> bool:
    return (
        old.seed != new.seed
        or old.initializer != new.initializer
        or old.training.trainer.kind != new.training.trainer.kind
        or [network.role for network in old.networks] != [network.role for network in new.networks]
        or _is_other_data(old.data, new.data)
    )


def _is_other_data(old: DataSpec, new: DataSpec) -> bool:
    """Whether what was learned says nothing about the new data. A stand-in for data gives way to any of its shape."""
    if is_blank(old.kind) and new.kind in DATASETS:
        return data_shape(old) != data_shape(new)
    is_other_shape = _shape(old) != _shape(new) or _identity(old) != _identity(new)
    return is_other_shape or _is_other_dataset(old, new)


def _is_other_dataset(old: DataSpec, new: DataSpec) -> bool:
    """Painted points are the same dataset as the one that they began with."""
    kind = painted_kind(new)
    is_painting = kind != "" and kind == painted_kind(old) and kind in (old.kind, new.kind)
    return old.kind != new.kind and not is_painting


def _shape(data: DataSpec) -> tuple[int, ...]:
    """The shape of one sample before features; () for an unknown dataset."""
    return DATASETS[data.kind].shape(data.settings) if data.kind in DATASETS else ()


def _identity(data: DataSpec) -> list[object]:
    """The settings that make it another dataset."""
    keys = DATASETS[data.kind].identity if data.kind in DATASETS else ()
    return [data.settings.get(key) for key in keys]


def _needs_graft(old: NetworkSpec, new: NetworkSpec) -> bool:
    """Whether more changed than what can be applied between two steps."""
    return list(map(_frame, old.layers)) != list(map(_frame, new.layers))


def _frame(layer: LayerSpec) -> tuple[object, ...]:
    """All of a layer that decides where its weights have their place."""
    return layer.id, layer.kind, {key: value for key, value in layer.settings.items() if key not in HOT_SETTINGS}
