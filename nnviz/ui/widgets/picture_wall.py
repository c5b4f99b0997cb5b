"""A wall of small pictures with the name of its class under each, for looking only."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.short_text import draw_short

CELL, NAME_HEIGHT, GAP = 64, 18, 8


class PictureWall(QWidget):
    """Shows as many as find room, whole pixels enlarged evenly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self._names: Sequence[str] = ()
        self.setMinimumSize(3 * (CELL + GAP), CELL + NAME_HEIGHT)

    @property
    def count(self) -> int:
        """How many pictures there are to show."""
        return len(self._images)

    def show_pictures(self, pictures: np.ndarray, names: Sequence[str]) -> None:
        """Pictures (n, height, width, channels) uint8, grey or colour, with a name each."""
        self._images = [_image(picture) for picture in pictures]
        self._names = names
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(7 * (CELL + GAP), 4 * (CELL + NAME_HEIGHT + GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        columns = max(1, (self.width() + GAP) // (CELL + GAP))
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT_SMALL))
            painter.setPen(theme.colors().color("text_dim"))
            for number, (image, name) in enumerate(zip(self._images, self._names, strict=True)):
                row, column = divmod(number, columns)
                left, top = column * (CELL + GAP), row * (CELL + NAME_HEIGHT + GAP)
                if top + CELL + NAME_HEIGHT > self.height():
                    return
                painter.drawImage(QRectF(left, top, CELL, CELL), image)
                room = QRectF(left, top + CELL, CELL, NAME_HEIGHT)
                draw_short(painter, room, Qt.AlignmentFlag.AlignCenter, name)


def _image(picture: np.ndarray) -> QImage:
    height, width, depth = picture.shape
    form = QImage.Format.Format_RGB888 if depth == 3 else QImage.Format.Format_Grayscale8
    return QImage(np.ascontiguousarray(picture).tobytes(), width, height, width * depth, form).copy()
