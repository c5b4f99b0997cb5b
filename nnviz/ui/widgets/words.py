"""Words of a widget in the language of the program: asked for when it is made and whenever the language changes."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


class Words(NamedTuple):
    """What a control is called and what its tool tip says: what it does, with the standard term."""

    name: str
    tip: str


WordsOf = Callable[[], Words]

RESTYLED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


def say(widget: QWidget, words: Words) -> None:
    """Put the words on a control as its tool tip and for screen readers."""
    widget.setToolTip(words.tip)
    widget.setAccessibleName(words.name)
    widget.setAccessibleDescription(words.tip)


class Translated:
    """Stands before the Qt class of a widget: ``retranslate`` follows the language of the program."""

    def retranslate(self) -> None:
        """Write all texts anew in the current language."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class has it


class Label(Translated, QLabel):
    """A text of the interface; ``role`` picks its look in the style sheet."""

    def __init__(self, text: Callable[[], str], role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self._text())


class Rule(QFrame):
    """A hair line between two areas."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rule")
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
