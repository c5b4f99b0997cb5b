"""A number with its caption on a quiet card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui.widgets.words import Label, WordsOf, say


class StatCard(QFrame):
    """Caption above, number below; the number is read, never edited."""

    def __init__(self, words: WordsOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "stat")
        self._caption = Label(self._caption_text, "dim", self)
        self._number = QLabel("–", self)
        self._number.setProperty("role", "value")
        self._number.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(1)
        layout.addWidget(self._caption)
        layout.addWidget(self._number)

    @property
    def text(self) -> str:
        """The number as it is shown."""
        return self._number.text()

    def show_text(self, text: str) -> None:
        """Show the number."""
        if text != self._number.text():
            self._number.setText(text)

    def set_words(self, words: WordsOf) -> None:
        """Mean another quantity: accuracy for classes, error for regression."""
        self._words = words
        self._caption.retranslate()

    def _caption_text(self) -> str:
        words = self._words()
        say(self, words)
        return words.name


def number_text(value: float | None) -> str:
    """A number for a card: as many figures as can be read, a dash when there is none."""
    if value is None or value != value:
        return "–"
    if value and abs(value) < 0.001:
        return f"{value:.1e}".replace("-", "−")
    return f"{value:.3f}".replace("-", "−")


def share_text(value: float | None) -> str:
    """A share 0 to 1 in per cent."""
    return "–" if value is None or value != value else f"{100 * value:.1f} %"
