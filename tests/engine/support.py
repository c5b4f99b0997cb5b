"""Networks that several tests look into."""

import numpy as np

from nnviz.engine.network import LayerDef, Sequential


def picture_network() -> Sequential:
    """Small pictures through every sort of layer that has units, in float64."""
    layers = [
        LayerDef("conv", "conv2d", {"filters": 3, "activation": "tanh"}),
        LayerDef("pool", "max_pool2d"),
        LayerDef("flat", "flatten"),
        LayerDef("hidden", "dense", {"units": 6, "activation": "relu"}),
        LayerDef("output", "dense", {"units": 4, "activation": "softmax"}),
    ]
    return Sequential(layers, (8, 8, 1), rng=np.random.default_rng(0), dtype=np.float64)
