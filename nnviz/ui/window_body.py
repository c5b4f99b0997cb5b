"""What fills the window: the top bar, the rail of labs beside the workbenches, the status bar, hair lines between."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nnviz.ui.lab_rail import LabRail
from nnviz.ui.labs import LABS
from nnviz.ui.status_bar import StatusBar
from nnviz.ui.top_bar import TopBar
from nnviz.ui.widgets.words import Rule


class WindowBody(QWidget):
    """``stack`` holds the workbenches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.top_bar, self.rail, self.status_bar = TopBar(self), LabRail(LABS, self), StatusBar(self)
        self.stack = QStackedWidget(self)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(Rule(Qt.Orientation.Vertical, self))
        middle.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(Rule(Qt.Orientation.Horizontal, self))
        layout.addLayout(middle, 1)
        layout.addWidget(Rule(Qt.Orientation.Horizontal, self))
        layout.addWidget(self.status_bar)
