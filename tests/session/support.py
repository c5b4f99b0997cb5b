"""A session with its runner on the test's own thread, and all that its signals said."""

from functools import partial

import numpy as np

from nnviz.data.own_sets import TABLE_KINDS, table_settings
from nnviz.data.table import Table
from nnviz.data.table_choice import TableChoice, suggest
from nnviz.runtime.messages import Request, Snapshot
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.session import Session
from nnviz.spec import edits
from nnviz.spec.edits import Edit
from nnviz.spec.own_edits import set_own_data
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS

PARAMETERS = Request("parameters", (0,))
HEARD = (
    "spec_changed",
    "built",
    "playing_changed",
    "edit_refused",
    "diverged",
    "failed",
    "saved",
    "file_problem",
    "notice",
)


class Pumped:
    """A session whose trainer does a round whenever the test says so."""

    def __init__(self, spec: ExperimentSpec | str = "circle") -> None:
        self.runner = TrainingRunner()
        self.session = Session(self.runner, PRESETS[spec] if isinstance(spec, str) else spec)
        self.heard: list[tuple[str, tuple[object, ...]]] = []
        for name in HEARD:
            getattr(self.session, name).connect(partial(self._hear, name))
        self.session.watch({PARAMETERS})
        self.pump()
        self.heard.clear()

    def pump(self, rounds: int = 1) -> Snapshot | None:
        """Rounds of trainer and session; the newest picture."""
        snapshot = None
        for _ in range(rounds):
            self.runner.pump()
            snapshot = self.session.poll() or snapshot
        return snapshot

    def shown(self, request: Request = PARAMETERS) -> Snapshot:
        """A fresh picture of the paused run."""
        self.session.watch(set())
        self.session.watch({request})
        snapshot = self.pump()
        assert snapshot is not None
        return snapshot

    def weights(self) -> np.ndarray:
        return self.shown().readings[PARAMETERS]

    def train(self, epochs: int) -> None:
        """Train whole epochs."""
        for _ in range(epochs):
            self.session.step_epoch()
            self.pump()
            while self.session.is_playing:
                self.pump()

    def steps(self, count: int) -> None:
        """Train so many steps."""
        for _ in range(count):
            run = self.runner._run
            assert run is not None
            wanted = run.step + 1
            self.session.step()
            self.pump()
            while run.step < wanted:  # on a busy machine a round may end before its step
                self.pump()

    def names(self) -> list[str]:
        """The signals heard, in order."""
        return [name for name, _ in self.heard]

    def problem(self) -> str:
        """The message of the one file problem heard."""
        (message,) = [arguments[0] for name, arguments in self.heard if name == "file_problem"]
        return str(message)

    def _hear(self, name: str, *arguments: object) -> None:
        self.heard.append((name, arguments))


def rate(value: float, key: str | None = "learning_rate") -> Edit:
    """An edit of the learning rate as a slider makes it."""
    return Edit("Change learning rate", partial(edits.set_learning_rate, learning_rate=value), key)


def adopt(pumped: Pumped, table: Table, choice: TableChoice | None = None) -> None:
    """Let the session learn from a table of the user's own."""
    choice = choice or suggest(table)
    pumped.session.own.add(table)
    settings = table_settings(table, choice, "flowers.csv", "")
    kind = TABLE_KINDS[choice.task]
    pumped.session.edit(Edit("Open table", lambda spec: set_own_data(spec, kind, settings)))
    pumped.pump()
