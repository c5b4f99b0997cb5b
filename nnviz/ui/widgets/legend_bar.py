"""The legend under a map: the diverging scale with its ends, or a chip for each class."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme

BAR_HEIGHT = 8
CHIP = 10
ROW_HEIGHT = 18


class LegendBar(QWidget):
    """Says what the colours mean; always there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = ("−1", "0", "1")
        self._classes: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, low: str, middle: str, high: str) -> None:
        """The diverging scale with these words at its ends and its middle."""
        self._ends, self._classes = (low, middle, high), ()
        self.updateGeometry()
        self.update()

    def show_classes(self, names: tuple[str, ...]) -> None:
        """A coloured chip for each class."""
        self._classes = names
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._classes:
            return BAR_HEIGHT + ROW_HEIGHT + 2
        return int(self._chip_places(width)[-1].bottom()) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(theme.TEXT_SMALL))
            if self._classes:
                self._paint_chips(painter)
            else:
                self._paint_scale(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        colors = theme.colors()
        gradient = QLinearGradient(QPointF(0, 0), QPointF(self.width(), 0))
        for at, role in ((0.0, "negative"), (0.5, "neutral"), (1.0, "positive")):
            gradient.setColorAt(at, colors.color(role))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRoundedRect(QRectF(0, 0, self.width(), BAR_HEIGHT), BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.setPen(colors.color("text_dim"))
        below = QRectF(0, BAR_HEIGHT + 2, self.width(), ROW_HEIGHT)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for text, side in zip(self._ends, sides, strict=True):
            painter.drawText(below, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_chips(self, painter: QPainter) -> None:
        colors = theme.colors()
        for number, (name, place) in enumerate(zip(self._classes, self._chip_places(self.width()), strict=True)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.classes[number % len(colors.classes)]))
            painter.drawRoundedRect(QRectF(place.left(), place.top() + 4, CHIP, CHIP), 3, 3)
            painter.setPen(colors.color("text_dim"))
            painter.drawText(place.adjusted(CHIP + 5, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, name)

    def _chip_places(self, width: int) -> list[QRectF]:
        """Where each chip with its name stands, wrapped into rows."""
        places, x, y = [], 0.0, 0.0
        metrics = self.fontMetrics()
        for name in self._classes:
            need = CHIP + 5 + metrics.horizontalAdvance(name) + 12
            if x > 0 and x + need > width:
                x, y = 0.0, y + ROW_HEIGHT
            places.append(QRectF(x, y, need - 8, ROW_HEIGHT))
            x += need
        return places
