"""Maps laid out in one row of numbers: which cell becomes which input of the dense layer, and what that makes of it."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.heat import image_of, signed_image
from nnviz.ui.widgets.number_cells import MARK, cell_of
from nnviz.ui.widgets.pixel_canvas import NOWHERE, draw_link, pixel_at

CAPTION, GAP = 20, 3
LARGEST_MAP, MAPS_SHARE = 96, 0.5
THINNEST_BAR, WIDEST_BAR, TALLEST_BAR = 4, 16, 120
UNIT_HEIGHT = 26


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """``maps`` (count, height, width) scaled to -1..1, or None behind a layer without maps; ``bars`` (n,) likewise.

    ``bars`` stand in the order of flatten: rows first, maps last. ``units`` (m,) are the dense layer behind, or None.
    """

    maps: np.ndarray | None
    bars: np.ndarray
    units: np.ndarray | None


class FlattenCanvas(QWidget):
    """``pointed`` carries the number of an input, ``unit_pointed`` that of a dense neuron; ``left`` ends both."""

    pointed = Signal(int)
    unit_pointed = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flat: Flat | None = None
        self._images: list[QImage] = []
        self._bars = QImage()
        self._map_grid, self._bar_grid = (0, 1), (THINNEST_BAR, 1, 2 * GAP, CAPTION)
        self._captions = ("", "", "")
        self._input, self._unit = NOWHERE, NOWHERE
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(180, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_flat(self, flat: Flat | None, captions: tuple[str, str, str] = ("", "", "")) -> None:
        """Replace all numbers; ``captions`` stand over maps, bars and units."""
        self._flat, self._captions = flat, captions
        self._lay_out()
        self._make_images()
        self.update()

    def mark(self, number: int, unit: int) -> None:
        """Light an input with its cell, and a neuron; NOWHERE lights none."""
        if (number, unit) != (self._input, self._unit):
            self._input, self._unit = number, unit
            self.update()

    # ------------------------------------------------------------------ places

    def map_place(self, number: int) -> QRectF:
        """Where a map is drawn."""
        side, columns = self._map_grid
        row, column = divmod(number, columns)
        return QRectF(column * (side + GAP), CAPTION + row * (side + GAP), side, side)

    def bar_place(self, number: int) -> QRectF:
        """The room of a bar."""
        width, in_a_line, height, top = self._bar_grid
        line, column = divmod(number, in_a_line)
        return QRectF(column * width, top + line * height, width, height - GAP)

    def unit_place(self, number: int) -> QRectF:
        """Where a dense neuron is drawn."""
        count = 0 if self._flat is None or self._flat.units is None else len(self._flat.units)
        width = min(float(UNIT_HEIGHT), self.width() / max(1, count))
        return QRectF(number * width, self.height() - UNIT_HEIGHT, width, UNIT_HEIGHT)

    def cell_place(self, number: int) -> QRectF:
        """Where the cell of the maps that becomes an input is drawn."""
        assert self._flat is not None
        assert self._flat.maps is not None
        count, rows, columns = self._flat.maps.shape
        cell, unit = divmod(number, count)
        return cell_of(self.map_place(unit), rows, columns, *divmod(cell, columns))

    def sizeHint(self) -> QSize:
        return QSize(520, 440)

    def _fitted_maps(self) -> tuple[int, int]:
        """Side of a map and maps in a row: as large as half of the height allows."""
        maps = self._flat.maps if self._flat else None
        if maps is None:
            return 0, 1
        room = self.height() * MAPS_SHARE - CAPTION
        for side in range(LARGEST_MAP, 8, -1):
            columns = max(1, (self.width() + GAP) // (side + GAP))
            if -(-len(maps) // columns) * (side + GAP) <= room:
                return side, columns
        return 8, max(1, (self.width() + GAP) // (8 + GAP))

    def _lay_out(self) -> None:
        """Side of a map and maps in a row; width of a bar, bars in a line, height of a line, top of all."""
        flat = self._flat
        if flat is None:
            return
        self._map_grid = self._fitted_maps()
        top = CAPTION
        if flat.maps is not None:
            side, columns = self._map_grid
            top += CAPTION + -(-len(flat.maps) // columns) * (side + GAP)
        bottom = self.height() - (CAPTION + UNIT_HEIGHT if flat.units is not None else 0)
        width = max(THINNEST_BAR, min(WIDEST_BAR, self.width() // max(1, len(flat.bars))))
        in_a_line = max(1, self.width() // width)
        lines = -(-len(flat.bars) // in_a_line)
        self._bar_grid = width, in_a_line, max(2 * GAP, min(TALLEST_BAR, (bottom - top) // lines)), top

    # ------------------------------------------------------------------ pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        flat, at = self._flat, event.position()
        if flat is None:
            return
        number, unit = self._bar_at(at), self._unit_at(at)
        if number == NOWHERE:
            number = self._cell_at(at)
        if number != NOWHERE:
            self.pointed.emit(number)
        elif unit != NOWHERE:
            self.unit_pointed.emit(unit)
        else:
            self.left.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)

    def _bar_at(self, at: QPointF) -> int:
        assert self._flat is not None
        width, in_a_line, height, top = self._bar_grid
        column, line = int(at.x()) // width, int(at.y() - top) // height
        number = line * in_a_line + column
        is_there = at.y() >= top and 0 <= column < in_a_line and number < len(self._flat.bars)
        return number if is_there else NOWHERE

    def _cell_at(self, at: QPointF) -> int:
        maps = self._flat.maps if self._flat else None
        if maps is None:
            return NOWHERE
        unit = next((n for n in range(len(maps)) if self.map_place(n).contains(at)), NOWHERE)
        if unit == NOWHERE:
            return NOWHERE
        row, column = pixel_at(self.map_place(unit), maps.shape[1:], at)
        return (row * maps.shape[2] + column) * len(maps) + unit

    def _unit_at(self, at: QPointF) -> int:
        units = self._flat.units if self._flat else None
        count = 0 if units is None else len(units)
        return next((n for n in range(count) if self.unit_place(n).contains(at)), NOWHERE)

    # ------------------------------------------------------------------ painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._make_images()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._make_images()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        flat = self._flat
        if flat is None:
            return
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT_SMALL))
            for number, image in enumerate(self._images):
                painter.drawImage(self.map_place(number), image)
            painter.drawImage(QPointF(0, self._bar_grid[3]), self._bars)
            self._paint_units(painter, flat)
            self._paint_captions(painter, flat)
            self._paint_marks(painter, flat)

    def _make_images(self) -> None:
        maps = self._flat.maps if self._flat else None
        self._images = [] if maps is None else [signed_image(each, theme.colors()) for each in maps]
        if self._flat is not None:
            self._bars = bars_image(self._flat.bars, *self._bar_grid[:3])

    def _paint_units(self, painter: QPainter, flat: Flat) -> None:
        if flat.units is None:
            return
        image = signed_image(flat.units.reshape(1, -1), theme.colors())
        for number in range(len(flat.units)):
            painter.drawImage(self.unit_place(number).adjusted(0, 0, -1, 0), image, QRectF(number, 0, 1, 1))

    def _paint_captions(self, painter: QPainter, flat: Flat) -> None:
        painter.setPen(theme.colors().color("text_dim"))
        tops = (
            0.0 if flat.maps is not None else None,
            self.bar_place(0).top() - CAPTION,
            self.height() - UNIT_HEIGHT - CAPTION if flat.units is not None else None,
        )
        for top, text in zip(tops, self._captions, strict=True):
            if top is not None:
                painter.drawText(QRectF(0, top, self.width(), CAPTION), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_marks(self, painter: QPainter, flat: Flat) -> None:
        """The input, its cell, and a line from one to the other and on to the neuron."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colors().color("accent"), MARK))
        if self._unit != NOWHERE and flat.units is not None and self._unit < len(flat.units):
            painter.drawRect(self.unit_place(self._unit))
        if self._input == NOWHERE or self._input >= len(flat.bars):
            return
        bar = self.bar_place(self._input)
        painter.drawRect(bar)
        if flat.maps is not None:
            cell = self.cell_place(self._input)
            painter.drawRect(cell)
            draw_link(painter, QPointF(cell.center().x(), cell.bottom()), QPointF(bar.center().x(), bar.top()))
        if self._unit != NOWHERE and flat.units is not None:
            unit = self.unit_place(self._unit)
            draw_link(painter, QPointF(bar.center().x(), bar.bottom()), QPointF(unit.center().x(), unit.top()))


def bars_image(bars: np.ndarray, width: int, in_a_line: int, height: int) -> QImage:
    """Bars (n,) of -1..1 in lines of ``in_a_line``, each ``width`` by ``height`` pixels with its gaps; one picture."""
    colors = theme.colors()
    lines = -(-len(bars) // in_a_line)
    values = np.full(lines * in_a_line, np.nan)
    values[: len(bars)] = bars
    values = values.reshape(lines, 1, in_a_line)
    level = np.linspace(1, -1 if (bars < 0).any() else 0, height - GAP)[None, :, None]
    is_full = (level * np.sign(values) > 0) & (np.abs(level) <= np.abs(values))
    tint = np.where(values > 0, colors.color("positive").rgba(), colors.color("negative").rgba())
    filled = np.where(is_full, tint, colors.color("raised").rgba())
    argb = np.zeros((lines, height, in_a_line, width), np.uint32)
    argb[:, : height - GAP, :, : width - 1] = np.where(np.isnan(values), 0, filled)[..., None]
    return image_of(argb.reshape(lines * height, in_a_line * width), has_alpha=True)
