"""The names of several networks in one graph, each over its columns, and what passes from one to the next."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.short_text import draw_short

CAPTION_HEIGHT = 24
REACH_PX = 26.0
TIP_PX = 4.0


@dataclass(frozen=True, slots=True)
class Caption:
    """One network: its name, what it takes from the network before it, its first and last column."""

    name: str
    takes: str
    first: int
    last: int


class CaptionRow(QWidget):
    """Painted above the headers; not there at all for a single network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(CAPTION_HEIGHT)
        self._captions: tuple[Caption, ...] = ()
        self._xs: list[float] = []
        self.hide()

    @property
    def captions(self) -> tuple[Caption, ...]:
        """What is shown."""
        return self._captions

    def show_captions(self, captions: tuple[Caption, ...]) -> None:
        """Show these networks."""
        self._captions = captions
        self.setVisible(bool(captions))
        self.setAccessibleName(", ".join(caption.name for caption in captions))
        self.update()

    def place(self, xs: list[float]) -> None:
        """Stand above the columns, whose middles are at ``xs``."""
        self._xs = xs
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if any(caption.last >= len(self._xs) for caption in self._captions):
            return
        colors = theme.colors()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(event.rect(), colors.color("window"))
            end = 0.0
            for caption in self._captions:
                start = self._xs[caption.first] - REACH_PX
                if caption.takes:
                    self._paint_gap(painter, colors, caption.takes, end, start)
                end = self._xs[caption.last] + REACH_PX
                self._paint_name(painter, colors, caption.name, start, end)

    def _paint_name(self, painter: QPainter, colors: theme.Colors, name: str, start: float, end: float) -> None:
        painter.setFont(theme.font(theme.TEXT, QFont.Weight.DemiBold))
        painter.setPen(colors.color("text"))
        room = QRectF(start, 0, end - start, self.height() - 4)
        draw_short(painter, room, Qt.AlignmentFlag.AlignCenter, name)
        painter.setPen(QPen(colors.color("outline"), 1.0))
        painter.drawLine(QPointF(start, self.height() - 1.5), QPointF(end, self.height() - 1.5))

    def _paint_gap(self, painter: QPainter, colors: theme.Colors, words: str, start: float, end: float) -> None:
        painter.setFont(theme.font(theme.TEXT_SMALL))
        room = QRectF(start + TIP_PX, 0, end - start - 2 * TIP_PX, self.height() - 4)
        painter.setPen(colors.color("text_dim"))
        draw_short(painter, room, Qt.AlignmentFlag.AlignCenter, words)
        tip = QPointF(end - TIP_PX, self.height() - 1.5)
        painter.setPen(QPen(colors.color("text_dim"), 1.2))
        painter.drawLine(QPointF(start + TIP_PX, tip.y()), tip)
        painter.drawPolyline([tip + QPointF(-TIP_PX, -TIP_PX), tip, tip + QPointF(-TIP_PX, 0)])
