"""Records a view while the experiment trains: takes pictures on this thread, a film writes them on its own."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from nnviz.runtime.messages import Snapshot
from nnviz.storage.films import FILMS, Film, FilmLook, Frame
from nnviz.ui.pictures.render import Look, image_of, picture_size
from nnviz.ui.widgets.heat import pixels_of

POLL_MS = 200
WIDTHS = (480, 720, 960)
FRAMES_PER_SECOND = 12


@dataclass(frozen=True, slots=True)
class FilmOrder:
    """What the user wants: one frame each ``every_steps`` steps (0: each picture of the screen), at most
    ``most_seconds`` of film, ``width`` pixels wide."""

    kind: str = "gif"
    width: int = 720
    every_steps: int = 0
    most_seconds: int = 30
    has_caption: bool = True

    @property
    def most_frames(self) -> int:
        """How many frames that is."""
        return self.most_seconds * FRAMES_PER_SECOND


class FilmRecorder(QObject):
    """One film at a time. ``progressed`` carries frames and bytes, ``ended`` the path and the frames of a film that
    stands, ``failed`` a sentence.
    """

    progressed = Signal(int, int)
    ended = Signal(object, int)
    failed = Signal(str)
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._film: Film | None = None
        self._view: QWidget | None = None
        self._order = FilmOrder()
        self._size = QSize()
        self._next_step = 0
        self._taken = 0
        self._is_finishing = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.poll)

    @property
    def is_recording(self) -> bool:
        """Whether frames are still taken."""
        return self._film is not None and not self._is_finishing

    @property
    def is_busy(self) -> bool:
        """Whether a film is not yet on the disk."""
        return self._film is not None

    @property
    def view(self) -> QWidget | None:
        """What is recorded."""
        return self._view

    def start(self, view: QWidget, path: Path, order: FilmOrder) -> None:
        """Begin a film; the first frame is the next picture."""
        self.prepare(order)
        self._view, self._next_step, self._taken, self._is_finishing = view, 0, 0, False
        self._film = Film(path, FILMS[order.kind], FilmLook(FRAMES_PER_SECOND))
        self._timer.start()
        self.state_changed.emit()

    def prepare(self, order: FilmOrder) -> None:
        """The next frame is the first of this film: it gives the film its size."""
        self._order, self._size = order, QSize()

    def take(self, snapshot: Snapshot, caption: str) -> None:
        """A new picture is on the screen: make it a frame if one is due. A frame that finds no room is left out."""
        film, view = self._film, self._view
        if film is None or view is None or self._is_finishing or not view.isVisible():
            return
        if snapshot.step < self._next_step and snapshot.step + self._order.every_steps >= self._next_step:
            return
        if film.offer(self.frame_of(view, caption)):
            self._taken += 1
            self._next_step = snapshot.step + max(1, self._order.every_steps)
        if self._taken >= self._order.most_frames:
            self.stop()

    def frame_of(self, view: QWidget, caption: str) -> Frame:
        """The view as a frame of the film's size, whatever size the view has by now."""
        look = Look(caption=caption if self._order.has_caption else "")
        image = image_of(view, replace(look, scale=self._order.width / picture_size(view, look).width()))
        if self._size.isEmpty():
            self._size = QSize(*_even(image.size()))
        return pixels_of(fitted(image, self._size), QImage.Format.Format_RGB888)

    def stop(self) -> None:
        """No more frames; the film is finished and then stands."""
        if self._film is not None and not self._is_finishing:
            self._is_finishing = True
            self._film.finish()
            self.state_changed.emit()

    def discard(self) -> None:
        """Throw the film away."""
        if self._film is not None:
            self._film.cancel()
            self._is_finishing = True
            self.state_changed.emit()

    def close(self, timeout_s: float) -> None:
        """The program ends: finish what there is, but do not wait for ever."""
        if self._film is None:
            return
        self.stop()
        if not self._film.wait(timeout_s):
            self._film.cancel()
            self._film.wait(timeout_s)
        self.poll()

    def poll(self) -> None:
        """Tell how far the film is; a timer calls it while there is one."""
        film = self._film
        if film is None:
            return
        self.progressed.emit(film.frames_written, film.bytes_written)
        if not film.is_done:
            return
        self._timer.stop()
        self._film, self._view, self._is_finishing = None, None, False
        if film.problem:
            self.failed.emit(film.problem)
        elif film.frames_written and not film.is_cancelled:
            self.ended.emit(film.path, film.frames_written)
        self.state_changed.emit()


def fitted(image: QImage, size: QSize) -> QImage:
    """The picture in a frame of this size, as large as it fits, on its own ground."""
    image = image.copy(QRect(0, 0, *_even(image.size())))
    image.setDevicePixelRatio(1)
    if image.size() == size:
        return image
    frame = QImage(size, QImage.Format.Format_RGB32)
    frame.fill(image.pixelColor(0, 0))
    small = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    with QPainter(frame) as painter:
        place = QRect(0, 0, small.width(), small.height())
        place.moveCenter(frame.rect().center())
        painter.drawImage(place.topLeft(), small)
    return frame


def _even(size: QSize) -> tuple[int, int]:
    """Width and height without an odd last row or column: video codecs want that."""
    return size.width() - size.width() % 2, size.height() - size.height() % 2
