"""The keyboard map: every key of the window on one sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from nnviz.ui.actions import key_rows
from nnviz.ui.widgets.words import Translated

COLUMNS = 2


class KeySheet(Translated, QWidget):
    """Two columns of actions and their keys; made from the table of actions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(9)
        self.retranslate()

    def retranslate(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        rows = [*key_rows(), *self._walking_rows()]
        height = -(-len(rows) // COLUMNS)
        for number, (text, keys) in enumerate(rows):
            column = number // height * 2
            name = QLabel(text, self)
            shown = QLabel("   ".join(keys), self)
            shown.setProperty("role", "value")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(name, number % height, column)
            self._grid.addWidget(shown, number % height, column + 1)

    def _walking_rows(self) -> list[tuple[str, tuple[str, ...]]]:
        return [
            (self.tr("Next and previous control"), ("Tab", "Shift+Tab")),
            (self.tr("Press the control"), (self.tr("Space"),)),
            (self.tr("Move a slider, walk the pictures"), ("← → ↑ ↓",)),
            (self.tr("Close a card"), ("Esc",)),
            (self.tr("Hold over a neuron, link or map: without it"), ("L",)),
            (self.tr("Paint tools, and the class to paint"), ("V B S M E", "1 … 8")),
        ]
