"""Pacing: bursts of steps with rests between them, so that the GUI thread gets the interpreter lock in time.

A burst is cut by the clock, never the result: which steps are done depends on the run alone. While nobody looks there
are no rests. A speed limit lets steps through one by one as they fall due.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

SWITCH_INTERVAL_S = 0.001
LONGEST_CATCH_UP_S = 0.25


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a burst lasts, how long the rest after it, and how much time may pass between two looks at the clock."""

    burst_s: float = 0.006
    rest_s: float = 0.0005
    look_s: float = 0.001


def prepare_interpreter() -> None:
    """Let the interpreter lock change hands sooner; called once by programs with a GUI."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)


class Pacer:
    """Says how many steps may be done now and how long to rest. Belongs to the trainer thread."""

    def __init__(self, pace: Pace | None = None, clock: Callable[[], float] = time.perf_counter) -> None:
        self._pace = pace or Pace()
        self._clock = clock
        self._step_s = self._pace.look_s
        self._deadline = 0.0
        self._due = 0.0
        self._rate = 0.0

    def set_speed(self, steps_per_second: float) -> None:
        """At most so many steps a second; 0 is as fast as possible."""
        self._rate = max(0.0, steps_per_second)
        self._due = self._clock()

    def begin_burst(self) -> None:
        """A burst starts now."""
        self._deadline = self._clock() + self._pace.burst_s

    def allowance(self, most: int) -> int:
        """How many steps, up to ``most``, to do before looking at the clock again; 0 when the burst is over."""
        now = self._clock()
        if now >= self._deadline:
            return 0
        steps = max(1, int(self._pace.look_s / self._step_s))
        if self._rate:
            self._due = max(self._due, now - LONGEST_CATCH_UP_S)
            steps = min(steps, int((now - self._due) * self._rate) + 1 if now >= self._due else 0)
        return min(most, steps)

    def spent(self, steps: int, seconds: float) -> None:
        """So many steps were done in ``seconds``."""
        self._step_s += 0.2 * (max(seconds / steps, 1e-7) - self._step_s)
        if self._rate:
            self._due += steps / self._rate

    def rest_s(self, is_watched: bool) -> float:
        """How long to wait for a command before the next burst, in seconds."""
        rest = self._pace.rest_s if is_watched else 0.0
        return max(rest, self._due - self._clock()) if self._rate else rest


class Speedometer:
    """Steps a second over the last second or so, and the whole time spent in training."""

    WINDOW_S = 1.0

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._marks: list[tuple[float, int]] = []
        self._started: float | None = None
        self._seconds_before = 0.0
        self.steps_per_second = 0.0

    def start(self, step: int) -> None:
        """Training runs from here."""
        self._started = self._clock()
        self._marks = [(self._started, step)]

    def stop(self) -> None:
        """Training rests; the last rate stays readable."""
        self._seconds_before = self.seconds
        self._started = None
        self._marks.clear()

    def note(self, step: int) -> None:
        """The run has come to ``step``."""
        if not self._marks:
            return
        now = self._clock()
        if now - self._marks[-1][0] >= self.WINDOW_S / 10:
            self._marks.append((now, step))
        while len(self._marks) > 2 and now - self._marks[1][0] > self.WINDOW_S:
            del self._marks[0]
        then, at = self._marks[0]
        if now > then:
            self.steps_per_second = (step - at) / (now - then)

    @property
    def seconds(self) -> float:
        """Seconds of training since the run began."""
        return self._seconds_before + (self._clock() - self._started if self._started is not None else 0.0)

    def reset(self, seconds: float = 0.0) -> None:
        """Another run begins, or goes on after ``seconds``."""
        self._started = None if self._started is None else self._clock()
        self._seconds_before = seconds
        self._marks.clear()
        self.steps_per_second = 0.0
