"""A slider over a row of stops, with its label and its value; it acts while it is dragged."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from nnviz.ui.widgets.words import Label, Translated, WordsOf, say


class QuietSlider(QSlider):
    """A slider that the wheel does not change by accident: only when it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class LabelledSlider(Translated, QWidget):
    """Label left, value right, slider below.

    ``moved`` carries the value at every change by the user; ``released`` ends a drag (the edits of one drag are one
    undo step) and follows at once when the keyboard moved it.
    """

    moved = Signal(float)
    released = Signal()

    def __init__(
        self,
        words: WordsOf,
        stops: Sequence[float],
        text_of: Callable[[float], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._stops: tuple[float, ...] = tuple(stops)
        self._value = self._stops[0]
        self._label = Label(lambda: words().name, "", self)
        self._number = Label(lambda: text_of(self._value), "dim", self)
        self.slider = QuietSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, len(self._stops) - 1)
        self.slider.setPageStep(max(1, len(self._stops) // 10))
        self._build()
        self.retranslate()
        self.slider.valueChanged.connect(self._move)
        self.slider.sliderReleased.connect(self.released)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._label)
        top.addStretch(1)
        top.addWidget(self._number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.slider)
        self._label.setBuddy(self.slider)

    @property
    def value(self) -> float:
        """The value that is shown: a stop, or whatever ``set_value`` was given."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a value without telling anybody; the handle goes to the nearest stop."""
        self._value = value
        self.slider.blockSignals(True)
        self.slider.setValue(nearest(self._stops, value))
        self.slider.blockSignals(False)
        self._show_number()

    def set_stops(self, stops: Sequence[float]) -> None:
        """Offer other values."""
        if tuple(stops) == self._stops:
            return
        self._stops = tuple(stops)
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(self._stops) - 1)
        self.slider.blockSignals(False)
        self.set_value(self._value)

    def retranslate(self) -> None:
        words = self._words()
        say(self.slider, words)
        self._label.setToolTip(words.tip)
        self._number.setToolTip(words.tip)
        self._show_number()

    def _move(self, position: int) -> None:
        self._value = self._stops[position]
        self._show_number()
        self.moved.emit(self._value)
        if not self.slider.isSliderDown():
            self.released.emit()

    def _show_number(self) -> None:
        self._number.retranslate()


def nearest(stops: Sequence[float], value: float) -> int:
    """The index of the stop nearest to ``value``; ``stops`` rise."""
    right = bisect_left(stops, value)
    if right == 0 or right == len(stops):
        return min(right, len(stops) - 1)
    return right if stops[right] - value < value - stops[right - 1] else right - 1
