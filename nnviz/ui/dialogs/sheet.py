"""What the sheets between a file and an experiment share: how far it has been read, and why it cannot be used."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from nnviz.ui.widgets.words import Translated


class Sheet(Translated, QWidget):
    """At most as large as ``largest`` and as its window leaves room for; ``dismissed`` says that nothing is wanted."""

    dismissed = Signal()

    def __init__(self, largest: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._largest = largest
        self._source = self._problem = ""
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or all that lies behind is painted too

    def show_progress(self, share: float) -> None:
        """So much has been read."""
        self.bar.setValue(round(100 * share))

    @property
    def problem(self) -> str:
        """Why nothing can be made of the file, or an empty text."""
        return self._problem

    def sizeHint(self) -> QSize:
        room = self.window().size()
        return self._largest.boundedTo(QSize(room.width() - 80, room.height() - 160))
