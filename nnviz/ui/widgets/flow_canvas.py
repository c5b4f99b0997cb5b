"""An opened map of a convolution: input maps under their kernels, the products, their sum, the activation."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.flow_layout import CAPTION, SIGN, FlowLayout, flow_layout, rows_that_fit
from nnviz.ui.widgets.heat import largest, picture_image, signed_image
from nnviz.ui.widgets.number_cells import MARK, cell_of, paint_numbers
from nnviz.ui.widgets.pixel_canvas import NOWHERE, PixelCanvas, paint_field, pixel_at, window_box
from nnviz.ui.widgets.short_text import draw_short


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """What is drawn; maps scaled to -1..1, those of one kind on one scale.

    ``sources`` (n, height, width), ``kernels`` (n, size, size) and ``parts`` (n, rows, columns) belong to the channels
    that have a row; ``rest`` (rows, columns) is the sum of the others or None. ``total`` is the sum with the bias.
    ``picture`` is what the network got, 0 to 1, grey or in colours, or None.
    """

    sources: np.ndarray
    kernels: np.ndarray
    parts: np.ndarray
    rest: np.ndarray | None
    total: np.ndarray
    output: np.ndarray
    picture: np.ndarray | None
    channels: int


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """One output pixel ``at`` with its window's ``corner`` in the input, and in numbers through the row ``chosen``.

    ``field`` is the receptive field (top, left, bottom, right) in the picture. ``scale`` is full colour of the patch.
    """

    at: tuple[int, int]
    corner: tuple[int, int]
    chosen: int
    patch: np.ndarray
    kernel: np.ndarray
    scale: float
    field: tuple[int, int, int, int] | None


@dataclass(frozen=True, slots=True)
class FlowWords:
    """Captions: over the columns, under the sum, output and picture, of the rest, and over the tables."""

    columns: tuple[str, str, str]
    rest: str
    total: str
    output: str
    picture: str
    tables: tuple[str, str, str]


class FlowCanvas(PixelCanvas):
    """``row_pointed`` carries the row of a channel. After ``resized`` another number of channels may have room."""

    row_pointed = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow: Flow | None = None
        self._spot: Spot | None = None
        self._words: FlowWords | None = None
        self._images: dict[str, list[QImage]] = {}
        self.setMinimumSize(180, 200)

    def show_flow(self, flow: Flow | None, words: FlowWords | None = None) -> None:
        """Replace all maps."""
        self._flow, self._words = flow, words
        self._make_images()
        self.update()

    def show_spot(self, spot: Spot) -> None:
        """Light this output pixel and everything that makes it."""
        self._spot = spot
        self.update()

    def capacity(self, channels: int, size: int) -> int:
        """How many channels find a row of their own here."""
        return rows_that_fit(self.height(), channels, size, self.width())

    def places(self) -> FlowLayout:
        """Where everything stands."""
        flow = self._flow
        size, channels = (flow.kernels.shape[1], flow.channels) if flow else (3, 1)
        return flow_layout(self.width(), self.height(), channels, size)

    def output_frame(self) -> QRectF:
        return self.places().output

    def output_pixel(self, row: int, column: int) -> QRectF:
        """Where a pixel of the output is drawn."""
        rows, columns = self._flow.output.shape if self._flow else (1, 1)
        return cell_of(self.output_frame(), rows, columns, row, column)

    # ------------------------------------------------------------------ pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._flow is None:
            return
        at, places = event.position(), self.places()
        frames = [places.output, places.total, *(row[2] for row in places.rows)]
        frame = next((frame for frame in frames if frame.contains(at)), None)
        line = next((n for n, row in enumerate(places.rows) if any(frame.contains(at) for frame in row)), NOWHERE)
        table = next((table for table in places.tables if table.contains(at)), None)
        if line != NOWHERE:
            self.row_pointed.emit(line)
        if frame is not None:
            self.pointed.emit(*pixel_at(frame, self._flow.output.shape, at))
        elif table is not None:
            size = self._flow.kernels.shape[1]
            row, column = pixel_at(table, (size, size), at)
            self.cell_pointed.emit(row * size + column)
        elif line == NOWHERE:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        flow, spot, words = self._flow, self._spot, self._words
        if flow is None or words is None:
            return
        places = self.places()
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT_SMALL))
            self._paint_paths(painter, places)
            self._paint_maps(painter, places)
            self._paint_captions(painter, places, words)
            if spot is not None and spot.chosen < len(places.rows):
                self._paint_tables(painter, places, spot)
                self._paint_marks(painter, places, flow, spot)

    def _make_images(self) -> None:
        flow, colors = self._flow, theme.colors()
        self._images = {}
        if flow is None:
            return
        for key in ("sources", "kernels", "parts"):
            self._images[key] = [signed_image(values, colors) for values in getattr(flow, key)]
        self._images["rest"] = [] if flow.rest is None else [signed_image(flow.rest, colors)]
        self._images["total"] = [signed_image(flow.total, colors)]
        self._images["output"] = [signed_image(flow.output, colors)]
        self._images["picture"] = [] if flow.picture is None else [picture_image(flow.picture)]

    def _paint_maps(self, painter: QPainter, places: FlowLayout) -> None:
        images = self._images
        for number, row in enumerate(places.rows[: len(images["sources"])]):
            for key, frame in zip(("sources", "kernels", "parts"), row, strict=True):
                painter.drawImage(frame, images[key][number])
        single = {"rest": places.rest, "total": places.total, "output": places.output, "picture": places.picture}
        for key, frame in single.items():
            if frame is not None and images[key]:
                painter.drawImage(frame, images[key][0])

    def _paint_paths(self, painter: QPainter, places: FlowLayout) -> None:
        """From every product to the sum, and on to the output."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colors().color("outline"), 1.2))
        target = QPointF(places.total.left() - 3, places.total.center().y())
        parts = [row[2] for row in places.rows] + ([places.rest] if places.rest else [])
        for frame in parts:
            start = QPointF(frame.right() + 3, frame.center().y())
            path, middle = QPainterPath(start), (start.x() + target.x()) / 2
            path.cubicTo(QPointF(middle, start.y()), QPointF(middle, target.y()), target)
            painter.drawPath(path)
        between = places.total.center().y()
        painter.drawLine(QPointF(places.total.right() + 3, between), QPointF(places.output.left() - 3, between))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_captions(self, painter: QPainter, places: FlowLayout, words: FlowWords) -> None:
        painter.setPen(theme.colors().color("text_dim"))
        first = places.rows[0]
        for frame, text in zip(first, words.columns, strict=True):
            _write(painter, QRectF(frame.center().x() - 40, first[0].top() - CAPTION, 80, CAPTION), text)
        for frame, text in ((places.total, words.total), (places.output, words.output)):
            _write(painter, QRectF(frame.left() - 24, frame.top() - CAPTION, frame.width() + 48, CAPTION), text)
        if self._images["picture"]:
            frame = places.picture
            box = QRectF(frame.left() - 60, frame.top() - CAPTION, frame.width() + 60, CAPTION)
            _write(painter, box, words.picture, Qt.AlignmentFlag.AlignRight)
        if places.rest:
            box = QRectF(0, places.rest.top(), places.rest.left() - 6, places.rest.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), words.rest)
        for frame, text in zip(places.tables, words.tables, strict=True):
            _write(painter, QRectF(frame.left() - 12, frame.top() - CAPTION, frame.width() + 24, CAPTION), text)
        for row in places.rows:
            _write(painter, QRectF(row[0].right(), row[0].top(), SIGN, row[0].height()), "∗")
            _write(painter, QRectF(row[1].right(), row[0].top(), SIGN, row[0].height()), "=")

    def _paint_tables(self, painter: QPainter, places: FlowLayout, spot: Spot) -> None:
        size = len(spot.kernel)
        marked = None if self._cell == NOWHERE else (self._cell // size, self._cell % size)
        products = spot.patch * spot.kernel
        first, second, third = places.tables
        loudest = largest(spot.kernel)
        paint_numbers(painter, first, spot.patch, spot.scale, marked)
        paint_numbers(painter, second, spot.kernel, loudest, marked)
        paint_numbers(painter, third, products, spot.scale * loudest, marked)
        painter.setPen(theme.colors().color("text"))
        painter.setFont(theme.font(theme.TEXT_LARGE))
        for sign, (before, after) in (("×", (first, second)), ("=", (second, third))):
            between = QRectF(before.right(), before.top(), after.left() - before.right(), before.height())
            painter.drawText(between, Qt.AlignmentFlag.AlignCenter, sign)

    def _paint_marks(self, painter: QPainter, places: FlowLayout, flow: Flow, spot: Spot) -> None:
        """One highlight: patch in every input map, pixel in every product, sum and output, field in the picture."""
        colors, size = theme.colors(), flow.kernels.shape[1]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rows, columns = flow.sources.shape[1:]
        for number, (source, kernel, part) in enumerate(places.rows):
            painter.setPen(QPen(colors.color("accent"), MARK if number == spot.chosen else 1))
            painter.drawRect(window_box(source, (rows, columns), spot.corner, size))
            painter.drawRect(cell_of(part, *flow.output.shape, *spot.at))
            if number == spot.chosen:
                painter.drawRect(kernel)
        painter.setPen(QPen(colors.color("accent"), MARK))
        for frame in (places.total, places.output):
            painter.drawRect(cell_of(frame, *flow.output.shape, *spot.at))
        if places.rest:
            painter.drawRect(cell_of(places.rest, *flow.output.shape, *spot.at))
        if flow.picture is not None and spot.field is not None:
            paint_field(painter, places.picture, flow.picture.shape, spot.field)


def _write(painter: QPainter, box: QRectF, text: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter) -> None:
    draw_short(painter, box, side | Qt.AlignmentFlag.AlignVCenter, text)
