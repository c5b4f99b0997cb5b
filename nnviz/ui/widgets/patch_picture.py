"""The picture that the network reads, with a patch to drag over it: what does it say without this part?"""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.heat import grey_image
from nnviz.ui.widgets.keys import ARROWS
from nnviz.ui.widgets.plane_canvas import round_corners

LARGEST_SIDE = 240
USUAL_SHARE, LARGEST_SHARE = 0.25, 0.6


class PatchPicture(QWidget):
    """``moved`` carries rows and columns that are covered as a pair of slices, or None when the patch is taken away.

    The mouse holds the patch while its button is down; placed by arrow keys it stays until Escape.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._shape = (28, 28)
        self._side = round(USUAL_SHARE * 28)
        self._corner: tuple[int, int] | None = None
        self._is_held = False
        self.setMinimumSize(64, 64)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def patch(self) -> tuple[slice, slice] | None:
        """The covered rows and columns, None without a patch."""
        if self._corner is None:
            return None
        row, column = self._corner
        return slice(row, row + self._side), slice(column, column + self._side)

    def show_picture(self, picture: np.ndarray | None) -> None:
        """Another picture (height, width), 0 to 1, without a patch; None for nothing. Tells nobody."""
        self._image = None if picture is None else grey_image(picture)
        if picture is not None and picture.shape != self._shape:
            self._shape = (picture.shape[0], picture.shape[1])
            self._side = max(1, round(USUAL_SHARE * min(self._shape)))
        self._corner = None
        self.update()

    def frame(self) -> QRectF:
        """Where the picture is drawn."""
        side = min(LARGEST_SIDE, self.width(), self.height())
        return QRectF(0, 0, side, side)

    def sizeHint(self) -> QSize:
        return QSize(LARGEST_SIDE // 2, LARGEST_SIDE // 2)

    # ------------------------------------------------------------------ pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.frame().contains(event.position()):
            self._is_held = True
            self._put_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._put_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_held = False
        self._put(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        step = 1 if event.angleDelta().y() > 0 else -1
        self._side = min(round(LARGEST_SHARE * min(self._shape)), max(1, self._side + step))
        if self._corner is not None:
            self._put_at(event.position())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS and self._image is not None:
            start = self._corner or tuple((length - self._side) // 2 for length in self._shape)
            down, right = ARROWS[event.key()] if self._corner is not None else (0, 0)
            self._put((start[0] + down, start[1] + right))
        elif event.key() == Qt.Key.Key_Escape and self._corner is not None:
            self._put(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put(None)

    # ------------------------------------------------------------------ inside

    def _put_at(self, at: QPointF) -> None:
        """Put the middle of the patch under the pointer."""
        pixel = (at - self.frame().topLeft()) / (self.frame().width() / self._shape[1])
        self._put((round(pixel.y() - self._side / 2), round(pixel.x() - self._side / 2)))

    def _put(self, corner: tuple[int, int] | None) -> None:
        if corner is not None:
            row, column = (
                min(max(0, place), length - self._side) for place, length in zip(corner, self._shape, strict=True)
            )
            corner = (row, column)
        if corner != self._corner and self._image is not None:
            self._corner = corner
            self.update()
            self.moved.emit(self.patch)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, frame = theme.colors(), self.frame()
        with QPainter(self) as painter:
            painter.fillRect(frame, Qt.GlobalColor.black)
            if self._image is not None:
                painter.drawImage(frame, self._image)
            if self._corner is not None:
                unit = frame.width() / self._shape[1]
                row, column = self._corner
                box = QRectF(
                    frame.left() + column * unit, frame.top() + row * unit, self._side * unit, self._side * unit
                )
                painter.fillRect(box, Qt.GlobalColor.black)
                painter.setPen(QPen(colors.color("accent"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            round_corners(painter, frame, colors.color("surface"))
            if self.hasFocus():
                painter.setPen(QPen(colors.color("accent"), 1.5))
                painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
