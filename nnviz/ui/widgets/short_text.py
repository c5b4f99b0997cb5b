"""Words that may be longer than their room."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel


def draw_short(painter: QPainter, room: QRectF, side: Qt.AlignmentFlag, text: str) -> None:
    """Write a text, with an ellipsis where it is too long for its room."""
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, side, short)


class ShortLabel(QLabel):
    """A line that ends in an ellipsis where its room ends; the tool tip then has all of it."""

    @property
    def is_cut(self) -> bool:
        """Whether not all of it is seen."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self.setToolTip(self.text() if self.is_cut else "")
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            draw_short(painter, QRectF(self.contentsRect()), self.alignment(), self.text())
