"""Why an edit was refused, in the place where it was tried."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QWidget

SHOWN_MS = 8000


class ProblemLabel(QLabel):
    """A red sentence that goes away by itself, or with the next accepted edit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "problem")
        self.setWordWrap(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.clear_problem)
        self.hide()

    def show_problem(self, message: str) -> None:
        """Say it for a while."""
        self.setText(message)
        self.setAccessibleName(message)
        self.show()
        self._timer.start()

    def clear_problem(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self.clear()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
