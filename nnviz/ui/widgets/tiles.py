"""A grid of pictures of which one is chosen: the data sets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.keys import arrow_steps
from nnviz.ui.widgets.words import Translated, Words, WordsOf, say

TILE = (38, 38)


@dataclass(frozen=True, slots=True)
class Tile:
    """One choice: its key, its words and how it is painted into a rectangle in the colours of the theme."""

    key: str
    words: WordsOf
    paint: Callable[[QPainter, QRectF], None]


class TileButton(Translated, QAbstractButton):
    """One picture of the grid."""

    def __init__(self, tile: Tile, size: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self.tile = tile
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(*size)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return self.size()

    def retranslate(self) -> None:
        words = self.tile.words()
        say(self, Words(words.name, f"{words.name}. {words.tip}" if words.tip else words.name))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(shape, colors.color("hover" if self.underMouse() else "surface"))
            painter.save()
            painter.setClipPath(shape)
            self.tile.paint(painter, frame)
            painter.restore()
            strong = self.isChecked() or self.hasFocus()
            painter.setPen(QPen(colors.color("accent" if strong else "outline"), 2 if self.isChecked() else 1))
            painter.drawPath(shape)


class TileGrid(QWidget):
    """Tiles in rows of ``columns``; arrow keys walk, space chooses. ``chosen`` carries the key."""

    chosen = Signal(str)

    def __init__(
        self, tiles: Sequence[Tile], columns: int, parent: QWidget | None = None, *, size: tuple[int, int] = TILE
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._group = QButtonGroup(self)
        self._buttons: dict[str, TileButton] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_SMALL + 2)
        layout.setColumnStretch(columns, 1)
        for number, tile in enumerate(tiles):
            button = TileButton(tile, size, self)
            self._group.addButton(button)
            self._buttons[tile.key] = button
            layout.addWidget(button, number // columns, number % columns)
            button.clicked.connect(lambda _checked, key=tile.key: self.chosen.emit(key))

    @property
    def value(self) -> str:
        """The key of the chosen tile, or an empty text."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Mark a tile without telling anybody; a key that has no tile leaves all unmarked."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> TileButton:
        """The tile of a key."""
        return self._buttons[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_steps(self._columns).get(event.key())
        buttons = list(self._buttons.values())
        here = next((number for number, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or here is None or not 0 <= here + step < len(buttons):
            super().keyPressEvent(event)
            return
        buttons[here + step].setFocus(Qt.FocusReason.TabFocusReason)
