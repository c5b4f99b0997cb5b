"""The pages of the project on the web. The program opens one only when the user asks for it, in the user's browser."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

RELEASES = "https://github.com/nnviz/nnviz/releases"


def open_releases() -> bool:
    """Show all versions, the newest first; False when the system knows no browser."""
    return QDesktopServices.openUrl(QUrl(RELEASES))
