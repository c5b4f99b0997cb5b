"""Keeping: runs that the document holds on to, to be compared with later ones. Undo does not touch them."""

import itertools
import math
from string import ascii_uppercase

import numpy as np
from PySide6.QtCore import QObject, Signal

from nnviz.runtime import messages
from nnviz.runtime.answers import answer_request
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.document import Document
from nnviz.session.editing import Editing
from nnviz.spec.parts import ExperimentSpec
from nnviz.storage.kept_runs import MOST_KEPT, KeptRun


class Keeping(Editing):
    """``kept_changed`` carries all kept runs, oldest first; ``notice`` a sentence."""

    kept_changed = Signal(object)
    notice = Signal(str)

    def __init__(self, runner: TrainingRunner, spec: ExperimentSpec, parent: QObject | None = None) -> None:
        super().__init__(runner, spec, parent)
        self._handlers[messages.RunKept] = self._on_run_kept
        self._keep_tickets = itertools.count(1)
        self._asked: dict[int, Document] = {}

    @property
    def kept(self) -> tuple[KeptRun, ...]:
        """The runs of the document that were kept, oldest first."""
        return self._document.kept

    def keep_run(self) -> None:
        """Keep the run as it stands now: curves, scores, settings, and a picture of what it answers."""
        if len(self.kept) >= MOST_KEPT:
            self.notice.emit(f"at most {MOST_KEPT} runs can be kept: remove one first")
            return
        request = answer_request(self._last_built) if self._last_built else None
        ticket = next(self._keep_tickets)
        self._asked[ticket] = self._document
        self._send(messages.KeepRun(ticket, frozenset([request] if request else [])))

    def remove_kept(self, name: str) -> None:
        """Forget the kept run of this name."""
        self._set_kept(self._document, tuple(run for run in self.kept if run.name != name))

    def _set_kept(self, document: Document, kept: tuple[KeptRun, ...]) -> None:
        document.kept = kept
        if document is self._document:
            self.kept_changed.emit(kept)
            self.document_changed.emit()

    def _on_run_kept(self, event: messages.RunKept) -> None:
        """The run belongs to the document that it was kept for, whatever is open by now."""
        document = self._asked.pop(event.ticket)
        taken = {run.name for run in document.kept}
        if len(taken) < MOST_KEPT:
            name = next(letter for letter in ascii_uppercase if letter not in taken)
            self._set_kept(document, (*document.kept, _kept_run(name, event.spec, event.snapshot)))


def _kept_run(name: str, spec: ExperimentSpec, snapshot: messages.Snapshot) -> KeptRun:
    """What is worth keeping of a snapshot; an answer that is not finite is none."""
    curves = snapshot.curves
    request, picture = next(iter(snapshot.readings.items()), (None, np.empty(0, np.float32)))
    if request is None or not np.isfinite(picture).all():
        request, picture = None, np.empty(0, np.float32)
    return KeptRun(
        name=name,
        spec=spec,
        step=snapshot.step,
        epoch=snapshot.epoch,
        scores={key: float(value) for key, value in snapshot.scores.items() if math.isfinite(value)},
        steps=curves.steps,
        epochs=curves.epochs,
        series=dict(curves.series),
        probe=request.probe if request else "",
        picture=picture,
    )
