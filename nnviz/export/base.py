"""Export, one way to hand a trained network on, and EXPORTS, all of them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import numpy as np

from nnviz.export.subject import Part, Subject
from nnviz.registry import Registry
from nnviz.storage.atomic_write import write_bytes


class ExportProblem(Exception):  # noqa: N818  # a problem is what it is called on the screen
    """This experiment cannot be exported so; the message says why and what to do."""


class Export(ABC):
    """One target. Has no state. ``suffix`` ends the name of its main file."""

    suffix: ClassVar[str]

    def problem(self, subject: Subject) -> str:
        """Why ``subject`` cannot be exported so, in one sentence; empty when it can."""
        return ""

    @abstractmethod
    def write(self, subject: Subject, path: Path) -> tuple[Path, ...]:
        """Write the files, ``path`` or names beside it, and return them.

        Raises ExportProblem, or FileProblem when the disk refuses.
        """


EXPORTS: Registry[Export] = Registry("export")


def export(key: str, subject: Subject, path: Path) -> tuple[Path, ...]:
    """Export ``subject`` by the entry ``key``; the files that were written.

    Raises KeyError for an unknown key, ExportProblem, FileProblem.
    """
    target = EXPORTS[key]
    if problem := target.problem(subject):
        raise ExportProblem(problem)
    return target.write(subject, path)


# ---------------------------------------------------------------- what several targets share


def write_arrays(path: Path, arrays: Mapping[str, np.ndarray]) -> None:
    """Write a ``.npz`` file atomically, never pickled."""
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)
    write_bytes(path, buffer.getvalue())


def write_parts(subject: Subject, path: Path, write: Callable[[Part, Path], None]) -> tuple[Path, ...]:
    """Let ``write`` make one file for each network; of several each carries its role in its name."""
    if len(subject.parts) == 1:
        write(subject.parts[0], path)
        return (path,)
    paths = tuple(path.with_name(f"{path.stem}-{part.role}{path.suffix}") for part in subject.parts)
    for part, target in zip(subject.parts, paths, strict=True):
        write(part, target)
    return paths
