"""What the program is, which versions it runs on, and the licences of all its parts."""

import platform

import numpy as np
import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from nnviz import __version__
from nnviz.resources import resource_path
from nnviz.ui import theme
from nnviz.ui.widgets.words import Translated

PARTS_SIZE = (560, 300)


class About(Translated, QWidget):
    """A few lines of text that can be copied; the licences below them, read when they are first seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.parts = QTextBrowser(self)
        self.parts.setMinimumSize(*PARTS_SIZE)
        self.parts.setOpenLinks(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._text)
        layout.addWidget(self.parts)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        if self.parts.document().isEmpty():
            self.parts.setMarkdown(resource_path("LICENSES.md").read_text(encoding="utf-8"))
        super().showEvent(event)

    def retranslate(self) -> None:
        name = self.tr("NNViz {0}: see neural networks learn").format(__version__)
        licence = self.tr("Free software under the MIT licence; the parts of others keep theirs.")
        versions = f"Python {platform.python_version()} · Qt {PySide6.__version__} · NumPy {np.__version__}"
        self._text.setText(f"{name}\n\n{licence}\n{versions}")
        self._text.setAccessibleName(name)
        self.parts.setAccessibleName(self.tr("Licences of all parts"))
