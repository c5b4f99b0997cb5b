"""The tool strip of the output plot: what the pointer does, how wide, and which class or value it paints."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.buttons import IconButton, Toggle
from nnviz.ui.widgets.labelled_slider import QuietSlider
from nnviz.ui.widgets.swatch import Swatch
from nnviz.ui.widgets.words import RESTYLED, Words, say

LEVELS = (-1.0, -0.5, 0.0, 0.5, 1.0)
MOST_CLASSES = 8
SIZES_PX = (0, 6, 10, 15, 20, 28, 36, 48)
USUAL_SIZE = 3
TOOL_PX = 16
TOOL_KEYS: dict[int, str] = {
    Qt.Key.Key_V: "look",
    Qt.Key.Key_B: "brush",
    Qt.Key.Key_S: "spray",
    Qt.Key.Key_M: "magnet",
    Qt.Key.Key_E: "eraser",
}
ICONS = {
    "look": "mouse-pointer-2",
    "brush": "brush",
    "spray": "spray-can",
    "magnet": "magnet",
    "eraser": "eraser",
}


class PaintStrip(QWidget):
    """``changed`` follows every choice, ``emptied`` asks for an empty sheet (or for the points back)."""

    changed = Signal()
    emptied = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._has_labels = self._is_regression = False
        self.tools: dict[str, IconButton] = {
            key: IconButton(name, self._words_of(key), self, size_px=TOOL_PX) for key, name in ICONS.items()
        }
        self.sheet = IconButton("file", self._sheet_words, self, size_px=TOOL_PX)
        self.size = QuietSlider(Qt.Orientation.Horizontal, self)
        self.size.setRange(0, len(SIZES_PX) - 1)
        self.size.setValue(USUAL_SIZE)
        self.swatch = Swatch(MOST_CLASSES, self)
        self.test = Toggle(self._test_words, self)
        self._group = QButtonGroup(self)
        self._build()
        self.show_labels((), is_regression=False, has_labels=True)
        self.set_tool("brush")
        self._connect()
        self._say_size()

    @property
    def tool(self) -> str:
        """ "look", "brush", "spray", "magnet" or "eraser"."""
        return next(key for key, button in self.tools.items() if button.isChecked())

    @property
    def size_px(self) -> int:
        """The radius of the tool."""
        return SIZES_PX[self.size.value()]

    @property
    def label(self) -> float | None:
        """The class number or value to paint; None where the place itself is the value."""
        if not self._has_labels:
            return None
        number = max(0, self.swatch.value)
        return LEVELS[number] if self._is_regression else float(number)

    def set_tool(self, key: str) -> None:
        """Take a tool."""
        self.tools[key].setChecked(True)
        self.changed.emit()

    def set_empty(self, is_empty: bool) -> None:
        """Show whether the sheet waits for its first point."""
        self.sheet.setChecked(is_empty)

    def show_labels(self, names: Sequence[str], *, is_regression: bool, has_labels: bool) -> None:
        """What can be painted: classes, of which ``names`` exist already, or five values."""
        if not self.swatch.value >= 0 or is_regression != self._is_regression:
            self.swatch.set_value(len(LEVELS) - 1 if is_regression else 1)
        self._names, self._is_regression, self._has_labels = tuple(names), is_regression, has_labels
        self.swatch.setVisible(has_labels)
        self._show_colors()

    def take_key(self, key: int) -> bool:
        """Obey a key: a tool's letter or a class number; False when it is none of them."""
        number = key - Qt.Key.Key_1
        offered = len(LEVELS) if self._is_regression else MOST_CLASSES
        if self._has_labels and 0 <= number < offered:
            self.swatch.set_value(number)
            self.changed.emit()
            return True
        tool = TOOL_KEYS.get(key)
        if tool is not None:
            self.set_tool(tool)
        return tool is not None

    # ------------------------------------------------------------------ widgets

    def _build(self) -> None:
        top, bottom, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for button in (*self.tools.values(), self.sheet):
            button.setCheckable(True)
            button.setProperty("role", "tool")
        for button in self.tools.values():
            self._group.addButton(button)
            top.addWidget(button)
        top.addWidget(self.size, 1)
        top.addWidget(self.sheet)
        top.setSpacing(0)
        bottom.addWidget(self.swatch)
        bottom.addStretch(1)
        bottom.addWidget(self.test)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(top)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self.changed)
        self.size.valueChanged.connect(self.changed)
        self.swatch.chosen.connect(self.changed)
        self.test.toggled.connect(self.changed)
        self.sheet.clicked.connect(self.emptied)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_size()
            self._show_colors()
        elif event.type() in RESTYLED:
            self._show_colors()
        super().changeEvent(event)

    def _show_colors(self) -> None:
        colors = theme.colors()
        if self._is_regression:
            lut = theme.diverging_lut(colors)
            shades = [QColor.fromRgb(int(lut[int(at)])) for at in np.linspace(0, len(lut) - 1, len(LEVELS))]
        else:
            shades = [QColor(color) for color in colors.classes]
        self.swatch.show_colors(shades, self._label_words)

    # ------------------------------------------------------------------ words

    def _words_of(self, key: str) -> Callable[[], Words]:
        return lambda: self._tool_words()[key]

    def _tool_words(self) -> dict[str, Words]:
        return {
            "look": Words(self.tr("Look"), self.tr("Only point at the plot and read its values (V)")),
            "brush": Words(
                self.tr("Brush"),
                self.tr("Click to add a point, drag to paint a row of them; the size is how far they stray (B)"),
            ),
            "spray": Words(self.tr("Spray"), self.tr("Hold the button to spray points about the pointer: jitter (S)")),
            "magnet": Words(self.tr("Magnet"), self.tr("Drag to pull the points near the pointer with it (M)")),
            "eraser": Words(self.tr("Eraser"), self.tr("Click a point to remove it, drag to wipe (E)")),
        }

    def _sheet_words(self) -> Words:
        return Words(self.tr("Empty sheet"), self.tr("Begin with no points: the next one you paint replaces all"))

    def _test_words(self) -> Words:
        tip = self.tr("Paint test points: the network never learns from these")
        return Words(self.tr("as test"), tip)

    def _label_words(self, number: int) -> Words:
        if self._is_regression:
            name = self.tr("Value {0}").format(f"{LEVELS[number]:g}".replace("-", "−"))
        elif number < len(self._names):
            name = self.tr("Class {0}").format(self._names[number])
        else:
            name = self.tr("New class {0}").format(number)
        return Words(name, self.tr("{0} (key {1})").format(name, number + 1))

    def _say_size(self) -> None:
        say(self.size, Words(self.tr("Size"), self.tr("The size of the tool; 0 paints exactly at the pointer")))
