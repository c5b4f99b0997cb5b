"""An open window that is used by itself: what the tour and the benchmarks share."""

from PySide6.QtCore import QObject

from nnviz.runtime.messages import Snapshot
from nnviz.session.session import Session
from nnviz.ui.hand import Hand
from nnviz.ui.main_window import MainWindow

LIMIT_S, SETTLE_S = 20.0, 0.5


class Driver(QObject):
    """Has a hand in the window and sees what it shows."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__()
        self._window, self._session, self._hand = window, session, Hand(window)
        self._newest: Snapshot | None = None
        window.clock.frame_due.connect(self._see)

    def _see(self, snapshot: Snapshot) -> None:
        self._newest = snapshot

    def _steps(self) -> int:
        """The step of a snapshot that is new now, so that both ends of a measurement are equally fresh."""
        self._newest = None
        self._hand.wait_until(lambda: self._newest is not None, LIMIT_S, "a picture")
        assert self._newest is not None
        return self._newest.step

    def _set_playing(self, *, is_playing: bool) -> None:
        if is_playing:
            self._session.play()
        else:
            self._session.pause()
        self._hand.wait_until(lambda: self._session.is_playing == is_playing, LIMIT_S, "play or pause")
        self._hand.wait(SETTLE_S)
