"""Session: the one mutable document of the program, between the widgets above and the trainer thread below.

Lives in the GUI thread. It alone puts commands into the runner's queue; the events that come back are given to
``handle``, either one by one or all together by ``poll``. Widgets learn the truth only from its signals.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nnviz.data.own import OwnData, OwnStore
from nnviz.data.own_sets import is_own
from nnviz.runtime import messages
from nnviz.runtime.messages import RunState, Snapshot
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.document import Document
from nnviz.session.opening import Opening
from nnviz.session.saving import MOST_KEPT, Order, Saving, keeps_data, own_data
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS
from nnviz.spec.problems import problems
from nnviz.storage.experiment_file import Experiment, read_experiment
from nnviz.storage.problem import FileProblem
from nnviz.storage.recent import RecentFiles


class Session(Opening):
    """The document: the experiment (Editing), the run (Transport), kept runs (Keeping) and its file. Other
    labs have documents of their own (Opening).

    Signals
    -------
    spec_changed(ExperimentSpec), built(Built), playing_changed(bool, str reason), edit_refused(str where, str message),
    diverged(Diverged), failed(Failed), taught(Taught), document_changed() for path, dirty mark, title and undo texts,
    kept_changed(tuple), saved(str path), file_problem(str message), notice(str), data_missing(ExperimentSpec, open
    again): the file was saved without its own data
    """

    saved = Signal(str)
    data_missing = Signal(object, object)

    def __init__(
        self,
        runner: TrainingRunner,
        spec: ExperimentSpec,
        recent: RecentFiles | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(runner, spec, parent)
        self._recent = recent if recent is not None else RecentFiles()
        self._saving = Saving(self._send, self._tickets, runner.own)
        self._takers: dict[int, Callable[[ExperimentSpec, RunState], None]] = {}
        self._handlers[messages.StateSaved] = self._on_state_saved

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
    def has_unsaved_work(self) -> bool:
        """Whether an autosave is worth while: edits or training that no file contains."""
        return self._document.has_unsaved_work

    @property
    def would_lose_work(self) -> bool:
        """Whether the user has to be asked before the document goes.

        A run of an untouched example is not worth a question: the same seed gives it again.
        """
        return self._document.would_lose_work

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files used last, newest first."""
        return self._recent.paths()

    @property
    def own(self) -> OwnStore:
        """The user's own data of this window."""
        return self._runner.own

    @property
    def data_dir(self) -> Path | None:
        """Where large data sets lie, None for the usual places."""
        return self._runner.data_dir

    @property
    def own_data(self) -> OwnData | None:
        """The own data that the experiment learns from, or None."""
        return own_data(self._spec, self.own)

    @property
    def keeps_data(self) -> bool | None:
        """Whether saving puts the own data into the file; None when the user has to be asked."""
        data = self.own_data
        if data is None or data.size > MOST_KEPT:
            return False
        return True if keeps_data(self._document, data) else self._document.keeps_data

    def set_keeps_data(self, keeps: bool) -> None:
        """Put the own data into the document's file, or leave it out."""
        self._document.keeps_data = keeps
        self._document.undo.mark_unsaved()
        self.document_changed.emit()

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
        """Open an experiment file with its run; False (and ``file_problem``) leaves everything as it was.

        A file that is open in another window opens all the same, but has to be saved under another name.
        """
        saved = self._read(path, lambda: self.open_file(path))
        if saved is None:
            return False
        document = _document(path, saved, _keeps(saved))
        documents = [self._document, *(left.document for left in self._shelf.values())]
        lock = next((each.lock for each in documents if each.lock and each.lock.path == path.resolve()), None)
        if lock is not None:
            document.lock = lock
        elif not document.may_write(path):
            self.notice.emit(f"{path.name} is open in another window: save it under another name.")
        self._open(document, saved.spec, _run_state(saved))
        self._recent.add(path)
        return True

    def open_content(self, content: Experiment) -> None:
        """Open an experiment that no file holds yet, with its run, as an unsaved document."""
        document = _document(None, content, None)
        document.undo.mark_unsaved()
        self._open(document, content.spec, _run_state(content))

    def hand_over(self, take: Callable[[ExperimentSpec, RunState], None]) -> None:
        """Let ``take`` have the experiment with the state of its run, as soon as the trainer thread gives it."""
        ticket = next(self._tickets)
        self._takers[ticket] = take
        self._send(messages.SaveState(ticket))

    def recover(self, path: Path) -> bool:
        """Open an autosaved document as the unsaved one that it was; False (and ``file_problem``) when broken."""
        saved = self._read(path, lambda: self.recover(path))
        if saved is None:
            return False
        document = _document(Path(saved.origin) if saved.origin else None, saved, None)
        if document.path is not None and not document.may_write(document.path):
            document.path = None
        document.undo.mark_unsaved()
        self._open(document, saved.spec, _run_state(saved))
        return True

    def save(self, path: Path | None = None) -> bool:
        """Write the document; ``saved`` or ``file_problem`` follows.

        False when another file has to be asked for: the document has none yet, or another window has it open.
        """
        target = path or self._document.path
        if target is None:
            return False
        if not self._document.may_write(target):
            if path is not None:
                self.file_problem.emit(f"{target.name} is open in another window. Save under another name.")
            return path is not None
        self._saving.order(Order(target, self._document))
        return True

    def save_as(self, path: Path) -> None:
        """Write the document to ``path`` and go on with that file."""
        self.save(path)

    def save_copy(self, path: Path, lab: str = "") -> None:
        """Write a copy for a later ``recover``; the document keeps its file and its dirty mark.

        ``lab`` names the document of a lab that was left; the open one without it.
        """
        left = self.left(lab)
        if left is None:
            self._saving.order(Order(path, self._document, is_copy=True))
        elif not left.is_waiting:
            try:
                self._saving.write_now(Order(path, left.document, is_copy=True), left.spec, left.state)
            except FileProblem as problem:
                self.file_problem.emit(str(problem))

    def lab_in(self, path: Path) -> str:
        """The lab of the experiment in a file; the present one when the file cannot be read."""
        try:
            return read_experiment(path).spec.lab
        except FileProblem:
            return self._spec.lab

    def finish_saving(self, timeout_s: float = 10.0) -> bool:
        """Wait until what ``save`` began is on the disk: before the document is left. False when it is not."""
        self._handle_until(lambda: not self._saving.is_waiting, timeout_s)
        return not self._saving.is_waiting and not self._saving.has_failed

    def poll(self) -> Snapshot | None:
        """Handle all waiting events; the newest snapshot, unless it is of another generation than the session's."""
        self._handle_waiting()
        snapshot = self._runner.frames.take()
        return snapshot if snapshot is not None and snapshot.generation == self._generation else None

    def stop(self, timeout: float = 5.0) -> None:
        """End the trainer thread; what it still had to tell (a run to be saved) is handled.

        Raises RuntimeError when it does not end in ``timeout`` seconds.
        """
        self._runner.stop(timeout)
        self._handle_waiting()
        for document in (self._document, *(left.document for left in self._shelf.values())):
            document.release()

    def _handle_waiting(self) -> None:
        while not self._runner.events.empty():
            self.handle(self._runner.events.get())

    def _read(self, path: Path, again: Callable[[], bool]) -> Experiment | None:
        """The content of a file, or None and ``file_problem`` or ``data_missing``, which carries ``again``."""
        try:
            saved = read_experiment(path)
        except FileProblem as problem:
            self.file_problem.emit(str(problem))
            return None
        found = problems(saved.spec)
        if found:
            self.file_problem.emit(f"{path.name} holds an experiment that cannot be built: {found[0].message}.")
            return None
        if saved.own is not None:
            self.own.add(saved.own)
        elif is_own(saved.spec.data.kind) and own_data(saved.spec, self.own) is None:
            self.data_missing.emit(saved.spec, again)
            return None
        return saved

    def _on_state_saved(self, event: messages.StateSaved) -> None:
        if self._take_state(event):
            return
        if taker := self._takers.pop(event.ticket, None):
            taker(event.spec, event.state)
            return
        try:
            order = self._saving.write(event)
        except FileProblem as problem:
            self.file_problem.emit(str(problem))
            return
        if order.is_copy:
            return
        order.document.mark_saved(order.path, event.spec == self._spec, self._is_playing)
        self._recent.add(order.path)
        self.document_changed.emit()
        self.saved.emit(str(order.path))


def _run_state(saved: Experiment) -> RunState | None:
    return RunState(dict(saved.arrays), dict(saved.facts)) if saved.facts else None


def _document(path: Path | None, saved: Experiment, keeps_data: bool | None) -> Document:
    return Document(
        path=path,
        view_state=dict(saved.view_state),
        keeps_data=keeps_data,
        kept=saved.kept,
        saved_kept=saved.kept,
    )


def _keeps(saved: Experiment) -> bool | None:
    """Whether the file was saved with its own data; None for one that has none."""
    return saved.own is not None if is_own(saved.spec.data.kind) else None
