"""Which units of the layer before feed a unit, and how strongly for the present sample."""

import numpy as np

from nnviz.runtime.messages import LayerInfo
from nnviz.ui.views.layer_facts import kernel_side


def feeding(layer: LayerInfo, unit: int, source: np.ndarray, parameters: np.ndarray | None) -> np.ndarray:
    """Strengths 0 to 1, one for each map (or number) of ``source``: the layer's input, (height, width, maps) or (n,).

    A convolution and a dense layer weigh their inputs; a flatten unit comes from one map; other layers take map by map.
    """
    count = source.shape[-1]
    own = parameters[slice(*layer.block)] if parameters is not None and layer.block else None
    if own is not None and len(own) != layer.parameters:
        own = None  # of the network before the last edit
    if layer.kind == "conv2d" and own is not None and source.ndim == 3:
        filters, side = layer.shape[-1], kernel_side(layer, count)
        kernel = own[:-filters].reshape(side, side, count, filters)
        return _shares(np.abs(kernel[..., unit]).sum((0, 1)) * np.abs(source).mean((0, 1)))
    if layer.kind == "dense" and own is not None and source.ndim == 1:
        return _shares(np.abs(own.reshape(layer.block_shape)[unit, :-1] * source))
    if layer.kind == "flatten" or layer.shape[-1] == count:
        return np.eye(1, count, unit % count)[0]
    return np.ones(count)


def _shares(weight: np.ndarray) -> np.ndarray:
    largest = float(weight.max(initial=0.0))
    return weight / largest if largest > 0 else np.zeros(len(weight))
