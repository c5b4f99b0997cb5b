"""A row of small pictures; a click or Enter chooses one."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.heat import picture_image
from nnviz.ui.widgets.keys import CHOOSING

SIDE, GAP = 44, 6
ROWS = 1


class PictureStrip(QWidget):
    """``chosen`` carries the number of the picture."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pictures(self, pictures: np.ndarray) -> None:
        """Pictures (n, height, width) or (n, height, width, 3), 0 to 1."""
        self._images = [picture_image(picture) for picture in pictures]
        self._at = 0
        self.update()

    @property
    def capacity(self) -> int:
        """How many pictures find room."""
        return ROWS * self._columns()

    def place(self, number: int) -> QRectF:
        """Where a picture is drawn."""
        row, column = divmod(number, self._columns())
        return QRectF(column * (SIDE + GAP) + 1, row * (SIDE + GAP) + 1, SIDE, SIDE)

    def sizeHint(self) -> QSize:
        return QSize(4 * (SIDE + GAP), ROWS * (SIDE + GAP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps and self._images:
            self._at = (self._at + steps[Qt.Key(event.key())]) % self._shown()
            self.update()
        elif event.key() in CHOOSING and self._images:
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for number in range(self._shown()):
                place = self.place(number)
                painter.drawImage(place, self._images[number])
                if self.hasFocus() and number == self._at:
                    painter.setPen(QPen(theme.colors().color("accent"), 2))
                    painter.drawRect(place)

    def _columns(self) -> int:
        return max(1, (self.width() + GAP) // (SIDE + GAP))

    def _shown(self) -> int:
        return min(len(self._images), self.capacity)

    def _number_at(self, at: QPointF) -> int | None:
        return next((number for number in range(self._shown()) if self.place(number).contains(at)), None)

    def _choose(self, number: int) -> None:
        self._at = number
        self.update()
        self.chosen.emit(number)
