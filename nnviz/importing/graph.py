"""Graph, the part of a foreign file that matters, in plain values."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Node:
    """An operation. ``attributes`` are numbers, texts, lists and arrays. Any: as the file has them."""

    operator: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Graph:
    """The part of a file that leads from its one input to its first output.

    ``input_shape`` has None where a size is left open. ``arrays`` are the constants by name.
    ``is_ours`` tells that NNViz wrote it: with channels last.
    """

    input_name: str
    input_shape: tuple[int | None, ...]
    output_name: str
    nodes: tuple[Node, ...]
    arrays: dict[str, np.ndarray] = field(default_factory=dict)
    is_ours: bool = False
