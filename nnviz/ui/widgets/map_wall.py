"""All units of some layers as one wall of small pictures, layer under layer, as large as they fit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.heat import signed_image
from nnviz.ui.widgets.keys import CHOOSING, arrow_steps
from nnviz.ui.widgets.map_wall_layout import Row, WallLayout, fitted
from nnviz.ui.widgets.number_cells import cell_of
from nnviz.ui.widgets.pixel_canvas import draw_link, field_box, pixel_at
from nnviz.ui.widgets.short_text import draw_short

FADED = 0.15
STRONG, MOST_LINES = 0.4, 8
LENS, LENS_GAP = 128, 10


@dataclass(frozen=True, slots=True)
class Block:
    """One layer: ``lines`` are its title and what is known of it.

    ``maps`` (units, height, width), -1 to 1; (units,) for units that are single numbers.
    """

    key: str
    lines: tuple[str, ...]
    maps: np.ndarray

    @property
    def row(self) -> Row:
        """What the layout needs to know."""
        return Row(len(self.maps), self.maps.ndim == 1, len(self.lines))


class MapWall(QWidget):
    """``pointed`` and ``chosen`` carry a block's key and the number of the unit, ``pixel_pointed`` row and column of
    the pixel under the pointer besides. The pointed map is shown enlarged.
    """

    pointed = Signal(str, int)
    pixel_pointed = Signal(str, int, int, int)
    left = Signal()
    chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()
        self._images: dict[int, QImage] = {}
        self._at: tuple[int, int] | None = None
        self._feeds: Mapping[str, np.ndarray] | None = None
        self._pixel: tuple[int, int] | None = None
        self._field: tuple[int, int, int, int] | None = None
        self._room = 0
        self._layout = fitted((), self.width(), 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is on the wall."""
        return self._blocks

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Replace all maps."""
        has_new_shape = [block.row for block in blocks] != [block.row for block in self._blocks]
        self._blocks = blocks
        self._images.clear()
        if has_new_shape:
            self._at = self._feeds = self._pixel = self._field = None
            self._lay_out()
        self.update()

    def show_feeds(self, feeds: Mapping[str, np.ndarray] | None) -> None:
        """Fade all but the pointed unit and what feeds it: strengths 0 to 1 (units,) by key; None fades nothing."""
        self._feeds = feeds
        self.update()

    def show_field(self, field: tuple[int, int, int, int] | None) -> None:
        """Frame a part (top, left, bottom, right) of the first map: what the pointed pixel sees."""
        if field != self._field:
            self._field = field
            self.update()

    def set_room(self, height: int) -> None:
        """The height that is in sight: maps are made as large as fits."""
        if height != self._room:
            self._room = height
            self._lay_out()

    def place(self, block: int, number: int) -> QRectF:
        """Where a map is drawn."""
        return self._layout.place(block, number)

    def place_of(self, key: str, number: int) -> QRectF:
        """Where a map is drawn, by the key of its block."""
        return self.place([block.key for block in self._blocks].index(key), number)

    def sizeHint(self) -> QSize:
        return QSize(400, round(self._layout.tops[-1]))

    # ------------------------------------------------------------------ pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._layout.spot_at(event.position())
        self._point(spot)
        if spot and self._blocks[spot[0]].maps.ndim == 3:
            block = self._blocks[spot[0]]
            pixel = pixel_at(self.place(*spot), block.maps.shape[1:], event.position())
            if pixel != self._pixel:
                self._pixel = pixel
                self.pixel_pointed.emit(block.key, spot[1], *pixel)
                self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._layout.spot_at(event.position())
        if spot and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._blocks[spot[0]].key, spot[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = arrow_steps(self._layout.columns)
        if event.key() in steps and self._blocks:
            self._walk(steps[event.key()])
        elif event.key() in CHOOSING and self._at:
            self.chosen.emit(self._blocks[self._at[0]].key, self._at[1])
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        """On to another map, over the ends of a block into the next."""
        block, number = self._at or (0, -by if by < 0 else 0)
        number += by if self._at else 0
        if number >= len(self._blocks[block].maps):
            block, number = (
                (block + 1, 0) if block + 1 < len(self._blocks) else (block, len(self._blocks[block].maps) - 1)
            )
        elif number < 0:
            block, number = (block - 1, len(self._blocks[block - 1].maps) - 1) if block else (0, 0)
        self._point((block, number))

    def _point(self, spot: tuple[int, int] | None) -> None:
        if spot == self._at:
            return
        self._at, self._feeds, self._pixel, self._field = spot, None, None, None
        if spot:
            self.pointed.emit(self._blocks[spot[0]].key, spot[1])
        else:
            self.left.emit()
        self.update()

    # ------------------------------------------------------------------ painting

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._images.clear()
        super().changeEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for number in range(len(self._blocks)):
                top, bottom = self._layout.tops[number : number + 2]
                if bottom >= event.rect().top() and top <= event.rect().bottom():
                    self._paint_words(painter, number)
                    self._paint_maps(painter, number)
            if self._at:
                self._paint_lines(painter, self._at)
                painter.setPen(QPen(theme.colors().color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.place(*self._at))
                self._paint_lens(painter, *self._at)

    def lens(self) -> QRectF | None:
        """Where the pointed map is shown enlarged: under it, or beside it where there is no room."""
        if self._at is None or self._blocks[self._at[0]].maps.ndim != 3 or self._layout.cell >= LENS:
            return None
        place, sight = self.place(*self._at), self.visibleRegion().boundingRect()
        lowest = sight.bottom() - LENS - 2.0
        if place.bottom() + LENS_GAP <= lowest:
            x = place.center().x() - LENS / 2
            return QRectF(max(2.0, min(self.width() - LENS - 2.0, x)), place.bottom() + LENS_GAP, LENS, LENS)
        has_room = place.right() + LENS_GAP + LENS < self.width()
        return QRectF(place.right() + LENS_GAP if has_room else place.left() - LENS_GAP - LENS, lowest, LENS, LENS)

    def _paint_lens(self, painter: QPainter, number: int, unit: int) -> None:
        """The pointed map large, with the pixel under the pointer, and that pixel's field in the first map."""
        frame, maps, accent = self.lens(), self._blocks[number].maps, theme.colors().color("accent")
        if frame is None:
            return
        rows, columns = maps.shape[1:]
        painter.drawImage(frame, self._image(number), QRectF(0, unit * rows, columns, rows))
        painter.drawRect(frame)
        if self._pixel is not None:
            painter.drawRect(cell_of(frame, rows, columns, *self._pixel))
        first = self._blocks[0].maps
        if self._field is not None and first.ndim == 3:
            painter.setPen(QPen(accent, 1))
            painter.drawRect(field_box(self.place(0, 0), first.shape[1:], self._field))

    def _paint_words(self, painter: QPainter, number: int) -> None:
        colors, flags = theme.colors(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for line, text in enumerate(self._blocks[number].lines):
            is_title = line == 0
            painter.setFont(theme.font(theme.TEXT_SMALL, QFont.Weight.DemiBold if is_title else QFont.Weight.Normal))
            painter.setPen(colors.color("text" if is_title else "text_dim"))
            draw_short(painter, self._layout.label(number, line), flags, text)

    def _paint_maps(self, painter: QPainter, number: int) -> None:
        block, image, strengths = self._blocks[number], self._image(number), self._strengths(number)
        height, width = block.maps.shape[1:] if block.maps.ndim == 3 else (1, 1)
        for unit in range(len(block.maps)):
            painter.setOpacity(1.0 if strengths is None else FADED + (1 - FADED) * float(strengths[unit]))
            painter.drawImage(self.place(number, unit), image, QRectF(0, unit * height, width, height))
        painter.setOpacity(1.0)

    def _paint_lines(self, painter: QPainter, at: tuple[int, int]) -> None:
        """From the units that feed the pointed one most to it."""
        target = self.place(*at)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, block in enumerate(self._blocks):
            strengths = (self._feeds or {}).get(block.key)
            if strengths is None or number == at[0]:
                continue
            for unit in np.argsort(-strengths, kind="stable")[:MOST_LINES]:
                if strengths[unit] < STRONG:
                    break
                source = self.place(number, int(unit))
                start, end = QPointF(source.center().x(), source.bottom()), QPointF(target.center().x(), target.top())
                painter.setPen(QPen(theme.colors().color("accent", 0.75), 0.8 + 1.6 * float(strengths[unit])))
                draw_link(painter, start, end)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _strengths(self, number: int) -> np.ndarray | None:
        """How visible each unit of a block is; None for all of them fully."""
        if self._feeds is None or self._at is None:
            return None
        count = len(self._blocks[number].maps)
        given = self._feeds.get(self._blocks[number].key)
        strengths = np.zeros(count) if given is None else given.copy()
        if number == self._at[0]:
            strengths[self._at[1]] = 1.0
        return strengths

    def _image(self, number: int) -> QImage:
        """The maps of a block under each other, a pixel for each number."""
        if number not in self._images:
            maps = self._blocks[number].maps
            self._images[number] = signed_image(
                maps.reshape(-1, maps.shape[2] if maps.ndim == 3 else 1), theme.colors()
            )
        return self._images[number]

    def _lay_out(self) -> None:
        self._layout: WallLayout = fitted([block.row for block in self._blocks], self.width(), self._room)
        self.setMinimumHeight(round(self._layout.tops[-1]))
        self.updateGeometry()
