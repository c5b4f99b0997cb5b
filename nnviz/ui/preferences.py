"""Theme and language: what the settings ask for, and the switch while the program runs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from nnviz.storage.settings import SettingsFile
from nnviz.ui import theme
from nnviz.ui.i18n import current_language, set_language, system_language


def application() -> QApplication:
    """The running application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def wanted_theme(settings: SettingsFile) -> theme.Mode:
    """The theme that the settings ask for; the system's own where they leave it open."""
    chosen = settings.text("theme")
    if chosen == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"
    return "dark" if chosen == "dark" else "light"


def wanted_language(settings: SettingsFile) -> str:
    """The language that the settings ask for; the system's own where they leave it open."""
    chosen = settings.text("language")
    return system_language() if chosen == "system" else chosen


def toggle_theme(settings: SettingsFile) -> None:
    """Light becomes dark and the other way round, at once and for the next start."""
    mode: theme.Mode = "light" if theme.colors().mode == "dark" else "dark"
    settings.set("theme", mode)
    theme.apply_theme(application(), mode)


def toggle_language(settings: SettingsFile) -> None:
    """English becomes Chinese and the other way round, at once and for the next start."""
    language = "en" if current_language(application()) == "zh_CN" else "zh_CN"
    settings.set("language", language)
    set_language(application(), language)
