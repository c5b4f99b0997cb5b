"""One unit of the wall of maps explained: the page that fits its layer, opened elastically over the wall."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo
from nnviz.ui import theme
from nnviz.ui.views.kernel import KernelView
from nnviz.ui.views.layer_names import unit_title
from nnviz.ui.widgets.buttons import IconButton
from nnviz.ui.widgets.elastic import Elastic
from nnviz.ui.widgets.words import Words


class Explainer(QWidget):
    """Lies over ``host`` when it is open; Escape, or the key that opened it once again, closes it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._network: NetworkInfo | None = None
        self._unit: tuple[str, int] | None = None
        self.kernel = KernelView(self)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.close_button = IconButton("x", self._close_words, self)
        self.close_button.setFixedSize(26, 26)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self.kernel, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.elastic = Elastic(self, host)
        self.close_button.clicked.connect(self.elastic.close_up)

    @property
    def is_open(self) -> bool:
        """Whether a unit is explained now."""
        return self.elastic.is_open

    @property
    def title(self) -> str:
        """The name of the unit that is explained."""
        return self._title.text()

    def show_built(self, built: Built) -> None:
        """Another network may have no such unit."""
        self._network = built.networks[0]
        if self._unit is not None and not self.kernel.can_explain(*self._unit):
            self.elastic.close_up()
            self.elastic.jump()
            self._unit = None
        self._write_title()

    def open_unit(self, layer_id: str, unit: int, origin: QRectF) -> None:
        """Grow out of ``origin`` (in the host) into the explanation of this unit."""
        if not self.kernel.can_explain(layer_id, unit):
            return
        self._unit = (layer_id, unit)
        self._write_title()
        self.kernel.show_unit(layer_id, unit)
        self.elastic.open_from(origin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.elastic.close_up()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._write_title()
        super().changeEvent(event)

    def _close_words(self) -> Words:
        return Words(self.tr("Close"), self.tr("Back to all maps (Escape)"))

    def _write_title(self) -> None:
        if self._network is not None and self._unit is not None:
            self._title.setText(unit_title(self._network, *self._unit))
