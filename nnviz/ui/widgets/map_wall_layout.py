"""Where everything stands on the wall of maps: labels left, maps right, as large as the room allows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

WIDEST_LABEL, LABEL_SHARE, LINE_HEIGHT = 180, 0.4, 15
GAP, BELOW = 2, 6
SMALLEST_CELL, LARGEST_CELL = 18, 72
STRIP_HEIGHT = 24


@dataclass(frozen=True, slots=True)
class Row:
    """One layer: how many units, whether they are single numbers, how many lines of words."""

    count: int
    is_strip: bool
    lines: int


@dataclass(frozen=True, slots=True)
class WallLayout:
    """``cell`` is the side of a map, ``tops`` where each layer begins and, last, where all end."""

    rows: tuple[Row, ...]
    width: int
    cell: int
    tops: tuple[float, ...]

    @property
    def label_width(self) -> int:
        """How wide the words are."""
        return label_width(self.width)

    @property
    def columns(self) -> int:
        """How many maps stand side by side."""
        return columns_of(self.width, self.cell)

    def place(self, row: int, number: int) -> QRectF:
        """Where a unit is drawn."""
        if self.rows[row].is_strip:
            wide = self._strip_cell(row)
            return QRectF(self.label_width + number * wide, self.tops[row] + GAP, wide, STRIP_HEIGHT - GAP)
        down, across = divmod(number, self.columns)
        step = self.cell + GAP
        return QRectF(self.label_width + across * step, self.tops[row] + GAP + down * step, self.cell, self.cell)

    def label(self, row: int, line: int) -> QRectF:
        """Where a line of words is written."""
        return QRectF(0, self.tops[row] + line * LINE_HEIGHT, self.label_width - 10, LINE_HEIGHT)

    def spot_at(self, at: QPointF) -> tuple[int, int] | None:
        """Row and number of the unit at a place of the screen."""
        for row, each in enumerate(self.rows):
            if not self.tops[row] <= at.y() < self.tops[row + 1] or at.x() < self.label_width:
                continue
            if each.is_strip:
                number = int((at.x() - self.label_width) / self._strip_cell(row))
            else:
                step = self.cell + GAP
                across = int((at.x() - self.label_width) // step)
                number = int((at.y() - self.tops[row] - GAP) // step) * self.columns + across
                if across >= self.columns:
                    return None
            return (row, number) if 0 <= number < each.count and self.place(row, number).contains(at) else None
        return None

    def _strip_cell(self, row: int) -> float:
        room = max(1, self.width - self.label_width)
        return min(float(STRIP_HEIGHT), room / max(1, self.rows[row].count))


def fitted(rows: Sequence[Row], width: int, room: int) -> WallLayout:
    """The layout with the largest maps that fits into ``room`` pixels of height; else with the smallest maps."""
    for cell in range(LARGEST_CELL, SMALLEST_CELL, -1):
        tops = _tops(rows, width, cell)
        if tops[-1] <= room:
            return WallLayout(tuple(rows), width, cell, tops)
    return WallLayout(tuple(rows), width, SMALLEST_CELL, _tops(rows, width, SMALLEST_CELL))


def label_width(width: int) -> int:
    """How wide the words left of the maps are."""
    return min(WIDEST_LABEL, round(LABEL_SHARE * width))


def columns_of(width: int, cell: int) -> int:
    """How many maps of this size stand side by side."""
    return max(1, (width - label_width(width) + GAP) // (cell + GAP))


def _tops(rows: Sequence[Row], width: int, cell: int) -> tuple[float, ...]:
    tops, columns = [0.0], columns_of(width, cell)
    for row in rows:
        pictures = STRIP_HEIGHT if row.is_strip else GAP + -(-row.count // columns) * (cell + GAP)
        tops.append(tops[-1] + max(row.lines * LINE_HEIGHT, pictures) + BELOW)
    return tuple(tops)
