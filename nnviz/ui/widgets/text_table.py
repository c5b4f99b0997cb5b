"""A table of words and numbers to read and to copy: columns that line up, a bar behind a share, a strong last row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.short_text import draw_short

ROW_HEIGHT = 26
CELL_GAP = 20.0
SIDE_GAP = 8.0
WIDEST_WORDS = 220.0
BAR_SHARE = 0.16


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line. ``bar`` (0 to 1) draws a bar behind the last cell, ``is_strong`` a total, ``is_caption`` a heading that
    spans all columns."""

    cells: tuple[str, ...]
    bar: float | None = None
    is_strong: bool = False
    is_caption: bool = False


class TextTable(QWidget):
    """The first ``words`` columns are left-aligned words, the others numbers."""

    def __init__(self, words: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[TextRow, ...] = ()
        self._widths: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[TextRow, ...]:
        """What the table shows."""
        return self._rows

    def show_rows(self, columns: Sequence[str], rows: Sequence[TextRow]) -> None:
        """Replace the whole table."""
        self._columns, self._rows = tuple(columns), tuple(rows)
        self._widths = self._measured()
        self.setAccessibleDescription(self.as_text())
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """The table in characters, its columns in line: for the clipboard and for screen readers."""
        lines = [self._columns, *(row.cells for row in self._rows)]
        full = [line for line in lines if len(line) == len(self._columns)]
        widths = [max((len(line[place]) for line in full), default=0) for place in range(len(self._columns))]
        return "\n".join(
            "  ".join(
                cell.ljust(width) if place < self._words else cell.rjust(width)
                for place, (cell, width) in enumerate(zip(line, widths, strict=False))
            ).rstrip()
            for line in lines
        )

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._widths) + 2 * SIDE_GAP), ROW_HEIGHT * (len(self._rows) + 1))

    def _measured(self) -> list[float]:
        metrics = QFontMetricsF(theme.font(theme.TEXT, QFont.Weight.DemiBold))
        full = [self._columns, *(row.cells for row in self._rows if not row.is_caption)]
        return [
            min(WIDEST_WORDS, max(metrics.horizontalAdvance(line[place]) for line in full)) + CELL_GAP
            for place in range(len(self._columns))
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._columns:
            return
        spare = max(0.0, (self.width() - self.sizeHint().width()) / len(self._columns))
        widths = [width + spare for width in self._widths]
        with QPainter(self) as painter:
            self._paint_line(painter, widths, 0, TextRow(self._columns), "text_dim")
            for number, row in enumerate(self._rows, start=1):
                self._paint_line(painter, widths, number, row, "text")

    def _paint_line(self, painter: QPainter, widths: list[float], number: int, row: TextRow, ink: str) -> None:
        colors, top = theme.colors(), float(number * ROW_HEIGHT)
        if row.bar is not None:
            room = self.width() - 2 * SIDE_GAP
            painter.fillRect(
                QRectF(SIDE_GAP, top + 2, room * row.bar, ROW_HEIGHT - 4), colors.color("accent", BAR_SHARE)
            )
        is_heavy = row.is_strong or row.is_caption
        painter.setFont(theme.font(theme.TEXT, QFont.Weight.DemiBold if is_heavy else QFont.Weight.Normal))
        painter.setPen(colors.color("border"))
        painter.drawLine(0, round(top) + ROW_HEIGHT - 1, self.width(), round(top) + ROW_HEIGHT - 1)
        painter.setPen(colors.color(ink))
        left = SIDE_GAP
        for place, cell in enumerate(row.cells):
            width = self.width() - left if row.is_caption else widths[place]
            is_words = place < self._words
            room = QRectF(left, top, width - (CELL_GAP / 2 if is_words else 0.0), ROW_HEIGHT)
            side = Qt.AlignmentFlag.AlignLeft if is_words else Qt.AlignmentFlag.AlignRight
            draw_short(painter, room, side | Qt.AlignmentFlag.AlignVCenter, cell)
            left += width
