"""How the window looks: theme, language, full screen, movement; what the user switches is kept in the settings."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from nnviz.storage.settings import SettingsFile
from nnviz.ui import theme
from nnviz.ui.preferences import toggle_language, toggle_theme


class Appearance(QObject):
    """The switches and the ticks of their ``actions``; ``theme_changed`` has the mode, ``motion_changed`` a bool."""

    theme_changed = Signal(str)
    motion_changed = Signal(bool)

    def __init__(self, window: QMainWindow, settings: SettingsFile) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._actions: dict[str, QAction] = {}

    @property
    def is_animated(self) -> bool:
        """Whether openings and dashes move."""
        return self._settings.flag("is_animated")

    def restore(self, actions: dict[str, QAction]) -> None:
        """Show what the settings say."""
        self._actions = actions
        self._tell_theme()
        self._tell_motion()

    def toggle_theme(self) -> None:
        """Light becomes dark and the other way round."""
        toggle_theme(self._settings)
        self._tell_theme()

    def toggle_language(self) -> None:
        """English becomes Chinese and the other way round."""
        toggle_language(self._settings)

    def toggle_full_screen(self) -> None:
        """The whole screen, or a window again."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._actions["full_screen"].setChecked(self._window.isFullScreen())

    def toggle_motion(self) -> None:
        """Let what moves for show rest, or move again."""
        self._settings.set("is_animated", not self.is_animated)
        self._tell_motion()

    def _tell_theme(self) -> None:
        mode = theme.colors().mode
        self._actions["theme"].setChecked(mode == "dark")
        self.theme_changed.emit(mode)

    def _tell_motion(self) -> None:
        self._actions["motion"].setChecked(self.is_animated)
        self.motion_changed.emit(self.is_animated)
