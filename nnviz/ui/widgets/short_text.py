"""Words on a drawing that may be longer than their room."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter


def draw_short(painter: QPainter, room: QRectF, side: Qt.AlignmentFlag, text: str) -> None:
    """Write a text, with an ellipsis where it is too long for its room."""
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, side, short)
