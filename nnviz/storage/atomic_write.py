"""Writing a file so that at any moment either the old or the whole new content stands on the disk."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from nnviz.storage.problem import FileProblem

PART_SUFFIX = ".part"


def atomic_write(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let ``write`` fill a temporary file beside ``path``, bring it to the disk, then put it in the place of ``path``.

    Folders are made as needed, a link stays a link. Raises FileProblem; the old file is untouched then.
    """
    try:
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, write)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblem(f"{path.name} could not be written: {reason}. Save it in another place.") from error


def write_bytes(path: Path, content: bytes) -> None:
    """``atomic_write`` of what is at hand as a whole. Raises FileProblem."""

    def write(file: BinaryIO) -> None:
        file.write(content)

    atomic_write(path, write)


def _replace(target: Path, write: Callable[[BinaryIO], None]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=PART_SUFFIX, dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else _usual_mode())
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Bring the new name itself to the disk, where the system can (POSIX)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
