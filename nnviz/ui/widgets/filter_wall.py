"""Little pictures in pairs: the weights of each filter, and beside them what learning does to them now."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.heat import signed_image
from nnviz.ui.widgets.keys import CHOOSING, arrow_steps

LARGEST_SIDE, SMALLEST_SIDE = 56.0, 12.0
INNER, GAP, ROW_GAP = 2.0, 12.0, 6.0


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """``weights`` and ``gradients`` (units, side, side), -1 to 1 each in its own shared range."""

    weights: np.ndarray
    gradients: np.ndarray


class FilterWall(QWidget):
    """``pointed`` and ``chosen`` carry the number of a filter. Pairs grow until they fill the room."""

    pointed = Signal(int)
    left = Signal()
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: Pairs | None = None
        self._images: tuple[QImage, QImage] | None = None
        self._at: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def count(self) -> int:
        """How many filters are shown."""
        return 0 if self._pairs is None else len(self._pairs.weights)

    def show_pairs(self, pairs: Pairs | None) -> None:
        """Replace all pictures."""
        if pairs is None or self.count != len(pairs.weights):
            self._at = None
        self._pairs, self._images = pairs, None
        self.update()

    def place(self, number: int) -> QRectF:
        """Where the two pictures of a filter are drawn, side by side."""
        columns, side = self._grid()
        row, column = divmod(number, columns)
        return QRectF(column * (2 * side + INNER + GAP), row * (side + ROW_GAP), 2 * side + INNER, side)

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    # ------------------------------------------------------------------ pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._number_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns, _ = self._grid()
        steps = arrow_steps(columns)
        if event.key() in steps and self.count:
            start = 0 if self._at is None else self._at + steps[event.key()]
            self._point(min(self.count - 1, max(0, start)))
        elif event.key() in CHOOSING and self._at is not None:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _point(self, number: int | None) -> None:
        if number == self._at:
            return
        self._at = number
        if number is None:
            self.left.emit()
        else:
            self.pointed.emit(number)
        self.update()

    # ------------------------------------------------------------------ painting

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._images = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pairs is None:
            return
        colors = theme.colors()
        if self._images is None:
            self._images = _stacked(self._pairs.weights, colors), _stacked(self._pairs.gradients, colors)
        side = self._pairs.weights.shape[1]
        with QPainter(self) as painter:
            for number in range(self.count):
                frame, source = self.place(number), QRectF(0, number * side, side, side)
                if not event.rect().intersects(frame.toAlignedRect()):
                    continue
                width = (frame.width() - INNER) / 2
                for image, left in zip(self._images, (frame.left(), frame.left() + width + INNER), strict=True):
                    painter.drawImage(QRectF(left, frame.top(), width, frame.height()), image, source)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self._at is not None:
                painter.setPen(QPen(colors.color("accent"), 2))
                painter.drawRect(self.place(self._at).adjusted(-2, -2, 2, 2))

    def _grid(self) -> tuple[int, float]:
        """How many pairs in a row, and the side of a picture: as large as all of them find room."""
        side = LARGEST_SIDE
        while side > SMALLEST_SIDE:
            columns = max(1, int((self.width() + GAP) // (2 * side + INNER + GAP)))
            if -(-self.count // columns) * (side + ROW_GAP) - ROW_GAP <= self.height():
                return columns, side
            side -= 1.0
        return max(1, int((self.width() + GAP) // (2 * side + INNER + GAP))), side

    def _number_at(self, at: QPointF) -> int | None:
        return next((number for number in range(self.count) if self.place(number).contains(at)), None)


def _stacked(pictures: np.ndarray, colors: theme.Colors) -> QImage:
    """All pictures under each other, a pixel for each number."""
    return signed_image(pictures.reshape(-1, pictures.shape[2]), colors)
