"""A picture from elsewhere: opened from a file, pasted, or dropped on a widget."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageReader, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.heat import pixels_of
from nnviz.ui.widgets.words import Label, Words

LARGEST_SIDE = 512
"""Larger pictures are made smaller before they are looked at: the net sees 28 pixels."""


class PictureSource(QWidget):
    """``taken`` carries a grey picture (height, width), float32 0 to 1, ``image_taken`` the same as a QImage.

    ``target`` takes drops and Ctrl+V.
    """

    taken = Signal(object)
    image_taken = Signal(object)

    def __init__(self, target: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        target.setAcceptDrops(True)
        target.installEventFilter(self)
        self.open_button = TextButton(
            lambda: Words(self.tr("Open…"), self.tr("Open a picture file; or drop one on the pad")), self
        )
        self.paste_button = TextButton(
            lambda: Words(self.tr("Paste"), self.tr("Take the picture from the clipboard (Ctrl+V on the pad)")), self
        )
        self._problem_text = ""
        self._problem = Label(lambda: self._problem_text, "problem", self)
        self._problem.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._problem, 1)
        row.addWidget(self.open_button)
        row.addWidget(self.paste_button)
        self.open_button.clicked.connect(self._open)
        self.paste_button.clicked.connect(self.paste)

    @property
    def problem(self) -> str:
        """Why the last picture was refused, or an empty text."""
        return self._problem_text

    def paste(self) -> None:
        """Take what the clipboard holds."""
        self._take(QGuiApplication.clipboard().mimeData())

    def take_file(self, path: str) -> None:
        """Read a picture file of any kind that Qt knows."""
        reader = QImageReader(path)
        reader.setAutoTransform(True)
        size = reader.size()
        if max(size.width(), size.height()) > LARGEST_SIDE:
            reader.setScaledSize(size.scaled(QSize(LARGEST_SIDE, LARGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
        self._take_image(reader.read())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._take(event.mimeData())
            event.acceptProposedAction()
            return True
        if isinstance(event, QDragEnterEvent) and is_picture_like(event.mimeData()):
            event.acceptProposedAction()
            return True
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return True
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        kinds = " ".join(f"*.{bytes(kind.data()).decode()}" for kind in QImageReader.supportedImageFormats())
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a picture"), "", self.tr("Pictures ({0})").format(kinds)
        )
        if name:
            self.take_file(name)

    def _take(self, content: QMimeData | None) -> None:
        if content is not None and content.hasUrls() and content.urls()[0].isLocalFile():
            self.take_file(content.urls()[0].toLocalFile())
        elif content is not None and content.hasImage():
            self._take_image(QImage(content.imageData()))
        else:
            self._refuse(self.tr("There is no picture to take."))

    def _take_image(self, image: QImage) -> None:
        if image.isNull():
            self._refuse(self.tr("This file is no picture that can be read."))
            return
        self._refuse("")
        if max(image.width(), image.height()) > LARGEST_SIDE:
            image = image.scaled(
                LARGEST_SIDE,
                LARGEST_SIDE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self.image_taken.emit(image)
        self.taken.emit(grey_of(image))

    def _refuse(self, text: str) -> None:
        self._problem_text = text
        self._problem.retranslate()
        self._problem.setVisible(bool(text))


def grey_of(image: QImage) -> np.ndarray:
    """A picture on white as grey levels 0 to 1 (height, width), float32; what is transparent is white."""
    rgba = pixels_of(image, QImage.Format.Format_RGBA8888).astype(np.float32) / 255
    grey = rgba[..., :3] @ np.array([0.299, 0.587, 0.114], np.float32)
    on_white: np.ndarray = grey * rgba[..., 3] + (1 - rgba[..., 3])
    return on_white


def is_picture_like(content: QMimeData) -> bool:
    """Whether something dragged may be a picture: folders and tables are for the window."""
    if content.hasUrls():
        path = Path(content.urls()[0].toLocalFile())
        return not path.is_dir() and path.suffix.casefold() not in (".csv", ".tsv", ".nnviz")
    return content.hasImage()
