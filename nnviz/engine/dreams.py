"""Activation maximisation: climbing to the input that a unit answers to most. Nothing here changes the network."""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.network import Sequential
from nnviz.engine.unit_plan import input_gradient, seed_gradient, unit_plan


@dataclass(frozen=True, slots=True)
class Manner:
    """How to climb: ``x += rate (g / rms(g) - decay x)``, kept between ``low`` and ``high``.

    ``start`` is where the faint noise of the beginning lies, from low (0) to high (1). Of pictures, ``smooth`` is how
    much of each pixel goes to its neighbours at first (it fades over ``steps``), and ``jitter`` by how many pixels the
    picture is moved to and fro: both against the grain that networks answer to and people cannot read.
    """

    rate: float = 0.1
    decay: float = 0.02
    low: float = 0.0
    high: float = 1.0
    start: float = 0.5
    smooth: float = 0.0
    jitter: int = 0
    steps: int = 100


READABLE = Manner(rate=0.05, decay=0.3, start=0.05, smooth=0.15, jitter=1, steps=120)
"""For pictures: found by looking at what the shipped digits network dreams of its ten classes."""


class Climb:
    """One climb, a step at a time; it follows the weights when they are trained meanwhile.

    The answer is taken before the activation, for a sure softmax and a silent ReLU have no slope to climb; of a filter
    it is the mean of its map. Erhan et al. 2009; Yosinski et al. 2015.

    Raises KeyError for an unknown layer, IndexError for a unit that it does not have.
    """

    def __init__(
        self, network: Sequential, layer_id: str, unit: int, rng: np.random.Generator, manner: Manner = READABLE
    ) -> None:
        layer, self.revision = network.layer(layer_id), network.revision
        self._number, self._unit, self._rng, self._manner = 1 + network.layers.index(layer), unit, rng, manner
        self._is_before = layer.activation is not None
        self._plan = unit_plan(network, 1, self._number, unit, before_activation=self._is_before)
        self._x = self._plan.input.batch_first(self._plan.input.value)
        span = manner.high - manner.low
        self._x[...] = manner.low + manner.start * span + 0.05 * span * rng.standard_normal(self._x.shape)
        self.answers: list[float] = []

    @property
    def input(self) -> Array:
        """What was found so far (*input_shape), a copy."""
        return np.array(self._x[0])

    @property
    def steps(self) -> int:
        """How many steps were done."""
        return len(self.answers)

    def answer(self) -> float:
        """What the unit answers now."""
        self._plan.run_forward()
        signal = self._plan.signals[self._number]
        values = signal.pre_activation if self._is_before else signal.value
        return float(signal.unit(values, self._unit).mean())

    def step(self) -> None:
        """One step up."""
        manner, is_picture = self._manner, self._x.ndim == 4
        shift = self._rng.integers(-manner.jitter, manner.jitter + 1, 2) if is_picture and manner.jitter else (0, 0)
        axes = (1, 2) if is_picture else (0, 0)
        self._x[...] = np.roll(self._x, shift, axes)
        self.answers.append(self.answer())
        seed_gradient(self._plan, self._number, self._unit)
        self._plan.run_backward()
        g = input_gradient(self._plan)
        self._x += manner.rate * (g / max(float(np.sqrt(np.mean(g**2))), 1e-12) - manner.decay * self._x)
        self._x[...] = np.roll(self._x, (-shift[0], -shift[1]), axes)
        if is_picture and manner.smooth:
            self._x[...] = _smoothed(self._x, manner.smooth * max(0.0, 1 - self.steps / manner.steps))
        np.clip(self._x, manner.low, manner.high, out=self._x)


def _smoothed(pictures: Array, share: float) -> Array:
    """Each pixel gives ``share`` of itself to each of its neighbours, along both axes."""
    for axis in (1, 2):
        before, after = (np.roll(pictures, step, axis) for step in (1, -1))
        pictures = (1 - 2 * share) * pictures + share * (before + after)
    return pictures
