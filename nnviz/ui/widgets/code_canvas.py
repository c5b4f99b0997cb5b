"""The plane of codes: the decoder's pictures as tiles, the samples' codes as dots, one picture large by the pointer."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import Axes, draw_ticks
from nnviz.ui.widgets.gan_canvas import paint_dots, places_of
from nnviz.ui.widgets.heat import grey_image
from nnviz.ui.widgets.plane_canvas import BOTTOM, LEFT, RIGHT, TOP, round_corners

EXTENT = 3.0
TICKS = [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]
DOT_WIDTH = 3.6
LARGE_SIDE = 88
DIMMED = 0.35
"""How far the pictures step back behind the dots."""


class CodeCanvas(QWidget):
    """Codes from -3 to 3 along both axes. Classes are told apart by colour and by their names at their middles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: np.ndarray | None = None
        self._mosaic: QImage | None = None
        self._codes: np.ndarray | None = None
        self._names: tuple[str, ...] = ()
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def large(self) -> np.ndarray | None:
        """The decoded picture (height, width) under the pointer, or None."""
        if self._pointer is None or self._tiles is None or not self.axes().frame.contains(self._pointer):
            return None
        size, frame = len(self._tiles), self.axes().frame
        at = self._pointer - frame.topLeft()
        row, column = (min(size - 1, int(share * size)) for share in (at.y() / frame.height(), at.x() / frame.width()))
        picture: np.ndarray = self._tiles[row, column]
        return picture

    def show_names(self, names: tuple[str, ...]) -> None:
        """What the classes are called."""
        self._names = names
        self.update()

    def show_tiles(self, tiles: np.ndarray | None) -> None:
        """Pictures (D, D, height, width) of 0 to 1, row 0 on top; None shows none."""
        self._tiles = tiles
        self._mosaic = None if tiles is None else grey_image(np.nan_to_num(np.concatenate([*map(np.hstack, tiles)])))
        self.update()

    def show_codes(self, codes: np.ndarray | None) -> None:
        """Codes (n, 3): two numbers and the class; None shows none."""
        self._codes = codes
        self.update()

    def axes(self) -> Axes:
        """The square that shows the codes: the outermost tiles stand with their middles on -3 and 3."""
        side = max(10, min(self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM))
        x = LEFT + (self.width() - LEFT - RIGHT - side) // 2
        edge = EXTENT if self._tiles is None else EXTENT * len(self._tiles) / max(1, len(self._tiles) - 1)
        return Axes(QRectF(x, TOP, side, side), (-edge, edge), (-edge, edge))

    def sizeHint(self) -> QSize:
        return QSize(theme.RIGHT_WIDTH - 2 * theme.GAP_LARGE, theme.RIGHT_WIDTH - 2 * theme.GAP_LARGE)

    # ------------------------------------------------------------------ pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()
        super().leaveEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        axes, colors = self.axes(), theme.colors()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            draw_ticks(painter, axes, TICKS, TICKS)
            if self._mosaic is None:
                painter.fillRect(axes.frame, colors.color("neutral"))
            else:
                painter.drawImage(axes.frame, self._mosaic)
            painter.setClipRect(axes.frame)
            if self._codes is not None:
                painter.fillRect(axes.frame, colors.color("surface", DIMMED))
                self._paint_codes(painter, places_of(axes, self._codes[:, :2]), self._codes[:, -1].astype(np.intp))
            self._paint_large(painter, axes.frame)
            painter.setClipping(False)
            round_corners(painter, axes.frame, colors.color("surface"))

    def _paint_codes(self, painter: QPainter, places: np.ndarray, classes: np.ndarray) -> None:
        colors = theme.colors()
        is_drawn = np.isfinite(places).all(axis=1)
        groups = {int(key): places[is_drawn & (classes == key)] for key in np.unique(classes[is_drawn])}
        for key, group in groups.items():
            paint_dots(painter, group, QColor(colors.classes[key % len(colors.classes)]), DOT_WIDTH)
        for key, group in groups.items():
            if key < len(self._names):
                self._paint_name(painter, QPointF(*np.median(group, axis=0).tolist()), self._names[key])

    def _paint_name(self, painter: QPainter, middle: QPointF, name: str) -> None:
        font = theme.font(theme.TEXT_LARGE, QFont.Weight.Bold)
        shape = QPainterPath()
        shape.addText(QPointF(0, 0), font, name)
        shape.translate(middle - shape.boundingRect().center())
        colors = theme.colors()
        painter.strokePath(shape, QPen(colors.color("surface"), 4))
        painter.fillPath(shape, colors.color("text"))

    def _paint_large(self, painter: QPainter, frame: QRectF) -> None:
        """The picture under the pointer, in the corner that is away from it."""
        picture = self.large
        if picture is None or self._pointer is None:
            return
        is_left = self._pointer.x() > frame.center().x()
        x = frame.left() + theme.GAP if is_left else frame.right() - theme.GAP - LARGE_SIDE
        box = QRectF(x, frame.top() + theme.GAP, LARGE_SIDE, LARGE_SIDE)
        painter.drawImage(box, grey_image(np.nan_to_num(picture)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colors().color("accent"), 2))
        painter.drawRect(box)
        side = frame.width() / len(self._tiles) if self._tiles is not None else 0.0
        at = self._pointer - frame.topLeft()
        painter.drawRect(QRectF(frame.left() + at.x() // side * side, frame.top() + at.y() // side * side, side, side))
