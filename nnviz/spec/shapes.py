"""What flows through the networks of a spec: shapes and parameter counts, told without building anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnviz.data import DATASETS
from nnviz.engine.layers import LAYERS
from nnviz.spec.complete import complete_data, complete_layer
from nnviz.spec.parts import DataSpec, LayerSpec

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
