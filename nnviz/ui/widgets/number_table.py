"""A small table of numbers that line up, each cell tinted by its value on the diverging scale."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import fixed_text, number_text

ROW_HEIGHT, CELL_WIDTH, NAME_WIDTH = 22, 62, 104
TINT = 0.55


@dataclass(frozen=True, slots=True)
class Row:
    """A named row; ``values`` None is a row that is not reached yet. ``is_new`` marks what this step computed."""

    name: str
    values: np.ndarray | None
    is_new: bool = False


class NumberTable(QWidget):
    """Column names on top, rows below; ``more`` says at the right how many columns are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._more = ""
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What the table shows."""
        return self._rows

    def show_rows(self, columns: tuple[str, ...], rows: tuple[Row, ...], more: str = "") -> None:
        """Replace the whole table."""
        if (len(columns), len(rows), more) != (len(self._columns), len(self._rows), self._more):
            self.updateGeometry()
        self._columns, self._rows, self._more = columns, rows, more
        self.setMinimumSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        extra = 8 + self.fontMetrics().horizontalAdvance(self._more) if self._more else 0
        width = NAME_WIDTH + CELL_WIDTH * len(self._columns) + extra
        return QSize(width, ROW_HEIGHT * (len(self._rows) + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT_SMALL))
            painter.setPen(colors.color("text_dim"))
            for number, name in enumerate(self._columns):
                box = QRectF(NAME_WIDTH + number * CELL_WIDTH, 0, CELL_WIDTH - 6, ROW_HEIGHT)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
            if self._more:
                left = NAME_WIDTH + len(self._columns) * CELL_WIDTH + 8
                box = QRectF(left, 0, self.width() - left, ROW_HEIGHT)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._more)
            for number, row in enumerate(self._rows):
                self._paint_row(painter, (number + 1) * ROW_HEIGHT, row)

    def _paint_row(self, painter: QPainter, top: float, row: Row) -> None:
        colors = theme.colors()
        weight = QFont.Weight.DemiBold if row.is_new else QFont.Weight.Normal
        painter.setFont(theme.font(theme.TEXT_SMALL, weight))
        painter.setPen(colors.color("text" if row.is_new else "text_dim"))
        name_box = QRectF(0, top, NAME_WIDTH - 8, ROW_HEIGHT)
        painter.drawText(name_box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.name)
        for number in range(len(self._columns)):
            box = QRectF(NAME_WIDTH + number * CELL_WIDTH, top, CELL_WIDTH, ROW_HEIGHT).adjusted(1, 1, -1, -1)
            value = float(row.values[number]) if row.values is not None and number < len(row.values) else None
            painter.fillRect(box, colors.color("raised") if value is None else tint(value))
            if value is not None:
                painter.setPen(colors.color("text"))
                box = box.adjusted(0, 0, -5, 0)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, cell_text(value))


def tint(value: float) -> QColor:
    """The diverging colour of a value, pale enough to read on."""
    colors = theme.colors()
    base = colors.color("raised")
    if not np.isfinite(value):
        return colors.color("missing")
    full = colors.color("positive" if value > 0 else "negative")
    share = TINT * min(1.0, abs(value))
    mix = [a + (b - a) * share for a, b in zip(base.getRgbF()[:3], full.getRgbF()[:3], strict=True)]
    return QColor.fromRgbF(*mix)


def cell_text(value: float) -> str:
    """Three decimals, or powers of ten for what would read as zero or not fit."""
    if value == 0 or (0.0005 <= abs(value) < 1000) or not np.isfinite(value):
        return fixed_text(value, 3)
    return number_text(float(f"{value:.1e}")) if abs(value) >= 1000 else f"{value:.0e}".replace("-", "−")
