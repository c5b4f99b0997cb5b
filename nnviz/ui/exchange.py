"""Networks handed on to other programs and taken from them: File > Export… and File > Import network…"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from nnviz.export import EXPORTS, ExportProblem, export, restored_subject
from nnviz.importing import (
    ImportedNetwork,
    ImportProblem,
    fitting_data,
    imported_experiment,
    notes_of,
    read_onnx,
)
from nnviz.runtime.job import Tell
from nnviz.runtime.messages import RunState
from nnviz.session.session import Session
from nnviz.spec.parts import ExperimentSpec
from nnviz.storage.experiment_file import Experiment
from nnviz.storage.problem import FileProblem
from nnviz.ui.dialogs.export_sheet import ExportSheet
from nnviz.ui.dialogs.import_sheet import ImportSheet
from nnviz.ui.documents import Documents
from nnviz.ui.i18n import catalogue
from nnviz.ui.job_watch import JobWatch
from nnviz.ui.overlays import Overlays
from nnviz.ui.sentences import sentence
from nnviz.ui.widgets.card import Card, open_over
from nnviz.ui.widgets.words import Words

T = TypeVar("T")


class Exporting(QObject):
    """The card of exports; ``area`` is where it is laid over."""

    def __init__(self, session: Session, overlays: Overlays, area: QWidget) -> None:
        super().__init__(area)
        self._session, self._overlays, self._area = session, overlays, area
        self.watch = JobWatch(self)

    @cached_property
    def sheet(self) -> ExportSheet:
        """The sheet; made when it is needed first."""
        sheet = ExportSheet(self._area.window())
        sheet.chosen.connect(self._ask)
        self.watch.progressed.connect(sheet.show_progress)
        self.watch.finished.connect(sheet.show_written)
        self.watch.failed.connect(lambda message: sheet.show_problem(sentence(message)))
        return sheet

    @cached_property
    def card(self) -> Card:
        """What the sheet lies on."""
        card = self._overlays.add(lambda: Words(self.tr("Export the network"), ""), self.sheet)
        self.sheet.dismissed.connect(card.dismiss)
        return card

    def open(self) -> None:
        """Offer the ways to export."""
        self._overlays.close_cards()
        self.sheet.show_ready()
        open_over(self.card, self._area)

    def _ask(self, key: str) -> None:
        """Ask for a file and write it."""
        suffix = EXPORTS[key].suffix
        folder = self._session.path.parent if self._session.path else Path.home()
        start = str(folder / f"{self._session.title}{suffix}")
        words = f"{catalogue(EXPORTS.entry(key).label)} (*{suffix})"
        name, _ = QFileDialog.getSaveFileName(self._area.window(), self.tr("Export the network"), start, words)
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(suffix)
        self.sheet.show_start()
        self._session.hand_over(lambda spec, state: self._write(key, path, spec, state))

    def _write(self, key: str, path: Path, spec: ExperimentSpec, state: RunState) -> None:
        data_dir, own = self._session.data_dir, self._session.own

        def work(tell: Tell) -> tuple[Path, ...]:
            tell(0.1)
            subject = restored_subject(spec, state.arrays, state.facts, data_dir, own)
            tell(0.6)
            return told(lambda: export(key, subject, path))

        self.watch.run(work)


class Importing(QObject):
    """The card of imports; ``area`` is where it is laid over."""

    def __init__(self, session: Session, documents: Documents, overlays: Overlays, area: QWidget) -> None:
        super().__init__(area)
        self._session, self._documents, self._overlays, self._area = session, documents, overlays, area
        self.watch = JobWatch(self)
        self._network: ImportedNetwork | None = None

    @cached_property
    def sheet(self) -> ImportSheet:
        """The sheet; made when it is needed first."""
        sheet = ImportSheet(self._area.window())
        sheet.accepted.connect(self._make)
        self.watch.progressed.connect(sheet.show_progress)
        self.watch.finished.connect(self._take)
        self.watch.failed.connect(lambda message: sheet.show_problem(sentence(message)))
        return sheet

    @cached_property
    def card(self) -> Card:
        """What the sheet lies on."""
        card = self._overlays.add(lambda: Words(self.tr("Import a network"), ""), self.sheet)
        self.sheet.dismissed.connect(card.dismiss)
        card.closed.connect(self.watch.cancel)
        return card

    def open(self) -> None:
        """Ask for a file."""
        words = self.tr("ONNX networks (*{0})").format(".onnx")
        name, _ = QFileDialog.getOpenFileName(self._area.window(), self.tr("Import a network"), "", words)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file and show what is in it."""
        self._overlays.close_cards()
        self.sheet.show_start(path.name)

        def work(tell: Tell) -> tuple[ImportedNetwork, tuple[str, ...]]:
            tell(0.1)
            network = told(lambda: read_onnx(path))
            tell(0.7)
            return network, told(lambda: fitting_data(network))

        self.watch.run(work)
        open_over(self.card, self._area)

    def _make(self, kind: str) -> None:
        network, data_dir = self._network, self._session.data_dir
        if network is None:
            return

        def work(tell: Tell) -> Experiment:
            tell(0.1)
            return told(lambda: imported_experiment(network, kind, data_dir))

        self.sheet.open_button.setEnabled(False)
        self.watch.run(work)

    def _take(self, found: tuple[ImportedNetwork, tuple[str, ...]] | Experiment) -> None:
        """What a job brought: the content of the file, or the experiment made of it."""
        if isinstance(found, Experiment):
            self._show(found)
            return
        self._network, fitting = found
        self.sheet.show_network(self._network, fitting)
        self.sheet.open_button.setFocus()

    def _show(self, experiment: Experiment) -> None:
        network = self._network
        self.card.dismiss()
        if network is None or not self._documents.may_replace(experiment.spec.lab):
            return
        self._session.open_content(experiment)
        for note in notes_of(network, experiment.spec):
            self._overlays.toast.say(sentence(note))


class Exchange(QObject):
    """Both for one window."""

    def __init__(self, session: Session, documents: Documents, overlays: Overlays, area: QWidget) -> None:
        super().__init__(area)
        self.exporting = Exporting(session, overlays, area)
        self.importing = Importing(session, documents, overlays, area)


def told(work: Callable[[], T]) -> T:
    """The result of ``work``; its problems become those that a job tells in a sentence. Raises ValueError."""
    try:
        return work()
    except (ExportProblem, ImportProblem, FileProblem) as problem:
        raise ValueError(str(problem)) from problem
