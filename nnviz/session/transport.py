"""Transport: what the window says to the trainer thread about playing and looking, whatever the document is."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QObject, Signal

from nnviz.runtime import messages
from nnviz.runtime.messages import Request
from nnviz.runtime.runner import TrainingRunner


class Transport(QObject):
    """Puts commands into the runner's queue. Lives in the GUI thread. ``playing_changed`` carries the reason, too."""

    playing_changed = Signal(bool, str)

    def __init__(self, runner: TrainingRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_playing = False
        self._watched: frozenset[Request] = frozenset()

    @property
    def is_playing(self) -> bool:
        """Whether training runs, as far as the trainer thread has told."""
        return self._is_playing

    def play(self) -> None:
        """Train until told otherwise."""
        self._train(messages.Play())

    def pause(self) -> None:
        """Stop between two steps."""
        self._send(messages.Pause())

    def toggle_play(self) -> None:
        """Play when paused, pause when playing."""
        if self._is_playing:
            self.pause()
        else:
            self.play()

    def step(self) -> None:
        """Do one update of the weights, then pause."""
        self._train(messages.Advance(steps=1))

    def step_epoch(self) -> None:
        """Train to the end of the epoch, then pause."""
        self._train(messages.Advance(epochs=1))

    def set_speed(self, steps_per_second: float) -> None:
        """At most so many steps a second; 0 is as fast as possible."""
        self._send(messages.SetSpeed(steps_per_second))

    def watch(self, requests: Iterable[Request]) -> None:
        """What all visible views together want measured."""
        wanted = frozenset(requests)
        if wanted != self._watched:
            self._watched = wanted
            self._send(messages.Watch(wanted))

    def set_input(
        self, values: np.ndarray | None, target: float | None = None, original: np.ndarray | None = None
    ) -> None:
        """The sample that input probes look at, None takes it away; ``original`` is what it was before a push."""
        self._send(messages.SetInput(_frozen(values), target, _frozen(original)))

    def _send(self, command: messages.Command) -> None:
        self._runner.commands.put(command)

    def _train(self, command: messages.Command) -> None:
        """Send a command that changes the weights."""
        self._send(command)

    def _on_playing_changed(self, event: messages.PlayingChanged) -> None:
        self._is_playing = event.is_playing
        self.playing_changed.emit(event.is_playing, event.reason)


def _frozen(values: np.ndarray | None) -> np.ndarray | None:
    """A copy that nobody can change."""
    if values is None:
        return None
    copy = np.array(values, np.float32)
    copy.flags.writeable = False
    return copy
