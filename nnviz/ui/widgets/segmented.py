"""One choice out of a few, all of them in sight."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QPushButton, QWidget

from nnviz.ui.widgets.rows_layout import RowsLayout
from nnviz.ui.widgets.words import Translated, Words, WordsOf, say

ROW_GAP = 2

Segments = Callable[[], Sequence[tuple[str, Words]]]


class Segmented(Translated, QWidget):
    """Joined buttons of which one is down. ``chosen`` carries the key that the user pressed.

    With ``wraps`` they take more rows where one is too narrow.
    """

    chosen = Signal(str)

    def __init__(
        self, words: WordsOf, segments: Segments, parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._segments = segments
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout: QLayout = RowsLayout(self, ROW_GAP) if wraps else QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        keys = [key for key, _words in segments()]
        for key in keys:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setProperty("place", "first" if key == keys[0] else "last" if key == keys[-1] else "middle")
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button)
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
        self.retranslate()

    @property
    def value(self) -> str:
        """The key of the button that is down, or an empty text."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Press a button without telling anybody."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """The button of a key."""
        return self._buttons[key]

    def retranslate(self) -> None:
        say(self, self._words())
        for key, words in self._segments():
            self._buttons[key].setText(words.name)
            say(self._buttons[key], words)
