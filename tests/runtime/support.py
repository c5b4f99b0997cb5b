"""A runner on the test's own thread, and short ways to speak to it."""

import itertools
from dataclasses import replace
from typing import TypeVar

from nnviz.runtime import messages
from nnviz.runtime.messages import Command, Configure, Event, Snapshot, Watch
from nnviz.runtime.pacing import Pacer
from nnviz.runtime.runner import TrainingRunner
from nnviz.spec import edits
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS

E = TypeVar("E", bound=Event)

LOOK_S = 0.0001  # what a look at the clock costs: a burst is sixty looks, however busy the machine is

PARAMETERS = messages.Request("parameters", (0,))


def small_spec(preset: str = "circle") -> ExperimentSpec:
    return PRESETS[preset]


def with_rate(spec: ExperimentSpec, rate: float) -> ExperimentSpec:
    return edits.set_learning_rate(spec, rate)


def exploding_spec(preset: str = "bumps") -> ExperimentSpec:
    """A linear regression by plain gradient descent whose learning rate is far too high."""
    spec = PRESETS[preset]
    spec = edits.set_optimizer(spec, "sgd")
    layers = tuple(replace(layer, settings=layer.settings.replace(activation="linear")) for layer in spec.layers)
    return edits.set_learning_rate(spec.with_layers(layers), 5.0)


class Desk:
    """Puts commands in, pumps, and keeps what came out."""

    def __init__(self, spec: ExperimentSpec | None = None) -> None:
        looks = itertools.count()
        self.runner = TrainingRunner(pacer=Pacer(clock=lambda: next(looks) * LOOK_S))
        self.events: list[Event] = []
        self.send = self.runner.commands.put
        if spec is not None:
            self.do(Configure(spec, 1), Watch(frozenset({PARAMETERS})))

    def do(self, *commands: Command, rounds: int = 1) -> Snapshot | None:
        """Send, pump, and take the newest picture."""
        for command in commands:
            self.send(command)
        for _ in range(rounds):
            self.runner.pump()
        while not self.runner.events.empty():
            self.events.append(self.runner.events.get())
        return self.runner.frames.take()

    def show(self, *commands: Command, rounds: int = 1) -> Snapshot:
        """As ``do``, where there must be a picture."""
        snapshot = self.do(*commands, rounds=rounds)
        assert snapshot is not None
        return snapshot

    def until_paused(self, *commands: Command, most: int = 2_000) -> Snapshot:
        """Pump until training rests."""
        self.do(*commands)
        for _ in range(most):
            if not self.is_playing:
                return self.show(Watch(frozenset({PARAMETERS})))
            self.do()
        raise AssertionError("training does not rest")

    @property
    def is_playing(self) -> bool:
        changes = self.heard(messages.PlayingChanged)
        return bool(changes) and changes[-1].is_playing

    def heard(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]
