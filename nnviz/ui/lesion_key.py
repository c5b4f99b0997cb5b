"""The key that leaves out what the pointer is on, for as long as it is held."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

KEY = Qt.Key.Key_L


class LesionKey(QObject):
    """``held`` carries whether the key is down. A shortcut: lists do not take the letter for a choice, text boxes do.

    Leaving the window lets the key go: its release is never seen.
    """

    held = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        shortcut = QShortcut(QKeySequence(KEY), window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: self.held.emit(True))
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: keys that no control has used come to the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            if event.key() == KEY and not event.isAutoRepeat():
                self.held.emit(False)
        elif event.type() == QEvent.Type.ActivationChange and not self._window.isActiveWindow():
            self.held.emit(False)
        return False
