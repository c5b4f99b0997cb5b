"""Each kind of layer in PyTorch: its module, its lines, and its weights in PyTorch's own layout.

PyTorch wants pictures channels first, and orders the gates of an LSTM as i, f, g, o.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from nnviz.engine.layers import Conv2DTranspose, Layer, Recurrent
from nnviz.engine.layers.normalization import EPSILON
from nnviz.engine.layers.windows import settings_windows
from nnviz.export.script import Arrays

ACTIVATIONS = {
    "sigmoid": "torch.sigmoid({})",
    "tanh": "torch.tanh({})",
    "relu": "torch.relu({})",
    "leaky_relu": "functional.leaky_relu({}, 0.01)",
    "elu": "functional.elu({})",
    "gelu": 'functional.gelu({}, approximate="tanh")',
    "silu": "functional.silu({})",
    "softplus": "functional.softplus({})",
    "linear": "{}",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A layer in PyTorch. ``wants`` is the layout of pictures; "<module>" in ``lines`` stands for the module.

    ``arrays`` is the module's state dictionary.
    """

    module: str = ""
    lines: tuple[str, ...] = ()
    wants: Literal["first", "last", "any"] = "any"
    arrays: Arrays = field(default_factory=dict)


def _dense(layer: Layer) -> Piece:
    block = layer["weights"]
    module = f"nn.Linear({layer.input_shape[0]}, {layer.shape[0]})"
    return Piece(module, ("x = <module>(x)",), arrays={"weight": block[:, :-1].copy(), "bias": block[:, -1].copy()})


def _conv2d(layer: Layer) -> Piece:
    windows = settings_windows(layer.settings, layer.input_shape[0], layer.input_shape[1])
    top, down, left, right = windows.rims
    more = f", stride={windows.stride}" if windows.stride > 1 else ""
    lines = ["x = <module>(x)"]
    if (top, left) == (down, right) and windows.is_padded:
        more += f", padding=({top}, {left})"
    elif windows.is_padded:
        lines.insert(0, f"x = functional.pad(x, ({left}, {right}, {top}, {down}))")
    module = f"nn.Conv2d({layer.input_shape[2]}, {layer.shape[2]}, {windows.size}{more})"
    arrays = {"weight": layer["kernel"].transpose(3, 2, 0, 1), "bias": layer["bias"].copy()}
    return Piece(module, tuple(lines), "first", arrays)


def _conv2d_transpose(layer: Layer) -> Piece:
    assert isinstance(layer, Conv2DTranspose)
    windows = layer.windows
    grow = max(windows.stride - windows.size, 0)
    more = f", stride={windows.stride}" + (f", output_padding={grow}" if grow else "")
    module = f"nn.ConvTranspose2d({layer.input_shape[2]}, {layer.shape[2]}, {windows.size}{more})"
    (height, width), top, left = layer.shape[:2], windows.top, windows.left
    arrays = {"weight": layer["kernel"].transpose(2, 3, 0, 1), "bias": layer["bias"].copy()}
    return Piece(module, (f"x = <module>(x)[:, :, {top}:{top + height}, {left}:{left + width}]",), "first", arrays)


def _pool(layer: Layer) -> Piece:
    name = {"max_pool2d": "MaxPool2d", "avg_pool2d": "AvgPool2d"}[layer.kind]
    module = f"nn.{name}({layer.settings['size']}, stride={layer.settings['stride']})"
    return Piece(module, ("x = <module>(x)",), "first")


def _global_avg_pool(layer: Layer) -> Piece:
    return Piece(lines=(f"x = x.mean(dim={1 if len(layer.input_shape) == 2 else (1, 2)})",), wants="last")


def _up_sample2d(layer: Layer) -> Piece:
    return Piece(f"nn.Upsample(scale_factor={layer.settings['factor']})", ("x = <module>(x)",), "first")


def _flatten(layer: Layer) -> Piece:
    return Piece(lines=("x = x.flatten(1)",), wants="last")


def _reshape(layer: Layer) -> Piece:
    return Piece(lines=(f"x = x.reshape(-1, {', '.join(map(str, layer.shape))})",), wants="last")


def _dropout(layer: Layer) -> Piece:
    return Piece(f"nn.Dropout({layer.settings['rate']})", ("x = <module>(x)",))


