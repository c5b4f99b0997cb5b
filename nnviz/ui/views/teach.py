"""Teach it your hand: the right label for a misread drawing, what the lesson changed, and the digits taught so far."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, Taught
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.change_bar import ChangeBar
from nnviz.ui.widgets.picture_strip import PictureStrip
from nnviz.ui.widgets.words import Label, Words, say

IN_A_ROW = 10
MOST_LABELS = 20
BUTTON_WIDTH = 25
LOWEST_ACCURACY = 0.8


class TeachView(View):
    """``label_chosen`` carries the class number that the drawing should have; ``shown`` and ``removed`` the number of
    one of my digits, oldest first.
    """

    label_chosen = Signal(int)
    shown = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._has_input = self._is_waiting = False
        self._count = 0
        self._chosen: int | None = None
        self._buttons: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GAP_SMALL)
        self.drawing_bar = ChangeBar(self)
        self.test_bar = ChangeBar(self, low=LOWEST_ACCURACY, digits=1)
        self._mine = Label(self._mine_text, "dim", self)
        self.strip = PictureStrip(self)
        self.remove_button = TextButton(
            lambda: Words(self.tr("Remove"), self.tr("Forget the chosen digit of yours: it is taught no more")), self
        )
        self._build()
        self.strip.chosen.connect(self._choose)
        self.remove_button.clicked.connect(self._remove_chosen)
        self.show_mine(())
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def show_built(self, built: Built) -> None:
        data = built.data
        classes = data.classes if data.task == "classes" and len(data.classes) <= MOST_LABELS else ()
        if classes != self._classes:
            self._classes = classes
            self._make_buttons()
        self._is_waiting = False
        if built.impact == "rebuild":
            self._show_bars(is_shown=False)
        self._enable()

    def show_input(self, is_there: bool) -> None:
        """Something was drawn, or the pad is empty."""
        self._has_input = is_there
        self._enable()

    def show_waiting(self) -> None:
        """A lesson runs."""
        self._is_waiting = True
        self._enable()

    def show_ready(self) -> None:
        """The lesson could not be given."""
        self._is_waiting = False
        self._enable()

    def show_taught(self, taught: Taught) -> None:
        """What the lesson came to."""
        self._is_waiting = False
        name = self._classes[taught.label] if taught.label < len(self._classes) else str(taught.label)
        self.drawing_bar.show_caption(self.tr("Reads {0}").format(name))
        self.drawing_bar.show_change(float(taught.before[taught.label]), float(taught.after[taught.label]))
        self.test_bar.show_change(taught.test_before, taught.test_after)
        self._show_bars(is_shown=True)
        self._enable()

    def show_mine(self, pictures: Sequence[np.ndarray]) -> None:
        """All digits taught so far, oldest first; the newest stand first in the strip."""
        self._count = len(pictures)
        self._chosen = None
        self.strip.setVisible(bool(pictures))
        self._mine.setVisible(bool(pictures))
        self.remove_button.setVisible(bool(pictures))
        self.remove_button.setEnabled(False)
        if pictures:
            self.strip.show_pictures(np.stack(pictures[::-1]))
        self._mine.retranslate()

    def button(self, label: int) -> QPushButton:
        """The button of a class."""
        return self._buttons[label]

    def retranslate(self) -> None:
        self.test_bar.show_caption(self.tr("Test pictures"))
        self.test_bar.setToolTip(
            self.tr("Forgetting meter: how many test pictures it read right before the lesson (mark) and after (bar)")
        )
        self.drawing_bar.setToolTip(
            self.tr("How sure it is of your label for this drawing: before (mark), after (bar)")
        )
        self.strip.setAccessibleName(self.tr("My digits"))
        self.strip.setToolTip(self.tr("Click one to put it into the network again"))
        for name, button in zip(self._classes, self._buttons, strict=True):
            say(button, Words(name, self.tr("This is {0}: learn it now, in about a second").format(name)))

    # ------------------------------------------------------------------ inside

    def _build(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Label(lambda: self.tr("Wrong? Teach it"), "heading", self))
        column.addLayout(self._grid)
        column.addWidget(self.drawing_bar)
        column.addWidget(self.test_bar)
        row.addWidget(self._mine, 1)
        row.addWidget(self.remove_button)
        column.addLayout(row)
        column.addWidget(self.strip)
        self._show_bars(is_shown=False)

    def _make_buttons(self) -> None:
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for number, name in enumerate(self._classes):
            button = QPushButton(name, self)
            button.setProperty("role", "label")
            button.setMinimumWidth(BUTTON_WIDTH)
            button.clicked.connect(lambda _checked, number=number: self.label_chosen.emit(number))
            self._grid.addWidget(button, *divmod(number, IN_A_ROW))
            self._buttons.append(button)
        self.retranslate()

    def _enable(self) -> None:
        for button in self._buttons:
            button.setEnabled(self._has_input and not self._is_waiting)

    def _show_bars(self, *, is_shown: bool) -> None:
        self.drawing_bar.setVisible(is_shown)
        self.test_bar.setVisible(is_shown)

    def _mine_text(self) -> str:
        return self.tr("My digits: {0}").format(self._count)

    def _choose(self, place: int) -> None:
        self._chosen = self._count - 1 - place
        self.remove_button.setEnabled(True)
        self.shown.emit(self._chosen)

    def _remove_chosen(self) -> None:
        if self._chosen is not None:
            self.removed.emit(self._chosen)
