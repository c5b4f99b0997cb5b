"""What flows through the networks of a spec: shapes and parameter counts, told without building anything."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.data import DATASETS
from nnviz.engine.layers import LAYERS
from nnviz.spec.complete import complete_data, complete_layer, complete_part
from nnviz.spec.parts import DataSpec, ExperimentSpec, LayerSpec

Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LayerSummary:
    """One line of a model summary; shapes without the batch axis."""

    id: str
    kind: str
    label: str
    input_shape: Shape
    output_shape: Shape
    parameters: int


def data_shape(data: DataSpec) -> Shape:
    """The shape of one sample as the network gets it. Raises KeyError for an unknown dataset."""
    entry = DATASETS[data.kind]
    return (len(data.features),) if entry.is_planar else entry.shape(complete_data(data).settings)


def network_input(spec: ExperimentSpec, number: int = 0) -> Shape:
    """What network ``number`` of the spec takes: a sample, or a row of numbers for generators and decoders.

    Raises as ``summarise`` where an encoder decides.
    """
    trainer = complete_part("trainer", spec.training.trainer)
    if trainer.kind == "gan" and number == 0:
        return (int(trainer.settings["latent"]),)
    if trainer.kind == "vae" and number == 1:
        encoder = summarise(spec.networks[0].layers, data_shape(spec.data))
        return (int(np.prod(encoder[-1].output_shape)) // 2,)
    return data_shape(spec.data)


def summarise(layers: Sequence[LayerSpec], input_shape: Shape) -> tuple[LayerSummary, ...]:
    """A line for each layer.

    Raises KeyError for an unknown kind, ValueError for settings out of bounds and ShapeError, a ValueError, for a
    layer that cannot take its input.
    """
    lines = []
    for layer in layers:
        line = summarise_layer(layer, input_shape)
        lines.append(line)
        input_shape = line.output_shape
    return tuple(lines)


def summarise_layer(layer: LayerSpec, input_shape: Shape) -> LayerSummary:
    """The line of one layer; raises as ``summarise``."""
    entry = LAYERS.entry(layer.kind)
    live = entry.thing(layer.id, layer.kind, complete_layer(layer).settings, input_shape)
    return LayerSummary(
        layer.id, layer.kind, entry.label, input_shape, live.shape, sum(slot.size for slot in live.parameter_slots())
    )
