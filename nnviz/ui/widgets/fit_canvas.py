"""Values over one axis: data points with the live fit through them, or predictions against truth."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import Axes, draw_grid, draw_ticks, round_ticks
from nnviz.ui.widgets.plane_canvas import Points, paint_points
from nnviz.ui.widgets.plot_surface import PlotSurface

LEFT, RIGHT, TOP, BOTTOM = 40, 8, 8, 36
MARGIN_SHARE = 0.12
CURVE_WIDTH = 2.0
PAIR_RADIUS = 2.2


class FitCanvas(PlotSurface):
    """Paints dots (train, test), one curve over evenly spaced x, or pairs of truth and prediction on a diagonal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Points, ...] = ()
        self._curve: np.ndarray | None = None
        self._pairs: np.ndarray | None = None
        self._x, self._y = (-6.0, 6.0), (-1.0, 1.0)
        self._titles = ("", "")
        self.setMinimumSize(160, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_points(self, *points: Points) -> None:
        """Replace all data points."""
        self._points = points
        self.update()

    def show_curve(self, values: np.ndarray | None) -> None:
        """The fit (n,) over evenly spaced x from the left to the right edge."""
        self._curve = values
        self.update()

    def show_pairs(self, pairs: np.ndarray | None) -> None:
        """Truth and prediction, (2, n), drawn against the diagonal."""
        self._pairs = pairs
        self.update()

    def show_ranges(self, x: tuple[float, float], values: np.ndarray, titles: tuple[str, str]) -> None:
        """Fix the x range; the y range leaves a margin around ``values``. ``titles`` name the axes."""
        low, high = (float(values.min()), float(values.max())) if len(values) else (-1.0, 1.0)
        margin = MARGIN_SHARE * ((high - low) or 1.0)
        self._x, self._y, self._titles = x, (low - margin, high + margin), titles
        self.update()

    def curve_value(self, x: float) -> float | None:
        """The fit at x, between its points; None where there is no curve."""
        if self._curve is None:
            return None
        return float(np.interp(x, np.linspace(*self._x, len(self._curve)), self._curve))

    def axes(self) -> Axes:
        """The frame and its value ranges."""
        frame = QRectF(LEFT, TOP, max(10, self.width() - LEFT - RIGHT), max(10, self.height() - TOP - BOTTOM))
        return Axes(frame, self._x, self._y)

    def sizeHint(self) -> QSize:
        return QSize(theme.RIGHT_WIDTH - 2 * theme.GAP_LARGE, 260)

    def paintEvent(self, event: QPaintEvent) -> None:
        axes, colors = self.axes(), theme.colors()
        with QPainter(self) as painter:
            painter.fillRect(axes.frame, colors.color("window"))
            x_ticks = round_ticks(*axes.x, max(2, int(axes.frame.width() / 70)))
            y_ticks = round_ticks(*axes.y, max(2, int(axes.frame.height() / 50)))
            draw_grid(painter, axes, x_ticks, y_ticks, colors.color("border"))
            draw_ticks(painter, axes, x_ticks, y_ticks)
            self._paint_titles(painter, axes)
            painter.setClipRect(axes.frame)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for points in self._points:
                paint_points(painter, axes, points)
            self._paint_pairs(painter, axes)
            self._paint_curve(painter, axes)
            self.paint_surface(painter, axes)

    def _paint_titles(self, painter: QPainter, axes: Axes) -> None:
        painter.setPen(theme.colors().color("text_dim"))
        painter.setFont(theme.font(theme.TEXT_SMALL))
        below = QRectF(axes.frame.left(), axes.frame.bottom() + 18, axes.frame.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._titles[0])
        inside = axes.frame.adjusted(6, 4, -6, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._titles[1])

    def _paint_curve(self, painter: QPainter, axes: Axes) -> None:
        if self._curve is None:
            return
        painter.setPen(QPen(theme.colors().color("accent"), CURVE_WIDTH))
        x = np.linspace(*axes.x, len(self._curve))
        painter.drawPolyline(QPolygonF([axes.to_screen(*point) for point in zip(x, self._curve, strict=True)]))

    def _paint_pairs(self, painter: QPainter, axes: Axes) -> None:
        if self._pairs is None:
            return
        colors = theme.colors()
        low, high = max(axes.x[0], axes.y[0]), min(axes.x[1], axes.y[1])
        painter.setPen(QPen(colors.color("outline"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(axes.to_screen(low, low), axes.to_screen(high, high)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("positive", 0.7))
        for truth, prediction in self._pairs.T.tolist():
            painter.drawEllipse(QPointF(axes.to_screen(truth, prediction)), PAIR_RADIUS, PAIR_RADIUS)
