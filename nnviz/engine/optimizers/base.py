"""Optimizer: turns the gradient vector into a new parameter vector."""

from collections.abc import Callable, Mapping
from typing import ClassVar

import numpy as np

from nnviz.engine.arrays import Array, aligned_zeros
from nnviz.engine.calls import Call, bound, in_a_row
from nnviz.engine.part import Part
from nnviz.hyper import Value
from nnviz.registry import Registry

FLUSH_PERIOD = 64
TINY = 1e-30


class Optimizer(Part):
    """One update rule over flat vectors. ``bind`` comes before the first ``update``.

    A subclass names its moment vectors in ``slots``, emits its rule in ``_plan`` with calls that leave the update
    in ``self.change`` and end in ``values -= change``, and sets the numbers that vary from step to step in ``_tune``.

    Moments of dead units halve step by step into denormal numbers, which make every later pass ten times slower:
    each FLUSH_PERIOD steps whatever is below TINY becomes zero.
    """

    slots: ClassVar[tuple[str, ...]] = ()

    def __init__(self, settings: Mapping[str, Value] | None = None) -> None:
        super().__init__(settings)
        self.step_count = 0
        self.learning_rate = 0.01
        self.moments: dict[str, Array] = {}
        self._calls: list[Call] = []

    def bind(self, values: Array, gradients: Array, decay_mask: Array | None = None) -> None:
        """Work on these vectors from now on, with fresh moments. ``decay_mask``: where weight decay acts (1 or 0)."""
        self.values = values
        self.gradients = gradients
        self.decay_mask = np.ones_like(values) if decay_mask is None else decay_mask
        self.change = aligned_zeros(values.shape, values.dtype)
        self.rate = np.zeros((), values.dtype)
        self.moments = {name: aligned_zeros(values.shape, values.dtype) for name in self.slots}
        self._calls = []
        self._plan()
        self._apply = in_a_row(self._calls)

    def update(self) -> None:
        """One step: ``values`` move against ``gradients`` by the rule."""
        self.step_count += 1
        self._tune()
        self._apply()
        if self.step_count % FLUSH_PERIOD == 0:
            for moment in self.moments.values():
                moment[np.abs(moment) < TINY] = 0

    def adopt(self, other: "Optimizer") -> None:
        """Go on from another optimizer of the same rule: its moments, its step count, its learning rate."""
        self.learning_rate = other.learning_rate
        if type(self) is type(other):
            self.step_count = other.step_count
            for name, moment in self.moments.items():
                moment[...] = other.moments[name]

    def _plan(self) -> None:
        """Emit the rule."""
        raise NotImplementedError

    def _tune(self) -> None:
        """Set the numbers of this step."""
        self.rate[()] = self.learning_rate

    def _call(self, function: Callable[..., object], *arguments: object) -> None:
        self._calls.append(bound(function, *arguments))

    def _constant(self, value: float) -> Array:
        return np.array(value, self.values.dtype)


OPTIMIZERS: "Registry[type[Optimizer]]" = Registry("optimizer")
