"""What the colours mean: the diverging scale, or the classes."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.words import WordsOf, say

BAR_HEIGHT = 8
SWATCH = 10


class LegendBar(QWidget):
    """A bar from -1 over 0 to +1; after ``show_classes`` a row of named swatches instead."""

    def __init__(self, words: WordsOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._classes: tuple[str, ...] = ()
        self._ends = ("−1", "0", "1")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_scale(self, low: str = "−1", middle: str = "0", high: str = "1") -> None:
        """Explain the diverging scale with these three numbers."""
        self._classes, self._ends = (), (low, middle, high)
        self.update()

    def show_classes(self, names: tuple[str, ...]) -> None:
        """Explain the qualitative colours."""
        self._classes = names
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, BAR_HEIGHT + 18)

    def retranslate(self) -> None:
        """Speak the language of the program."""
        say(self, self._words())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(theme.TEXT_SMALL))
            if self._classes:
                self._paint_classes(painter)
            else:
                self._paint_scale(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        colors = theme.colors()
        lut = theme.diverging_lut(colors)
        image = QImage(lut.data, len(lut), 1, QImage.Format.Format_RGB32)
        bar = QRectF(0, 0, self.width(), BAR_HEIGHT)
        outline = QPainterPath()
        outline.addRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(bar, image)
        painter.restore()
        painter.setPen(colors.color("text_dim"))
        below = QRectF(0, BAR_HEIGHT + 1, self.width(), 16)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for text, side in zip(self._ends, sides, strict=True):
            painter.drawText(below, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_classes(self, painter: QPainter) -> None:
        colors = theme.colors()
        share = self.width() / len(self._classes)
        for number, name in enumerate(self._classes):
            left = number * share
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.classes[number % len(colors.classes)]))
            painter.drawRoundedRect(QRectF(left, 7, SWATCH, SWATCH), 3, 3)
            painter.setPen(colors.color("text_dim"))
            room = QRectF(left + SWATCH + 4, 2, share - SWATCH - 8, 20)
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
