"""What can lie over the window without stopping the work: cards, the banner of trouble, short messages."""

from functools import cached_property

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.banner import Banner
from nnviz.ui.panels.settings_panel import SettingsPanel
from nnviz.ui.views.base import View
from nnviz.ui.views.compare import CompareView
from nnviz.ui.views.report import ReportView
from nnviz.ui.views.sample_step import SampleStepView
from nnviz.ui.views.summary import SummaryView
from nnviz.ui.widgets.card import Card
from nnviz.ui.widgets.toast import Toast
from nnviz.ui.widgets.words import Words, WordsOf

SAMPLE_SIZE = (680, 520)
SUMMARY_SIZE = (620, 260)
REPORT_SIZE = (660, 260)
LOWEST_BANNER = 90


class Overlays(QObject):
    """All of them, and where they are put; at most one card is open.

    Some cards hold views; ``requests_changed`` says that those in sight want something else measured.
    """

    requests_changed = Signal()

    def __init__(self, window: QWidget, workplace: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.settings_panel = SettingsPanel(window)
        self.sample_view = SampleStepView(window)
        self.sample_view.setMinimumSize(*SAMPLE_SIZE)
        self.compare_view = CompareView(window)
        self._cards: list[Card] = []
        self.settings = self.add(lambda: Words(self.tr("All settings of learning"), ""), self.settings_panel)
        self.sample = self.add(lambda: Words(self.tr("Inside one update"), ""), self.sample_view)
        self.compare = self.add(lambda: Words(self.tr("Compare runs"), ""), self.compare_view)
        self.summary_view, self.report_view = SummaryView(window), ReportView(window)
        self.summary_view.setMinimumSize(*SUMMARY_SIZE)
        self.report_view.setMinimumSize(*REPORT_SIZE)
        self.summary = self.add(lambda: Words(self.tr("Model summary"), ""), self.summary_view)
        self.report = self.add(lambda: Words(self.tr("Report"), ""), self.report_view)
        self.views: tuple[View, ...] = (self.sample_view, self.summary_view, self.report_view, self.compare_view)
        for view in self.views:
            view.requests_changed.connect(self.requests_changed)
            view.visibility_changed.connect(self.requests_changed)
        self.banner = Banner(window)
        self.toast = Toast(workplace)

    def add(self, words: WordsOf, content: QWidget) -> Card:
        """One more card; like the others it closes when another one opens."""
        card = Card(words, content, self._window)
        self._cards.append(card)
        return card

    @cached_property
    def keys(self) -> Card:
        """What each key does; made when it is opened first."""
        from nnviz.ui.dialogs.key_sheet import KeySheet

        return self.add(lambda: Words(self.tr("Keyboard map"), ""), KeySheet(self._window))

    @cached_property
    def about(self) -> Card:
        """What the program is; made when it is opened first."""
        from nnviz.ui.dialogs.about import About

        return self.add(lambda: Words(self.tr("About NNViz"), ""), About(self._window))

    def requests(self) -> frozenset[Request]:
        """What the views in sight want measured."""
        return frozenset().union(*(view.requests() for view in self.views if view.isVisible()))

    def show_built(self, built: Built) -> None:
        """A network was built or grafted."""
        for view in self.views:
            view.show_built(built)

    def show_frame(self, snapshot: Snapshot) -> None:
        """Give the newest snapshot to the views in sight."""
        for view in self.views:
            if view.isVisible():
                view.show_frame(snapshot)

    def toggle(self, card: Card, below: QWidget, right: QWidget | None = None) -> None:
        """Open a card under the bar ``below``, ending at the right edge of ``right`` or of the bar; or close it."""
        if card.isVisible():
            card.dismiss()
        else:
            self.open(card, below, right)

    def open(self, card: Card, below: QWidget, right: QWidget | None = None) -> None:
        """Open a card there, in place of any other."""
        self.close_cards()
        if card is self.compare:
            self.compare_view.refresh()
        edge = right or below
        top = below.mapTo(self._window, QPoint(0, below.height())).y() + theme.GAP
        corner = edge.mapTo(self._window, QPoint(edge.width(), 0)).x()
        card.open_at(
            QPoint(min(corner, self._window.width() - theme.GAP), top), self._window.height() - top - theme.GAP
        )

    def close_cards(self) -> None:
        """Close whatever card is open."""
        for card in self._cards:
            card.dismiss()

    def place_banner(self, area: QWidget) -> None:
        """Lay the banner over the upper edge of ``area``."""
        corner = area.mapTo(self._window, QPoint(theme.GAP_LARGE, theme.GAP_LARGE))
        width = area.width() - 2 * theme.GAP_LARGE
        height = max(LOWEST_BANNER, self.banner.heightForWidth(width))
        self.banner.setGeometry(corner.x(), corner.y(), width, height)
