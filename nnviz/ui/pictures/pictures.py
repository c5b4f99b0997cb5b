"""Pictures: from a view to a file, the clipboard or a film; menus on the views, two cards, a sign while it records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from nnviz.runtime.messages import Snapshot
from nnviz.storage.atomic_write import write_bytes
from nnviz.storage.films import missing
from nnviz.storage.problem import FileProblem
from nnviz.ui.pictures.film_recorder import FilmOrder, FilmRecorder
from nnviz.ui.pictures.names import view_key, view_name, visible_views
from nnviz.ui.pictures.render import FORMATS, Format, Look, file_of, image_of
from nnviz.ui.pictures.view_panel import Shown
from nnviz.ui.views.base import View
from nnviz.ui.widgets.axes import number_text
from nnviz.ui.widgets.card import Card

if TYPE_CHECKING:
    from nnviz.ui.pictures.film_panel import FilmPanel
    from nnviz.ui.pictures.picture_panel import PicturePanel

CLIPBOARD_SCALE = 2.0
CLOSE_LIMIT_S = 5.0
LOSSES = ("test_loss", "train_loss", "generator_loss")


@dataclass(frozen=True, slots=True)
class Stage:
    """What pictures are taken of: the views in sight, the whole window, what the experiment is called."""

    window: QWidget
    views: Callable[[], Sequence[View]]
    title: Callable[[], str]


class Pictures(QObject):
    """``saved`` carries the path of a picture or film, ``told`` a sentence, ``failed`` a sentence about a file;
    ``picture_opened`` and ``film_opened`` ask for the card. ``recording_changed`` follows the recorder. With
    ``is_read_only`` the views have no menu: nothing is kept.
    """

    saved = Signal(object)
    told = Signal(str)
    failed = Signal(str)
    picture_opened = Signal()
    film_opened = Signal()
    recording_changed = Signal(bool)

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.is_read_only = False
        self._snapshot: Snapshot | None = None
        self._folder = Path.home()
        self.recorder = FilmRecorder(self)
        self.recorder.state_changed.connect(self._show_state)
        self.recorder.ended.connect(lambda path, _frames: self.saved.emit(path))
        self.recorder.failed.connect(self.failed)

    @cached_property
    def picture_panel(self) -> "PicturePanel":
        """What is asked before a picture is saved; made when it is needed first."""
        from nnviz.ui.pictures.picture_panel import PicturePanel

        panel = PicturePanel(self.shown, self.caption, self._stage.window)
        panel.copy_asked.connect(self.copy)
        panel.save_asked.connect(self.save)
        return panel

    @cached_property
    def film_panel(self) -> "FilmPanel":
        """What is asked before a film is recorded; made when it is needed first."""
        from nnviz.ui.pictures.film_panel import FilmPanel

        panel = FilmPanel(self.shown, self._stage.window)
        panel.start_asked.connect(self.record)
        panel.stop_asked.connect(self.recorder.stop)
        panel.discard_asked.connect(self.recorder.discard)
        self.recorder.progressed.connect(panel.show_progress)
        return panel

    def join(self, views: Sequence[View]) -> None:
        """Give these views the menu."""
        for view in views:
            view.installEventFilter(self)

    def shown(self) -> list[Shown]:
        """What can be taken now."""
        views = [Shown(view_key(view), view_name(view), view) for view in visible_views(self._stage.views())]
        return [*views, Shown("window", self.tr("Whole window"), self._stage.window)]

    def caption(self) -> str:
        """Experiment, step and loss."""
        parts, snapshot = [self._stage.title()], self._snapshot
        if snapshot is not None:
            parts.append(self.tr("step {0}").format(f"{snapshot.step:,}"))
            loss = next((snapshot.scores[name] for name in LOSSES if name in snapshot.scores), None)
            if loss is not None:
                parts.append(self.tr("loss {0}").format(number_text(float(f"{loss:.4g}"))))
        return " · ".join(parts)

    def show_frame(self, snapshot: Snapshot) -> None:
        """A new picture is on the screen."""
        self._snapshot = snapshot
        if self.recorder.is_recording:
            self.recorder.take(snapshot, self.caption())

    def copy(self, view: QWidget, look: Look | None = None) -> None:
        """Put a picture on the clipboard."""
        look = look or Look(CLIPBOARD_SCALE)
        image = image_of(view, look if look.scale > 1 else replace(look, scale=CLIPBOARD_SCALE))
        image.setDevicePixelRatio(1)
        QGuiApplication.clipboard().setImage(image)
        self.told.emit(self.tr("The picture is on the clipboard"))

    def save(self, view: QWidget, look: Look, kind: Format) -> None:
        """Ask for a file and write the picture, in the form that its name says."""
        others = [other for other in FORMATS if other != kind]
        path = self._ask_path(self.tr("Save the picture"), view_key(view), kind, *others)
        if path is None:
            return
        named = next((other for other in FORMATS if path.suffix.lower() == f".{other}"), kind)
        try:
            write_picture(path, view, look, named)
        except FileProblem as problem:
            self.failed.emit(str(problem))
        else:
            self.saved.emit(path)

    def record(self, view: QWidget, order: FilmOrder) -> None:
        """Ask for a file and start a film; what is not installed is told before."""
        problem = missing(order.kind)
        if problem:
            self.failed.emit(problem)
            return
        path = self._ask_path(self.tr("Record a film"), view_key(view), order.kind)
        if path is not None and not self.recorder.is_busy:
            self.recorder.start(view, path, order)

    def close(self) -> None:
        """The program ends: what was recorded so far is kept."""
        self.recorder.close(CLOSE_LIMIT_S)

    # ------------------------------------------------------------------ menus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and isinstance(watched, View) and not self.is_read_only:
            self.menu_of(watched).popup(event.globalPos())
            return True
        return False

    def menu_of(self, view: View) -> QMenu:
        """What can be done with a view."""
        menu = QMenu(self._stage.window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Copy picture"), lambda: self.copy(view))
        menu.addAction(self.tr("Save picture…"), lambda: self.save(view, self._usual_look(), "png"))
        if not _is_on_card(view):  # another card would put this one away
            menu.addAction(self.tr("Picture with more choices…"), lambda: self._open_picture(view))
        menu.addSeparator()
        if self.recorder.is_recording:
            menu.addAction(self.tr("Stop recording and save"), self.recorder.stop)
        else:
            record = menu.addAction(self.tr("Record training…"), lambda: self._open_film(view))
            record.setEnabled(not self.recorder.is_busy and not _is_on_card(view))
        return menu

    # ------------------------------------------------------------------ inside

    def _show_state(self) -> None:
        recorder = self.recorder
        self.film_panel.show_state(is_recording=recorder.is_recording, is_busy=recorder.is_busy)
        self.recording_changed.emit(recorder.is_recording)

    def _usual_look(self) -> Look:
        return Look(CLIPBOARD_SCALE, caption=self.caption())

    def _open_picture(self, view: View) -> None:
        self.picture_opened.emit()
        self.picture_panel.choose(view)
        self.picture_panel.refresh()

    def _open_film(self, view: View) -> None:
        self.film_opened.emit()
        self.film_panel.choose(view)

    def _ask_path(self, caption: str, key: str, *kinds: str) -> Path | None:
        """A path with the suffix of the form that was chosen; None when the user changed their mind."""
        filters = {f"{kind.upper()} (*.{kind})": kind for kind in kinds}
        start = str(self._folder / f"{self._stage.title()} {key}.{kinds[0]}")
        name, chosen = QFileDialog.getSaveFileName(self._stage.window, caption, start, ";;".join(filters))
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower().removeprefix(".") not in kinds:
            path = path.with_name(f"{path.name}.{filters.get(chosen, kinds[0])}")
        self._folder = path.parent
        return path


def _is_on_card(view: QWidget) -> bool:
    """Whether the view lies on a card over the window."""
    parent: QWidget | None = view
    while parent is not None and not isinstance(parent, Card):
        parent = parent.parentWidget()
    return parent is not None


def write_picture(path: Path, view: QWidget, look: Look, kind: Format) -> None:
    """Bring the picture of a view to the disk. Raises FileProblem."""
    write_bytes(path, file_of(view, look, kind))
