"""Operators on features: products, biases, activations, normalisation, dropout, symbols."""

import numpy as np

from nnviz.engine.layers.normalization import EPSILON
from nnviz.importing.flow import Flow
from nnviz.importing.graph import Node
from nnviz.importing.network import ImportProblem
from nnviz.importing.operators import Operator, Place, number, refuse, whole


def _gemm(place: Place, node: Node) -> None:
    if place.flow.now != node.inputs[0] or whole(node, "transA"):
        raise refuse(node, "multiplies the other way round")
    weight = place.matrix(node)
    weight = weight if whole(node, "transB") else weight.T
    units = len(weight)
    bias = place.optional(node, 2)
    bias = np.zeros(units, np.float32) if bias is None else np.broadcast_to(bias.ravel(), (units,))
    alpha, beta = number(node, "alpha", 1.0), number(node, "beta", 1.0)
    _add_dense(place.flow, node, alpha * weight, beta * bias, node.inputs[1], has_bias=True)


def _matmul(place: Place, node: Node) -> None:
    if place.flow.now != node.inputs[0]:
        raise refuse(node, "multiplies the other way round")
    weight = place.matrix(node)
    bias = np.zeros(weight.shape[1], np.float32)
    _add_dense(place.flow, node, weight.T, bias, node.inputs[1], has_bias=False)


def _add_dense(flow: Flow, node: Node, weight: np.ndarray, bias: np.ndarray, like: str, *, has_bias: bool) -> None:
    """A dense layer of ``weight`` (units, n_in)."""
    if len(flow.shape) != 1 or flow.axes[0] != 0:
        raise refuse(node, "works on each step or place apart")
    if weight.shape[1] != flow.shape[0]:
        raise refuse(node, f"has weights for {weight.shape[1]} inputs where {flow.shape[0]} come")
    block = np.hstack([flow.our_order(weight), bias[:, None]]).astype(np.float32)
    draft = flow.add("dense", like, {"weights": block}, units=len(block), activation="linear")
    draft.has_bias = has_bias
    flow.order, flow.axes = None, (0, 1)


def _add(place: Place, node: Node) -> None:
    flow, bias = place.flow, place.other(node)
    last = flow.layers[-1] if flow.layers else None
    if last is None or last.has_bias or last.settings.get("activation") != "linear":
        raise refuse(node, "adds something else than the bias of the layer before it")
    units = flow.shape[-1]
    flat = bias.ravel()
    if flat.size not in (1, units) or (flat.size == units and max(bias.shape) != units):
        raise refuse(node, "adds something else than a bias")
    flat = np.broadcast_to(flat, (units,)).astype(np.float32)
    last.has_bias = True
    if last.kind == "dense":
        last.arrays["weights"][:, -1] = flat
    else:
        last.arrays["bias"] = flat.copy()


def _activation(key: str) -> Operator:
    def add(place: Place, node: Node) -> None:
        place.flow.add_activation(key)

    return add


def _leaky_relu(place: Place, node: Node) -> None:
    if not np.isclose(number(node, "alpha", 0.01), 0.01, rtol=1e-4):
        raise refuse(node, f"has the slope {number(node, 'alpha', 0.01):g}; here it is 0.01")
    place.flow.add_activation("leaky_relu")


def _elu(place: Place, node: Node) -> None:
    if number(node, "alpha", 1.0) != 1.0:
        raise refuse(node, f"has alpha {number(node, 'alpha', 1.0):g}; here it is 1")
    place.flow.add_activation("elu")


def _gelu(place: Place, node: Node) -> None:
    if node.attributes.get("approximate", "none") != "tanh":
        place.flow.notes.append("GELU is computed in its tanh form here: up to 0.0005 from the exact one.")
    place.flow.add_activation("gelu")


def _sigmoid(place: Place, node: Node) -> str | None:
    """A sigmoid; where the next node multiplies it with its own input the two are a SiLU."""
    following = place.following
    if following and following.operator == "Mul" and set(following.inputs) == {place.flow.now, node.outputs[0]}:
        place.flow.add_activation("silu")
        place.at += 1
        return following.outputs[0]
    place.flow.add_activation("sigmoid")
    return None


def _mul(place: Place, node: Node) -> None:
    raise refuse(node, "scales or joins values")


