"""A sliding window drawn: input with the patch, the patch and the kernel in numbers, output with its pixel."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.heat import signed_image
from nnviz.ui.widgets.number_table import tint

SIGN_GAP, CAPTION = 26, 18
NUMBER_CELL = 36
WIDE = 1.9
MARK = 2


@dataclass(frozen=True, slots=True)
class Picture:
    """What the canvas shows.

    ``source`` and ``output`` are maps scaled to -1..1; ``patch`` and ``kernel`` (size, size) real numbers; the patch
    lies at ``corner`` (row, column) of the source and makes the output pixel ``at``. ``marked`` is a cell of the patch.
    """

    source: np.ndarray
    output: np.ndarray
    patch: np.ndarray
    kernel: np.ndarray | None
    corner: tuple[int, int]
    at: tuple[int, int]
    scale: float = 1.0
    marked: tuple[int, int] | None = None


class WindowCanvas(QWidget):
    """``pointed`` carries (row, column) of the output pixel under the pointer."""

    pointed = Signal(int, int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._images: tuple[QImage, QImage] | None = None
        self._captions = ("", "", "", "")
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: Picture | None, captions: tuple[str, str, str, str]) -> None:
        """Show this place; ``captions`` stand under input, patch, kernel and output."""
        known = self._picture
        if picture is None:
            self._images = None
        elif known is None or picture.source is not known.source or picture.output is not known.output:
            colors = theme.colors()
            self._images = (signed_image(picture.source, colors), signed_image(picture.output, colors))
        self._picture, self._captions = picture, captions
        self.update()

    def frames(self) -> tuple[QRectF, QRectF, QRectF, QRectF]:
        """Input, patch, kernel, output: in one row where there is room, else two by two."""
        width, height = self.width(), self.height()
        if width > WIDE * height:
            side = min((width - 3 * SIGN_GAP) / 4, height - CAPTION)
            left = (width - 4 * side - 3 * SIGN_GAP) / 2
            places = [(left + number * (side + SIGN_GAP), 0.0) for number in range(4)]
        else:
            side = min((width - SIGN_GAP) / 2, height / 2 - CAPTION)
            left = (width - 2 * side - SIGN_GAP) / 2
            second = side + CAPTION + 2
            right = left + side + SIGN_GAP
            places = [(left, 0.0), (left, second), (right, second), (right, 0.0)]
        first, second_, third, fourth = (QRectF(x, y, side, side) for x, y in places)
        return first, second_, third, fourth

    def sizeHint(self) -> QSize:
        return QSize(560, 180)

    def output_pixel(self, row: int, column: int) -> QRectF:
        """Where a pixel of the output is drawn."""
        frame = self.frames()[3]
        rows, columns = self._picture.output.shape if self._picture else (1, 1)
        return _cell(frame, rows, columns, row, column)

    # ------------------------------------------------------------------ pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frames()[3]
        if self._picture is None or not frame.contains(event.position()):
            self.left.emit()
            return
        rows, columns = self._picture.output.shape
        at = event.position() - frame.topLeft()
        row, column = int(at.y() / frame.height() * rows), int(at.x() / frame.width() * columns)
        self.pointed.emit(min(rows - 1, row), min(columns - 1, column))

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._picture:
            picture, self._picture = self._picture, None
            self.show_picture(picture, self._captions)
        super().changeEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        picture, images = self._picture, self._images
        if picture is None or images is None:
            return
        source, patch, kernel, output = self.frames()
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT_SMALL))
            painter.drawImage(source, images[0])
            painter.drawImage(output, images[1])
            self._paint_numbers(painter, patch, picture.patch, picture.scale, picture.marked)
            if picture.kernel is not None:
                self._paint_numbers(painter, kernel, picture.kernel, float(np.abs(picture.kernel).max()) or 1.0)
            self._paint_marks(painter, picture, source, patch, output)
            self._paint_captions(painter, (source, patch, kernel, output))
            painter.setFont(theme.font(theme.TEXT_LARGE))
            if picture.kernel is not None:
                between = QRectF(patch.right(), patch.top(), kernel.left() - patch.right(), patch.height())
                painter.drawText(between, Qt.AlignmentFlag.AlignCenter, "×")

    def _paint_numbers(
        self,
        painter: QPainter,
        frame: QRectF,
        values: np.ndarray,
        scale: float,
        marked: tuple[int, int] | None = None,
    ) -> None:
        """Cells tinted by value over ``scale``, with the numbers where they can be read."""
        rows, columns = values.shape
        colors = theme.colors()
        has_numbers = frame.width() / columns >= NUMBER_CELL
        for row in range(rows):
            for column in range(columns):
                cell = _cell(frame, rows, columns, row, column).adjusted(0.5, 0.5, -0.5, -0.5)
                value = float(values[row, column])
                painter.fillRect(cell, tint(value / scale))
                if has_numbers:
                    painter.setPen(colors.color("text"))
                    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, fixed_text(value))
        if marked:
            painter.setPen(QPen(colors.color("accent"), MARK))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(_cell(frame, rows, columns, *marked).adjusted(1, 1, -1, -1))

    def _paint_marks(self, painter: QPainter, picture: Picture, source: QRectF, patch: QRectF, output: QRectF) -> None:
        """One highlight for the patch in the input, the patch alone, and the output pixel."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colors().color("accent"), MARK))
        size = len(picture.patch)
        rows, columns = picture.source.shape
        first = _cell(source, rows, columns, *picture.corner)
        last = _cell(source, rows, columns, picture.corner[0] + size - 1, picture.corner[1] + size - 1)
        painter.drawRect(first.united(last).intersected(source))
        painter.drawRect(patch)
        painter.drawRect(_cell(output, *picture.output.shape, *picture.at))

    def _paint_captions(self, painter: QPainter, frames: tuple[QRectF, ...]) -> None:
        painter.setPen(theme.colors().color("text_dim"))
        for frame, text in zip(frames, self._captions, strict=True):
            below = QRectF(frame.left() - 12, frame.bottom() + 2, frame.width() + 24, CAPTION - 2)
            short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(below.width()))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, short)


def _cell(frame: QRectF, rows: int, columns: int, row: int, column: int) -> QRectF:
    width, height = frame.width() / columns, frame.height() / rows
    return QRectF(frame.left() + column * width, frame.top() + row * height, width, height)
