"""One place of a sliding window in numbers: what a convolution or pooling layer makes of one patch of its input."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nnviz.hyper import Value
from nnviz.runtime.messages import LayerInfo, NetworkInfo
from nnviz.ui.views.trace_parts import outputs_of

POOLS = ("max_pool2d", "avg_pool2d")
KINDS = ("conv2d", *POOLS)


@dataclass(frozen=True, slots=True)
class Geometry:
    """Square windows of ``size``, ``stride`` apart; ``top`` and ``left`` are the zeros put before the picture."""

    size: int
    stride: int
    top: int
    left: int

    def corner(self, row: int, column: int) -> tuple[int, int]:
        """Row and column of the input at the window's upper left; negative in the rim of zeros."""
        return row * self.stride - self.top, column * self.stride - self.left


@dataclass(frozen=True, slots=True)
class Place:
    """One output pixel and where it comes from.

    ``patch`` and ``kernel`` (size, size) belong to one input channel (a pool has no kernel); ``products`` is the sum of
    their products, ``others`` what all other channels add; ``result`` is the output.
    """

    patch: np.ndarray
    kernel: np.ndarray | None
    products: float
    others: float
    bias: float
    total: float
    result: float


@dataclass(frozen=True, slots=True)
class WindowLayer:
    """A convolution or pooling layer with the numbers of one sample.

    ``source`` (height, width, channels) is its input, ``output`` (rows, columns, units); ``kernel`` (size, size,
    channels, filters) and ``bias`` (filters,) are None for a pool.
    """

    layer: LayerInfo
    geometry: Geometry
    source: np.ndarray
    output: np.ndarray
    kernel: np.ndarray | None
    bias: np.ndarray | None

    def loudest_channels(self, unit: int) -> list[int]:
        """The input channels by how much they weigh for a filter, the loudest first; a pool looks at its own."""
        if self.kernel is None:
            return [unit]
        weight = np.abs(self.kernel[:, :, :, unit]).sum((0, 1)) * np.abs(self.source).mean((0, 1))
        return [int(channel) for channel in np.argsort(-weight, kind="stable")]

    def place(self, unit: int, row: int, column: int, channel: int) -> Place:
        """The numbers behind one output pixel of a unit, as seen through one input channel."""
        top, left = self.geometry.corner(row, column)
        window = _window(self.source, top, left, self.geometry.size)
        patch, result = window[:, :, channel], float(self.output[row, column, unit])
        if self.kernel is None or self.bias is None:
            return Place(patch, None, 0.0, 0.0, 0.0, result, result)
        products = np.einsum("ijc,ijc->c", window, self.kernel[:, :, :, unit])
        own, bias = float(products[channel]), float(self.bias[unit])
        total = float(products.sum()) + bias
        return Place(patch, self.kernel[:, :, channel, unit], own, total - bias - own, bias, total, result)


def window_layer(
    network: NetworkInfo,
    layer_id: str,
    settings: Mapping[str, Value],
    sample: np.ndarray | None,
    trace: np.ndarray | None,
    parameters: np.ndarray | None,
) -> WindowLayer | None:
    """Cut the layer's numbers out of the readings; None when the layer has no windows or a reading is missing."""
    number = next((n for n, layer in enumerate(network.layers) if layer.id == layer_id), -1)
    if number < 0 or network.layers[number].kind not in KINDS or sample is None or trace is None:
        return None
    outputs = outputs_of(network, trace)
    if outputs is None:
        return None
    layer = network.layers[number]
    source = outputs[network.layers[number - 1].id] if number else sample.reshape(network.input_shape)
    output = outputs[layer.id]
    if source.ndim != 3 or output.ndim != 3:
        return None
    geometry = geometry_of(layer.kind, settings, source.shape, output.shape)
    if geometry is None:
        return None
    if layer.kind in POOLS:
        return WindowLayer(layer, geometry, source, output, None, None)
    if parameters is None or layer.block is None:
        return None
    block = parameters[layer.block[0] : layer.block[1]]
    filters = output.shape[2]
    shape = (geometry.size, geometry.size, source.shape[2], filters)
    if block.size != int(np.prod(shape)) + filters:
        return None
    return WindowLayer(layer, geometry, source, output, block[:-filters].reshape(shape), block[-filters:])


def geometry_of(
    kind: str, settings: Mapping[str, Value], source: tuple[int, ...], output: tuple[int, ...]
) -> Geometry | None:
    """The windows of a layer between two shapes; None when the settings do not say."""
    size, stride = int(settings.get("kernel" if kind == "conv2d" else "size", 0)), int(settings.get("stride", 0))
    if not size or not stride:
        return None
    down, right = (max((output[axis] - 1) * stride + size - source[axis], 0) for axis in (0, 1))
    return Geometry(size, stride, down // 2, right // 2)


def _window(source: np.ndarray, top: int, left: int, size: int) -> np.ndarray:
    """The patch (size, size, channels) whose corner may lie outside; zeros out there."""
    height, width, channels = source.shape
    result = np.zeros((size, size, channels), source.dtype)
    rows = slice(max(0, top), max(0, min(height, top + size)))
    columns = slice(max(0, left), max(0, min(width, left + size)))
    result[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left] = source[rows, columns]
    return result
