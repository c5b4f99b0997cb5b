"""A choice from a list with its label above."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from nnviz.ui.widgets.words import Label, Translated, WordsOf, say

Choices = Callable[[], Sequence[tuple[str, str]]]


class QuietCombo(QComboBox):
    """A combo box that the wheel does not change by accident: only when it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def showPopup(self) -> None:
        """Open the list as wide as its longest entry."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 16)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class LabelledCombo(Translated, QWidget):
    """Label and combo box. ``chosen`` carries the key that the user chose."""

    chosen = Signal(str)

    def __init__(self, words: WordsOf, choices: Choices, parent: QWidget | None = None, *, role: str = "dim") -> None:
        super().__init__(parent)
        self._words = words
        self._choices = choices
        self._label = Label(lambda: words().name, role, self)
        self.combo = QuietCombo(self)
        self._label.setBuddy(self.combo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._label)
        layout.addWidget(self.combo)
        self.retranslate()
        self.combo.activated.connect(self._tell)

    @property
    def value(self) -> str:
        """The key that is shown."""
        return str(self.combo.currentData())

    def set_value(self, key: str) -> None:
        """Show a key without telling anybody; one that is not on offer is shown as it is written."""
        index = self.combo.findData(key)
        if index < 0:
            self.combo.addItem(key, key)
            index = self.combo.count() - 1
        self.combo.setCurrentIndex(index)

    def offer(self) -> None:
        """Ask for the choices again, because others are on offer; the shown one stays where it still is."""
        key = self.combo.currentData()
        self.combo.clear()
        for choice, label in self._choices():
            self.combo.addItem(label, choice)
        self.combo.setCurrentIndex(max(0, self.combo.findData(key)))

    def retranslate(self) -> None:
        key = self.combo.currentData()
        words = self._words()
        say(self.combo, words)
        self._label.setToolTip(words.tip)
        self.offer()
        if key is not None:
            self.set_value(key)

    def _tell(self, index: int) -> None:
        self.chosen.emit(str(self.combo.itemData(index)))
