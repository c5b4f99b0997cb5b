"""Asking for a costly reading now and then instead of for every frame."""

import time
from dataclasses import dataclass

from nnviz.runtime.messages import Snapshot


@dataclass(slots=True)
class Occasional:
    """``is_wanted`` says whether a view's costly request should stand now.

    It falls when the reading came and rises again after ``period_s``, at once when training rests, and on ``hurry``.
    """

    period_s: float
    is_wanted: bool = True
    _step: int = -1
    _read_s: float = 0.0

    def hurry(self) -> None:
        """What is looked at has changed: ask now."""
        self.is_wanted = True

    def look_at(self, snapshot: Snapshot, has_reading: bool) -> bool:
        """Take note of a snapshot; True when ``is_wanted`` changed by it."""
        before = self.is_wanted
        if has_reading:
            self._step, self._read_s, self.is_wanted = snapshot.step, time.monotonic(), False
        elif snapshot.step != self._step:
            self.is_wanted |= not snapshot.is_playing or time.monotonic() - self._read_s >= self.period_s
        return self.is_wanted != before
