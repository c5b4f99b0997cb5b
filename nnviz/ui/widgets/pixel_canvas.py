"""What the drawings of one output pixel share: the pointer on it, the marked cell, windows and receptive fields."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.number_cells import MARK, cell_of

NOWHERE = -1


class PixelCanvas(QWidget):
    """``pointed`` carries (row, column) of the output pixel under the pointer, ``cell_pointed`` a cell of the numbers;
    ``left`` ends both.
    """

    pointed = Signal(int, int)
    cell_pointed = Signal(int)
    left = Signal()
    output_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell = NOWHERE
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def mark_cell(self, cell: int) -> None:
        """Light a cell of the numbers, row by row; NOWHERE lights none."""
        if cell != self._cell:
            self._cell = cell
            self.update()

    def output_frame(self) -> QRectF:
        """Where the output is drawn."""
        raise NotImplementedError

    def _make_images(self) -> None:
        """Paint the maps anew, in the colours of the theme."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(520, 440)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.output_frame().contains(event.position()):
            self.output_clicked.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._make_images()
        super().changeEvent(event)


def paint_field(painter: QPainter, frame: QRectF, shape: tuple[int, ...], field: tuple[int, int, int, int]) -> None:
    """Dim a picture but for the receptive field (top, left, bottom, right), and frame that."""
    colors, box = theme.colors(), field_box(frame, shape, field)
    shade = QPainterPath()
    shade.addRect(frame)
    shade.addRect(box)
    painter.fillPath(shade, colors.color("surface", 0.55))
    painter.setPen(QPen(colors.color("accent"), MARK))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def field_box(frame: QRectF, shape: tuple[int, ...], field: tuple[int, int, int, int]) -> QRectF:
    """Where a receptive field (top, left, bottom, right) lies on a map of ``shape`` drawn into ``frame``."""
    top, left, bottom, right = field
    first = cell_of(frame, shape[0], shape[1], top, left)
    return first.united(cell_of(frame, shape[0], shape[1], bottom - 1, right - 1))


def window_box(frame: QRectF, shape: tuple[int, ...], corner: tuple[int, int], size: int) -> QRectF:
    """Where a window at ``corner`` lies on a map of ``shape`` drawn into ``frame``, cut off at its edges."""
    row, column = corner
    return field_box(frame, shape, (row, column, row + size, column + size)).intersected(frame)


def draw_link(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """A bow from what stands above to what stands below."""
    path, middle = QPainterPath(start), (start.y() + end.y()) / 2
    path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
    painter.drawPath(path)


def pixel_at(frame: QRectF, shape: tuple[int, ...], at: QPointF) -> tuple[int, int]:
    """Row and column of the pixel of a map of ``shape`` under a place inside ``frame``."""
    rows, columns = shape
    row = int((at.y() - frame.top()) / frame.height() * rows)
    column = int((at.x() - frame.left()) / frame.width() * columns)
    return min(rows - 1, row), min(columns - 1, column)
