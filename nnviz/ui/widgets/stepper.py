"""A whole number with a minus and a plus button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from nnviz.ui.widgets.buttons import IconButton
from nnviz.ui.widgets.words import Label, Translated, Words, WordsOf, say


class Stepper(Translated, QWidget):
    """Label, minus, number, plus. ``stepped`` carries the number that the user typed or reached."""

    stepped = Signal(int)

    def __init__(
        self, words: WordsOf, low: int, high: int, parent: QWidget | None = None, *, zero_text: str = ""
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._label = Label(lambda: words().name, "", self)
        self.minus = IconButton("minus", lambda: Words(self.tr("{0}: less").format(words().name), words().tip), self)
        self.plus = IconButton("plus", lambda: Words(self.tr("{0}: more").format(words().name), words().tip), self)
        self.box = QSpinBox(self)
        self.box.setRange(low, high)
        self.box.setSpecialValueText(zero_text)
        self.box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.setKeyboardTracking(False)
        self._build()
        self.retranslate()
        self.minus.clicked.connect(self.box.stepDown)
        self.plus.clicked.connect(self.box.stepUp)
        self.box.valueChanged.connect(self.stepped)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._label)
        layout.addStretch(1)
        for widget in (self.minus, self.box, self.plus):
            layout.addWidget(widget)
        self.box.setFixedWidth(64)
        for button in (self.minus, self.plus):
            button.setProperty("role", "step")
            button.setFixedSize(26, 26)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._label.setBuddy(self.box)

    @property
    def value(self) -> int:
        """The number that is shown."""
        return self.box.value()

    def set_value(self, value: int) -> None:
        """Show a number without telling anybody."""
        self.box.blockSignals(True)
        self.box.setValue(value)
        self.box.blockSignals(False)

    def retranslate(self) -> None:
        words = self._words()
        for part in (self.box, self.box.lineEdit()):
            say(part, words)
        self._label.setToolTip(words.tip)
