"""Flow, the one value that runs through a foreign network: our shape of it, its layout there, and the layers so far.

Pictures there are mostly channels first and sequences sometimes time first; ours are channels last, batch first. So a
flow knows for each axis of the foreign value which of ours it is, and for flat values whose features lie in another
order which is which.
"""

import math
import re
from dataclasses import dataclass, field

import numpy as np

from nnviz.hyper import Settings, Value
from nnviz.importing.network import Arrays, ImportProblem
from nnviz.spec.parts import LayerSpec
from nnviz.spec.shapes import summarise_layer

FUSED = ("dense", "conv2d", "conv2d_transpose")
"""Layers that can end in an activation."""

MOST_NUMBERS = 5_000_000
Axes = tuple[int | None, ...]


@dataclass(slots=True)
class Draft:
    """A layer in the making. ``has_bias`` is False while a bias may still follow."""

    id: str
    kind: str
    settings: dict[str, Value] = field(default_factory=dict)
    arrays: Arrays = field(default_factory=dict)
    has_bias: bool = True


class Flow:
    """``axes`` names for each foreign axis ours: 0 is the batch, None an axis of length one that we have not.

    ``order`` (n,) names for each foreign feature of a flat value ours; None: the same.
    """

    def __init__(self, name: str, shape: tuple[int, ...], axes: Axes) -> None:
        self.now = name
        self.shape = shape
        self.axes = axes
        self.order: np.ndarray | None = None
        self.layers: list[Draft] = []
        self.notes: list[str] = []
        self.pads: tuple[int, int, int, int] | None = None

    @property
    def foreign_shape(self) -> tuple[int, ...]:
        """The sizes there; the batch counts as 0."""
        return tuple(1 if axis is None else (0, *self.shape)[axis] for axis in self.axes)

    @property
    def is_natural(self) -> bool:
        """Whether it lies there as it does here, but for axes of length one."""
        real = [axis for axis in self.axes if axis is not None]
        return real == sorted(real) and self.order is None

    def add(self, kind: str, like: str = "", arrays: Arrays | None = None, **settings: Value) -> Draft:
        """Append a layer; ``like`` is the name of its weights there. ``shape`` follows, the layout has to be set."""
        draft = Draft(self._new_id(kind, like), kind, settings, arrays or {})
        self.layers.append(draft)
        try:
            self.shape = summarise_layer(self.spec(draft), self.shape).output_shape
        except ValueError as error:
            raise ImportProblem(f"{draft.id} cannot be built here: {error}.") from error
        self.check_size()
        return draft

    def check_size(self) -> None:
        """Raises ImportProblem when a sample is larger here than any that can be worked on."""
        if math.prod(self.shape) > MOST_NUMBERS:
            raise ImportProblem(
                f"A sample has the shape {self.shape}; at most {MOST_NUMBERS:,} numbers can be worked on."
            )

    def spec(self, draft: Draft) -> LayerSpec:
        """The layer as a part of a spec."""
        return LayerSpec(draft.id, draft.kind, Settings(draft.settings))

    def add_activation(self, key: str) -> None:
        """An activation: part of the layer before it where that can be, else a layer of its own."""
        last = self.layers[-1] if self.layers else None
        if last is not None and last.kind in FUSED and last.settings["activation"] == "linear":
            last.settings["activation"] = key
            last.has_bias = True
        else:
            self.add("activation", activation=key)

    def lay_flat(self, operator: str) -> None:
        """All axes but the batch become one; remembers in which order."""
        if self.axes[0] != 0:
            raise ImportProblem(f"{operator} mixes samples of the batch, which cannot be imported.")
        if len(self.shape) > 1:
            size = int(np.prod(self.shape))
            ours = np.arange(size).reshape(self.shape)
            order = ours.transpose([axis - 1 for axis in self.axes if axis]).ravel()
            self.add("flatten")
            self.order = None if np.array_equal(order, np.arange(size)) else order
        self.axes = (0, 1)

    def our_order(self, features: np.ndarray) -> np.ndarray:
        """An array whose last axis counts foreign features, with ours."""
        if self.order is None:
            return features
        ours = np.empty_like(features)
        ours[..., self.order] = features
        return ours

    def move_features(self, places: np.ndarray) -> None:
        """Let the layers make each foreign feature j at ``places[j]``; they must begin with a dense layer.

        Raises ImportProblem where no layer can be turned so.
        """
        sources = np.empty_like(places)  # for each new place, where the feature is made now
        sources[places] = np.arange(len(places)) if self.order is None else self.order
        for draft in reversed(self.layers):
            if draft.kind in ("batch_norm", "layer_norm"):
                draft.arrays = {name: array[sources] for name, array in draft.arrays.items()}
            elif draft.kind == "dense":
                draft.arrays["weights"] = draft.arrays["weights"][sources]
                return
            elif draft.kind not in ("activation", "dropout"):
                break
        raise ImportProblem("A row is laid out as a channels-first picture without a dense layer that made it.")

    def make_natural(self) -> None:
        """Bring flat features into the foreign order."""
        if self.order is not None:
            self.move_features(np.arange(len(self.order)))
            self.order = None

    def _new_id(self, kind: str, like: str) -> str:
        """A name after that of the weights there (fc1.weight: fc1), or after the kind."""
        found = re.fullmatch(r"([\w\-/.]{1,40})[._](weight|W|scale|table|kernel)(_\w+)?", like)
        base = found.group(1) if found else kind.replace("_", "-")
        taken = {draft.id for draft in self.layers}
        if found and base not in taken:
            return base
        number = 1
        while f"{base}-{number}" in taken:
            number += 1
        return f"{base}-{number}"
