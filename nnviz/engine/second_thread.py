"""SecondThread: makes calls while the thread that owns it goes on with others.

NumPy lets go of the interpreter lock within long calls, so both threads run at once. Handing over costs some tens of
microseconds: worth it for products of a quarter of a millisecond, not for less.
"""

from queue import SimpleQueue
from threading import Thread
from weakref import finalize

import numpy as np

from nnviz.engine.calls import Call

_Jobs = SimpleQueue[Call | None]
_Outcomes = SimpleQueue[BaseException | None]


class SecondThread:
    """Does jobs one after the other. Belongs to the thread that made it, and ends with it or when nobody refers to it.

    Two bare queues: the futures of an executor take longer to hand over than a small job takes.
    """

    def __init__(self) -> None:
        self._jobs, self._outcomes = _Jobs(), _Outcomes()
        self._pending = 0
        Thread(target=_work, args=(self._jobs, self._outcomes), name="second", daemon=True).start()
        finalize(self, self._jobs.put, None)

    def start(self, job: Call) -> None:
        """``job`` is made as soon as those before it are done."""
        self._pending += 1
        self._jobs.put(job)

    def wait(self) -> None:
        """Until all jobs are done. Raises what one of them has raised."""
        error = None
        while self._pending:
            error = self._outcomes.get() or error
            self._pending -= 1
        if error is not None:
            raise error


def _work(jobs: _Jobs, outcomes: _Outcomes) -> None:
    """Knows the queues only: a thread that held its owner would never end."""
    with np.errstate(all="ignore"):  # each thread has its own; Trainer.steps does it for the first
        while job := jobs.get():
            try:
                job()
            except BaseException as error:  # the owner's to handle
                outcomes.put(error)
            else:
                outcomes.put(None)
