"""The flat record of the "sample_step" probe, cut into the numbers of each layer."""

from dataclasses import dataclass

import numpy as np

from nnviz.runtime.messages import LayerInfo, NetworkInfo


@dataclass(frozen=True, slots=True)
class LayerNumbers:
    """One layer of the sample's way: ``z``, ``a``, ``dz``, ``da`` (units,).

    ``weight_gradients`` is (units, n_in + 1) with the bias last for a dense layer, None for one without a matrix.
    """

    layer: LayerInfo
    z: np.ndarray
    a: np.ndarray
    dz: np.ndarray
    da: np.ndarray
    weight_gradients: np.ndarray | None


@dataclass(frozen=True, slots=True)
class SampleRecord:
    """The input as the network takes it, all layers, and the loss."""

    inputs: np.ndarray
    layers: tuple[LayerNumbers, ...]
    loss: float


def record_size(network: NetworkInfo) -> int:
    """How many numbers the record of this network has."""
    layers = sum(4 * int(np.prod(layer.shape)) + layer.parameters for layer in network.layers)
    return int(np.prod(network.input_shape)) + layers + 1


def read_record(flat: np.ndarray, network: NetworkInfo) -> SampleRecord | None:
    """Cut the record; None when it belongs to another network than this one."""
    if len(flat) != record_size(network):
        return None
    start = int(np.prod(network.input_shape))
    inputs, layers = flat[:start], []
    for layer in network.layers:
        units = int(np.prod(layer.shape))
        z, a, dz, da = flat[start : start + 4 * units].reshape(4, units)
        start += 4 * units
        gradients = flat[start : start + layer.parameters]
        start += layer.parameters
        has_matrix = len(layer.block_shape) == 2 and layer.parameters == int(np.prod(layer.block_shape))
        layers.append(LayerNumbers(layer, z, a, dz, da, gradients.reshape(layer.block_shape) if has_matrix else None))
    return SampleRecord(inputs, tuple(layers), float(flat[-1]))


def weights_of(parameters: np.ndarray | None, layer: LayerInfo) -> np.ndarray | None:
    """The matrix (units, n_in + 1) of a dense layer in the flat parameter vector, bias last."""
    if parameters is None or layer.block is None or len(layer.block_shape) != 2:
        return None
    block = parameters[layer.block[0] : layer.block[1]]
    return block.reshape(layer.block_shape) if block.size == int(np.prod(layer.block_shape)) else None
