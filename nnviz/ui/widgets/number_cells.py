"""Small square tables of numbers, tinted by value: patches and kernels."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from nnviz.ui import theme
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.number_table import tint

SMALLEST_READABLE = 31
MARK = 2


def cell_of(frame: QRectF, rows: int, columns: int, row: int, column: int) -> QRectF:
    """The place of one cell of a grid that fills ``frame``."""
    width, height = frame.width() / columns, frame.height() / rows
    return QRectF(frame.left() + column * width, frame.top() + row * height, width, height)


def paint_numbers(
    painter: QPainter, frame: QRectF, values: np.ndarray, scale: float, marked: tuple[int, int] | None = None
) -> None:
    """Cells tinted by value over ``scale``, with the numbers where they can be read, and one cell marked."""
    rows, columns = values.shape
    colors = theme.colors()
    has_numbers = frame.width() / columns >= SMALLEST_READABLE
    for row in range(rows):
        for column in range(columns):
            cell = cell_of(frame, rows, columns, row, column).adjusted(0.5, 0.5, -0.5, -0.5)
            value = float(values[row, column])
            painter.fillRect(cell, tint(value / scale))
            if has_numbers:
                painter.setPen(colors.color("text"))
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, fixed_text(value))
    if marked:
        painter.setPen(QPen(colors.color("accent"), MARK))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cell_of(frame, rows, columns, *marked).adjusted(1, 1, -1, -1))
