"""The plane [-6, 6]²: a heat map under the data points, with ticks, and the pointer's place in values."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import Axes, draw_ticks
from nnviz.ui.widgets.plot_surface import PlotSurface
from nnviz.ui.widgets.target import is_vector, pixel_ratio

EDGE = 6.0
TICKS = [-6.0, -3.0, 0.0, 3.0, 6.0]
LEFT, RIGHT, TOP, BOTTOM = 24, 8, 8, 22
POINT_RADIUS = 3.2


@dataclass(frozen=True, slots=True)
class Points:
    """Dots on the plane: places ``xy`` (n, 2) and uint32 ARGB ``colors`` (n,); ``is_test`` gives them a dark rim."""

    xy: np.ndarray = field(default_factory=lambda: np.empty((0, 2), np.float32))
    colors: np.ndarray = field(default_factory=lambda: np.empty(0, np.uint32))
    is_test: bool = False


class PlaneCanvas(PlotSurface):
    """Paints a ready picture and ready points; the points lie in a cached pixmap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: QImage | None = None
        self._has_missing = False
        self._points: tuple[Points, ...] = ()
        self._overlay: QPixmap | None = None
        self.setMinimumSize(160, 160)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_map(self, image: QImage | None, has_missing: bool = False) -> None:
        """Put this picture under the points; ``has_missing`` hatches it."""
        self._map, self._has_missing = image, has_missing
        self.update(self.axes().frame.toAlignedRect())

    def show_points(self, *points: Points) -> None:
        """Replace all points; later ones lie on top."""
        self._points = points
        self._drop_overlay()

    def axes(self) -> Axes:
        """The square in the middle of the widget that shows the plane."""
        side = max(10, min(self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM))
        x = LEFT + (self.width() - LEFT - RIGHT - side) // 2
        return Axes(QRectF(x, TOP, side, side), (-EDGE, EDGE), (-EDGE, EDGE))

    def sizeHint(self) -> QSize:
        return QSize(theme.RIGHT_WIDTH - 2 * theme.GAP_LARGE, self.heightForWidth(theme.RIGHT_WIDTH - 32))

    def heightForWidth(self, width: int) -> int:
        return width - LEFT - RIGHT + TOP + BOTTOM

    def hasHeightForWidth(self) -> bool:
        return True

    # ------------------------------------------------------------------ painting

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._drop_overlay()
        super().changeEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        self._overlay = None

    def paintEvent(self, event: QPaintEvent) -> None:
        axes = self.axes()
        with QPainter(self) as painter:
            if not axes.frame.contains(QRectF(event.rect())):
                draw_ticks(painter, axes, TICKS, TICKS)
            self._paint_map(painter, axes.frame)
            self._paint_overlay(painter, axes)
            self.paint_surface(painter, axes)

    def _paint_map(self, painter: QPainter, frame: QRectF) -> None:
        if self._map is None:
            painter.fillRect(frame, theme.colors().color("neutral"))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(frame, self._map)
        if self._has_missing:
            painter.fillRect(frame, QBrush(theme.colors().color("surface", 0.5), Qt.BrushStyle.BDiagPattern))

    def _drop_overlay(self) -> None:
        self._overlay = None
        self.update()

    def _paint_overlay(self, painter: QPainter, axes: Axes) -> None:
        if is_vector(painter):
            painter.save()
            self._paint_points(painter, axes)
            painter.restore()
        else:
            painter.drawPixmap(axes.frame.topLeft(), self._overlay_pixmap(axes, pixel_ratio(painter)))

    def _paint_points(self, painter: QPainter, axes: Axes) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for points in self._points:
            paint_points(painter, axes, points)
        round_corners(painter, axes.frame, theme.colors().color("surface"))

    def _overlay_pixmap(self, axes: Axes, ratio: float) -> QPixmap:
        if self._overlay is None or self._overlay.devicePixelRatio() != ratio:
            side = round(axes.frame.width() * ratio)
            overlay = QPixmap(side, side)
            overlay.setDevicePixelRatio(ratio)
            overlay.fill(Qt.GlobalColor.transparent)
            local = Axes(QRectF(0, 0, axes.frame.width(), axes.frame.height()), axes.x, axes.y)
            with QPainter(overlay) as painter:
                self._paint_points(painter, local)
            self._overlay = overlay
        return self._overlay


def paint_points(painter: QPainter, axes: Axes, points: Points) -> None:
    """Draw dots with a rim that parts them from the map: light for training, dark for test points."""
    colors = theme.colors()
    radius = POINT_RADIUS * min(1.5, max(0.8, axes.frame.width() / 280))
    rim = QColor("#1d2530") if points.is_test else colors.color("point_rim")
    painter.setPen(QPen(rim, 1.2))
    spread = axes.frame.width() / (axes.x[1] - axes.x[0])
    rise = axes.frame.height() / (axes.y[1] - axes.y[0])
    xs = axes.frame.left() + (points.xy[:, 0] - axes.x[0]) * spread
    ys = axes.frame.bottom() - (points.xy[:, 1] - axes.y[0]) * rise
    for x, y, argb in zip(xs.tolist(), ys.tolist(), points.colors.tolist(), strict=True):
        painter.setBrush(QColor.fromRgb(argb))
        painter.drawEllipse(QPointF(x, y), radius, radius)


def round_corners(painter: QPainter, frame: QRectF, outside: QColor) -> None:
    """Cover the frame's corners with the colour around it, and draw a thin edge."""
    square = QPainterPath()
    square.addRect(frame)
    rounded = QPainterPath()
    rounded.addRoundedRect(frame, theme.RADIUS, theme.RADIUS)
    painter.fillPath(square.subtracted(rounded), outside)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colors().color("border"), 1))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
