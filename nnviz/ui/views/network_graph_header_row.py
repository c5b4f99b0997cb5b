"""The row above the graph: a header over each column and a plus between two columns for a layer there."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.views.network_graph_headers import (
    HEADER_HEIGHT,
    ROUND_PX,
    ROW_1,
    ColumnHeader,
    HeaderFacts,
    RoundButton,
)

WIDEST_HEADER_PX = 190
CROWDED_PX = 3


class HeaderRow(QWidget):
    """Asks in the words of columns: every signal carries the number of a column."""

    units_asked = Signal(int, int)
    activation_asked = Signal(int, str)
    insertion_asked = Signal(int)
    """A new layer behind this column."""
    removal_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEADER_HEIGHT)
        self.headers: list[ColumnHeader] = []
        self.inserts: list[RoundButton] = []
        self._facts: tuple[HeaderFacts, ...] = ()
        self._xs: list[float] = []

    def show_facts(self, facts: tuple[HeaderFacts, ...]) -> None:
        """Show these columns, from left to right."""
        if facts == self._facts:
            return
        self._facts = facts
        while len(self.headers) < len(facts):
            self._add_header(len(self.headers))
        for extra in self.headers[len(facts) :]:
            extra.deleteLater()
        del self.headers[len(facts) :]
        for extra_button in self.inserts[max(0, len(facts) - 1) :]:
            extra_button.deleteLater()
        del self.inserts[max(0, len(facts) - 1) :]
        for header, fact in zip(self.headers, facts, strict=True):
            header.show_facts(fact)
        for button, (left, right) in zip(self.inserts, pairwise(facts), strict=True):
            name = self.tr("Add a layer between {0} and {1}").format(left.title, right.title)
            button.describe(name, left.behind_refusal)
        self._order_tabs()

    def place(self, xs: list[float]) -> None:
        """Stand above the columns, whose middles are at ``xs``; a plus that finds no room is hidden."""
        self._xs = xs
        if len(xs) != len(self.headers):
            return
        spacing = min((right - left for left, right in pairwise(xs)), default=float(self.width()))
        width = int(min(max(spacing - 2, ROUND_PX), WIDEST_HEADER_PX))
        for header, x in zip(self.headers, xs, strict=True):
            left, right = round(x) - width // 2, round(x) - width // 2 + width
            if header.is_text:
                left, right = max(0, left), min(self.width(), right)
            header.setGeometry(left, 0, right - left, HEADER_HEIGHT)
            header.setVisible(0 <= x <= self.width())
        reaches = pairwise(map(_reach, self.headers, self._facts))
        for button, facts, (before, behind), edges in zip(
            self.inserts, self._facts[:-1], pairwise(xs), reaches, strict=True
        ):
            start, end = before + edges[0], behind - edges[1]
            button.move(round((start + end) / 2) - ROUND_PX // 2, ROW_1)
            has_room = facts.has_insert and end - start >= ROUND_PX + CROWDED_PX
            button.setVisible(has_room and before >= 0 and behind <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place(self._xs)

    def _add_header(self, number: int) -> None:
        header = ColumnHeader(self)
        header.units_asked.connect(lambda by, number=number: self.units_asked.emit(number, by))
        header.activation_asked.connect(lambda key, number=number: self.activation_asked.emit(number, key))
        header.insertion_asked.connect(
            lambda is_behind, number=number: self.insertion_asked.emit(number if is_behind else number - 1)
        )
        header.removal_asked.connect(lambda number=number: self.removal_asked.emit(number))
        header.show()
        self.headers.append(header)
        if number:
            button = RoundButton("+", self, is_quiet=True)
            button.clicked.connect(lambda _=False, number=number: self.insertion_asked.emit(number - 1))
            self.inserts.append(button)

    def _order_tabs(self) -> None:
        chain: list[QWidget] = []
        for number, header in enumerate(self.headers):
            if number:
                chain.append(self.inserts[number - 1])
            chain += [header.fewer, header.more, header.remove, header.title]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)


def _reach(header: ColumnHeader, facts: HeaderFacts) -> float:
    """How far the buttons of a header reach from its middle."""
    if facts.units is None:
        return header.width() / 2 if facts.is_layer else 0.0
    crossed = ROUND_PX + 4 if header.remove.isVisibleTo(header) else 0
    return header.count_px / 2 + header.button_px + crossed
