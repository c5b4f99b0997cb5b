"""A share before and after: how far something went up or down."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.axes import fixed_text

CAPTION_WIDTH, NUMBERS_WIDTH = 92, 108
HEIGHT, TRACK_HEIGHT = 22, 8


class ChangeBar(QWidget):
    """Caption, a bar up to the share after with a mark at the share before, and both in per cent.

    ``low`` is where the bar begins: a test accuracy is told from 80 % on.
    """

    def __init__(self, parent: QWidget | None = None, *, low: float = 0.0, digits: int = 0) -> None:
        super().__init__(parent)
        self._low, self._digits = low, digits
        self._caption = ""
        self._shares: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """Both numbers as they are shown."""
        if self._shares is None:
            return "–"
        before, after = (fixed_text(100 * share, self._digits) for share in self._shares)
        return f"{before} → {after} %"

    def show_caption(self, caption: str) -> None:
        """What is measured."""
        self._caption = caption
        self._say()

    def show_change(self, before: float, after: float) -> None:
        """Shares, 0 to 1."""
        self._shares = (before, after)
        self._say()

    def clear(self) -> None:
        """Nothing was measured."""
        self._shares = None
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(260, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(theme.TEXT_SMALL))
            box = QRectF(self.rect())
            painter.setPen(colors.color("text_dim"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._caption)
            painter.setPen(colors.color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.text)
            width = box.width() - CAPTION_WIDTH - NUMBERS_WIDTH
            track = QRectF(CAPTION_WIDTH, box.center().y() - TRACK_HEIGHT / 2, width, TRACK_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("raised"))
            painter.drawRoundedRect(track, 3, 3)
            if self._shares is not None:
                self._paint_shares(painter, track, *self._shares)

    def _paint_shares(self, painter: QPainter, track: QRectF, before: float, after: float) -> None:
        colors = theme.colors()
        at_before, at_after = (self._place(track, share) for share in (before, after))
        painter.setBrush(colors.color("accent" if after >= before else "danger"))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), at_after - track.left(), track.height()), 3, 3)
        painter.setPen(QPen(colors.color("text"), 2))
        painter.drawLine(QPointF(at_before, track.top() - 3), QPointF(at_before, track.bottom() + 3))

    def _place(self, track: QRectF, share: float) -> float:
        part = (share - self._low) / (1 - self._low)
        return track.left() + max(1.0, min(1.0, max(0.0, part)) * track.width())

    def _say(self) -> None:
        self.setAccessibleName(f"{self._caption} {self.text}")
        self.update()
