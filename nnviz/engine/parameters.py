"""All weights of a network in one contiguous vector, all gradients in another; layers hold views of them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from nnviz.engine.arrays import Array, Shape, aligned_zeros

Role = Literal["input", "own", "unit", "feature", "other"]


@dataclass(frozen=True, slots=True)
class ParamSlot:
    """A parameter array that a layer asks for.

    ``has_bias_column``: the last column holds biases. ``is_penalised``: L1, L2 and weight decay act on it
    (never on a bias column). ``roles`` says for each axis what it counts, so that grafting knows who is who: "input"
    features that are summed up, "own" units fed back, "unit" that are made (``gates`` times in a row), "feature" that
    pass through, or "other".
    """

    name: str
    shape: Shape
    is_penalised: bool = True
    has_bias_column: bool = False
    roles: tuple[Role, ...] = ()
    gates: int = 1

    @property
    def size(self) -> int:
        """How many numbers it holds."""
        return int(np.prod(self.shape))


@dataclass(frozen=True, slots=True)
class ParamBlock:
    """Where a parameter array of a layer lies in the flat vector: ``vector[start:stop].reshape(shape)``."""

    layer_id: str
    name: str
    start: int
    stop: int
    shape: Shape
    is_penalised: bool
    has_bias_column: bool = False

    def view(self, vector: Array) -> Array:
        """This block of any vector that is laid out like the parameters."""
        return vector[self.start : self.stop].reshape(self.shape)


class Parameters:
    """The flat vectors ``values`` and ``gradients`` and the map of who lies where in them."""

    def __init__(self, slots: list[tuple[str, ParamSlot]], dtype: np.dtype[np.generic]) -> None:
        blocks = []
        start = 0
        for layer_id, slot in slots:
            stop = start + slot.size
            blocks.append(
                ParamBlock(layer_id, slot.name, start, stop, slot.shape, slot.is_penalised, slot.has_bias_column)
            )
            start = stop
        self.blocks = tuple(blocks)
        self.values = aligned_zeros((start,), dtype)
        self.gradients = aligned_zeros((start,), dtype)

    @property
    def count(self) -> int:
        """How many numbers are trained."""
        return self.values.size

    def of(self, layer_id: str) -> tuple[ParamBlock, ...]:
        """The blocks of one layer."""
        return tuple(block for block in self.blocks if block.layer_id == layer_id)

    def penalty_mask(self) -> Array:
        """1 for each number that L1, L2 and weight decay act on, 0 for biases and the like."""
        mask = np.zeros_like(self.values)
        for block in self.blocks:
            view = block.view(mask)
            if block.is_penalised and block.has_bias_column:
                view[:, :-1] = 1
            elif block.is_penalised:
                view[...] = 1
        return mask
