"""One unit of the wall of maps explained: the page that fits its layer, opened elastically over the wall."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.flatten import FlattenView
from nnviz.ui.views.kernel import KernelView
from nnviz.ui.views.layer_names import unit_title
from nnviz.ui.views.softmax import SoftmaxView
from nnviz.ui.widgets.buttons import IconButton
from nnviz.ui.widgets.elastic import Elastic
from nnviz.ui.widgets.keys import CHOOSING
from nnviz.ui.widgets.words import Label, Translated, Words

NARROW = 420
"""Below this width the hint gives way."""

Page = KernelView | FlattenView | SoftmaxView


class Explainer(Translated, QWidget):
    """Lies over ``host`` when it is open; Escape, the key that opened it or another click on the map close it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._network: NetworkInfo | None = None
        self._unit: tuple[str, int] | None = None
        self.kernel, self.flatten, self.softmax = KernelView(self), FlattenView(self), SoftmaxView(self)
        self._pages: tuple[Page, ...] = (self.softmax, self.flatten, self.kernel)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._hint = Label(self._hint_text, "dim", self)
        self.close_button = IconButton("x", self._close_words, self)
        self.close_button.setFixedSize(26, 26)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._hint)
        head.addWidget(self.close_button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        for page in self._pages:
            column.addWidget(page, 1)
            page.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.elastic = Elastic(self, host)
        self.close_button.clicked.connect(self.elastic.close_up)
        self.kernel.output_clicked.connect(self.elastic.close_up)

    @property
    def views(self) -> tuple[View, ...]:
        """The pages, for the window to feed."""
        return self._pages

    @property
    def is_open(self) -> bool:
        """Whether a unit is explained now."""
        return self.elastic.is_open

    @property
    def is_settled(self) -> bool:
        """Whether it stands open and nothing moves."""
        return self.elastic.is_open and not self.elastic.is_moving

    @property
    def title(self) -> str:
        """The name of the unit that is explained."""
        return self._title.text()

    def show_built(self, built: Built) -> None:
        """Another network may have no such unit."""
        self._network = built.networks[0]
        if self._unit is not None and self._page_of(*self._unit) is None:
            self.elastic.close_up()
            self.elastic.jump()
            self._unit = None
        self._write_title()

    def open_unit(self, layer_id: str, unit: int, origin: QRectF) -> None:
        """Grow out of ``origin`` (in the host) into the explanation of this unit."""
        chosen = self._page_of(layer_id, unit)
        if chosen is None:
            return
        self._unit = (layer_id, unit)
        self._write_title()
        chosen.show_unit(layer_id, unit)
        for page in self._pages:
            page.setVisible(page is chosen)
        self.elastic.open_from(origin)
        chosen.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSING:
            self.elastic.close_up()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= NARROW)

    def retranslate(self) -> None:
        self._write_title()

    def _close_words(self) -> Words:
        return Words(self.tr("Close"), self.tr("Back to all maps (Escape)"))

    def _hint_text(self) -> str:
        return self.tr("Point or use the arrows · Esc closes")

    def _page_of(self, layer_id: str, unit: int) -> Page | None:
        return next((page for page in self._pages if page.can_explain(layer_id, unit)), None)

    def _write_title(self) -> None:
        if self._network is None or self._unit is None:
            return
        layer_id, unit = self._unit
        if self.softmax.can_explain(layer_id, unit):
            title = self.tr("Softmax: from sums to shares")
        elif any(layer.id == layer_id and layer.kind == "flatten" for layer in self._network.layers):
            title = self.tr("Flatten: from maps to a row of numbers")
        else:
            title = unit_title(self._network, layer_id, unit)
        self._title.setText(title)
