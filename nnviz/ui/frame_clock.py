"""The clock of the window: pulls the newest snapshot about 30 times a second; the trainer thread never pushes."""

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from nnviz.runtime.messages import Snapshot

PERIOD_MS = 33
FAST_PERIOD_MS = 2
TEXT_PERIOD_S = 0.25
RATE_WINDOW_S = 1.0
HURRY_S = 0.5

Poll = Callable[[], Snapshot | None]


class FrameClock(QObject):
    """Polls on a timer, often while an answer is awaited.

    ``frame_due`` carries every new snapshot, ``text_due`` one at most four times a second; ``ticked`` comes after each
    pull, with or without a snapshot.

    ``poll`` handles the waiting events and returns the newest snapshot of the present generation, or None.
    """

    frame_due = Signal(object)
    text_due = Signal(object)
    ticked = Signal()

    def __init__(self, poll: Poll, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._poll = poll
        self._shown_s: deque[float] = deque()
        self._last_text_s = float("-inf")
        self._fast_until_s = float("-inf")
        self._stamp = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin to pull."""
        self._timer.start()

    def stop(self) -> None:
        """Pull no more."""
        self._timer.stop()

    def hurry(self) -> None:
        """Something was sent: pull often until the answer is there; what is older is not worth a picture meanwhile."""
        self._fast_until_s = time.monotonic() + HURRY_S
        self._pull_every(FAST_PERIOD_MS)

    @property
    def period_ms(self) -> int:
        """The time between two pulls."""
        return self._timer.interval()

    @property
    def pictures_per_second(self) -> float:
        """How many snapshots were shown in the last second."""
        now_s = time.monotonic()
        while self._shown_s and now_s - self._shown_s[0] > RATE_WINDOW_S:
            self._shown_s.popleft()
        return len(self._shown_s) / RATE_WINDOW_S

    def tick(self) -> None:
        """One pull; tests call it by hand."""
        is_late = time.monotonic() > self._fast_until_s
        if is_late:
            self._pull_every(PERIOD_MS)
        snapshot = self._poll()
        self.ticked.emit()
        if snapshot is None:
            return
        is_answer = snapshot.input_stamp != self._stamp
        self._stamp = snapshot.input_stamp
        if not (is_late or is_answer):
            return
        self._fast_until_s = float("-inf")
        self._pull_every(PERIOD_MS)
        now_s = time.monotonic()
        self._shown_s.append(now_s)
        self.frame_due.emit(snapshot)
        if not snapshot.is_playing or now_s - self._last_text_s >= TEXT_PERIOD_S:
            self._last_text_s = now_s
            self.text_due.emit(snapshot)

    def _pull_every(self, period_ms: int) -> None:
        """Set the timer, which begins anew with it: a pen that moves on must not put the next pull off for ever."""
        if self._timer.interval() != period_ms:
            self._timer.setInterval(period_ms)
