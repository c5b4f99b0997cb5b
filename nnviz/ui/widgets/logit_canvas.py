"""Softmax in rows, one for each class: the logit, its exponential, and the share that comes of it."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.heat import largest
from nnviz.ui.widgets.pixel_canvas import NOWHERE

HEADER, TALLEST = 24, 60
NAME_SHARE, LOGIT_SHARE, POWER_SHARE = 0.12, 0.40, 0.17
NUMBER_WIDTH = 52
DOT = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class Logits:
    """Classes with their ``logits`` and ``shares`` (n,); ``powers`` are the exponentials, written out."""

    names: tuple[str, ...]
    logits: np.ndarray
    shares: np.ndarray
    powers: tuple[str, ...]


class LogitCanvas(QWidget):
    """``pointed`` carries the number of the class under the pointer."""

    pointed = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logits: Logits | None = None
        self._headers = ("", "", "")
        self._marked, self._chosen = NOWHERE, NOWHERE
        self.setMouseTracking(True)
        self.setMinimumSize(180, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_logits(self, logits: Logits | None, headers: tuple[str, str, str] = ("", "", "")) -> None:
        """Replace all numbers; ``headers`` stand over logits, exponentials and shares."""
        self._logits, self._headers = logits, headers
        self.update()

    def mark(self, marked: int, chosen: int) -> None:
        """Light one class, and show which one the formula is about."""
        if (marked, chosen) != (self._marked, self._chosen):
            self._marked, self._chosen = marked, chosen
            self.update()

    def row(self, number: int) -> QRectF:
        """Where a class is drawn."""
        count = len(self._logits.names) if self._logits else 1
        height = min(TALLEST, (self.height() - HEADER) / count)
        return QRectF(0, HEADER + number * height, self.width(), height)

    def sizeHint(self) -> QSize:
        return QSize(520, 320)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        count = len(self._logits.names) if self._logits else 0
        number = next((n for n in range(count) if self.row(n).contains(event.position())), NOWHERE)
        if number == NOWHERE:
            self.left.emit()
        else:
            self.pointed.emit(number)

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        logits, colors = self._logits, theme.colors()
        if logits is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(theme.TEXT_SMALL))
            painter.setPen(colors.color("text_dim"))
            for box, text in zip(self._parts(QRectF(0, 0, self.width(), HEADER))[1:], self._headers, strict=True):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            painter.setFont(theme.font(theme.TEXT))
            reach = largest(logits.logits)
            for number in range(len(logits.names)):
                self._paint_row(painter, logits, number, reach)

    def _parts(self, row: QRectF) -> tuple[QRectF, QRectF, QRectF, QRectF]:
        """Name, logit, exponential, share."""
        places, left = [], row.left()
        for share in (NAME_SHARE, LOGIT_SHARE, POWER_SHARE, 1 - NAME_SHARE - LOGIT_SHARE - POWER_SHARE):
            places.append(QRectF(left, row.top(), share * row.width(), row.height()))
            left += share * row.width()
        first, second, third, fourth = places
        return first, second, third, fourth

    def _paint_row(self, painter: QPainter, logits: Logits, number: int, reach: float) -> None:
        colors, row = theme.colors(), self.row(number)
        name, logit, power, share = self._parts(row)
        if number == self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("hover"))
            painter.drawRoundedRect(row.adjusted(0, 1, 0, -1), theme.RADIUS, theme.RADIUS)
        is_strong = number in (self._chosen, self._marked)
        painter.setPen(colors.color("accent" if is_strong else "text"))
        short = painter.fontMetrics().elidedText(logits.names[number], Qt.TextElideMode.ElideRight, int(name.width()))
        painter.drawText(name.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, short)
        painter.drawText(power, Qt.AlignmentFlag.AlignCenter, logits.powers[number])
        value = float(logits.logits[number])
        painter.drawText(logit.adjusted(0, 0, -8, 0), _right(), fixed_text(value))
        painter.drawText(
            share.adjusted(0, 0, -4, 0), _right(), f"{fixed_text(100 * float(logits.shares[number]), 1)} %"
        )
        self._paint_dot(painter, logit.adjusted(4, 0, -NUMBER_WIDTH, 0), value / reach, is_strong=is_strong)
        self._paint_bar(painter, share.adjusted(8, 0, -NUMBER_WIDTH - 8, 0), float(logits.shares[number]), is_strong)

    def _paint_dot(self, painter: QPainter, box: QRectF, size: float, *, is_strong: bool) -> None:
        """A logit: a bar from zero with a dot at its end."""
        colors, zero = theme.colors(), box.center()
        end = QPointF(zero.x() + size * (box.width() / 2 - DOT), zero.y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("outline"))
        painter.drawRect(QRectF(zero.x() - 0.5, box.top() + 3, 1, box.height() - 6))
        painter.setBrush(colors.color("positive" if size > 0 else "negative"))
        painter.drawRect(QRectF(min(zero.x(), end.x()), zero.y() - 2, abs(end.x() - zero.x()), 4))
        radius = DOT + (2 if is_strong else 0)
        painter.drawEllipse(end, radius, radius)

    def _paint_bar(self, painter: QPainter, box: QRectF, share: float, is_strong: bool) -> None:
        colors, height = theme.colors(), min(14.0, box.height() - 6)
        track = QRectF(box.left(), box.center().y() - height / 2, box.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("raised"))
        painter.drawRoundedRect(track, 3, 3)
        painter.setBrush(colors.color("accent" if is_strong else "missing"))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), max(1.0, share * track.width()), height), 3, 3)


def _right() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
