"""Two columns of a table against each other: a dot for each row, words in places of their own along an axis."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import TICK_GAP, Axes, draw_grid, draw_ticks, round_ticks
from nnviz.ui.widgets.plane_canvas import Points, paint_points
from nnviz.ui.widgets.plot_surface import PlotSurface

LEFT, RIGHT, TOP, BOTTOM = 64, 16, 12, 42
MARGIN_SHARE = 0.06
NEAR_PX = 9.0
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class PlotColumn:
    """Numbers to plot, (n,), and where they stand for words, these in order."""

    name: str = ""
    values: np.ndarray = field(default_factory=lambda: np.empty(0))
    words: tuple[str, ...] = ()


class ScatterCanvas(PlotSurface):
    """Paints ready points; they lie in a cached picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._x, self._y = PlotColumn(), PlotColumn()
        self._colors = np.empty(0, np.uint32)
        self._dots: QPixmap | None = None
        self.setMinimumSize(220, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_columns(self, x: PlotColumn, y: PlotColumn, colors: np.ndarray) -> None:
        """Replace everything; ``colors`` are uint32 ARGB (n,)."""
        self._x, self._y, self._colors, self._dots = x, y, colors, None
        self.update()

    def nearest(self, x: float, y: float) -> int | None:
        """The number of the point under the pointer at these values, or None."""
        if not len(self._colors):
            return None
        axes = self.axes()
        across = (self._x.values - x) * axes.frame.width() / (axes.x[1] - axes.x[0])
        down = (self._y.values - y) * axes.frame.height() / (axes.y[1] - axes.y[0])
        distance = np.hypot(across, down)
        found = int(np.argmin(distance))
        return found if distance[found] <= NEAR_PX else None

    def axes(self) -> Axes:
        """The frame and its value ranges."""
        frame = QRectF(LEFT, TOP, max(10, self.width() - LEFT - RIGHT), max(10, self.height() - TOP - BOTTOM))
        return Axes(frame, _span(self._x), _span(self._y))

    def sizeHint(self) -> QSize:
        return QSize(520, 420)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._dots = None
        super().changeEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        self._dots = None

    def paintEvent(self, event: QPaintEvent) -> None:
        axes, colors = self.axes(), theme.colors()
        with QPainter(self) as painter:
            painter.fillRect(axes.frame, colors.color("surface"))
            x_ticks = _ticks(self._x, axes.x, int(axes.frame.width() / 70))
            y_ticks = _ticks(self._y, axes.y, int(axes.frame.height() / 50))
            draw_grid(painter, axes, x_ticks, y_ticks, colors.color("border"))
            draw_ticks(painter, axes, [] if self._x.words else x_ticks, [] if self._y.words else y_ticks)
            self._paint_words(painter, axes, x_ticks, y_ticks)
            self._paint_names(painter, axes)
            self._paint_dots(painter, axes)
            self.paint_surface(painter, axes)

    def _paint_dots(self, painter: QPainter, axes: Axes) -> None:
        if self._dots is None:
            ratio = self.devicePixelRatioF()
            self._dots = QPixmap(self.size() * ratio)
            self._dots.setDevicePixelRatio(ratio)
            self._dots.fill(Qt.GlobalColor.transparent)
            with QPainter(self._dots) as inner:
                inner.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_points(inner, axes, Points(np.stack([self._x.values, self._y.values], axis=1), self._colors))
        painter.drawPixmap(QPointF(0, 0), self._dots)

    def _paint_words(self, painter: QPainter, axes: Axes, x_ticks: Sequence[float], y_ticks: Sequence[float]) -> None:
        painter.setPen(theme.colors().color("text_dim"))
        metrics, elide = QFontMetricsF(painter.font()), Qt.TextElideMode.ElideRight
        frame = axes.frame
        for tick in x_ticks if self._x.words else ():
            room = frame.width() / max(1, len(x_ticks))
            box = QRectF(axes.to_screen(tick, axes.y[0]).x() - room / 2, frame.bottom() + TICK_GAP, room, 16)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignHCenter, metrics.elidedText(self._x.words[int(tick)], elide, room)
            )
        for tick in y_ticks if self._y.words else ():
            box = QRectF(0, axes.to_screen(axes.x[0], tick).y() - 8, LEFT - TICK_GAP, 16)
            text = metrics.elidedText(self._y.words[int(tick)], elide, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_names(self, painter: QPainter, axes: Axes) -> None:
        painter.setPen(theme.colors().color("text"))
        below = QRectF(axes.frame.left(), axes.frame.bottom() + 22, axes.frame.width(), 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._x.name)
        inside = axes.frame.adjusted(8, 6, -8, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._y.name)


def _span(column: PlotColumn) -> tuple[float, float]:
    """The values at the edges of an axis."""
    if column.words:
        return -0.6, len(column.words) - 0.4
    if not len(column.values):
        return 0.0, 1.0
    low, high = float(column.values.min()), float(column.values.max())
    margin = MARGIN_SHARE * (high - low) or 0.5
    return low - margin, high + margin


def _ticks(column: PlotColumn, span: tuple[float, float], count: int) -> list[float]:
    if column.words:
        step = -(-len(column.words) // MOST_NAMES)
        return [float(place) for place in range(0, len(column.words), step)]
    return round_ticks(*span, max(2, count))
