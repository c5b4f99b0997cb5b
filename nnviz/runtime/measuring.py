"""Obeying the requests of the views: one frozen array for each that can be measured now."""

import logging
import traceback
from collections.abc import Iterable

import numpy as np

from nnviz.runtime.messages import Request
from nnviz.runtime.probes import PROBES, NotNow, Subject

log = logging.getLogger(__name__)


class Measuring:
    """The watched requests. A probe that fails is told once and left out until the views ask for other things."""

    def __init__(self) -> None:
        self._requests: frozenset[Request] = frozenset()
        self._broken: set[Request] = set()

    @property
    def is_watched(self) -> bool:
        """Whether any view is visible."""
        return bool(self._requests)

    def watch(self, requests: Iterable[Request]) -> None:
        """Measure these from now on."""
        self._requests = frozenset(requests)
        self._broken.clear()

    def measure(self, subject: Subject) -> tuple[dict[Request, np.ndarray], list[str]]:
        """The readings, and the traceback of each probe that failed for the first time."""
        subject.begin_snapshot()
        readings: dict[Request, np.ndarray] = {}
        failures: list[str] = []
        for request in self._requests - self._broken:
            try:
                reading = PROBES[request.probe](subject, request)
            except NotNow as reason:
                log.debug("no reading for %s: %s", request, reason)
            except Exception:  # a probe must not end training's thread; the runner tells
                self._broken.add(request)
                failures.append(f"{request}\n{traceback.format_exc()}")
            else:
                reading.flags.writeable = False
                readings[request] = reading
        return readings, failures
