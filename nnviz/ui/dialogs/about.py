"""What the program is, and which versions it runs on."""

import platform

import numpy as np
import PySide6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnviz import __version__


class About(QWidget):
    """A few lines of text that can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)

    def _write(self) -> None:
        name = self.tr("NNViz {0}: see neural networks learn").format(__version__)
        licence = self.tr("Free software under the MIT licence; the parts of others keep theirs.")
        versions = f"Python {platform.python_version()} · Qt {PySide6.__version__} · NumPy {np.__version__}"
        self._text.setText(f"{name}\n\n{licence}\n{versions}")
        self._text.setAccessibleName(name)
