"""The choice of the view that a picture or film is taken of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.words import Words

PANEL_WIDTH = 340


@dataclass(frozen=True, slots=True)
class Shown:
    """A view that can be taken: its key, its words, itself."""

    key: str
    name: str
    view: QWidget


ShownViews = Callable[[], Sequence[Shown]]


class ViewPanel(QWidget):
    """The choice of a view among those that are on the screen when the panel opens."""

    def __init__(self, views: ShownViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self.setFixedWidth(PANEL_WIDTH)
        self.choice = LabelledCombo(
            lambda: Words(self.tr("View"), self.tr("Which part of the window is taken")),
            lambda: [(shown.key, shown.name) for shown in views()] if self.isVisible() else [],
            self,
        )

    def choose(self, view: QWidget) -> None:
        """Take this view."""
        self.choice.offer()
        key = next((shown.key for shown in self._views() if shown.view is view), None)
        if key is not None:
            self.choice.set_value(key)

    def chosen(self) -> QWidget | None:
        """The view that is chosen, None when it is no longer on the screen."""
        return next((shown.view for shown in self._views() if shown.key == self.choice.value), None)

    def showEvent(self, event: QShowEvent) -> None:
        self.choice.offer()
        super().showEvent(event)
