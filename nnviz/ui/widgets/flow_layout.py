"""Where the parts of an opened convolution stand: rows of input map, kernel and product left, their sum right."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

CAPTION = 18
TALLEST_ROW, SMALLEST_ROW, ROW_GAP = 92, 38, 6
KERNEL_SHARE = 0.72
USUAL_SHARE = 0.075
SIGN = 16
LARGEST_MAP = 230
MOST_CELL, TABLE_SHARE = 36, 0.27


@dataclass(frozen=True, slots=True)
class FlowLayout:
    """``rows`` are (input map, kernel, product) of each channel shown; ``rest`` stands for the other channels."""

    rows: tuple[tuple[QRectF, QRectF, QRectF], ...]
    rest: QRectF | None
    total: QRectF
    output: QRectF
    picture: QRectF
    tables: tuple[QRectF, QRectF, QRectF]


def rows_that_fit(height: float, channels: int, size: int, width: float) -> int:
    """How many channels find a row of their own; one row is kept for the others when not all do."""
    upper = _upper(height, size, width)
    room = int((upper - CAPTION + ROW_GAP) // (max(SMALLEST_ROW, USUAL_SHARE * upper) + ROW_GAP))
    return channels if channels <= room else max(1, room - 1)


def flow_layout(width: float, height: float, channels: int, size: int) -> FlowLayout:
    """Everything for ``channels`` input channels and kernels of ``size``."""
    upper = _upper(height, size, width)
    shown = rows_that_fit(height, channels, size, width)
    lines = shown + (shown < channels)
    side = min(TALLEST_ROW, (upper - CAPTION + ROW_GAP) / lines - ROW_GAP, width * 0.14)
    small = side * KERNEL_SHARE
    rows = []
    for number in range(lines):
        top = CAPTION + number * (side + ROW_GAP)
        kernel = QRectF(side + SIGN, top + (side - small) / 2, small, small)
        rows.append((QRectF(0, top, side, side), kernel, QRectF(kernel.right() + SIGN, top, side, side)))
    rest = rows.pop()[2] if shown < channels else None
    begin = 2 * side + small + 2 * SIGN
    wide = min(LARGEST_MAP, (width - begin) * 0.36, (upper - 3 * CAPTION) / 2)
    gap = (width - begin - 2 * wide) / 2
    total = QRectF(begin + gap, CAPTION, wide, wide)
    output = QRectF(width - wide, CAPTION, wide, wide)
    picture = QRectF(width - wide, CAPTION + wide + 2 * CAPTION, wide, wide)
    return FlowLayout(tuple(rows), rest, total, output, picture, _tables(width, height, size))


def _tables(width: float, height: float, size: int) -> tuple[QRectF, QRectF, QRectF]:
    side = _table_side(size, width)
    step = side + 2 * SIGN
    top = height - side - 1
    first, second, third = (QRectF(number * step + 1, top, side, side) for number in range(3))
    return first, second, third


def _upper(height: float, size: int, width: float) -> float:
    """The height of the part above the tables of numbers and their captions."""
    return height - _table_side(size, width) - CAPTION - 8


def _table_side(size: int, width: float) -> float:
    return min(width * TABLE_SHARE, float(MOST_CELL * max(3, size)))
