"""A row of colours of which one is chosen: the classes or values that a brush paints."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.words import Words, say

CELL_PX = 20


class _Cell(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.color = QColor()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(CELL_PX, CELL_PX)

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        strong = self.isChecked() or self.hasFocus()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color("text" if strong else "outline"), 2 if self.isChecked() else 1))
            painter.setBrush(self.color)
            inset = 1.5 if self.isChecked() else 3.5
            painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))


class Swatch(QWidget):
    """``chosen`` carries the number of the colour that the user took. Every cell is said with ``words_of``."""

    chosen = Signal(int)

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._cells = [_Cell(self) for _ in range(most)]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for number, cell in enumerate(self._cells):
            self._group.addButton(cell, number)
            layout.addWidget(cell)
        self._group.idClicked.connect(self.chosen)

    @property
    def value(self) -> int:
        """The number of the chosen colour, -1 for none."""
        return self._group.checkedId()

    def set_value(self, number: int) -> None:
        """Take a colour without telling anybody."""
        self._cells[number].setChecked(True)

    def cell(self, number: int) -> QAbstractButton:
        """The button of a colour."""
        return self._cells[number]

    def show_colors(self, colors: Sequence[QColor], words_of: Callable[[int], Words]) -> None:
        """Offer these colours."""
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < len(colors))
            if number < len(colors):
                cell.color = colors[number]
                say(cell, words_of(number))
                cell.update()
