"""A number that is typed: accepted with Return or when the field is left, else it shows the truth again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nnviz.ui.widgets.words import Translated, WordsOf, say


class NumberField(Translated, QLineEdit):
    """A short line for one number. ``entered`` carries a float that differs from the shown one.

    Text that is no number is not accepted: the field shows its value again, and ``refused`` carries the text.
    """

    entered = Signal(float)
    refused = Signal(str)

    def __init__(self, words: WordsOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._value = 0.0
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(84)
        self.editingFinished.connect(self._take)
        self.retranslate()

    @property
    def value(self) -> float:
        """The number that stands."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a number without telling anybody; a text that is being typed stays."""
        self._value = value
        if not self.hasFocus() or not self.isModified():
            self._show()

    def retranslate(self) -> None:
        say(self, self._words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show()
            return
        super().keyPressEvent(event)

    def _take(self) -> None:
        if not self.isModified():
            return
        text = self.text().strip().replace("−", "-").replace(",", ".")
        self.setModified(False)
        try:
            value = float(text)
        except ValueError:
            self._show()
            self.refused.emit(text)
            return
        if value == self._value:
            self._show()
        else:
            self.entered.emit(value)

    def _show(self) -> None:
        self.setText(f"{self._value:.10g}")
        self.setModified(False)
