"""Obeying the requests of the views: one frozen array for each that can be measured now.

Looking must not stop the learning: while the network trains, the dear readings together take at most ``DEAR_SHARE`` of
the time; between two of theirs the last one stands. What is cheap, and everything that was just asked for, is fresh.
"""

import logging
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from nnviz.runtime.messages import Request
from nnviz.runtime.probes import PROBES, NotNow, Subject

log = logging.getLogger(__name__)

CHEAP_S = 0.001
DEAR_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was measured, when, and how long it took, in seconds."""

    values: np.ndarray
    taken_s: float
    cost_s: float


class Measuring:
    """The watched requests. A probe that fails is told once and left out until the views ask for other things."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._requests: frozenset[Request] = frozenset()
        self._broken: set[Request] = set()
        self._last: dict[Request, _Reading] = {}

    @property
    def is_watched(self) -> bool:
        """Whether any view is visible."""
        return bool(self._requests)

    def watch(self, requests: Iterable[Request]) -> None:
        """Measure these from now on."""
        self._requests = frozenset(requests)
        self._broken.clear()

    def measure(self, subject: Subject, *, is_fresh: bool = True) -> tuple[dict[Request, np.ndarray], list[str]]:
        """The readings, and the traceback of each probe that failed for the first time.

        Unless all must be fresh, a dear one may be the last one again.
        """
        subject.begin_snapshot()
        last = {} if is_fresh else self._last
        rest_s = sum(reading.cost_s for reading in last.values() if reading.cost_s > CHEAP_S) / DEAR_SHARE
        self._last = {}
        failures: list[str] = []
        for request in self._requests - self._broken:
            reading = last.get(request)
            if reading is None or reading.cost_s <= CHEAP_S or self._clock() - reading.taken_s >= rest_s:
                reading = self._take(subject, request, failures)
            if reading is not None:
                self._last[request] = reading
        return {request: reading.values for request, reading in self._last.items()}, failures

    def _take(self, subject: Subject, request: Request, failures: list[str]) -> _Reading | None:
        started_s = self._clock()
        try:
            values = PROBES[request.probe](subject, request)
        except NotNow as reason:
            log.debug("no reading for %s: %s", request, reason)
        except Exception:  # a probe must not end training's thread; the runner tells
            self._broken.add(request)
            failures.append(f"{request}\n{traceback.format_exc()}")
        else:
            values.flags.writeable = False
            return _Reading(values, started_s, self._clock() - started_s)
        return None
