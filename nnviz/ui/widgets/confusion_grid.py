"""A confusion matrix: truth down, prediction across, each cell shaded by its share of the row."""

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.keys import ARROWS, CHOOSING

ROW_NAME = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
TITLE = 20
GAP = 2


class ConfusionGrid(QWidget):
    """Right answers in blue on the diagonal, wrong ones in orange; a click or Enter chooses a cell."""

    chosen = Signal(int, int)
    pointed = Signal(int, int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._counts = np.zeros((0, 0), np.int64)
        self._pointed: tuple[int, int] | None = None
        self._chosen: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_names(self, names: tuple[str, ...]) -> None:
        """The classes; empties the matrix when they changed."""
        if names != self._names:
            self._names = names
            self._counts = np.zeros((len(names), len(names)), np.int64)
            self._pointed = self._chosen = None
        self.update()

    def show_counts(self, counts: np.ndarray) -> None:
        """The matrix (classes, classes): row truth, column prediction."""
        rounded = np.rint(counts).astype(np.int64)
        if rounded.shape == self._counts.shape and not np.array_equal(rounded, self._counts):
            self._counts = rounded
            self.update()

    def count(self, true: int, predicted: int) -> int:
        """How many samples of class ``true`` were read as ``predicted``."""
        return int(self._counts[true, predicted])

    def cell(self, true: int, predicted: int) -> QRectF:
        """Where a cell is drawn."""
        left, top, side = self._layout()
        return QRectF(left + predicted * side, top + true * side, side - GAP, side - GAP)

    def cell_at(self, at: QPointF) -> tuple[int, int] | None:
        """The cell (true, predicted) under a place, or None."""
        left, top, side = self._layout()
        predicted, true = int((at.x() - left) // side), int((at.y() - top) // side)
        count = len(self._names)
        return (true, predicted) if 0 <= true < count and 0 <= predicted < count else None

    def sizeHint(self) -> QSize:
        return QSize(theme.RIGHT_WIDTH - 2 * theme.GAP_LARGE, theme.RIGHT_WIDTH - 2 * theme.GAP_LARGE)

    def _layout(self) -> tuple[float, float, float]:
        """Left and top of the first cell, and the side of all."""
        label = self._label_width()
        count = max(1, len(self._names))
        side = min((self.width() - TITLE - label) / count, (self.height() - 2 * TITLE) / count)
        return TITLE + label, 2 * TITLE, max(4.0, side)

    def _label_width(self) -> float:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        return min(longest + 8, self.width() * 0.3)

    # ------------------------------------------------------------------ pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell and event.button() == Qt.MouseButton.LeftButton:
            self._point(cell)
            self._choose(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS and self._names:
            row, column = self._pointed or (0, 0)
            down, right = ARROWS[event.key()]
            last = len(self._names) - 1
            self._point((min(last, max(0, row + down)), min(last, max(0, column + right))))
        elif event.key() in CHOOSING and self._pointed:
            self._choose(self._pointed)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def _point(self, cell: tuple[int, int] | None) -> None:
        if cell == self._pointed:
            return
        self._pointed = cell
        if cell:
            self.pointed.emit(*cell)
        else:
            self.left.emit()
        self.update()

    def _choose(self, cell: tuple[int, int]) -> None:
        self._chosen = cell
        self.chosen.emit(*cell)
        self.update()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(theme.TEXT_SMALL))
            self._paint_titles(painter)
            shares = self._counts / np.maximum(self._counts.sum(1, keepdims=True), 1)
            for true in range(len(self._names)):
                for predicted in range(len(self._names)):
                    self._paint_cell(painter, true, predicted, float(shares[true, predicted]))
            for marked, role in ((self._chosen, "accent"), (self._pointed, "text")):
                if marked:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(theme.colors().color(role), 2))
                    painter.drawRoundedRect(self.cell(*marked), 4, 4)

    def _paint_titles(self, painter: QPainter) -> None:
        left, top, side = self._layout()
        width = side * len(self._names)
        painter.setPen(theme.colors().color("text_dim"))
        painter.drawText(QRectF(left, 0, width, TITLE), Qt.AlignmentFlag.AlignCenter, self.tr("Predicted"))
        painter.save()
        painter.translate(0, top + width)
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, width, TITLE - 2), Qt.AlignmentFlag.AlignCenter, self.tr("True"))
        painter.restore()
        painter.setPen(theme.colors().color("text"))
        metrics = painter.fontMetrics()
        every = math.ceil(metrics.ascent() / side)  # rows that are lower than letters share a name
        for number, name in enumerate(self._names):
            across = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(side))
            down = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(left - TITLE - 4))
            painter.drawText(
                QRectF(left + number * side, TITLE, side - GAP, TITLE), Qt.AlignmentFlag.AlignCenter, across
            )
            if number % every:
                continue
            row = QRectF(TITLE, top + number * side, left - TITLE - 6, side - GAP)
            painter.drawText(row, ROW_NAME, down)

    def _paint_cell(self, painter: QPainter, true: int, predicted: int, share: float) -> None:
        colors = theme.colors()
        cell = self.cell(true, predicted)
        base, full = colors.color("raised"), colors.color("positive" if true == predicted else "negative")
        strength = share**0.5 if share > 0 else 0.0
        fill = _mixed(base, full, strength)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(cell, 4, 4)
        count = self.count(true, predicted)
        text = str(count)
        if count and painter.fontMetrics().horizontalAdvance(text) + 2 <= cell.width() and cell.height() >= 14:
            painter.setPen(QColor("#ffffff" if _is_dark(fill) else "#14181d"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)


def _mixed(low: QColor, high: QColor, share: float) -> QColor:
    parts = [
        round(a + (b - a) * share)
        for a, b in zip((low.red(), low.green(), low.blue()), (high.red(), high.green(), high.blue()), strict=True)
    ]
    return QColor(*parts)


def _is_dark(color: QColor) -> bool:
    """Whether white text is easier to read on it: relative luminance (WCAG) below 0.18."""
    linear = [(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in color.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] < 0.18
