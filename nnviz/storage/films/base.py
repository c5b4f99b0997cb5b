"""Film: frames on their way into a file, on a thread of its own.

Two threads. The one that makes frames calls ``offer`` or ``put`` and in the end ``finish`` or ``cancel``; the
film's own thread alone encodes and writes. At most ``MOST_WAITING`` frames wait between them, so memory stays bounded
however long the film is. The file appears when all of it is on the disk; until then, and after trouble, an older one
stays.
"""

import logging
import queue
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, TypeAlias

import numpy as np
from numpy.typing import NDArray

from nnviz.storage.atomic_write import atomic_write
from nnviz.storage.problem import FileProblem

EXTRA = "pip install 'nnviz-desktop[video]'"
PACKAGES = {"gif": ("PIL", "Pillow"), "mp4": ("av", "PyAV")}
"""What each kind of film needs: the module and the name of its package."""

log = logging.getLogger(__name__)

MOST_WAITING = 6
LOOK_S = 0.2

Frame: TypeAlias = NDArray[np.uint8]
"""(height, width, 3), red green blue. Frames of one film are of one size."""


@dataclass(frozen=True, slots=True)
class FilmLook:
    """How a film plays: frames a second, colours of one frame (GIF), seconds that the last frame stays."""

    frames_per_second: int = 12
    colors: int = 256
    hold_s: float = 1.5


Encode: TypeAlias = Callable[[BinaryIO, Iterator[Frame], FilmLook], None]
"""Writes all frames, one after the other, keeping none. Raises OSError, or FileProblem with what to do."""


def missing(kind: str) -> str:
    """What keeps this kind of film from being made, with what to do; "" when nothing does."""
    module, name = PACKAGES[kind]
    if sys.modules.get(module, ...) is not None and find_spec(module) is not None:
        return ""
    if getattr(sys, "frozen", False):
        return f"{kind.upper()} films need {name}, which this package leaves out. In Python: {EXTRA}."
    return f"{kind.upper()} films need {name}, which is not there: {EXTRA}."


class Cancelled(Exception):  # noqa: N818  # an answer, not an error
    """The film is not wanted any more."""


class Film:
    """One film that is being written to ``path``. ``problem`` says what went wrong, "" as long as nothing did."""

    def __init__(self, path: Path, encode: Encode, look: FilmLook) -> None:
        self.path = path
        self.problem = ""
        self._look = look
        self._encode = encode
        self._frames: queue.Queue[Frame] = queue.Queue(MOST_WAITING)
        self._is_finished, self._is_cancelled = threading.Event(), threading.Event()
        self._file: BinaryIO | None = None
        self._written = 0
        self._bytes = 0
        self._thread = threading.Thread(target=self._run, name="film", daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether the thread has ended: the file stands, or there is a problem, or it was cancelled."""
        return not self._thread.is_alive()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was thrown away."""
        return self._is_cancelled.is_set()

    @property
    def frames_written(self) -> int:
        """How many frames were encoded."""
        return self._written

    @property
    def bytes_written(self) -> int:
        """How large the file is so far, as far as the encoder has let it out."""
        return self._bytes

    def offer(self, frame: Frame) -> bool:
        """Give a frame; False when the encoder is behind and the frame is left out."""
        try:
            self._frames.put_nowait(frame)
        except queue.Full:
            return False
        return True

    def put(self, frame: Frame) -> None:
        """Give a frame and wait for room. Raises FileProblem when the film has failed."""
        while True:
            if self.is_done:
                raise FileProblem(self.problem or f"{self.path.name} is already finished.")
            try:
                self._frames.put(frame, timeout=LOOK_S)
            except queue.Full:
                continue
            return

    def finish(self) -> None:
        """No more frames: the thread writes what waits, then the file stands."""
        self._is_finished.set()

    def cancel(self) -> None:
        """Throw the film away; nothing is left of it."""
        self._is_cancelled.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the thread has ended; False when it did not within ``timeout`` seconds."""
        self._thread.join(timeout)
        return self.is_done

    # ------------------------------------------------------------------ the film's own thread

    def _run(self) -> None:
        try:
            atomic_write(self.path, self._write)
        except Cancelled:
            return
        except FileProblem as error:
            self.problem = str(error)
        except Exception as error:
            log.exception("the film %s failed", self.path.name)
            self.problem = f"{self.path.name} could not be made: {error}"

    def _write(self, file: BinaryIO) -> None:
        self._file = file
        self._encode(file, self._all_frames(), self._look)
        if not self._written:
            raise Cancelled
        self._bytes = file.seek(0, 2)

    def _all_frames(self) -> Iterator[Frame]:
        while not self._is_cancelled.is_set():
            is_finished = self._is_finished.is_set()  # asked before the queue: nothing can come in between
            try:
                frame = self._frames.get(block=not is_finished, timeout=LOOK_S)
            except queue.Empty:
                if is_finished:
                    return
                continue
            yield frame
            self._written += 1
            self._bytes = self._file.tell() if self._file is not None else 0
        raise Cancelled
