"""Each kind of layer as ONNX nodes.

ONNX wants pictures channels first, sequences time first, and orders the gates of an LSTM as i, o, f, g, those of a
GRU as z, r, n.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnviz.engine.layers import Conv2DTranspose, Layer, Recurrent
from nnviz.engine.layers.normalization import EPSILON
from nnviz.engine.layers.windows import Windows, settings_windows
from nnviz.export.onnx_graph import OnnxGraph
from nnviz.export.torch_layers import recurrent_bias, reordered

RNN_ACTIVATIONS = {
    "linear": ("Affine", 1.0, 0.0),
    "sigmoid": ("Sigmoid",),
    "tanh": ("Tanh",),
    "relu": ("Relu",),
    "leaky_relu": ("LeakyRelu", 0.01),
    "elu": ("Elu", 1.0),
    "softplus": ("Softplus",),
}
"""The activations that an RNN node knows, with alpha and beta; the others are unrolled step by step."""


def add_activation(graph: OnnxGraph, key: str) -> None:
    """Add the nodes of an activation."""
    if key == "silu":
        z = graph.now
        gate = graph.node("Sigmoid")
        graph.node("Mul", of=(z, gate))
    elif key == "softmax":
        graph.node("Softmax", axis=1 if graph.layout == "first" else -1)
    elif key != "linear":
        operator, attributes = ACTIVATIONS[key]
        graph.node(operator, **attributes)


Attributes = dict[str, Any]  # Any: numbers, texts and lists of them, as ONNX nodes take them

ACTIVATIONS: dict[str, tuple[str, Attributes]] = {
    "sigmoid": ("Sigmoid", {}),
    "tanh": ("Tanh", {}),
    "relu": ("Relu", {}),
    "leaky_relu": ("LeakyRelu", {"alpha": 0.01}),
    "elu": ("Elu", {"alpha": 1.0}),
    "gelu": ("Gelu", {"approximate": "tanh"}),
    "softplus": ("Softplus", {}),
}


def _dense(graph: OnnxGraph, layer: Layer) -> None:
    block = layer["weights"]
    graph.node("Gemm", graph.array("weight", block[:, :-1]), graph.array("bias", block[:, -1]), transB=1)


def _pads(windows: Windows) -> list[int]:
    top, down, left, right = windows.rims
    return [top, left, down, right]


def _conv2d(graph: OnnxGraph, layer: Layer) -> None:
    graph.lay("first")
    windows = settings_windows(layer.settings, layer.input_shape[0], layer.input_shape[1])
    weight = graph.array("weight", layer["kernel"].transpose(3, 2, 0, 1))
    stride, size = windows.stride, windows.size
    bias = graph.array("bias", layer["bias"])
    graph.node("Conv", weight, bias, kernel_shape=[size, size], strides=[stride, stride], pads=_pads(windows))


def _conv2d_transpose(graph: OnnxGraph, layer: Layer) -> None:
    assert isinstance(layer, Conv2DTranspose)
    graph.lay("first")
    windows = layer.windows
    grow = max(windows.stride - windows.size, 0) if layer.settings["padding"] == "same" else 0
    graph.node(
        "ConvTranspose",
        graph.array("weight", layer["kernel"].transpose(2, 3, 0, 1)),
        graph.array("bias", layer["bias"]),
        kernel_shape=[windows.size, windows.size],
        strides=[windows.stride, windows.stride],
        pads=_pads(windows),
        output_padding=[grow, grow],
    )


def _pool(graph: OnnxGraph, layer: Layer) -> None:
    graph.lay("first")
    size, stride = int(layer.settings["size"]), int(layer.settings["stride"])
    name = {"max_pool2d": "MaxPool", "avg_pool2d": "AveragePool"}[layer.kind]
    graph.node(name, kernel_shape=[size, size], strides=[stride, stride])


def _global_avg_pool(graph: OnnxGraph, layer: Layer) -> None:
    graph.lay("last")
    axes = (1,) if len(layer.input_shape) == 2 else (1, 2)
    graph.node("ReduceMean", graph.whole("axes", *axes), keepdims=0)


def _up_sample2d(graph: OnnxGraph, layer: Layer) -> None:
    graph.lay("first")
    factor = float(layer.settings["factor"])
    scales = graph.array("scales", np.array([1, 1, factor, factor], np.float32))
    attributes: Attributes = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    graph.node("Resize", "", scales, mode="nearest", **attributes)


def _reshape(graph: OnnxGraph, layer: Layer) -> None:
    graph.lay("last")
    graph.node("Reshape", graph.whole("shape", -1, *layer.shape))


def _flatten(graph: OnnxGraph, layer: Layer) -> None:
    graph.lay("last")
    graph.node("Flatten", axis=1)


def _dropout(graph: OnnxGraph, layer: Layer) -> None:
    graph.node("Dropout", graph.array("ratio", np.array(layer.settings["rate"], np.float32)))


def _batch_norm(graph: OnnxGraph, layer: Layer) -> None:
    is_sequence, buffers = len(layer.shape) == 2, layer.buffers()
    if len(layer.shape) == 3:
        graph.lay("first")
    names = [graph.array("scale", layer["scale"]), graph.array("shift", layer["shift"])]
    names += [graph.array(name, buffers[name]) for name in ("mean", "variance")]
    if is_sequence:
        graph.node("Transpose", perm=[0, 2, 1])
    graph.node("BatchNormalization", *names, epsilon=EPSILON, momentum=float(layer.settings["momentum"]))
    if is_sequence:
        graph.node("Transpose", perm=[0, 2, 1])


def _layer_norm(graph: OnnxGraph, layer: Layer) -> None:
    graph.lay("last")
    scale, shift = graph.array("scale", layer["scale"]), graph.array("shift", layer["shift"])
    graph.node("LayerNormalization", scale, shift, axis=-1, epsilon=EPSILON)


def _embedding(graph: OnnxGraph, layer: Layer) -> None:
    graph.node("Cast", to=7)  # TensorProto.INT64
    low, high = (np.array(number, np.int64) for number in (0, len(layer["table"]) - 1))
    symbols = graph.node("Clip", graph.array("first", low), graph.array("last", high))
    graph.node("Gather", of=(graph.array("table", layer["table"]), symbols), axis=0)


def _simple_rnn(graph: OnnxGraph, layer: Layer) -> None:
    assert isinstance(layer, Recurrent)
    assert layer.activation is not None
    key = layer.activation.key
    if key not in RNN_ACTIVATIONS:
        _unrolled_rnn(graph, layer, key)
        return
    name, *numbers = RNN_ACTIVATIONS[key]
    attributes: Attributes = {"activations": [name]}
    for attribute, value in zip(("activation_alpha", "activation_beta"), numbers, strict=False):
        attributes[attribute] = [value]
    _recurrent(graph, layer, "RNN", (0,), **attributes)


def _unrolled_rnn(graph: OnnxGraph, layer: Recurrent, key: str) -> None:
    """One step after the other, for activations that no RNN node knows."""
    weights, recurrent, bias = (graph.array(name, layer[name]) for name in ("weights", "recurrent", "bias"))
    x, h, states = graph.now, "", []
    for step in range(layer.steps):
        now = graph.node("Gather", of=(x, graph.array(f"step_{step}", np.array(step, np.int64))), axis=1)
        z = graph.node("Gemm", of=(now, weights, bias))
        if h:
            z = graph.node("Add", of=(z, graph.node("MatMul", of=(h, recurrent))))
        add_activation(graph, key)
        h = graph.now
        states.append(h)
    if layer.settings["sequences"]:
        axis = graph.whole("axis", 1)
        rows = tuple(graph.node("Unsqueeze", of=(state, axis)) for state in states)
        graph.node("Concat", of=rows, axis=1)


def _lstm(graph: OnnxGraph, layer: Layer) -> None:
    _recurrent(graph, layer, "LSTM", (0, 2, 1, 3))


def _gru(graph: OnnxGraph, layer: Layer) -> None:
    _recurrent(graph, layer, "GRU", (1, 0, 2), linear_before_reset=1)


def _recurrent(graph: OnnxGraph, layer: Layer, operator: str, order: tuple[int, ...], **attributes: Any) -> None:
    assert isinstance(layer, Recurrent)
    bias = np.concatenate([reordered(layer["bias"], order), reordered(recurrent_bias(layer), order)])
    names = [
        graph.array("W", reordered(layer["weights"], order).T[None]),
        graph.array("R", reordered(layer["recurrent"], order).T[None]),
        graph.array("B", bias[None]),
    ]
    keeps = bool(layer.settings["sequences"])
    graph.node("Transpose", perm=[1, 0, 2])  # time first
    graph.node(operator, *names, outputs=1 if keeps else 2, hidden_size=layer.units, **attributes)
    graph.node("Squeeze", graph.whole("axis", 1 if keeps else 0))  # the axis of directions
    if keeps:
        graph.node("Transpose", perm=[1, 0, 2])


def _nothing(graph: OnnxGraph, layer: Layer) -> None:
    """A layer that is its activation alone."""


NODES: dict[str, Callable[[OnnxGraph, Layer], None]] = {
    "dense": _dense,
    "activation": _nothing,
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
    "lstm": _lstm,
    "gru": _gru,
}


def add_layer(graph: OnnxGraph, layer: Layer) -> None:
    """Add the nodes of ``layer`` and of its activation."""
    NODES[layer.kind](graph, layer)
    if len(layer.shape) != 3 or len(layer.input_shape) != 3:
        graph.layout = "last"
    if layer.activation is not None and layer.kind != "simple_rnn":
        add_activation(graph, layer.activation.key)
