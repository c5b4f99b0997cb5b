"""Each kind of layer in Keras: its lines, and its weights in the order of ``get_weights``.

Keras has channels last, as NNViz has, and orders the gates of an LSTM as i, f, g, o, those of a GRU as z, r, n.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnviz.engine.layers import Conv2DTranspose, Layer, Recurrent
from nnviz.engine.layers.normalization import EPSILON
from nnviz.export.torch_layers import recurrent_bias, reordered

Weights = tuple[np.ndarray, ...]

OWN_ACTIVATIONS = {
    "leaky_relu": "def leaky_relu(z):\n    return ops.leaky_relu(z, 0.01)",
    "gelu": "def gelu(z):\n    return ops.gelu(z, approximate=True)",
}
"""Activations whose numbers differ from those that Keras has under the same name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A layer in Keras: ``call`` makes ``x`` from ``x``; "<name>" stands for its name, ``after`` follows it."""

    call: str
    weights: Weights = ()
    after: str = ""


def activation_words(layer: Layer) -> str:
    """``, activation="tanh"`` for a layer that ends in one."""
    assert layer.activation is not None
    key = layer.activation.key
    if key == "linear" and layer.kind != "simple_rnn":
        return ""
    return f", activation={key}" if key in OWN_ACTIVATIONS else f', activation="{key}"'


def _dense(layer: Layer) -> Piece:
    block = layer["weights"]
    call = f'layers.Dense({layer.shape[0]}{activation_words(layer)}, name="<name>")(x)'
    return Piece(call, (block[:, :-1].T.copy(), block[:, -1].copy()))


def _activation(layer: Layer) -> Piece:
    words = activation_words(layer).removeprefix(", activation=") or '"linear"'
    return Piece(f'layers.Activation({words}, name="<name>")(x)')


def _conv2d(layer: Layer) -> Piece:
    settings = layer.settings
    size = f'{layer.shape[2]}, {settings["kernel"]}, strides={settings["stride"]}, padding="{settings["padding"]}"'
    call = f'layers.Conv2D({size}{activation_words(layer)}, name="<name>")(x)'
    return Piece(call, (layer["kernel"].copy(), layer["bias"].copy()))


def _conv2d_transpose(layer: Layer) -> Piece:
    assert isinstance(layer, Conv2DTranspose)
    windows, shape, settings = layer.windows, layer.shape, layer.settings
    size = f'{shape[2]}, {settings["kernel"]}, strides={settings["stride"]}, padding="valid"'
    call = f'layers.Conv2DTranspose({size}{activation_words(layer)}, name="<name>")(x)'
    top, left = windows.top, windows.left
    after = f"x = x[:, {top}:{top + shape[0]}, {left}:{left + shape[1]}]"
    return Piece(call, (layer["kernel"].transpose(0, 1, 3, 2), layer["bias"].copy()), after)


def _pool(layer: Layer) -> Piece:
    name = {"max_pool2d": "MaxPooling2D", "avg_pool2d": "AveragePooling2D"}[layer.kind]
    return Piece(f'layers.{name}({layer.settings["size"]}, strides={layer.settings["stride"]}, name="<name>")(x)')


def _global_avg_pool(layer: Layer) -> Piece:
    return Piece(f'layers.GlobalAveragePooling{len(layer.input_shape) - 1}D(name="<name>")(x)')


def _reshape(layer: Layer) -> Piece:
    return Piece(f'layers.Reshape({layer.shape}, name="<name>")(x)')


def _batch_norm(layer: Layer) -> Piece:
    buffers = layer.buffers()
    call = f'layers.BatchNormalization(momentum={layer.settings["momentum"]}, epsilon={EPSILON}, name="<name>")(x)'
    return Piece(
        call, (layer["scale"].copy(), layer["shift"].copy(), buffers["mean"].copy(), buffers["variance"].copy())
    )


def _layer_norm(layer: Layer) -> Piece:
    call = f'layers.LayerNormalization(epsilon={EPSILON}, name="<name>")(x)'
    return Piece(call, (layer["scale"].copy(), layer["shift"].copy()))


def _embedding(layer: Layer) -> Piece:
    vocabulary, units = layer["table"].shape
    symbols = f'ops.clip(ops.cast(x, "int32"), 0, {vocabulary - 1})'
    return Piece(f'layers.Embedding({vocabulary}, {units}, name="<name>")({symbols})', (layer["table"].copy(),))


RECURRENT: dict[str, tuple[str, tuple[int, ...]]] = {
    "simple_rnn": ("SimpleRNN", (0,)),
    "lstm": ("LSTM", (0, 1, 3, 2)),
    "gru": ("GRU", (1, 0, 2)),
}
"""The name in Keras, and which of our gates stands first there, and so on."""


def _recurrent(layer: Layer) -> Piece:
    assert isinstance(layer, Recurrent)
    name, order = RECURRENT[layer.kind]
    more = activation_words(layer) if layer.kind == "simple_rnn" else ""
    keeps = ", return_sequences=True" if layer.settings["sequences"] else ""
    bias = reordered(layer["bias"], order)
    if layer.kind == "gru":
        bias = np.stack([bias, recurrent_bias(layer)])
    weights = (reordered(layer["weights"], order), reordered(layer["recurrent"], order), bias)
    return Piece(f'layers.{name}({layer.units}{more}{keeps}, name="<name>")(x)', weights)


PIECES: dict[str, Callable[[Layer], Piece]] = {
    "dense": _dense,
    "activation": _activation,
    "conv2d": _conv2d,
    "conv2d_transpose": _conv2d_transpose,
    "max_pool2d": _pool,
    "avg_pool2d": _pool,
    "global_avg_pool": _global_avg_pool,
    "up_sample2d": lambda layer: Piece(f'layers.UpSampling2D({layer.settings["factor"]}, name="<name>")(x)'),
    "flatten": lambda layer: Piece('layers.Flatten(name="<name>")(x)'),
    "reshape": _reshape,
    "dropout": lambda layer: Piece(f'layers.Dropout({layer.settings["rate"]}, name="<name>")(x)'),
    "batch_norm": _batch_norm,
    "layer_norm": _layer_norm,
    "embedding": _embedding,
    "simple_rnn": _recurrent,
    "lstm": _recurrent,
    "gru": _recurrent,
}
