"""Round a table of a view: the area that it scrolls in, and the button that copies it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.text_table import TextTable
from nnviz.ui.widgets.words import Words


class TableArea(QScrollArea):
    """Bars where a table is larger than its room."""

    def __init__(self, table: TextTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidget(table)
        self.setWidgetResizable(True)
        table.setAutoFillBackground(False)  # the card shines through
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class CopyButton(TextButton):
    """Puts a table on the clipboard, as characters in line."""

    def __init__(self, table: TextTable, parent: QWidget) -> None:
        super().__init__(self._copy_words, parent)
        self.clicked.connect(lambda: QGuiApplication.clipboard().setText(table.as_text()))

    def _copy_words(self) -> Words:
        return Words(self.tr("Copy as text"), self.tr("Put the table on the clipboard, to paste it into a report"))
