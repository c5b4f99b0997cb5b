"""Own pictures: a folder becomes an experiment, by way of the sheet."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from nnviz.data.own_sets import PICTURES_KIND, picture_settings
from nnviz.session.session import Session
from nnviz.spec.edits import Edit
from nnviz.spec.own_edits import set_own_data
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui.benches.base import Workbench
from nnviz.ui.errors import show_file_problem
from nnviz.ui.job_watch import JobWatch
from nnviz.ui.picture_folder import FolderReading, PictureForm, form_from, read_folder
from nnviz.ui.sentences import sentence
from nnviz.ui.widgets.card import Card, open_over
from nnviz.ui.widgets.words import Words

if TYPE_CHECKING:
    from nnviz.ui.dialogs.picture_sheet import PictureSheet

LAB = "images"


class OwnPictures(QObject):
    """Serves one window; ``area`` is where the sheet is laid over, ``go_to_lab`` brings another lab's document."""

    def __init__(self, session: Session, window: QWidget, area: QWidget, go_to_lab: Callable[[str], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._area = session, window, area
        self._go_to_lab = go_to_lab
        self.watch = JobWatch(self)
        self._folder = Path()
        self._reading: FolderReading | None = None

    @cached_property
    def sheet(self) -> "PictureSheet":
        """The sheet; made when it is needed first."""
        from nnviz.ui.dialogs.picture_sheet import PictureSheet

        sheet = PictureSheet(self._window)
        sheet.form_changed.connect(self._read)
        sheet.accepted.connect(self._train)
        self.watch.progressed.connect(sheet.show_progress)
        self.watch.finished.connect(self._show_reading)
        self.watch.failed.connect(lambda message: sheet.show_problem(sentence(message)))
        return sheet

    @cached_property
    def card(self) -> Card:
        """What the sheet lies on."""
        card = Card(lambda: Words(self.tr("Your pictures"), ""), self.sheet, self._window)
        self.sheet.dismissed.connect(card.dismiss)
        card.closed.connect(self.watch.cancel)
        return card

    def join(self, bench: Workbench) -> None:
        """Serve the panel of the image lab."""
        if bench.lab.arrangement == "images":
            bench.own_data.open_asked.connect(self.open)

    def open(self) -> None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder of pictures"))
        if name:
            self.open_folder(Path(name))

    def open_folder(self, folder: Path) -> None:
        """Read a folder and show the sheet."""
        self._folder = folder
        self._read(PictureForm())
        open_over(self.card, self._area)

    def find_missing(self, spec: ExperimentSpec, again: Callable[[], bool]) -> None:
        """A file was saved without its pictures: ask for the folder, and open the file again if it is the same."""
        source = str(spec.data.settings["source"])
        button = QMessageBox.StandardButton
        question = self.tr("“{0}” was saved without its pictures. Choose the folder “{1}” again?")
        answer = QMessageBox.question(
            self._window,
            self.tr("The data is missing"),
            question.format(spec.name, source),
            button.Open | button.Cancel,
            button.Open,
        )
        if answer != button.Open:
            return
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder of pictures"))
        if name:
            form = form_from(str(spec.data.settings["reading"]))
            watch = JobWatch(self)
            watch.finished.connect(partial(self._take_missing, spec, again))
            watch.failed.connect(lambda message: show_file_problem(self._window, sentence(message)))
            watch.run(lambda tell: read_folder(Path(name), form, tell))

    # ------------------------------------------------------------------ inside

    def _read(self, form: PictureForm) -> None:
        self._reading = None
        self.sheet.show_start(self._folder.name, form)
        self.card.show_shadow(is_shown=False)
        folder = self._folder
        self.watch.run(lambda tell: looked_through(read_folder(folder, form, tell)))

    def _show_reading(self, reading: FolderReading) -> None:
        self._reading = reading
        self.card.show_shadow(is_shown=True)
        self.sheet.show_reading(reading)
        self.sheet.train_button.setFocus()

    def _train(self) -> None:
        """Adopt the pictures as an edit like any other, and play."""
        if self._reading is None:
            return
        pictures = self._reading.pictures
        settings = picture_settings(pictures, self._folder.name, self._reading.form.text())
        self.card.dismiss()
        self._session.own.add(pictures)
        self._go_to_lab(LAB)
        self._session.edit(Edit(self.tr("Open pictures"), lambda spec: set_own_data(spec, PICTURES_KIND, settings)))
        self._session.play()

    def _take_missing(self, spec: ExperimentSpec, again: Callable[[], bool], reading: FolderReading) -> None:
        if reading.pictures.id != spec.data.settings["content"]:
            message = self.tr("This folder holds other pictures than “{0}” was saved with. Choose the one that it was.")
            show_file_problem(self._window, message.format(spec.name))
            return
        self._session.own.add(reading.pictures)
        again()


def looked_through(reading: FolderReading) -> FolderReading:
    """The reading; what is slow for many pictures is computed here, beside the window."""
    _ = reading.pictures.id
    return reading
