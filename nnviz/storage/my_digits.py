"""The user's own digits: one small PGM picture each (Netpbm P5), in a folder for each label."""

import logging
import re
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from nnviz.storage.atomic_write import write_bytes
from nnviz.storage.problem import FileProblem

log = logging.getLogger(__name__)

SUFFIX = ".pgm"
BIGGEST_SIDE = 512
BIGGEST_BYTES = BIGGEST_SIDE**2 + 100
MOST_DIGITS = 500

_HEADER = re.compile(rb"P5\s(\d{1,3})\s(\d{1,3})\s255\s")


@dataclass(frozen=True, slots=True, eq=False)
class MyDigit:
    """One taught drawing: ``picture`` (height, width), 0 to 1, and the class number it was given."""

    label: int
    picture: np.ndarray
    path: Path | None = None


@dataclass(slots=True)
class MyDigits:
    """All taught drawings, oldest first; without a ``folder`` they are kept in memory only."""

    folder: Path | None = None
    _digits: list[MyDigit] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.folder is not None:
            self._digits = _read_all(self.folder)

    def all(self) -> tuple[MyDigit, ...]:
        """The drawings, oldest first."""
        return tuple(self._digits)

    def add(self, picture: np.ndarray, label: int) -> MyDigit:
        """Keep a drawing (height, width), 0 to 1. Raises FileProblem when it cannot be written; it is kept in
        memory then.
        """
        digit = MyDigit(label, np.array(picture, np.float32), self._new_path(label))
        self._digits = [*self._digits[1 - MOST_DIGITS :], digit]
        if digit.path is not None:
            _write(digit.path, digit.picture)
        return digit

    def remove(self, digit: MyDigit) -> None:
        """Forget a drawing. Raises FileProblem when its file cannot be removed."""
        self._digits = [other for other in self._digits if other is not digit]
        if digit.path is None:
            return
        try:
            digit.path.unlink(missing_ok=True)
        except OSError as error:
            raise FileProblem(f"{digit.path.name} could not be removed: {error.strerror or error}.") from error

    def _new_path(self, label: int) -> Path | None:
        return self.folder / str(label) / f"{uuid.uuid4().hex}{SUFFIX}" if self.folder is not None else None


def _write(path: Path, picture: np.ndarray) -> None:
    height, width = picture.shape
    levels = np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8)
    write_bytes(path, f"P5\n{width} {height}\n255\n".encode("ascii") + levels.tobytes())


def _read_all(folder: Path) -> list[MyDigit]:
    """What can be read of the folder; a strange file is left alone and noted in the log."""
    paths = [path for path in folder.glob(f"*/*{SUFFIX}") if path.parent.name.isdecimal()]
    found = []
    for path in sorted(paths, key=_age)[-MOST_DIGITS:]:
        picture = _read(path)
        if picture is None:
            log.warning("%s is not one of my digits and was left alone", path)
        else:
            found.append(MyDigit(int(path.parent.name), picture, path))
    return found


def _age(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, path.name
    except OSError:
        return 0.0, path.name


def _read(path: Path) -> np.ndarray | None:
    try:
        content = path.read_bytes() if path.stat().st_size <= BIGGEST_BYTES else b""
    except OSError:
        return None
    header = _HEADER.match(content)
    if header is None:
        return None
    width, height = int(header[1]), int(header[2])
    levels = np.frombuffer(content, np.uint8, offset=header.end())
    return (levels.reshape(height, width) / np.float32(255)) if levels.size == width * height > 0 else None
