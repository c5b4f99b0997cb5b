"""The weights of a layer as pictures: kernels of a convolution, incoming weights of neurons that see a picture."""

from dataclasses import dataclass

import numpy as np

from nnviz.runtime.messages import LayerInfo, NetworkInfo
from nnviz.ui.views.layer_facts import kernel_side


@dataclass(frozen=True, slots=True)
class FilterLayer:
    """A layer whose units can be drawn. ``channels`` is how many input maps each unit has a picture for."""

    layer: LayerInfo
    units: int
    channels: int
    side: int

    def pictures(self, numbers: np.ndarray, channel: int) -> np.ndarray:
        """(units, side, side) for one input map, from the layer's part of a flat vector (weights or gradients)."""
        if self.layer.kind == "dense":
            matrix = numbers.reshape(self.units, -1)[:, :-1]
            return matrix.reshape(self.units, self.side, self.side, self.channels)[..., channel]
        kernel = numbers[: -self.units].reshape(self.side, self.side, self.channels, self.units)
        return np.moveaxis(kernel[:, :, channel, :], 2, 0)


def filter_layers(network: NetworkInfo) -> tuple[FilterLayer, ...]:
    """All layers of the network that have pictures of weights, in order."""
    found = []
    shape = network.input_shape
    is_picture = len(shape) == 3
    for layer in network.layers:
        made = _filter_layer(layer, shape, network.input_shape if is_picture else ())
        if made is not None:
            found.append(made)
        is_picture = is_picture and layer.kind in ("flatten", "dropout")
        shape = layer.shape
    return tuple(found)


def _filter_layer(layer: LayerInfo, before: tuple[int, ...], picture: tuple[int, ...]) -> FilterLayer | None:
    if layer.block is None:
        return None
    if layer.kind == "conv2d":
        units, channels = layer.shape[2], before[2]
        return FilterLayer(layer, units, channels, kernel_side(layer, channels))
    if layer.kind == "dense" and len(picture) == 3 and picture[0] == picture[1] and before == (int(np.prod(picture)),):
        return FilterLayer(layer, layer.shape[0], picture[2], picture[0])
    return None
