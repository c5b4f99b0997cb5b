"""Buttons: icon, text, check box and the round play button."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QToolButton, QWidget

from nnviz.ui import theme
from nnviz.ui.icons import draw_icon, icon
from nnviz.ui.widgets.words import RESTYLED, Translated, WordsOf, say

PLAY_DIAMETER = 44


class IconButton(Translated, QToolButton):
    """A small flat button that is only an icon."""

    def __init__(self, icon_name: str, words: WordsOf, parent: QWidget | None = None, *, size_px: int = 18) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._size_px = size_px
        self._words = words
        self.setIconSize(QSize(size_px, size_px))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(size_px + 12, size_px + 12)
        self.restyle()
        self.retranslate()

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        self.setIcon(icon(self._icon_name, "text", self._size_px))

    def retranslate(self) -> None:
        say(self, self._words())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLED:
            self.restyle()
        super().changeEvent(event)


class TextButton(Translated, QPushButton):
    """A push button with words on it."""

    def __init__(self, words: WordsOf, parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", role)
        self.retranslate()

    def retranslate(self) -> None:
        words = self._words()
        self.setText(words.name)
        say(self, words)


class Toggle(Translated, QCheckBox):
    """A check box; ``toggled`` is for the user, ``set_value`` is silent."""

    def __init__(self, words: WordsOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.retranslate()

    def set_value(self, is_on: bool) -> None:
        """Show a value without telling anybody."""
        self.blockSignals(True)
        self.setChecked(is_on)
        self.blockSignals(False)

    def retranslate(self) -> None:
        words = self._words()
        self.setText(words.name)
        say(self, words)


class PlayButton(Translated, QAbstractButton):
    """The round button that starts and pauses training: the most prominent control of the window."""

    def __init__(self, play_words: WordsOf, pause_words: WordsOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = {False: play_words, True: pause_words}
        self._is_playing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(PLAY_DIAMETER + 6, PLAY_DIAMETER + 6)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.retranslate()

    @property
    def is_playing(self) -> bool:
        """Whether the button now pauses."""
        return self._is_playing

    def show_playing(self, is_playing: bool) -> None:
        """Show the pause sign while training runs, else the play sign."""
        self._is_playing = is_playing
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        say(self, self._words[self._is_playing]())

    def sizeHint(self) -> QSize:
        return self.size()

    def hitButton(self, position: QPoint) -> bool:
        offset = position - self.rect().center()
        return offset.x() ** 2 + offset.y() ** 2 <= (PLAY_DIAMETER / 2 + 2) ** 2

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        disc = QRectF(3, 3, PLAY_DIAMETER, PLAY_DIAMETER)
        fill = colors.color("play", 0.85 if self.underMouse() and not self.isDown() else 1.0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(colors.color("accent"), 2))
                painter.drawEllipse(disc.adjusted(-1.5, -1.5, 1.5, 1.5))
                disc = disc.adjusted(1.5, 1.5, -1.5, -1.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill if self.isEnabled() else colors.color("missing"))
            painter.drawEllipse(disc)
            name = "pause-filled" if self._is_playing else "play-filled"
            side = 20.0
            nudge = 0.0 if self._is_playing else 1.5
            target = QRectF(disc.center().x() - side / 2 + nudge, disc.center().y() - side / 2, side, side)
            draw_icon(painter, name, target, colors.on_play)
