"""Job: one long piece of work in a thread of its own, with progress and a way out. The caller polls."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)

REST_S = 0.001
"""A rest at each word of progress: so the window gets the interpreter lock when it wants it."""

Tell = Callable[[float], None]


class JobCancelled(Exception):  # noqa: N818  # not an error: the user wanted it
    """Raised inside the work at its next word of progress after ``cancel``."""


class Job(Generic[T]):
    """Runs ``work(tell)``; ``tell`` takes the share that is done, 0 to 1, and ends a cancelled work.

    After ``is_done`` there is a ``result``, or a ``problem``: the sentence of an error; neither when it was cancelled.
    """

    def __init__(self, work: Callable[[Tell], T]) -> None:
        self._work = work
        self._cancelled = threading.Event()
        self.share = 0.0
        self.result: T | None = None
        self.problem: str | None = None
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """End at the next word of progress."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the user has called it off."""
        return self._cancelled.is_set()

    @property
    def is_done(self) -> bool:
        """Whether the thread has ended."""
        return self._thread.ident is not None and not self._thread.is_alive()

    def join(self, timeout_s: float = 5.0) -> None:
        """Wait for the end."""
        self._thread.join(timeout_s)

    def _tell(self, share: float) -> None:
        if self._cancelled.is_set():
            raise JobCancelled
        self.share = share
        time.sleep(REST_S)

    def _run(self) -> None:
        try:
            self.result = self._work(self._tell)
        except JobCancelled:
            pass
        except (ValueError, OSError, MemoryError) as error:
            self.problem = str(error) or "there is not enough memory"
        except Exception as error:
            log.exception("a job failed")
            self.problem = f"{type(error).__name__}: {error}"
