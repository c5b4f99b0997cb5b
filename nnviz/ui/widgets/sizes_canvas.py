"""A small moving drawing of a sliding window: the picture with its rim of zeros left, what comes out right."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.views.window_fit import Fit, Sizes
from nnviz.ui.widgets.number_cells import MARK, cell_of
from nnviz.ui.widgets.pixel_canvas import pixel_at

PERIOD_MS = 160
GAP, CAPTION = 44, 20
LARGEST_CELL = 52.0


class SizesCanvas(QWidget):
    """The window walks over the picture by itself; pointing at the output puts it there."""

    walked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes, self._fit = Sizes(1, 0, 1, 1), Fit(1, 0, "")
        self._captions = ("", "")
        self._at = 0
        self._is_pointed = False
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.walk)
        self.setMouseTracking(True)
        self.setMinimumSize(180, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sizes(self, sizes: Sizes, fit: Fit, captions: tuple[str, str]) -> None:
        """Draw these sizes; ``captions`` stand under the picture and under the output."""
        if (sizes, fit) != (self._sizes, self._fit):
            self._at = 0
        self._sizes, self._fit, self._captions = sizes, fit, captions
        self.update()

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the output pixel whose window is shown."""
        return divmod(self._at, max(1, self._fit.output))

    def walk(self) -> None:
        """One window on."""
        if not self._is_pointed and self._fit.output:
            self._at = (self._at + 1) % self._fit.output**2
            self.walked.emit(*self.at)
            self.update()

    def frames(self) -> tuple[QRectF, QRectF]:
        """The padded picture and the output, cells of one size."""
        reach, output = max(self._sizes.padded, self._sizes.kernel), max(1, self._fit.output)
        cell = min(
            (self.width() - GAP) / (reach + output), (self.height() - CAPTION) / max(reach, output), LARGEST_CELL
        )
        left = (self.width() - GAP - cell * (reach + output)) / 2
        middle = (self.height() - CAPTION) / 2
        picture = QRectF(left, middle - cell * reach / 2, cell * self._sizes.padded, cell * self._sizes.padded)
        start = left + cell * reach + GAP
        return picture, QRectF(start, middle - cell * output / 2, cell * output, cell * output)

    def sizeHint(self) -> QSize:
        return QSize(480, 260)

    # ------------------------------------------------------------------ Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        output, count = self.frames()[1], self._fit.output
        self._is_pointed = bool(count) and output.contains(event.position())
        if self._is_pointed:
            row, column = pixel_at(output, (count, count), event.position())
            self._at = row * count + column
            self.walked.emit(row, column)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._is_pointed = False
        super().leaveEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, (picture, output) = theme.colors(), self.frames()
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT_SMALL))
            self._paint_picture(painter, picture)
            self._paint_output(painter, output)
            self._paint_window(painter, picture, output)
            painter.setPen(colors.color("text_dim"))
            for frame, text in zip((picture, output), self._captions, strict=True):
                below = QRectF(frame.center().x() - 110, self.height() - CAPTION, 220, CAPTION)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_picture(self, painter: QPainter, frame: QRectF) -> None:
        """The pixels, the rim of zeros hatched, and what no window sees."""
        colors, sizes, fit = theme.colors(), self._sizes, self._fit
        cell = frame.width() / sizes.padded
        inner = frame.adjusted(*(sign * sizes.padding * cell for sign in (1, 1, -1, -1)))
        painter.fillRect(frame, QBrush(colors.color("outline"), Qt.BrushStyle.BDiagPattern))
        painter.fillRect(inner, colors.color("window"))
        painter.fillRect(inner, colors.color("positive", 0.28))
        if fit.left_over:
            lost = fit.left_over * cell
            brush = QBrush(colors.color("warning"), Qt.BrushStyle.DiagCrossPattern)
            painter.fillRect(QRectF(frame.right() - lost, frame.top(), lost, frame.height()), brush)
            painter.fillRect(QRectF(frame.left(), frame.bottom() - lost, frame.width() - lost, lost), brush)
        _draw_cells(painter, frame, sizes.padded, colors.color("surface"))

    def _paint_output(self, painter: QPainter, frame: QRectF) -> None:
        """The pixels made so far."""
        colors, count = theme.colors(), self._fit.output
        painter.fillRect(frame, colors.color("raised"))
        if not count:
            return
        row, column = self.at
        cell = frame.width() / count
        painter.fillRect(QRectF(frame.left(), frame.top(), frame.width(), row * cell), colors.color("accent", 0.3))
        done = QRectF(frame.left(), frame.top() + row * cell, (column + 1) * cell, cell)
        painter.fillRect(done, colors.color("accent", 0.3))
        _draw_cells(painter, frame, count, colors.color("surface"))

    def _paint_window(self, painter: QPainter, picture: QRectF, output: QRectF) -> None:
        colors, sizes, (row, column) = theme.colors(), self._sizes, self.at
        cell = picture.width() / sizes.padded
        side = sizes.kernel * cell
        corner = picture.topLeft() + QPointF(column, row) * (sizes.stride * cell)
        window = QRectF(corner.x(), corner.y(), side, side)
        is_refused = self._fit.trouble in ("too large", "only zeros")
        color = colors.color("danger" if is_refused else "accent")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, MARK))
        painter.setBrush(QColor(color.red(), color.green(), color.blue(), 60))
        painter.drawRect(window)
        if not self._fit.output:
            return
        target = cell_of(output, self._fit.output, self._fit.output, row, column)
        painter.drawRect(target)
        painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
        for start, end in ((window.topRight(), target.topLeft()), (window.bottomRight(), target.bottomLeft())):
            painter.drawLine(start, end)


def _draw_cells(painter: QPainter, frame: QRectF, count: int, color: QColor) -> None:
    """Thin lines between ``count`` by ``count`` cells."""
    painter.setPen(QPen(color, 1))
    step = frame.width() / count
    for number in range(count + 1):
        x, y = frame.left() + number * step, frame.top() + number * step
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
        painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
