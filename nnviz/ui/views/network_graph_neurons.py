"""Paints the neurons: a plate each, and on it a tile cut from one atlas that is filled by NumPy."""

from typing import Any

import numpy as np
import shiboken6
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from nnviz.ui.theme import Colors, diverging_lut
from nnviz.ui.views.network_graph_layout import Arrangement
from nnviz.ui.views.network_graph_tiles import Readings, activity_of, tiles_of

CORNER_SHARE = 0.15
RING_LEVELS = 17
SMALLEST_CELL_PX = 40
SMOOTH_FROM_CELLS = 24
PLATE_MARGIN = 7.0
BIAS_DOT_PX = 6.5


def draw_fragments(painter: QPainter, fragments: np.ndarray, pixmap: QPixmap) -> None:
    """Draw pieces of a pixmap in one call. ``fragments`` (n, 10) float64 in the order of QPainter.PixmapFragment:

    centre x, y; source left, top, width, height; scale x, y; rotation; opacity.
    """
    if len(fragments):
        pointer: Any = shiboken6.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)  # no stub knows arrays
        painter.drawPixmapFragments(pointer, len(fragments), pixmap)


class Atlas:
    """The tiles of all neurons in one picture, a row of equal cells for each column."""

    def __init__(self) -> None:
        self._pixels = np.zeros((0, 0), dtype=np.uint32)
        self._pixmap = QPixmap()
        self.source = np.zeros((0, 4))

    @property
    def pixmap(self) -> QPixmap:
        """The newest picture; ``source`` (neurons, 4) is left, top, width, height of each tile in it."""
        return self._pixmap

    def fill(self, arrangement: Arrangement, readings: Readings, theme: Colors) -> None:
        """Colour the tiles from the readings; a column that has nothing to show stays neutral."""
        rows = []
        for column in arrangement.columns:
            tiles = tiles_of(column, readings)
            side = max(SMALLEST_CELL_PX, int(arrangement.side[column.first]))
            rows.append(_enlarged(np.zeros((column.shown, 1, 1)) if tiles is None else tiles, side))
        self._make_room(rows)
        top = 0
        for column, row in zip(arrangement.columns, rows, strict=True):
            count, height, width = row.shape
            cells = _rounded(_colored(row, theme))
            strip = self._pixels[top : top + height, : count * width]
            strip[:] = cells.transpose(1, 0, 2).reshape(height, count * width)
            source = self.source[column.first : column.first + count]
            source[:] = (0, top, width, height)
            source[:, 0] = np.arange(count) * width
            top += height
        height, width = self._pixels.shape
        image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
        self._pixmap = QPixmap.fromImage(image)

    def _make_room(self, rows: list[np.ndarray]) -> None:
        size = sum(row.shape[1] for row in rows), max(row.shape[0] * row.shape[2] for row in rows)
        count = sum(row.shape[0] for row in rows)
        if self._pixels.shape != size or len(self.source) != count:
            self._pixels = np.zeros(size, dtype=np.uint32)
            self.source = np.zeros((count, 4))


