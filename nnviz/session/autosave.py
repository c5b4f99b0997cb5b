"""Autosave: a copy of unsaved work once a minute, found again after a crash.

Each window writes to files of its own in the autosave folder, one for each lab, and holds locks on them. A file whose
lock is dead was left by a window that did not end properly.
"""

import contextlib
import uuid
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from nnviz.session.lock import FileLock, lock_path
from nnviz.session.opening import Left
from nnviz.session.session import Session
from nnviz.storage.atomic_write import PART_SUFFIX
from nnviz.storage.experiment_file import SUFFIX

USUAL_PERIOD_S = 60


class Copy:
    """The copy of one lab's document: its file, the lock on it, and which document on the shelf it holds already."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.holds: Left | None = None
        self._lock: FileLock | None = None

    def claim(self) -> None:
        """Mark the file as this window's."""
        if self._lock is None:
            with contextlib.suppress(OSError):  # told as a file problem when the copy is written
                self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self.path)

    def remove(self) -> None:
        """The work is safe: the file is not needed."""
        self.holds = None
        self.path.unlink(missing_ok=True)

    def release(self) -> None:
        """Let others have the file."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None


class Autosave(QObject):
    """Writes a copy of the session's documents into ``folder`` every ``period_s`` seconds while they have unsaved work.

    0 seconds never write. ``stop`` belongs to a proper end: it removes the copies.
    """

    def __init__(
        self, session: Session, folder: Path, period_s: float = USUAL_PERIOD_S, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._copies: dict[str, Copy] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self.set_period(period_s)

    @property
    def path(self) -> Path:
        """Where the copy of the open document lies."""
        return self._copy_of(self._session.spec.lab).path

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
        """Save copies of unsaved work in all labs; a copy of work that is safe by now is removed."""
        unsaved = self._session.unsaved_labs
        for lab, copy in self._copies.items():
            if lab not in unsaved:
                copy.remove()
        for lab in unsaved:
            copy, left = self._copy_of(lab), self._session.left(lab)
            if left is None or (copy.holds is not left and not left.is_waiting):
                copy.claim()
                copy.holds = left
                self._session.save_copy(copy.path, lab)

    def stop(self) -> None:
        """The window ends properly: the copies are not needed."""
        self._timer.stop()
        for copy in self._copies.values():
            copy.remove()
            copy.release()

    def take_over(self, copy: Path) -> None:
        """Go on with a recovered copy as this window's own, so that its work is never without one."""
        lab = self._session.spec.lab
        if lab in self._copies:
            self._copies[lab].release()
        self._copies[lab] = Copy(copy)
        self._copies[lab].claim()

    def left_behind(self) -> tuple[Path, ...]:
        """Copies of windows that did not end properly, newest first."""
        mine = {copy.path for copy in self._copies.values()}
        copies = [path for path in self._folder.glob(f"*{SUFFIX}") if path not in mine and _is_orphan(path)]
        return tuple(sorted(copies, key=lambda path: path.stat().st_mtime, reverse=True))

    def discard(self, path: Path) -> None:
        """Remove a copy that was recovered and saved, or is not wanted, and what a crash left beside it."""
        for litter in (path, lock_path(path), *self._folder.glob(f".{path.name}.*{PART_SUFFIX}")):
            litter.unlink(missing_ok=True)

    def _copy_of(self, lab: str) -> Copy:
        if lab not in self._copies:
            self._copies[lab] = Copy(self._folder / f"{uuid.uuid4().hex}{SUFFIX}")
        return self._copies[lab]


def _is_orphan(path: Path) -> bool:
    """Whether no living window holds the lock of ``path``."""
    lock = FileLock(path)
    is_free = lock.holds
    lock.release()
    return is_free
