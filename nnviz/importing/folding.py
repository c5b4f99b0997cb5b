"""Operators on constants: exporters compute shapes with them. Sizes stay small; the batch is a number of its own."""

from collections.abc import Callable, Sequence

import numpy as np

from nnviz.importing.graph import Node
from nnviz.importing.network import ImportProblem

BATCH = 1_000_003
"""Stands for the number of samples in computed shapes: a prime that no layer is as long as."""

MOST_VALUES = 10_000
ALL_ZEROS = np.zeros((), np.float32)
Values = Sequence[np.ndarray]


def shape_values(sizes: tuple[int, ...], axes: tuple[int | None, ...]) -> np.ndarray:
    """The shape of what flows, as the operator Shape gives it."""
    return np.array([BATCH if axis == 0 else size for size, axis in zip(sizes, axes, strict=True)], np.int64)


def fold(node: Node, inputs: Values) -> np.ndarray:
    """The value of an operator on constants. Raises ImportProblem."""
    if node.operator not in WEIGHTY and any(value.size > MOST_VALUES for value in inputs):
        raise ImportProblem(f"{node.operator} computes with large constants, which cannot be imported.")
    if inputs and node.operator in LAID_OUT and _is_all_zeros(inputs[0]):
        return inputs[0]
    try:
        return np.asarray(FOLDS[node.operator](node, inputs))
    except (IndexError, ValueError, TypeError, KeyError, OverflowError, MemoryError) as error:
        raise ImportProblem(f"{node.operator} on constants does not fit: {error}.") from error


def _constant(node: Node, inputs: Values) -> np.ndarray:
    for name in ("value", "value_float", "value_int", "value_floats", "value_ints"):
        if node.attributes.get(name) is not None:
            return np.asarray(node.attributes[name])
    raise ValueError("no number")


def _axes(node: Node, inputs: Values) -> tuple[int, ...]:
    given = inputs[1].ravel().tolist() if len(inputs) > 1 else node.attributes.get("axes", ())
    return tuple(int(axis) for axis in given)


def _squeeze(node: Node, inputs: Values) -> np.ndarray:
    return np.squeeze(inputs[0], _axes(node, inputs) or None)


def _slice(node: Node, inputs: Values) -> np.ndarray:
    data, (starts, stops) = inputs[0], (part.ravel().tolist() for part in inputs[1:3])
    axes = inputs[3].ravel().tolist() if len(inputs) > 3 else list(range(len(starts)))
    steps = inputs[4].ravel().tolist() if len(inputs) > 4 else [1] * len(starts)
    cuts = [slice(None)] * data.ndim
    for axis, start, stop, step in zip(axes, starts, stops, steps, strict=True):
        cuts[axis] = slice(start, stop, step)
    return data[tuple(cuts)]


def _spread(node: Node, inputs: Values) -> np.ndarray:
    """A value in every place of a shape. Of zeros for the whole batch (the first state of a layer) one is enough."""
    value = np.asarray(node.attributes.get("value", np.float32(0))) if node.operator == "ConstantOfShape" else inputs[0]
    shape = [int(size) for size in inputs[-1].ravel()]
    if BATCH not in shape and np.prod(shape, dtype=float) <= MOST_VALUES:
        return np.broadcast_to(value, shape if value.size == 1 else np.broadcast_shapes(value.shape, tuple(shape)))
    if np.any(value):
        raise ValueError("only zeros may be spread over the batch")
    return ALL_ZEROS


def _is_all_zeros(value: np.ndarray) -> bool:
    return value.ndim == 0 and value.dtype == ALL_ZEROS.dtype and not value.any()


def _concat(node: Node, inputs: Values) -> np.ndarray:
    return np.concatenate([np.atleast_1d(value) for value in inputs], axis=int(node.attributes["axis"]))


def _transpose(node: Node, inputs: Values) -> np.ndarray:
    return np.transpose(inputs[0], node.attributes.get("perm"))


def _gather(node: Node, inputs: Values) -> np.ndarray:
    return np.take(inputs[0], inputs[1].astype(np.int64), axis=int(node.attributes.get("axis", 0)))


FOLDS: dict[str, Callable[[Node, Values], np.ndarray]] = {
    "Constant": _constant,
    "Identity": lambda node, inputs: inputs[0],
    "Cast": lambda node, inputs: inputs[0],
    "Gather": _gather,
    "Unsqueeze": lambda node, inputs: np.expand_dims(inputs[0], _axes(node, inputs)),
    "Squeeze": _squeeze,
    "Concat": _concat,
    "Slice": _slice,
    "Transpose": _transpose,
    "Reshape": lambda node, inputs: inputs[0].reshape(inputs[1].ravel().tolist()),
    "Mul": lambda node, inputs: inputs[0] * inputs[1],
    "Add": lambda node, inputs: inputs[0] + inputs[1],
    "ConstantOfShape": _spread,
    "Expand": _spread,
}
LAID_OUT = ("Gather", "Unsqueeze", "Squeeze", "Slice", "Transpose", "Reshape")
WEIGHTY = ("Identity", "Transpose", "Constant", "Unsqueeze", "Squeeze", "Reshape", "Cast")
"""Operators that make nothing larger: weights may go through them."""
