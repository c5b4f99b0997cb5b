"""How one map of a convolution comes about: what every input channel adds to it."""

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.layers.conv2d import Conv2D
from nnviz.engine.layers.windows import settings_windows


def channel_parts(layer: Conv2D, x: Array, unit: int) -> Array:
    """Each channel of ``x`` (height, width, channels) under its own kernel of filter ``unit``.

    (channels, rows, columns); their sum and the filter's bias are z, so ``z = parts.sum(0) + bias``.
    """
    height, width, channels = x.shape
    windows = settings_windows(layer.settings, height, width)
    padded = np.zeros((1, windows.padded_height, windows.padded_width, channels), x.dtype)
    windows.inside(padded)[0] = x
    patches = windows.patches(padded)[0]
    parts: Array = np.einsum("rcijk,ijk->krc", patches, layer["kernel"][..., unit], optimize=True)
    return parts
