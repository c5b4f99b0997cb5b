"""Editing: the experiment, its undo stack, and the network that the trainer thread has built of it."""

import itertools
import logging
import secrets
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from nnviz.runtime import messages
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.document import Document
from nnviz.session.transport import Transport
from nnviz.session.undo import Entry, ParameterChange, SpecChange
from nnviz.spec.edits import Edit, set_learning_rate, set_seed
from nnviz.spec.impact import impact
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.problems import problems

log = logging.getLogger(__name__)

SEED_LIMIT = 1_000_000


class Editing(Transport):
    """Edits and undoes, and keeps spec and built network in step. See Session for the signals."""

    spec_changed = Signal(object)
    built = Signal(object)
    edit_refused = Signal(str, str)
    diverged = Signal(object)
    failed = Signal(object)
    taught = Signal(object)
    document_changed = Signal()

    def __init__(self, runner: TrainingRunner, spec: ExperimentSpec, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._document = Document()
        self._spec = spec
        self._generations = itertools.count(1)
        self._generation = next(self._generations)
        self._last_built: messages.Built | None = None
        self._handlers: dict[type, Callable[..., None]] = {
            messages.Built: self._on_built,
            messages.PlayingChanged: self._on_playing_changed,
            messages.Diverged: self._on_diverged,
            messages.Failed: self._on_failed,
            messages.Refused: self._on_refused,
            messages.ParameterSet: self._on_parameter_set,
            messages.Taught: self._on_taught,
        }
        self._send(messages.Configure(spec, self._generation))

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment as it stands."""
        return self._spec

    @property
    def generation(self) -> int:
        """The number of the network that views may show; frames of another one are stale."""
        return self._generation

    @property
    def last_built(self) -> messages.Built | None:
        """What was built last, for a view that comes later."""
        return self._last_built

    def edit(self, edit: Edit) -> None:
        """Change the experiment, or refuse with the reason and show the old one again."""
        new = edit.change(self._spec)
        if new == self._spec:
            return
        found = problems(new)
        if found:
            self.spec_changed.emit(self._spec)
            self.edit_refused.emit(found[0].where, found[0].message)
            return
        self._document.undo.push(SpecChange(edit.name, self._spec, new, edit.merge_key))
        self._adopt(new)

    def end_merge(self) -> None:
        """A drag was released: the next edit is an undo step of its own."""
        self._document.undo.end_merge()

    def set_parameter(self, index: int, value: float, network: int = 0) -> None:
        """Type a weight or bias into the flat vector; undoable."""
        self._send(messages.SetParameter(index, value, network))

    def teach(self, pictures: np.ndarray, labels: np.ndarray) -> None:
        """Fine-tune on pictures of the user's own, (n, *input_shape) with class numbers; ``taught`` tells the end."""
        self._train(messages.Teach(pictures, labels))

    def new_seed(self) -> None:
        """Draw other initial weights and another order of the samples."""
        seed = secrets.randbelow(SEED_LIMIT)
        self.edit(Edit("New seed", lambda spec: set_seed(spec, seed), None))

    def undo(self) -> None:
        """Take the last edit back."""
        entry = self._document.undo.undo()
        if entry is not None:
            self._restore(entry, is_undo=True)

    def redo(self) -> None:
        """Do again what was taken back."""
        entry = self._document.undo.redo()
        if entry is not None:
            self._restore(entry, is_undo=False)

    @property
    def is_building(self) -> bool:
        """Whether the trainer thread still prepares the experiment: its data and networks are not there yet."""
        return self._last_built is None or self._last_built.generation != self._generation

    @property
    def undo_text(self) -> str:
        """The name of the edit that undo takes back, or an empty text."""
        return self._document.undo.undo_text

    @property
    def redo_text(self) -> str:
        """The name of the edit that redo does again, or an empty text."""
        return self._document.undo.redo_text

    def reset(self) -> None:
        """Back to step 0 with the same initial weights, paused."""
        self._send(messages.Pause())
        self._generation = next(self._generations)
        self._send(messages.Configure(self._spec, self._generation))

    def set_data_folder(self, folder: Path) -> None:
        """Large data sets lie there from now on; the run begins anew with what is there."""
        self._runner.data_dir = folder
        self.reset()

    def go_back(self, divide_rate: float = 10) -> None:
        """Return to the last good state and go on with the learning rate divided by ``divide_rate``."""
        if divide_rate != 1:
            rate = self._spec.training.learning_rate / divide_rate
            name = "Go back with a smaller learning rate"
            self.edit(Edit(name, lambda spec: set_learning_rate(spec, rate), None))
        self._send(messages.GoBack())

    def handle(self, event: messages.Event) -> None:
        """Take in one event of the trainer thread."""
        self._handlers[type(event)](event)

    def _train(self, command: messages.Command) -> None:
        if not self._document.has_trained:
            self._document.has_trained = True
            self.document_changed.emit()
        super()._train(command)

    def _adopt(self, new: ExperimentSpec) -> None:
        if impact(self._spec, new) == "rebuild":
            self._generation = next(self._generations)
        self._spec = new
        self._send(messages.Configure(new, self._generation))
        self.spec_changed.emit(new)
        self.document_changed.emit()

    def _restore(self, entry: Entry, is_undo: bool) -> None:
        if isinstance(entry, SpecChange):
            self._adopt(entry.before if is_undo else entry.after)
            return
        value = entry.before if is_undo else entry.after
        self._send(messages.SetParameter(entry.index, value, entry.network, is_recorded=False))
        self.document_changed.emit()

    def _on_built(self, event: messages.Built) -> None:
        if event.generation == self._generation:
            self._last_built = event
            self.built.emit(event)

    def _on_diverged(self, event: messages.Diverged) -> None:
        if event.generation == self._generation:
            self.diverged.emit(event)

    def _on_failed(self, event: messages.Failed) -> None:
        log.error("trainer thread: %s\n%s", event.summary, event.details)
        self.failed.emit(event)

    def _on_refused(self, event: messages.Refused) -> None:
        """The last edit could not be built after all: it has not happened."""
        if event.generation != self._generation:
            return
        self._document.undo.drop_last()
        self._spec = event.kept or self._spec
        self._generation = event.kept_generation or self._generation
        self.spec_changed.emit(self._spec)
        self.document_changed.emit()
        self.edit_refused.emit("", "; ".join(event.problems))

    def _on_taught(self, event: messages.Taught) -> None:
        if event.generation == self._generation:
            self.taught.emit(event)

    def _on_parameter_set(self, event: messages.ParameterSet) -> None:
        if event.generation != self._generation:
            return
        key = f"parameter {event.network} {event.index}"
        change = ParameterChange("Set weight", event.network, event.index, event.before, event.value, key)
        self._document.undo.push(change)
        self.document_changed.emit()
