"""Autosave: a copy of unsaved work once a minute, found again after a crash.

Each window writes to a file of its own in the autosave folder and holds a lock on it. A file whose lock is dead was
left by a window that did not end properly.
"""

import contextlib
import uuid
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from nnviz.session.lock import FileLock, lock_path
from nnviz.session.session import Session
from nnviz.storage.atomic_write import PART_SUFFIX
from nnviz.storage.experiment_file import SUFFIX

USUAL_PERIOD_S = 60


class Autosave(QObject):
    """Writes a copy of the session's document into ``folder`` every ``period_s`` seconds while it has unsaved work.

    0 seconds never write. ``stop`` belongs to a proper end: it removes the copy.
    """

    def __init__(
        self, session: Session, folder: Path, period_s: float = USUAL_PERIOD_S, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._path = folder / f"{uuid.uuid4().hex}{SUFFIX}"
        self._lock: FileLock | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self.set_period(period_s)

    @property
    def path(self) -> Path:
        """Where the copy lies."""
        return self._path

    def set_period(self, seconds: float) -> None:
        """Save so often from now on; 0 never."""
        self._timer.setInterval(int(seconds * 1000))
        if seconds <= 0:
            self._timer.stop()

    def start(self) -> None:
        """Begin to save."""
        if self._timer.interval() > 0:
            self._timer.start()

    def tick(self) -> None:
        """Save a copy of unsaved work; a copy of work that is safe by now is removed."""
        if not self._session.has_unsaved_work:
            self._path.unlink(missing_ok=True)
            return
        if self._lock is None:
            with contextlib.suppress(OSError):  # told as a file problem when the copy is written
                self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self._path)
        self._session.save_copy(self._path)

    def stop(self) -> None:
        """The window ends properly: the copy is not needed."""
        self._timer.stop()
        self._path.unlink(missing_ok=True)
        self._drop_lock()

    def take_over(self, copy: Path) -> None:
        """Go on with a recovered copy as this window's own, so that its work is never without one."""
        self._drop_lock()
        self._path = copy
        self._lock = FileLock(copy)

    def left_behind(self) -> tuple[Path, ...]:
        """Copies of windows that did not end properly, newest first."""
        copies = [path for path in self._folder.glob(f"*{SUFFIX}") if path != self._path and _is_orphan(path)]
        return tuple(sorted(copies, key=lambda path: path.stat().st_mtime, reverse=True))

    def discard(self, path: Path) -> None:
        """Remove a copy that was recovered and saved, or is not wanted, and what a crash left beside it."""
        for litter in (path, lock_path(path), *self._folder.glob(f".{path.name}.*{PART_SUFFIX}")):
            litter.unlink(missing_ok=True)

    def _drop_lock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _is_orphan(path: Path) -> bool:
    """Whether no living window holds the lock of ``path``."""
    lock = FileLock(path)
    is_free = lock.holds
    lock.release()
    return is_free
