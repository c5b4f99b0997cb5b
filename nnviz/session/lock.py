"""FileLock: two windows do not overwrite each other's file."""

from pathlib import Path

from PySide6.QtCore import QLockFile

SUFFIX = ".lock"


class FileLock:
    """Marks a file as open in this window, by a small file beside it; one left by a dead process does not count.

    ``holds`` is False when another window has it. Where no lock file can be made (a read-only folder), nothing can be
    overwritten either, and the lock counts as held.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._lock = QLockFile(str(lock_path(self.path)))
        self._lock.setStaleLockTime(0)
        is_taken = self._lock.tryLock(0)
        self.holds = is_taken or self._lock.error() != QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Let others have the file."""
        self._lock.unlock()
        self.holds = False


def lock_path(path: Path) -> Path:
    """The lock file of ``path``: hidden, in the same folder."""
    return path.with_name(f".{path.name}{SUFFIX}")
