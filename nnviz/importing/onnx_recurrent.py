"""Operators on sequences: LSTM, GRU and RNN. There time comes first and gates lie in another order."""

import numpy as np

from nnviz.export.torch_layers import reordered
from nnviz.importing.graph import Node
from nnviz.importing.network import Arrays
from nnviz.importing.operators import Operator, Place, refuse, whole

TIME_FIRST, BATCH_FIRST = (1, 0, 2), (0, 1, 2)
ACTIVATIONS = {
    "Tanh": "tanh",
    "Relu": "relu",
    "Sigmoid": "sigmoid",
    "LeakyRelu": "leaky_relu",
    "Elu": "elu",
    "Softplus": "softplus",
    "Affine": "linear",
}
NEEDED = {"leaky_relu": ([0.01], []), "elu": ([1.0], []), "linear": ([1.0], [0.0])}
"""alpha and beta of the activations that have them."""


def _recurrent(kind: str, order: tuple[int, ...]) -> Operator:
    """``order`` says which of the gates there stands first here, and so on."""

    def add(place: Place, node: Node) -> str:
        _check(place, node, len(order))
        flow = place.flow
        settings: dict[str, str] = {}
        if kind == "simple_rnn":
            settings["activation"] = _rnn_activation(node)
        elif node.attributes.get("activations") is not None:
            usual = {"lstm": ["Sigmoid", "Tanh", "Tanh"], "gru": ["Sigmoid", "Tanh"]}[kind]
            if [_text(name) for name in node.attributes["activations"]] != usual:
                raise refuse(node, "has other activations")
        if kind == "gru" and not whole(node, "linear_before_reset"):
            raise refuse(node, "resets before the product (linear_before_reset 0)")
        arrays = _arrays(place, node, kind, order)
        units = arrays["recurrent"].shape[0]
        is_batch_first, keeps = whole(node, "layout") == 1, _keeps_all(place, node)
        flow.add(kind, node.inputs[1], arrays, units=units, sequences=keeps, **settings)
        if keeps:
            flow.axes = (0, 1, None, 2) if is_batch_first else (1, None, 0, 2)
            return node.outputs[0]
        flow.axes = (0, None, 1) if is_batch_first else (None, 0, 1)
        return node.outputs[1]

    return add


def _check(place: Place, node: Node, gates: int) -> None:
    flow = place.flow
    wanted = BATCH_FIRST if whole(node, "layout") == 1 else TIME_FIRST
    if len(flow.shape) != 2 or flow.axes != wanted or node.inputs[0] != flow.now:
        raise refuse(node, "does not get a sequence as it lies here")
    if str(node.attributes.get("direction", "forward")) != "forward":
        raise refuse(node, "runs backwards or both ways")
    if node.attributes.get("clip") is not None or whole(node, "input_forget"):
        raise refuse(node, "clips its state or couples its gates")
    if place.optional(node, 4) is not None:
        raise refuse(node, "has sequences of different lengths")
    for extra in (5, 6, 7):
        value = place.optional(node, extra)
        if value is not None and np.any(value):
            raise refuse(node, "starts from a state of its own or has peepholes")
    weights, recurrent = place.constant(node, 1), place.constant(node, 2)
    units = recurrent.shape[-1]
    if weights.shape != (1, gates * units, flow.shape[1]) or recurrent.shape != (1, gates * units, units):
        raise refuse(node, "has weights of another shape")


def _arrays(place: Place, node: Node, kind: str, order: tuple[int, ...]) -> Arrays:
    weights, recurrent = place.constant(node, 1)[0].T, place.constant(node, 2)[0].T
    width = weights.shape[1]
    given = place.optional(node, 3)
    both = np.zeros(2 * width, np.float32) if given is None else given.ravel()
    if both.size != 2 * width:
        raise refuse(node, "has biases of another shape")
    bias, more = reordered(both[:width], order), reordered(both[width:], order)
    arrays = {"weights": reordered(weights, order), "recurrent": reordered(recurrent, order)}
    if kind != "gru":
        return arrays | {"bias": bias + more}
    units = width // 3
    own = more[2 * units :].copy()
    more[2 * units :] = 0
    return arrays | {"bias": bias + more, "recurrent_bias": own}


def _rnn_activation(node: Node) -> str:
    names = [_text(name) for name in node.attributes.get("activations") or ["Tanh"]]
    if len(names) != 1 or names[0] not in ACTIVATIONS:
        raise refuse(node, f"has the activation {', '.join(names)[:40]}")
    key = ACTIVATIONS[names[0]]
    alpha, beta = NEEDED.get(key, ([], []))
    found = [
        list(node.attributes.get(f"activation_{name}") or wanted) for name, wanted in (("alpha", alpha), ("beta", beta))
    ]
    if key in NEEDED and not np.allclose([*found[0], *found[1]], alpha + beta, rtol=1e-4):
        raise refuse(node, f"has other numbers in its {names[0]}")
    return key


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _keeps_all(place: Place, node: Node) -> bool:
    """Whether the states of all steps are read, not only the last."""
    read = {name for later in place.nodes[place.at :] for name in later.inputs}
    outputs = [*node.outputs, "", ""]
    return outputs[0] in read or outputs[1] not in read if outputs[0] else False


OPERATORS: dict[str, Operator] = {
    "LSTM": _recurrent("lstm", (0, 2, 1, 3)),
    "GRU": _recurrent("gru", (1, 0, 2)),
    "RNN": _recurrent("simple_rnn", (0,)),
}
