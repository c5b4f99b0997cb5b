"""The plane on which a generator plays: real and made points, the bent grid of noise, where points are pulled."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import Axes
from nnviz.ui.widgets.plane_canvas import PlaneCanvas

MADE_WIDTH = 5.0
RIM = 0.9
LONGEST_ARROW = 28.0
HEAD_SHARE = 0.3


class GanCanvas(PlaneCanvas):
    """Real points lie in the cached overlay of the plane; what moves is painted over it, one call for all points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: np.ndarray | None = None
        self._pulls: np.ndarray | None = None
        self._grid: np.ndarray | None = None

    def show_moving(self, made: np.ndarray | None, pulls: np.ndarray | None, grid: np.ndarray | None) -> None:
        """Made points (n, 2), the pull at the first of them (m, 2), the bent grid (D, D, 2); None shows none."""
        self._made, self._pulls, self._grid = made, pulls, grid
        self.update(self.axes().frame.toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        axes = self.axes()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(axes.frame)
            if self._grid is not None:
                self._paint_grid(painter, places_of(axes, self._grid))
            if self._made is None:
                return
            places = places_of(axes, self._made)
            if self._pulls is not None:
                self._paint_pulls(painter, places, self._pulls)
            paint_dots(painter, places[np.isfinite(places).all(axis=1)], theme.colors().color("negative"), MADE_WIDTH)

    def _paint_grid(self, painter: QPainter, places: np.ndarray) -> None:
        painter.setPen(QPen(theme.colors().color("text", 0.45), 1))
        for line in (*places, *places.transpose(1, 0, 2)):
            if np.isfinite(line).all():
                painter.drawPolyline(polygon_of(line))

    def _paint_pulls(self, painter: QPainter, places: np.ndarray, pulls: np.ndarray) -> None:
        """Arrows; the longest stands for the strongest pull of the moment."""
        tails, pulls = places[: len(pulls)], pulls * (1.0, -1.0)
        strongest = float(np.nan_to_num(np.linalg.norm(pulls, axis=1)).max(initial=0.0))
        is_drawn = np.isfinite(tails).all(axis=1) & np.isfinite(pulls).all(axis=1)
        if not strongest:
            return
        tails, shafts = tails[is_drawn], pulls[is_drawn] / strongest * LONGEST_ARROW
        tips, sides = tails + shafts, shafts[:, ::-1] * (-0.5, 0.5)
        lines = [QLineF(*tail, *tip) for tail, tip in zip(tails.tolist(), tips.tolist(), strict=True)]
        for side in (sides, -sides):
            ends = tips - HEAD_SHARE * (shafts + side)
            lines += [QLineF(*tip, *end) for tip, end in zip(tips.tolist(), ends.tolist(), strict=True)]
        painter.setPen(QPen(theme.colors().color("text", 0.8), 1.2))
        painter.drawLines(lines)


def places_of(axes: Axes, xy: np.ndarray) -> np.ndarray:
    """Where the points (..., 2) lie on the screen, float64 (..., 2)."""
    frame: QRectF = axes.frame
    scale = (frame.width() / (axes.x[1] - axes.x[0]), -frame.height() / (axes.y[1] - axes.y[0]))
    result: np.ndarray = (xy - (axes.x[0], axes.y[0])) * scale + (frame.left(), frame.bottom())
    return result


def polygon_of(places: np.ndarray) -> QPolygonF:
    """Places (n, 2) of the screen as Qt takes them."""
    return QPolygonF([QPointF(x, y) for x, y in places.tolist()])


def paint_dots(painter: QPainter, places: np.ndarray, tint: QColor, width: float) -> None:
    """Equal round dots at places (n, 2) of the screen, with a rim; two calls of the painter for all of them."""
    points = polygon_of(places)
    for color, size in ((theme.colors().color("point_rim"), width + 2 * RIM), (tint, width)):
        painter.setPen(QPen(color, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(points)
