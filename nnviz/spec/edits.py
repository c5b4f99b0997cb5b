"""All edits in one place, and Edit, what a widget sends up: a named change of the spec.

Every edit takes the spec first and returns a spec; one that changes nothing returns an equal spec. A widget says::

    Edit("Change learning rate", partial(edits.set_learning_rate, learning_rate=0.03), "learning_rate")
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from nnviz.spec.data_edits import (
    set_data_seed,
    set_data_setting,
    set_dataset,
    set_features,
    set_noise,
    set_train_share,
    toggle_feature,
)
from nnviz.spec.layer_edits import (
    add_layer,
    add_units,
    network_of,
    new_id,
    remove_layer,
    set_activation,
    set_hidden_activations,
    set_layer_setting,
    set_units,
)
from nnviz.spec.painting import erase, paint, pull, start_over
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.training_edits import (
    set_batch_size,
    set_clip,
    set_initializer,
    set_l1,
    set_l2,
    set_learning_rate,
    set_loss,
    set_optimizer,
    set_optimizer_setting,
    set_part_setting,
    set_schedule,
    set_stop,
)

__all__ = [
    "Edit",
    "add_layer",
    "add_units",
    "erase",
    "network_of",
    "new_id",
    "paint",
    "pull",
    "remove_layer",
    "rename",
    "set_activation",
    "set_batch_size",
    "set_clip",
    "set_data_seed",
    "set_data_setting",
    "set_dataset",
    "set_features",
    "set_hidden_activations",
    "set_initializer",
    "set_l1",
    "set_l2",
    "set_layer_setting",
    "set_learning_rate",
    "set_loss",
    "set_noise",
    "set_optimizer",
    "set_optimizer_setting",
    "set_part_setting",
    "set_schedule",
    "set_seed",
    "set_stop",
    "set_train_share",
    "set_units",
    "start_over",
    "toggle_feature",
]

Change = Callable[[ExperimentSpec], ExperimentSpec]


@dataclass(frozen=True, slots=True)
class Edit:
    """A change with the name that undo shows. Neighbours with the same ``merge_key`` are one step: a drag."""

    name: str
    change: Change
    merge_key: str | None = None


def set_seed(spec: ExperimentSpec, seed: int) -> ExperimentSpec:
    """Other initial weights and another order of the samples."""
    return replace(spec, seed=seed)


def rename(spec: ExperimentSpec, name: str) -> ExperimentSpec:
    """What the user calls the experiment."""
    return replace(spec, name=name)