class PlateSheet:
    """Plates for one tile size: a plain one with a hairline, then rings from -1 to 1 of the diverging scale."""

    def __init__(self, side: float, ratio: float, theme: Colors) -> None:
        self.cell = int(np.ceil((side + 2 * PLATE_MARGIN) * ratio))
        self.ratio = ratio
        self.pixmap = QPixmap(self.cell * (RING_LEVELS + 1), self.cell)
        self.pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(self.pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(ratio, ratio)
            for number in range(RING_LEVELS + 1):
                self._paint(painter, number, side, theme)

    def _paint(self, painter: QPainter, number: int, side: float, theme: Colors) -> None:
        cell = self.cell / self.ratio
        paint_plate(painter, QRectF((number + 0.5) * cell - side / 2, cell / 2 - side / 2, side, side), number, theme)


def paint_plate(painter: QPainter, square: QRectF, ring: int, theme: Colors) -> None:
    """What lies under a tile: its shadow, and a hairline (``ring`` 0) or a ring of one of the levels."""
    radius = square.width() * CORNER_SHARE
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in (4.0, 3.0, 2.0, 1.0):
        painter.setBrush(theme.color("shadow", 0.025 if theme.mode == "light" else 0.09))
        halo = square.adjusted(-spread, -spread + 1.2, spread, spread + 1.2)
        painter.drawRoundedRect(halo, radius + spread, radius + spread)
    if ring:
        painter.setBrush(_lut_color((ring - 1) / (RING_LEVELS - 1), theme))
        painter.drawRoundedRect(square.adjusted(-4, -4, 4, 4), radius + 4, radius + 4)
    painter.setBrush(theme.color("window" if ring else "outline"))
    edge = 1.5 if ring else 1.0
    painter.drawRoundedRect(square.adjusted(-edge, -edge, edge, edge), radius + edge, radius + edge)


class NeuronLayer:
    """All neurons of an arrangement: plates, tiles and bias dots."""

    def __init__(self) -> None:
        self._atlas = Atlas()
        self._sheets: dict[float, PlateSheet] = {}
        self._sheet_key: tuple[str, float] = ("", 0.0)
        self._rings = np.zeros(0, dtype=np.intp)

    def fill(self, arrangement: Arrangement, readings: Readings, theme: Colors) -> None:
        """Take new readings."""
        self._atlas.fill(arrangement, readings, theme)
        self._rings = np.zeros(len(arrangement), dtype=np.intp)
        for column in arrangement.columns:
            has_ring = readings.is_lit and column.tile != "value"
            activity = activity_of(column, readings) if has_ring else None
            if activity is not None:
                level = np.rint((np.clip(np.nan_to_num(activity), -1, 1) + 1) / 2 * (RING_LEVELS - 1))
                self._rings[column.first : column.first + column.shown] = 1 + level.astype(np.intp)

    def paint(self, painter: QPainter, centre: np.ndarray, side: np.ndarray, ratio: float, theme: Colors) -> None:
        """Draw plates and tiles; ``centre`` (neurons, 2) and ``side`` (neurons,) on the screen."""
        if len(self._atlas.source) != len(centre):
            return
        if self._sheet_key != (theme.mode, ratio):
            self._sheets.clear()
            self._sheet_key = (theme.mode, ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # together with smoothing it costs ten times
        for size in np.unique(side):
            self._paint_plates(painter, centre, np.flatnonzero(side == size), float(size), ratio, theme)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        draw_fragments(
            painter, _fragments(centre, self._atlas.source, side / self._atlas.source[:, 2]), self._atlas.pixmap
        )

    def paint_singly(
        self, painter: QPainter, centre: np.ndarray, side: np.ndarray, ratio: float, theme: Colors
    ) -> None:
        """The same one by one, each tile a picture of its own: for files, where no tile may carry all others along."""
        if len(self._atlas.source) != len(centre):
            return
        atlas = self._atlas.pixmap.toImage()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for (x, y), size, ring, source in zip(
            centre.tolist(), side.tolist(), self._rings.tolist(), self._atlas.source.astype(int).tolist(), strict=True
        ):
            square = QRectF(x - size / 2, y - size / 2, size, size)
            paint_plate(painter, square, ring, theme)
            tile, wanted = atlas.copy(*source), round(size * ratio)
            if tile.width() < wanted:
                tile = tile.scaled(wanted, wanted, mode=Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(square, tile)

    def _paint_plates(
        self, painter: QPainter, centre: np.ndarray, who: np.ndarray, side: float, ratio: float, theme: Colors
    ) -> None:
        if len(self._sheets) > 8:
            self._sheets.clear()
        if side not in self._sheets:
            self._sheets[side] = PlateSheet(side, ratio, theme)
        sheet = self._sheets[side]
        source = np.zeros((len(who), 4))
        source[:, 0] = self._rings[who] * sheet.cell
        source[:, 2:] = sheet.cell
        scale = np.full(len(who), 1.0 / ratio)
        draw_fragments(painter, _fragments(centre[who], source, scale), sheet.pixmap)


def paint_bias_dots(painter: QPainter, places: np.ndarray, biases: np.ndarray, theme: Colors, zoom: float) -> None:
    """The bias of each neuron as a dot at ``places`` (n, 2), coloured by ``biases`` (n,)."""
    size = BIAS_DOT_PX * zoom**0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("outline"), 1.0))
    for (x, y), bias in zip(places, np.clip(np.nan_to_num(biases), -1, 1), strict=True):
        painter.setBrush(_lut_color((float(bias) + 1) / 2, theme))
        painter.drawEllipse(QRectF(x - size / 2, y - size / 2, size, size))


def _fragments(centre: np.ndarray, source: np.ndarray, scale: np.ndarray) -> np.ndarray:
    result = np.ones((len(centre), 10))
    result[:, :2] = centre
    result[:, 2:6] = source
    result[:, 6] = scale
    result[:, 7] = scale * source[:, 2] / source[:, 3]
    result[:, 8] = 0.0
    return result


def _enlarged(tiles: np.ndarray, side_px: int) -> np.ndarray:
    """Tiles whose small pictures are repeated to crisp squares of at least ``side_px``; others are smoothed later."""
    down = max(1, -(-side_px // tiles.shape[1]))
    across = max(1, -(-side_px // tiles.shape[2]))
    if min(tiles.shape[1:]) >= SMOOTH_FROM_CELLS:
        return tiles
    return tiles.repeat(down, axis=1).repeat(across, axis=2)


def _colored(tiles: np.ndarray, theme: Colors) -> np.ndarray:
    """Values as uint32 ARGB; not-a-number is grey with a hatch."""
    lut = diverging_lut(theme)
    missing = np.isnan(tiles)
    has_missing = bool(missing.any())
    tiles = np.ascontiguousarray(tiles)
    level = np.clip(np.where(missing, 0.0, tiles) if has_missing else tiles, -1.0, 1.0) * 127.5 + 128.0
    pixels = lut[np.minimum(level, 255.0).astype(np.uint8)]
    if has_missing:
        rows, columns = np.indices(tiles.shape[1:])
        hatch = np.where((rows + columns) % 10 < 3, theme.color("neutral").rgba(), theme.color("missing").rgba())
        pixels = np.where(missing, hatch.astype(np.uint32), pixels)
    return pixels


def _rounded(cells: np.ndarray) -> np.ndarray:
    """The cells (n, height, width) with transparent, softened corners; changed in place."""
    rows, columns, cover = _corners(cells.shape[1], cells.shape[2])
    channels = cells.view(np.uint8).reshape(*cells.shape, 4)
    corner = channels[:, rows, columns].astype(np.uint16)
    channels[:, rows, columns] = (corner * cover[None, :, None] // 255).astype(np.uint8)
    return cells


def _corners(height: int, width: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The pixels that a rounded corner covers in part or not at all, and their cover, 0 to 255."""
    radius = CORNER_SHARE * min(height, width)
    down = np.maximum(0.0, radius - np.minimum(np.arange(height) + 0.5, height - np.arange(height) - 0.5))
    across = np.maximum(0.0, radius - np.minimum(np.arange(width) + 0.5, width - np.arange(width) - 0.5))
    cover = np.clip(radius - np.hypot(down[:, None], across[None, :]) + 0.5, 0.0, 1.0)
    rows, columns = np.nonzero(cover < 1.0)
    return rows, columns, (cover[rows, columns] * 255).astype(np.uint16)


def _lut_color(share: float, theme: Colors) -> QColor:
    lut = diverging_lut(theme)
    return QColor.fromRgb(int(lut[min(len(lut) - 1, int(share * len(lut)))]))
