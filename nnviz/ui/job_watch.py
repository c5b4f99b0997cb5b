"""JobWatch: looks after one background job at a time and tells what became of it in the GUI thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from nnviz.runtime.job import Job, Tell

PERIOD_MS = 40


class JobWatch(QObject):
    """``progressed`` carries the share done, ``finished`` the result, ``failed`` a sentence. Cancelled: nothing."""

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job[Any] | None = None  # Any: every job has its own result
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_running(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def run(self, work: Callable[[Tell], object]) -> None:
        """Begin; a job that is still under way is called off."""
        self.cancel()
        self._job = Job(work)
        self._job.start()
        self._timer.start()

    def cancel(self) -> None:
        """Call the job off and forget it."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._timer.stop()

    def look(self) -> None:
        """See how far it is."""
        job = self._job
        if job is None:
            return
        if not job.is_done:
            self.progressed.emit(job.share)
            return
        self._job = None
        self._timer.stop()
        if job.problem is not None:
            self.failed.emit(job.problem)
        else:
            self.finished.emit(job.result)
