"""The complete form of a spec: every declared setting is there, so widgets need not know defaults."""

from dataclasses import replace

from nnviz.hyper import with_defaults
from nnviz.spec.catalogues import Part, data_settings, layer_settings, part_settings
from nnviz.spec.parts import DataSpec, ExperimentSpec, LayerSpec, NetworkSpec, PartSpec, TrainingSpec


def complete(spec: ExperimentSpec) -> ExperimentSpec:
    """``spec`` with all settings that its parts declare and it leaves out; a complete spec comes back equal."""
    return replace(
        spec,
        data=complete_data(spec.data),
        networks=tuple(_network(network) for network in spec.networks),
        training=_training(spec.training),
        initializer=complete_part("initializer", spec.initializer),
    )


def complete_part(name: Part, part: PartSpec) -> PartSpec:
    """A part of the experiment with all its settings."""
    return replace(part, settings=with_defaults(part_settings(name, part.kind), part.settings))


def complete_layer(layer: LayerSpec) -> LayerSpec:
    """A layer with all its settings."""
    return replace(layer, settings=with_defaults(layer_settings(layer.kind), layer.settings))


def complete_data(data: DataSpec) -> DataSpec:
    """A dataset with all its settings."""
    return replace(data, settings=with_defaults(data_settings(data.kind), data.settings))


def _network(network: NetworkSpec) -> NetworkSpec:
    return replace(network, layers=tuple(complete_layer(layer) for layer in network.layers))


def _training(training: TrainingSpec) -> TrainingSpec:
    return replace(
        training,
        trainer=complete_part("trainer", training.trainer),
        loss=complete_part("loss", training.loss),
        optimizer=complete_part("optimizer", training.optimizer),
        schedule=complete_part("schedule", training.schedule),
        clip=complete_part("clip", training.clip),
    )