def _batch_norm(layer: Layer) -> Piece:
    is_sequence = len(layer.shape) == 2
    line = "x = <module>(x.transpose(1, 2)).transpose(1, 2)" if is_sequence else "x = <module>(x)"
    axes = 2 if len(layer.shape) == 3 else 1
    momentum = round(1 - float(layer.settings["momentum"]), 9)
    buffers = layer.buffers()
    arrays = {
        "weight": layer["scale"].copy(),
        "bias": layer["shift"].copy(),
        "running_mean": buffers["mean"].copy(),
        "running_var": buffers["variance"].copy(),
        "num_batches_tracked": np.zeros((), np.int64),
    }
    module = f"nn.BatchNorm{axes}d({layer.shape[-1]}, eps={EPSILON}, momentum={momentum})"
    return Piece(module, (line,), "first", arrays)


def _layer_norm(layer: Layer) -> Piece:
    arrays = {"weight": layer["scale"].copy(), "bias": layer["shift"].copy()}
    return Piece(f"nn.LayerNorm({layer.shape[-1]}, eps={EPSILON})", ("x = <module>(x)",), "last", arrays)


def _embedding(layer: Layer) -> Piece:
    vocabulary, units = layer["table"].shape
    line = f"x = <module>(x.long().clamp(0, {vocabulary - 1}))"
    return Piece(f"nn.Embedding({vocabulary}, {units})", (line,), arrays={"weight": layer["table"].copy()})


def _simple_rnn(layer: Layer) -> Piece:
    assert isinstance(layer, Recurrent)
    assert layer.activation is not None
    features, units, key = layer.input_shape[1], layer.units, layer.activation.key
    last = () if layer.settings["sequences"] else ("x = x[:, -1]",)
    if key in ("tanh", "relu"):
        module = f'nn.RNN({features}, {units}, nonlinearity="{key}", batch_first=True)'
        return Piece(module, ("x, _ = <module>(x)", *last), arrays=_gated(layer, (0,)))
    arrays = {
        "weights.weight": layer["weights"].T.copy(),
        "weights.bias": layer["bias"].copy(),
        "recurrent.weight": layer["recurrent"].T.copy(),
    }
    module = f"SimpleRNN({features}, {units}, lambda z: {ACTIVATIONS[key].format('z')})"
    return Piece(module, ("x = <module>(x)", *last), arrays=arrays)


def _gates(name: str, order: tuple[int, ...]) -> Callable[[Layer], Piece]:
    """LSTM or GRU; ``order`` says which of our gates stands first in PyTorch, and so on."""

    def make(layer: Layer) -> Piece:
        assert isinstance(layer, Recurrent)
        last = () if layer.settings["sequences"] else ("x = x[:, -1]",)
        module = f"nn.{name}({layer.input_shape[1]}, {layer.units}, batch_first=True)"
        return Piece(module, ("x, _ = <module>(x)", *last), arrays=_gated(layer, order))

    return make


def _gated(layer: Recurrent, order: tuple[int, ...]) -> Arrays:
    return {
        "weight_ih_l0": reordered(layer["weights"], order).T,
        "weight_hh_l0": reordered(layer["recurrent"], order).T,
        "bias_ih_l0": reordered(layer["bias"], order),
        "bias_hh_l0": reordered(recurrent_bias(layer), order),
    }


def recurrent_bias(layer: Recurrent) -> np.ndarray:
    """The bias of the recurrent product, one number for each of ``bias``: only a candidate of a GRU has one here."""
    bias = np.zeros_like(layer["bias"])
    if layer.kind == "gru":
        bias[2 * layer.units :] = layer["recurrent_bias"]
    return bias


def reordered(array: np.ndarray, order: tuple[int, ...]) -> np.ndarray:
    """The gates along the last axis, in another order."""
    gates = np.split(array, len(order), axis=-1)
    return np.concatenate([gates[number] for number in order], axis=-1)


PIECES: dict[str, Callable[[Layer], Piece]] = {
    "dense": _dense,
    "activation": lambda layer: Piece(),
    "conv2d": _conv2d,
    "conv2d_transpose": _conv2d_transpose,
    "max_pool2d": _pool,
    "avg_pool2d": _pool,
    "global_avg_pool": _global_avg_pool,
    "up_sample2d": _up_sample2d,
    "flatten": _flatten,
    "reshape": _reshape,
    "dropout": _dropout,
    "batch_norm": _batch_norm,
    "layer_norm": _layer_norm,
    "embedding": _embedding,
    "simple_rnn": _simple_rnn,
    "lstm": _gates("LSTM", (0, 1, 3, 2)),
    "gru": _gates("GRU", (0, 1, 2)),
}
