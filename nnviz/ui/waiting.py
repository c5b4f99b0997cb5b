"""Saying that an experiment is being prepared when that takes longer than a blink."""

import time
from collections.abc import Callable

from nnviz.ui.widgets.toast import Toast

PATIENCE_S = 0.4


class Waiting:
    """``look`` is called again and again; after the first patience it says ``message`` until the wait is over."""

    def __init__(self, toast: Toast, is_waiting: Callable[[], bool], message: Callable[[], str]) -> None:
        self._toast, self._is_waiting, self._message = toast, is_waiting, message
        self._due_s: float | None = None

    def begin(self) -> None:
        """A wait may begin now."""
        self._due_s = time.monotonic() + PATIENCE_S

    def end(self) -> None:
        """The wait is over."""
        self._due_s = None
        self._toast.take_back()

    def look(self) -> None:
        """Say it when it is time."""
        if self._due_s is None:
            return
        if not self._is_waiting():
            self.end()
        elif time.monotonic() >= self._due_s:
            self._toast.say(self._message(), stays=True)
