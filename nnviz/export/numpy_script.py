"""Export as a plain NumPy script."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from nnviz.engine.layers import Conv2D, Conv2DTranspose, Layer
from nnviz.engine.layers.windows import settings_windows
from nnviz.export.base import Export
from nnviz.export.formulas import comment
from nnviz.export.library import functions
from nnviz.export.script import Arrays, Frame, array_prefix, network_heading, write_script
from nnviz.export.subject import Part, Subject, layer_arrays

LIBRARY = "numpy_layers"
IN_NUMPY = {"tanh": "np.tanh"}
"""Activations that need no function of their own."""


class NumpyScript(Export):
    """``NAME.py`` with functions in the words of the formulas, ``NAME.npz`` with the weights."""

    suffix = ".py"

    def write(self, subject: Subject, path: Path) -> tuple[Path, ...]:
        return write_script(subject, path, _frame(subject), _arrays)


def _frame(subject: Subject) -> Frame:
    used: set[str] = set()
    bodies = [_network(part, array_prefix(subject, part), used) for part in subject.parts]
    source = [functions(LIBRARY, used), "weights = dict(np.load(WEIGHTS))", *bodies]
    return Frame("plain NumPy", ["import numpy as np"], "\n\n\n".join(part for part in source if part), "network(x)")


def _network(part: Part, prefix: str, used: set[str]) -> str:
    """The function of one network; the names of the library functions that it calls go into ``used``."""
    lines = [f"def {part.role}(x):", f'    """{network_heading(part)}"""']
    for layer, label in zip(part.network.layers, part.names, strict=True):
        lines.append(f"    # {comment(layer)}")
        call = CALLS[layer.kind](layer)
        if layer.kind in LIBRARY_KINDS:
            used.add(layer.kind)
        for array in sorted(layer_arrays(layer), key=len, reverse=True):
            call = call.replace(f"<{array}>", f'weights["{prefix}{label}.{array}"]')
        lines += [f"    x = {line}" for line in (call, *_activated(layer, used)) if line]
    return "\n".join([*lines, "    return x"])


def _activated(layer: Layer, used: set[str]) -> list[str]:
    """The line of the activation, where a layer ends in one."""
    if layer.activation is None or layer.activation.key == "linear":
        return []
    name = _activation(layer, used)
    return [] if layer.kind == "simple_rnn" else [f"{name}(x)"]


def _activation(layer: Layer, used: set[str]) -> str:
    assert layer.activation is not None
    key = layer.activation.key
    if key in IN_NUMPY:
        return IN_NUMPY[key]
    used.add(key)
    return key


# ---------------------------------------------------------------- the call of each kind of layer


def _conv2d(layer: Layer) -> str:
    assert isinstance(layer, Conv2D)
    w = settings_windows(layer.settings, layer.input_shape[0], layer.input_shape[1])
    down, right = w.padded_height - w.height - w.top, w.padded_width - w.width - w.left
    return f"conv2d(x, <kernel>, <bias>, stride={w.stride}, rim=(({w.top}, {down}), ({w.left}, {right})))"


def _conv2d_transpose(layer: Layer) -> str:
    assert isinstance(layer, Conv2DTranspose)
    w = layer.windows
    corner, shape = (w.top, w.left), layer.shape[:2]
    return f"conv2d_transpose(x, <kernel>, <bias>, stride={w.stride}, corner={corner}, shape={shape})"


def _pool(layer: Layer) -> str:
    return f"{layer.kind}(x, size={layer.settings['size']}, stride={layer.settings['stride']})"


def _global_avg_pool(layer: Layer) -> str:
    return f"x.mean(axis={1 if len(layer.input_shape) == 2 else (1, 2)})"


def _reshaped(layer: Layer) -> str:
    return f"x.reshape(-1, {', '.join(map(str, layer.shape))})"


def _recurrent(layer: Layer) -> str:
    more = ", <recurrent_bias>" if layer.kind == "gru" else ""
    if layer.kind == "simple_rnn":
        assert layer.activation is not None
        key = layer.activation.key
        more = ", lambda z: z" if key == "linear" else f", {IN_NUMPY.get(key, key)}"
    last = "" if layer.settings["sequences"] else "[:, -1]"
    return f"{layer.kind}(x, <weights>, <recurrent>, <bias>{more}){last}"


CALLS: dict[str, Callable[[Layer], str]] = {
    "dense": lambda layer: "dense(x, <weight>, <bias>)",
    "activation": lambda layer: "",
    "dropout": lambda layer: "",
    "conv2d": _conv2d,
    "conv2d_transpose": _conv2d_transpose,
    "max_pool2d": _pool,
    "avg_pool2d": _pool,
    "global_avg_pool": _global_avg_pool,
    "up_sample2d": lambda layer: f"up_sample2d(x, factor={layer.settings['factor']})",
    "flatten": _reshaped,
    "reshape": _reshaped,
    "batch_norm": lambda layer: "batch_norm(x, <scale>, <shift>, <mean>, <variance>)",
    "layer_norm": lambda layer: "layer_norm(x, <scale>, <shift>)",
    "embedding": lambda layer: "embedding(x, <table>)",
    "simple_rnn": _recurrent,
    "lstm": _recurrent,
    "gru": _recurrent,
}
LIBRARY_KINDS = CALLS.keys() - {"activation", "dropout", "flatten", "reshape", "global_avg_pool"}


def _arrays(part: Part) -> Arrays:
    return {
        f"{label}.{name}": np.ascontiguousarray(array)
        for layer, label in zip(part.network.layers, part.names, strict=True)
        for name, array in layer_arrays(layer).items()
    }
