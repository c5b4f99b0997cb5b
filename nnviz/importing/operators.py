"""What the operators share: where the walk stands, and how their inputs and attributes are read."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from nnviz.importing.flow import Flow
from nnviz.importing.folding import shape_values
from nnviz.importing.graph import Node
from nnviz.importing.network import ImportProblem


@dataclass(slots=True)
class Place:
    """Where the walk stands: ``values`` are the constants known so far, ``at`` the number of the next node.

    ``shapes`` are those of all that has flowed, as the operator Shape gives them.
    """

    flow: Flow
    values: dict[str, np.ndarray]
    nodes: tuple[Node, ...]
    at: int = 0
    shapes: dict[str, np.ndarray] = field(default_factory=dict)

    @property
    def following(self) -> Node | None:
        """The next node, None at the end."""
        return self.nodes[self.at] if self.at < len(self.nodes) else None

    def remember(self) -> None:
        """Note the shape of what flows now."""
        self.shapes[self.flow.now] = shape_values(self.flow.foreign_shape, self.flow.axes)

    def constant(self, node: Node, number: int) -> np.ndarray:
        """Input ``number`` of the node, which must be a constant. Raises ImportProblem."""
        name = node.inputs[number] if number < len(node.inputs) else ""
        if name not in self.values:
            raise ImportProblem(f"{node.operator} takes something that is computed where fixed numbers are expected.")
        return self.values[name]

    def optional(self, node: Node, number: int) -> np.ndarray | None:
        """The same; None where there is no such input."""
        is_there = number < len(node.inputs) and node.inputs[number]
        return self.constant(node, number) if is_there else None

    def matrix(self, node: Node) -> np.ndarray:
        """The weights of a product, its second input. Raises ImportProblem unless they are a matrix."""
        weight = self.constant(node, 1)
        if weight.ndim != 2:
            raise refuse(node, "has weights that are no matrix")
        return weight

    def other(self, node: Node) -> np.ndarray:
        """The constant of an operator on two values, of which one flows."""
        return self.constant(node, 1 if node.inputs[0] == self.flow.now else 0)


Operator = Callable[[Place, Node], str | None]
"""Appends what the node does to the flow; the name of the value that flows on, None for the node's own output."""


def refuse(node: Node, what: str) -> ImportProblem:
    """The error that says what of an operator cannot be imported."""
    return ImportProblem(f"{node.operator} {what}, which cannot be imported.")


def whole(node: Node, name: str, default: int = 0) -> int:
    """An attribute that is a whole number."""
    value = node.attributes.get(name, default)
    if not isinstance(value, int):
        raise refuse(node, f"has an odd {name}")
    return value


def number(node: Node, name: str, default: float) -> float:
    """An attribute that is a number."""
    value = node.attributes.get(name, default)
    if not isinstance(value, int | float):
        raise refuse(node, f"has an odd {name}")
    return float(value)


def wholes(node: Node, name: str) -> tuple[int, ...]:
    """An attribute that is a list of whole numbers; empty when it is missing."""
    value = node.attributes.get(name, ())
    if isinstance(value, str) or not hasattr(value, "__iter__") or not all(isinstance(one, int) for one in value):
        raise refuse(node, f"has an odd {name}")
    return tuple(value)


def axes_of(place: Place, node: Node, count: int) -> tuple[int, ...]:
    """The axes of Squeeze, Unsqueeze and the like: an attribute of old, an input of new versions."""
    given = place.optional(node, 1)
    axes = wholes(node, "axes") if given is None else tuple(int(axis) for axis in given.ravel())
    return tuple(axis % count for axis in axes) if count else ()
