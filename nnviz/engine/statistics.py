"""What a teacher asks of each layer: how large its gradient is, how fast it moves, how many units are dead or stuck."""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.layers import Layer
from nnviz.engine.network import Sequential

NEAR_LIMIT = 0.02


@dataclass(frozen=True, slots=True)
class LayerStatistics:
    """Facts of one layer after a step.

    ``gradient_norm`` is |g| of its parameters, ``update_ratio`` |change| / |w| of the last step (healthy: near 0.001).
    ``dead_share`` of its units answer 0 to every sample looked at; ``saturated_share`` of all answers lie within 2 %
    of the activation's range from one of its limits.
    """

    layer_id: str
    gradient_norm: float
    update_ratio: float
    dead_share: float
    saturated_share: float


def layer_statistics(network: Sequential, change: Array, x: Array) -> tuple[LayerStatistics, ...]:
    """One record for each layer; ``change`` is the optimizer's last step, ``x`` (batch, *input_shape) some samples."""
    outputs = network.trace(x)
    return tuple(_of_layer(network, layer, change, outputs[layer.id]) for layer in network.layers)


def _of_layer(network: Sequential, layer: Layer, change: Array, outputs: Array) -> LayerStatistics:
    gradient = moved = size = 0.0
    for block in network.parameters.of(layer.id):
        part = slice(block.start, block.stop)
        gradient += _square(network.parameters.gradients[part])
        moved += _square(change[part])
        size += _square(network.parameters.values[part])
    return LayerStatistics(
        layer.id,
        gradient**0.5,
        (moved / size) ** 0.5 if size > 0 else 0.0,
        _dead_share(layer, outputs),
        _saturated_share(layer, outputs),
    )


def _square(vector: Array) -> float:
    return float(vector.dot(vector))


def _dead_share(layer: Layer, outputs: Array) -> float:
    if layer.activation is None:
        return 0.0
    answers = outputs.reshape(-1, outputs.shape[-1])
    return float((answers == 0).all(axis=0).mean())


def _saturated_share(layer: Layer, outputs: Array) -> float:
    if layer.activation is None or not layer.activation.limits:
        return 0.0
    limits = layer.activation.limits
    reach = NEAR_LIMIT * (limits[-1] - limits[0])
    is_near = np.zeros(outputs.shape, np.bool_)
    for limit in limits:
        is_near |= np.abs(outputs - limit) < reach
    return float(is_near.mean())
