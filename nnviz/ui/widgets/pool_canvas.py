"""A pooling window drawn: input map with the window, its numbers with the winner, output, and what was looked at."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.heat import picture_image, signed_image
from nnviz.ui.widgets.number_cells import MARK, cell_of, paint_numbers
from nnviz.ui.widgets.pixel_canvas import NOWHERE, PixelCanvas, paint_field, pixel_at, window_box
from nnviz.ui.widgets.short_text import draw_short

GAP, CAPTION = 28, 20
LARGEST = 330


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """``source`` and ``output`` are maps scaled to -1..1; ``picture`` is what the network got, 0 to 1, or None."""

    source: np.ndarray
    output: np.ndarray
    picture: np.ndarray | None


@dataclass(frozen=True, slots=True, eq=False)
class PoolSpot:
    """The window at ``corner`` with its numbers, full colour at ``scale``, makes the output pixel ``at``.

    ``winner`` is the cell of the patch that is kept, NOWHERE when all count alike; ``field`` the receptive field.
    """

    at: tuple[int, int]
    corner: tuple[int, int]
    patch: np.ndarray
    scale: float
    winner: int
    field: tuple[int, int, int, int] | None


class PoolCanvas(PixelCanvas):
    """The numbers that can be pointed at are those of the patch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pooled: Pooled | None = None
        self._spot: PoolSpot | None = None
        self._images: list[QImage] = []
        self._captions = ("", "", "", "")
        self.setMinimumSize(200, 160)

    def show_pooled(self, pooled: Pooled | None, captions: tuple[str, str, str, str] = ("", "", "", "")) -> None:
        """Replace the maps; ``captions`` stand under input, window, picture and output."""
        self._pooled, self._captions = pooled, captions
        self._make_images()
        self.update()

    def show_spot(self, spot: PoolSpot) -> None:
        """Light this output pixel and its window."""
        self._spot = spot
        self.update()

    def frames(self) -> tuple[QRectF, QRectF, QRectF, QRectF]:
        """Input, window, picture, output: input and output above, the others under them."""
        side = min((self.width() - GAP) / 2, self.height() / 2 - CAPTION - 2, LARGEST)
        left = (self.width() - 2 * side - GAP) / 2
        right, second = left + side + GAP, side + CAPTION + 2
        places = ((left, 0.0), (left, second), (right, second), (right, 0.0))
        first, second_, third, fourth = (QRectF(x, y, side, side) for x, y in places)
        return first, second_, third, fourth

    def output_frame(self) -> QRectF:
        return self.frames()[3]

    def output_pixel(self, row: int, column: int) -> QRectF:
        """Where a pixel of the output is drawn."""
        rows, columns = self._pooled.output.shape if self._pooled else (1, 1)
        return cell_of(self.output_frame(), rows, columns, row, column)

    # ------------------------------------------------------------------ pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        _source, patch, _picture, output = self.frames()
        at = event.position()
        if self._pooled is not None and output.contains(at):
            self.pointed.emit(*pixel_at(output, self._pooled.output.shape, at))
        elif self._spot is not None and patch.contains(at):
            row, column = pixel_at(patch, self._spot.patch.shape, at)
            self.cell_pointed.emit(row * len(self._spot.patch) + column)
        else:
            self.left.emit()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        pooled, spot = self._pooled, self._spot
        if pooled is None:
            return
        source, patch, picture, output = self.frames()
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT_SMALL))
            for frame, image in zip((source, output, picture), self._images, strict=False):
                painter.drawImage(frame, image)
            self._paint_captions(painter)
            if spot is None:
                return
            marked = spot.winner if self._cell == NOWHERE else self._cell
            cell = None if marked == NOWHERE else divmod(marked, len(spot.patch))
            paint_numbers(painter, patch, spot.patch, spot.scale, cell)
            self._paint_marks(painter, pooled, spot)
            self._paint_links(painter, spot, cell)
            if pooled.picture is not None and spot.field is not None:
                paint_field(painter, picture, pooled.picture.shape, spot.field)

    def _make_images(self) -> None:
        pooled, colors = self._pooled, theme.colors()
        self._images = []
        if pooled is not None:
            self._images = [signed_image(pooled.source, colors), signed_image(pooled.output, colors)]
            if pooled.picture is not None:
                self._images.append(picture_image(pooled.picture))

    def _paint_marks(self, painter: QPainter, pooled: Pooled, spot: PoolSpot) -> None:
        """One highlight for the window in the input, the window alone, the winner and the output pixel."""
        source, patch, _picture, output = self.frames()
        color = theme.colors().color("accent")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, MARK))
        painter.drawRect(window_box(source, pooled.source.shape, spot.corner, len(spot.patch)))
        painter.drawRect(patch)
        painter.drawRect(cell_of(output, *pooled.output.shape, *spot.at))
        if spot.winner != NOWHERE:
            row, column = divmod(spot.winner, len(spot.patch))
            place = cell_of(source, *pooled.source.shape, spot.corner[0] + row, spot.corner[1] + column)
            painter.setBrush(color)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(place.center(), max(2.0, place.width() / 4), max(2.0, place.width() / 4))

    def _paint_links(self, painter: QPainter, spot: PoolSpot, cell: tuple[int, int] | None) -> None:
        """A line from the winner (or from the whole window) to the output pixel."""
        _source, patch, _picture, _output = self.frames()
        size = len(spot.patch)
        start = patch if cell is None else cell_of(patch, size, size, *cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colors().color("accent", 0.7), 1.5, Qt.PenStyle.DashLine))
        from_ = QPointF(start.right(), start.center().y())
        painter.drawLine(from_, self.output_pixel(*spot.at).center())

    def _paint_captions(self, painter: QPainter) -> None:
        painter.setPen(theme.colors().color("text_dim"))
        for frame, text in zip(self.frames(), self._captions, strict=True):
            below = QRectF(frame.left() - 12, frame.bottom() + 1, frame.width() + 24, CAPTION - 2)
            draw_short(painter, below, Qt.AlignmentFlag.AlignCenter, text)
