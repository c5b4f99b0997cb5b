"""Where the window stood when it was closed last: it opens there again."""

from base64 import b64decode, b64encode

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nnviz.storage.settings import SettingsFile

KEY = "window_geometry"
USUAL = (1440, 900)


def restore_place(window: QWidget, settings: SettingsFile) -> None:
    """Put the window where it stood; the first time it is as large as usual, or as the screen."""
    geometry = settings.text(KEY)
    if not (geometry and window.restoreGeometry(QByteArray(b64decode(geometry)))):
        room = QGuiApplication.primaryScreen().availableSize()
        window.resize(min(USUAL[0], room.width()), min(USUAL[1], room.height()))


def keep_place(window: QWidget, settings: SettingsFile) -> None:
    """Remember where the window stands."""
    settings.set(KEY, b64encode(window.saveGeometry().data()).decode())