def _softmax(place: Place, node: Node) -> None:
    flow = place.flow
    axis = whole(node, "axis", -1) % len(flow.axes)
    if flow.axes[axis] != len(flow.shape):
        raise refuse(node, "runs over something else than the features")
    flow.add_activation("softmax")


def _dropout(place: Place, node: Node) -> None:
    given = place.optional(node, 1)
    rate = number(node, "ratio", 0.5) if given is None else float(given)
    if rate > 0:
        place.flow.add("dropout", rate=min(max(round(rate, 6), 0.0), 0.95))


def _batch_norm(place: Place, node: Node) -> None:
    flow = place.flow
    if len(flow.axes) < 2 or flow.axes[1] != len(flow.shape):
        raise refuse(node, "counts features along another axis")
    scale, shift, mean, variance = (flow.our_order(place.constant(node, number).ravel()) for number in range(1, 5))
    variance = variance + np.float32(number(node, "epsilon", 1e-5) - EPSILON)
    momentum = min(max(round(number(node, "momentum", 0.9), 6), 0.0), 0.999)
    arrays = {"scale": scale, "shift": shift, "mean": mean, "variance": variance}
    flow.add("batch_norm", node.inputs[1], arrays, momentum=momentum)


def _layer_norm(place: Place, node: Node) -> None:
    flow = place.flow
    axis = whole(node, "axis", -1) % len(flow.axes)
    if axis != len(flow.axes) - 1 or flow.axes[axis] != len(flow.shape):
        raise refuse(node, "runs over more than the features")
    if not np.isclose(number(node, "epsilon", 1e-5), EPSILON, rtol=1e-3):
        raise refuse(node, f"has epsilon {number(node, 'epsilon', 1e-5):g}; here it is {EPSILON:g}")
    scale = flow.our_order(place.constant(node, 1).ravel())
    shift = place.optional(node, 2)
    shift = np.zeros_like(scale) if shift is None else flow.our_order(shift.ravel())
    flow.add("layer_norm", node.inputs[1], {"scale": scale, "shift": shift})


def _gather(place: Place, node: Node) -> None:
    """The vectors of symbols, or the last step of a sequence."""
    flow = place.flow
    if node.inputs[0] == flow.now:
        _last_step(place, node)
        return
    table = place.constant(node, 0)
    if whole(node, "axis") or table.ndim != 2 or len(flow.shape) != 1 or not flow.is_natural:
        raise refuse(node, "picks something else than the vectors of symbols")
    flow.add("embedding", node.inputs[0], {"table": table}, vocabulary=len(table), units=table.shape[1])
    flow.axes = (0, 1, 2)


def _last_step(place: Place, node: Node) -> None:
    flow, index = place.flow, place.constant(node, 1)
    axis = whole(node, "axis") % len(flow.axes)
    last = flow.layers[-1] if flow.layers else None
    is_last = index.size == 1 and int(index.ravel()[0]) in (-1, flow.shape[0] - 1)
    if last is None or not last.settings.get("sequences") or flow.axes[axis] != 1 or not is_last:
        raise refuse(node, "picks something else than the last step of a recurrent layer")
    last.settings["sequences"] = False
    flow.shape = flow.shape[1:]
    left = [step if step is None or step == 0 else 1 for at, step in enumerate(flow.axes) if at != axis]
    flow.axes = (*left[:axis], *[None] * index.ndim, *left[axis:])


def _symbols(place: Place, node: Node) -> None:
    """Cast and Clip: nothing to do where symbol numbers go into a table, which keeps them within its rows itself."""
    following = place.following
    if node.operator == "Clip" and (following is None or following.operator != "Gather" or place.flow.layers):
        raise ImportProblem("Clip cuts values off, which cannot be imported.")


OPERATORS: dict[str, Operator] = {
    "Gemm": _gemm,
    "MatMul": _matmul,
    "Add": _add,
    "Relu": _activation("relu"),
    "Tanh": _activation("tanh"),
    "Softplus": _activation("softplus"),
    "Sigmoid": _sigmoid,
    "Mul": _mul,
    "LeakyRelu": _leaky_relu,
    "Elu": _elu,
    "Gelu": _gelu,
    "Softmax": _softmax,
    "Dropout": _dropout,
    "BatchNormalization": _batch_norm,
    "LayerNormalization": _layer_norm,
    "Gather": _gather,
    "Cast": _symbols,
    "Clip": _symbols,
}
