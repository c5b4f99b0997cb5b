"""A stream of test pictures with what the network says of each, live while it trains."""

import time

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, DataInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.occasional import Occasional
from nnviz.ui.views.picture_shapes import shown_shape
from nnviz.ui.widgets.answer_cards import AnswerCards, Answers
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.words import Words

PERIOD_S, STAY_S = 0.3, 1.5
MOST_CARDS = 120


class StreamView(View):
    """``picture_chosen`` carries a picture as the network takes it.

    While training runs a row moves on every moment, but not under the pointer, so that a card can be clicked.
    """

    picture_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: DataInfo | None = None
        self._shape: tuple[int, ...] | None = None
        self._first, self._count = 0, 0
        self._seen = self._right = 0
        self._is_new = 0
        self._moved_s = 0.0
        self._due = Occasional(PERIOD_S)
        self.cards, self._line = AnswerCards(self), QLabel(self)
        self._line.setProperty("role", "dim")
        self.next = TextButton(self._next_words, self)
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self._line, 1)
        top.addWidget(self.next)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(top)
        column.addWidget(self.cards, 1)
        self.cards.resized.connect(self._fill)
        self.cards.chosen.connect(self._choose)
        self.next.clicked.connect(self._turn_page)
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        return frozenset([self._request()] if self._count and self._due.is_wanted else [])

    def show_built(self, built: Built) -> None:
        shape = shown_shape(built.data.input_shape)
        has_pictures = shape is not None and built.data.task == "classes" and len(built.data.test_x) > 0
        self._data, self._shape = (built.data, shape) if has_pictures else (None, None)
        if built.impact == "rebuild":
            self._first = self._seen = self._right = self._count = self._is_new = 0
        self._due.hurry()
        self._fill()
        self._write_line(None)

    def show_frame(self, snapshot: Snapshot) -> None:
        reading = snapshot.readings.get(self._request()) if self._count else None
        data = self._data
        if reading is not None and data is not None:
            answers = Answers(reading, data.test_y[self._numbers()])
            fresh = answers.is_right[len(answers.is_right) - self._is_new :]
            self._seen, self._right = self._seen + len(fresh), self._right + int(fresh.sum())
            self._is_new = 0
            self.cards.show_answers(answers)
            self._write_line(answers)
        has_changed = self._due.look_at(snapshot, reading is not None)
        if snapshot.is_playing and reading is not None and time.monotonic() - self._moved_s >= STAY_S:
            if not self.cards.is_pointed:
                self._go_on(self.cards.columns)
        elif has_changed:
            self.requests_changed.emit()

    @property
    def line(self) -> str:
        """How many are right."""
        return self._line.text()

    def retranslate(self) -> None:
        self.cards.setAccessibleName(self.tr("Test pictures with their answers"))
        self.cards.setToolTip(
            self.tr("Green: the right class. Red: a wrong one. Click a picture to put it into the network.")
        )
        self._write_line(None)

    def showEvent(self, event: QShowEvent) -> None:
        self._due.hurry()
        super().showEvent(event)

    # ------------------------------------------------------------------ inside

    def _request(self) -> Request:
        return Request("test_shares", (0, self._first), self._count)

    def _numbers(self) -> np.ndarray:
        """Which test samples are shown."""
        assert self._data is not None
        return (self._first + np.arange(self._count)) % len(self._data.test_x)

    def _fill(self) -> None:
        """As many cards as have room."""
        if self._data is None or self._shape is None:
            self._count = 0
            self.cards.show_pictures(np.empty((0, 1, 1)), ())
            self.requests_changed.emit()
            return
        count = min(self.cards.capacity, MOST_CARDS, len(self._data.test_x))
        self._is_new, self._count = self._is_new + max(0, count - self._count), count
        self._show_pictures()

    def _go_on(self, by: int) -> None:
        """The first cards go, as many others come behind the last."""
        assert self._data is not None
        self._first = (self._first + by) % len(self._data.test_x)
        self._is_new = min(by, self._count)
        self._moved_s = time.monotonic()
        kept = self.cards.answers_from(by)
        self._show_pictures()
        if kept is not None:
            self.cards.show_answers(kept)

    def _show_pictures(self) -> None:
        assert self._data is not None
        assert self._shape is not None
        pictures = self._data.test_x[self._numbers()].reshape(-1, *self._shape)
        self.cards.show_pictures(pictures, self._data.classes)
        self._due.hurry()
        self.requests_changed.emit()

    def _turn_page(self) -> None:
        if self._data is not None:
            self._go_on(self._count)

    def _choose(self, number: int) -> None:
        data = self._data
        if data is not None:
            values = data.test_x[self._numbers()[number]].astype(np.float32).reshape(data.input_shape)
            values.flags.writeable = False
            self.picture_chosen.emit(values)

    # ------------------------------------------------------------------ words

    def _next_words(self) -> Words:
        return Words(self.tr("Next"), self.tr("Other test pictures; while training runs they come by themselves"))

    def _write_line(self, answers: Answers | None) -> None:
        if self._data is None:
            text = self.tr("This is for networks that name pictures.")
        elif answers is None:
            text = ""
        else:
            right, count = int(answers.is_right.sum()), len(answers.truth)
            text = self.tr("{0} of {1} right").format(right, count)
            if self._seen > count:
                share = fixed_text(100 * self._right / self._seen, 1)
                text = self.tr("{0}; of {1} so far {2} %").format(text, self._seen, share)
        self._line.setText(text)
