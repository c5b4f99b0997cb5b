"""Session: the one mutable document of the program, between the widgets above and the trainer thread below.

Lives in the GUI thread. It alone puts commands into the runner's queue; the events that come back are given to
``handle``, either one by one or all together by ``poll``. Widgets learn the truth only from its signals.
"""

import contextlib
import itertools
import logging
import queue
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from nnviz.runtime import messages
from nnviz.runtime.messages import Request, RunState, Snapshot
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.document import Document
from nnviz.session.undo import Entry, ParameterChange, SpecChange
from nnviz.spec.edits import Edit, set_learning_rate, set_seed
from nnviz.spec.impact import impact
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS
from nnviz.spec.problems import problems
from nnviz.storage.experiment_file import Experiment, FileProblem, read_experiment, write_experiment
from nnviz.storage.recent import RecentFiles

log = logging.getLogger(__name__)

SEED_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class _Place:
    """A document with its experiment and generation, to return to when the next one cannot be built."""

    document: Document
    spec: ExperimentSpec
    generation: int


class Session(QObject):
    """The document: the experiment, its undo stack and its file; speaks to the trainer thread.

    Signals
    -------
    spec_changed(ExperimentSpec), built(Built), playing_changed(bool, str), edit_refused(str where, str message),
    diverged(Diverged), failed(Failed), document_changed() for path, dirty mark, title and undo texts,
    saved(str path), file_problem(str message), notice(str)
    """

    spec_changed = Signal(object)
    built = Signal(object)
    playing_changed = Signal(bool, str)
    edit_refused = Signal(str, str)
    diverged = Signal(object)
    failed = Signal(object)
    document_changed = Signal()
    saved = Signal(str)
    file_problem = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        runner: TrainingRunner,
        spec: ExperimentSpec,
        recent: RecentFiles | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._recent = recent if recent is not None else RecentFiles()
        self._document = Document()
        self._spec = spec
        self._former: _Place | None = None
        self._generations = itertools.count(1)
        self._generation = next(self._generations)
        self._tickets = itertools.count(1)
        self._saving: dict[int, tuple[Path, Document]] = {}
        self._is_playing = False
        self._last_built: messages.Built | None = None
        self._watched: frozenset[Request] = frozenset()
        self._handlers: dict[type, Callable[..., None]] = {
            messages.Built: self._on_built,
            messages.PlayingChanged: self._on_playing_changed,
            messages.Diverged: self._on_diverged,
            messages.Failed: self._on_failed,
            messages.Refused: self._on_refused,
            messages.ParameterSet: self._on_parameter_set,
            messages.StateSaved: self._on_state_saved,
        }
        self._send(messages.Configure(spec, self._generation))

    # The experiment

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
    def undo_text(self) -> str:
        """The name of the edit that undo takes back, or an empty text."""
        return self._document.undo.undo_text

    @property
    def redo_text(self) -> str:
        """The name of the edit that redo does again, or an empty text."""
        return self._document.undo.redo_text

    # The run

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

    def reset(self) -> None:
        """Back to step 0 with the same initial weights, paused."""
        self._send(messages.Pause())
        self._generation = next(self._generations)
        self._send(messages.Configure(self._spec, self._generation))

    def set_speed(self, steps_per_second: float) -> None:
        """At most so many steps a second; 0 is as fast as possible."""
        self._send(messages.SetSpeed(steps_per_second))

    def go_back(self, divide_rate: float = 10) -> None:
        """Return to the last good state and go on with the learning rate divided by ``divide_rate``."""
        if divide_rate != 1:
            rate = self._spec.training.learning_rate / divide_rate
            name = "Go back with a smaller learning rate"
            self.edit(Edit(name, lambda spec: set_learning_rate(spec, rate), None))
        self._send(messages.GoBack())

    def watch(self, requests: Iterable[Request]) -> None:
        """What all visible views together want measured."""
        wanted = frozenset(requests)
        if wanted != self._watched:
            self._watched = wanted
            self._send(messages.Watch(wanted))

    def set_input(self, values: np.ndarray | None, target: float | None = None) -> None:
        """The sample that input probes look at; None takes it away."""
        frozen = None
        if values is not None:
            frozen = np.array(values, np.float32)
            frozen.flags.writeable = False
        self._send(messages.SetInput(frozen, target))

    # The document

    @property
    def path(self) -> Path | None:
        """The file of the document, or None."""
        return self._document.path

    @property
    def title(self) -> str:
        """The document's name: its file's, else the experiment's."""
        return self._document.path.stem if self._document.path else self._spec.name

    @property
    def is_dirty(self) -> bool:
        """Whether closing would lose work."""
        return self._document.is_dirty

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files used last, newest first."""
        return self._recent.paths()

    @property
    def view_state(self) -> Mapping[str, object]:
        """What the window stored with the document (JSON values)."""
        return self._document.view_state

    def set_view_state(self, state: Mapping[str, object]) -> None:
        """What the window wants to find again when the document is opened (JSON values)."""
        self._document.view_state = dict(state)

    def open_preset(self, key: str) -> None:
        """Start over with a preset as a new, unnamed document."""
        self._open(Document(), PRESETS[key], None)

    def open_file(self, path: Path) -> bool:
        """Open an experiment file with its run; False (and ``file_problem``) leaves everything as it was."""
        try:
            saved = read_experiment(path)
        except FileProblem as problem:
            self.file_problem.emit(str(problem))
            return False
        state = RunState(saved.arrays, saved.facts) if saved.facts else None
        self._open(Document(path=path, view_state=dict(saved.view_state)), saved.spec, state)
        self._recent.add(path)
        return True

    def save(self, path: Path | None = None) -> bool:
        """Write the document; ``saved`` or ``file_problem`` follows. False when it has no file yet: ask for one."""
        target = path or self._document.path
        if target is None:
            return False
        ticket = next(self._tickets)
        self._saving[ticket] = target, self._document
        self._send(messages.SaveState(ticket))
        return True

    def save_as(self, path: Path) -> None:
        """Write the document to ``path`` and go on with that file."""
        self.save(path)

    def finish_saving(self, timeout_s: float = 10.0) -> bool:
        """Wait until what ``save`` began is on the disk: before the document is left. False when it is not."""
        deadline = time.monotonic() + timeout_s
        document = self._document
        while self._saving and time.monotonic() < deadline:
            if not self._runner.is_running:
                self._runner.pump()
            with contextlib.suppress(queue.Empty):
                self.handle(self._runner.events.get(timeout=0.05))
        return not self._saving and not document.is_dirty

    # From the trainer thread

    def poll(self) -> Snapshot | None:
        """Handle all waiting events; the newest snapshot, unless it is of another generation than the session's."""
        self._handle_waiting()
        snapshot = self._runner.frames.take()
        return snapshot if snapshot is not None and snapshot.generation == self._generation else None

    def handle(self, event: messages.Event) -> None:
        """Take in one event of the trainer thread."""
        self._handlers[type(event)](event)

    def stop(self, timeout: float = 5.0) -> None:
        """End the trainer thread; what it still had to tell (a run to be saved) is handled.

        Raises RuntimeError when it does not end in ``timeout`` seconds.
        """
        self._runner.stop(timeout)
        self._handle_waiting()

    # Private

    def _handle_waiting(self) -> None:
        while not self._runner.events.empty():
            self.handle(self._runner.events.get())

    def _send(self, command: messages.Command) -> None:
        self._runner.commands.put(command)

    def _train(self, command: messages.Command) -> None:
        if not self._document.has_trained:
            self._document.has_trained = True
            self.document_changed.emit()
        self._send(command)

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

    def _open(self, document: Document, spec: ExperimentSpec, state: RunState | None) -> None:
        if self._former is None:
            self._former = _Place(self._document, self._spec, self._generation)
        self._document = document
        self._spec = spec
        self._generation = next(self._generations)
        self._send(messages.Pause())
        self._send(messages.Configure(spec, self._generation, state))
        self.spec_changed.emit(spec)
        self.document_changed.emit()

    def _on_built(self, event: messages.Built) -> None:
        if event.generation != self._generation:
            return
        self._former = None
        self._last_built = event
        self.built.emit(event)

    def _on_playing_changed(self, event: messages.PlayingChanged) -> None:
        self._is_playing = event.is_playing
        self.playing_changed.emit(event.is_playing, event.reason)

    def _on_diverged(self, event: messages.Diverged) -> None:
        if event.generation == self._generation:
            self.diverged.emit(event)

    def _on_failed(self, event: messages.Failed) -> None:
        log.error("trainer thread: %s\n%s", event.summary, event.details)
        self.failed.emit(event)

    def _on_refused(self, event: messages.Refused) -> None:
        if event.generation != self._generation:
            return
        message = "; ".join(event.problems)
        former, self._former = self._former, None
        if former is not None:
            self._document, self._spec, self._generation = former.document, former.spec, former.generation
            self.file_problem.emit(message)
        else:
            self._document.undo.drop_last()
            self._spec = event.kept or self._spec
            self._generation = event.kept_generation or self._generation
            self.edit_refused.emit("", message)
        self.spec_changed.emit(self._spec)
        self.document_changed.emit()

    def _on_parameter_set(self, event: messages.ParameterSet) -> None:
        if event.generation != self._generation:
            return
        key = f"parameter {event.network} {event.index}"
        change = ParameterChange("Set weight", event.network, event.index, event.before, event.value, key)
        self._document.undo.push(change)
        self.document_changed.emit()

    def _on_state_saved(self, event: messages.StateSaved) -> None:
        path, document = self._saving.pop(event.ticket)
        experiment = Experiment(event.spec, event.state.arrays, event.state.facts, dict(document.view_state))
        try:
            write_experiment(path, experiment)
        except FileProblem as problem:
            self.file_problem.emit(str(problem))
            return
        document.mark_saved(path, is_complete=event.spec == self._spec)
        self._recent.add(path)
        self.document_changed.emit()
        self.saved.emit(str(path))
