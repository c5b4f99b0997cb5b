"""Opening: another document takes the place of the open one, or another lab's document is taken from the shelf.

Each lab has a document of its own. The one that is left for another lab goes on the shelf, with the whole state of its
run as saving would write it, and is there again, unsaved work and all, when the user comes back.
"""

import contextlib
import itertools
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from nnviz.runtime import messages
from nnviz.runtime.messages import RunState, SaveState
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.document import Document
from nnviz.session.keeping import Keeping
from nnviz.spec.parts import ExperimentSpec

STATE_LIMIT_S = 5.0
NO_TICKET = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A document with its experiment and generation, to return to when the next one cannot be built."""

    document: Document
    spec: ExperimentSpec
    generation: int


@dataclass(slots=True, eq=False)
class Left:
    """A lab's document on the shelf. ``state`` is its run, None until the trainer thread has given it (``ticket``)."""

    document: Document
    spec: ExperimentSpec
    ticket: int
    state: RunState | None = None
    is_waiting: bool = True


class Opening(Keeping):
    """Exchanges documents, and keeps those of other labs. ``file_problem`` carries a sentence."""

    file_problem = Signal(str)

    def __init__(self, runner: TrainingRunner, spec: ExperimentSpec, parent: QObject | None = None) -> None:
        super().__init__(runner, spec, parent)
        self._tickets = itertools.count(1)
        self._former: Place | None = None
        self._displaced: Left | None = None
        self._opened: tuple[ExperimentSpec, RunState | None] = (spec, None)
        self._shelf: dict[str, Left] = {}

    @property
    def shelved_labs(self) -> tuple[str, ...]:
        """The labs whose documents wait on the shelf."""
        return tuple(self._shelf)

    @property
    def unsafe_labs(self) -> tuple[str, ...]:
        """The labs on the shelf whose work would be lost with the window."""
        return tuple(lab for lab, left in self._shelf.items() if left.document.would_lose_work)

    @property
    def unsaved_labs(self) -> tuple[str, ...]:
        """All labs with edits or training that no file contains; the open one among them."""
        shelved = [lab for lab, left in self._shelf.items() if left.document.has_unsaved_work]
        return (*shelved, *([self._spec.lab] if self._document.has_unsaved_work else []))

    def left(self, lab: str) -> Left | None:
        """The document of a lab as it was left, or None."""
        return self._shelf.get(lab)

    def visit(self, lab: str, otherwise: ExperimentSpec) -> None:
        """Go to another lab: to its document as it was left, or to ``otherwise`` as a new one."""
        there = self._shelf.get(lab)
        if there is None:
            self._open(Document(), otherwise, None)
            return
        self._handle_until(lambda: not there.is_waiting, STATE_LIMIT_S)
        self._open(there.document, there.spec, there.state)

    def _open(self, document: Document, spec: ExperimentSpec, state: RunState | None) -> None:
        self._send(messages.Pause())
        if spec.lab != self._spec.lab:
            self._shelve()
        if self._former is None:
            self._former = Place(self._document, self._spec, self._generation)
        self._displaced = self._shelf.pop(spec.lab, None)
        self._document = document
        self._spec = spec
        self._opened = spec, state
        self._generation = next(self._generations)
        self._send(messages.Configure(spec, self._generation, state))
        self._show_document()

    def _shelve(self) -> None:
        """Put the open document on the shelf; the state of its run follows, unless it is not even built yet."""
        spec, state = self._opened
        if self._former is not None and spec == self._spec:
            self._shelf[spec.lab] = Left(self._document, spec, NO_TICKET, state, is_waiting=False)
            return
        left = Left(self._document, self._spec, next(self._tickets))
        self._shelf[self._spec.lab] = left
        self._send(SaveState(left.ticket))

    def _take_state(self, event: messages.StateSaved) -> bool:
        """Take a state that was asked for the shelf; False when it was not."""
        left = next((left for left in self._shelf.values() if left.ticket == event.ticket), None)
        if left is None:
            return False
        left.is_waiting = False
        left.state = event.state if event.spec == left.spec else None
        return True

    def _show_document(self) -> None:
        self.spec_changed.emit(self._spec)
        self.kept_changed.emit(self.kept)
        self.document_changed.emit()

    def _on_built(self, event: messages.Built) -> None:
        if event.generation == self._generation and self._former is not None:
            self._leave(self._former.document)
            if self._displaced is not None:
                self._leave(self._displaced.document)
            self._former = self._displaced = None
        super()._on_built(event)

    def _leave(self, document: Document) -> None:
        """Let others have the file of a document, unless it was opened again or lies on the shelf."""
        is_shelved = any(left.document is document for left in self._shelf.values())
        if document.lock is not self._document.lock and not is_shelved:
            document.release()

    def _on_refused(self, event: messages.Refused) -> None:
        if self._former is None or event.generation != self._generation:
            super()._on_refused(event)
            return
        self._return_to(self._former, event.kept_generation)
        self._former = self._displaced = None
        self._show_document()
        message = "; ".join(event.problems)
        self.file_problem.emit(f"The experiment could not be opened: {message}. Nothing was changed.")

    def _return_to(self, former: Place, running: int) -> None:
        """Take up the former document again; ``running`` is the generation that the trainer thread goes on with."""
        refused = self._document
        self._shelf.pop(former.spec.lab, None)
        if self._displaced is not None:
            self._shelf[self._displaced.spec.lab] = self._displaced
        self._document, self._spec, self._generation = former.document, former.spec, former.generation
        self._leave(refused)
        if running != self._generation:
            self._generation = next(self._generations)
            self._send(messages.Configure(self._spec, self._generation))

    def _handle_until(self, is_done: Callable[[], bool], timeout_s: float) -> bool:
        """Handle events until ``is_done``; False when that took too long."""
        deadline = time.monotonic() + timeout_s
        while not is_done() and time.monotonic() < deadline:
            if not self._runner.is_running:
                self._runner.pump()
            with contextlib.suppress(queue.Empty):
                self.handle(self._runner.events.get(timeout=0.05))
        return is_done()
