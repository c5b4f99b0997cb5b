"""Saying that an experiment is being prepared when that takes longer than a blink."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from nnviz.ui.widgets.toast import Toast

PATIENCE_MS = 400


class Waiting(QObject):
    """Looks again and again while ``is_waiting``; after the first patience it says ``message`` until that is over.

    A window that is not shown waits for nothing: ``begin`` again when it is.
    """

    def __init__(self, toast: Toast, is_waiting: Callable[[], bool], message: Callable[[], str]) -> None:
        super().__init__(toast)
        self._toast, self._is_waiting, self._message = toast, is_waiting, message
        self._timer = QTimer(self)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """A wait may begin now."""
        if self._is_waiting() and self._toast.window().isVisible():
            self._timer.start()

    def end(self) -> None:
        """The wait is over."""
        self._timer.stop()
        self._toast.take_back()

    def _look(self) -> None:
        if self._is_waiting():
            self._toast.say(self._message(), stays=True)
        else:
            self.end()
