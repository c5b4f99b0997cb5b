"""What the user types for ``nnviz predict``: numbers, tables, pictures or text, as samples before preparation."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from nnviz.cli.usage import UsageError
from nnviz.data import DATASETS
from nnviz.data.scanned import see_scan
from nnviz.export import Subject

TABLES = (".csv", ".tsv", ".txt")
BIGGEST_TABLE = 100_000_000
DIGITS = ("mnist", "digits8x8")
"""Data sets whose pictures were cropped and centred: so are the pictures that a network of theirs is asked about."""


def read_samples(words: Sequence[str], subject: Subject) -> np.ndarray:
    """Samples (n, *raw_shape) float32: one of numbers or text, a row each of a table, one for each picture.

    Raises UsageError that says what was expected.
    """
    if DATASETS[subject.dataset.kind].is_text:
        return _symbols(" ".join(words), subject)
    if numbers := _numbers(words):
        return _shaped(np.array([numbers], np.float32), subject)
    paths = [Path(word) for word in words]
    for path in paths:
        if not path.is_file():
            raise UsageError(f"expected {_wanted(subject)}, got {str(path)!r}, which is neither a number nor a file")
    if all(path.suffix.lower() in TABLES for path in paths):
        rows = [row for path in paths for row in _table(path, subject)]
        return _shaped(np.array(rows, np.float32), subject)
    if not subject.dataset.picture_shape:
        raise UsageError(f"this network does not look at pictures; expected {_wanted(subject)}")
    return np.stack([_picture(path, subject) for path in paths])


def _numbers(words: Sequence[str]) -> list[float]:
    try:
        return [float(word) for word in words]
    except ValueError:
        return []


def _wanted(subject: Subject) -> str:
    inputs = subject.inputs
    names = f" ({', '.join(inputs.labels)})" if inputs.labels else ""
    numbers = f"{int(np.prod(inputs.raw_shape))} numbers{names} or a CSV file of them"
    return f"{numbers}, or pictures" if subject.dataset.picture_shape else numbers


def _shaped(rows: np.ndarray, subject: Subject) -> np.ndarray:
    size = int(np.prod(subject.inputs.raw_shape))
    if rows.ndim != 2 or rows.shape[1] != size:
        raise UsageError(f"expected {_wanted(subject)}, got {rows.shape[-1]}")
    return rows.reshape(len(rows), *subject.inputs.raw_shape)


def _table(path: Path, subject: Subject) -> list[list[float]]:
    """The rows of a table; columns are found by the names of the inputs where its head has them all."""
    if path.stat().st_size > BIGGEST_TABLE:
        raise UsageError(f"{path.name} is larger than {BIGGEST_TABLE // 1_000_000} MB")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        dialect = csv.excel_tab if "\t" in (lines or [""])[0] else csv.excel
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines, dialect) if any(map(str.strip, row))]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path.name} is no table of numbers: {error}") from error
    columns, first = _columns(rows[:1], subject)
    found = []
    for number, row in enumerate(rows[first:], start=first + 1):
        values = _numbers([row[column] for column in columns] if columns and len(row) > max(columns) else row)
        if not values or (found and len(values) != len(found[0])):
            raise UsageError(f"row {number} of {path.name} does not hold {_wanted(subject)}")
        found.append(values)
    if not found:
        raise UsageError(f"{path.name} has no rows")
    return found


def _columns(head: Sequence[Sequence[str]], subject: Subject) -> tuple[list[int], int]:
    """Where the inputs stand, and how many lines the head takes."""
    if not head or _numbers(head[0]):
        return [], 0
    names = list(head[0])
    labels = subject.inputs.labels
    return ([names.index(label) for label in labels] if labels and set(labels) <= set(names) else []), 1


def _symbols(text: str, subject: Subject) -> np.ndarray:
    """The last characters of a text as symbol numbers (1, time)."""
    names, steps = subject.dataset.classes, subject.inputs.raw_shape[0]
    if len(text) < steps:
        raise UsageError(f"this network reads {steps} characters, got {len(text)}")
    unknown = sorted(set(text[-steps:]) - set(names))
    if unknown:
        raise UsageError(f"this network does not know the characters {' '.join(map(repr, unknown))}")
    return np.array([[names.index(letter) for letter in text[-steps:]]], np.float32)


def _picture(path: Path, subject: Subject) -> np.ndarray:
    """A picture file as the network's data holds them: as it lies where the size is right, else fitted in."""
    from PySide6.QtCore import Qt  # Qt, only when a picture has to be read
    from PySide6.QtGui import QImage

    from nnviz.ui.widgets.picture_source import grey_of

    image = QImage(str(path))
    if image.isNull():
        raise UsageError(f"{path.name} is no picture that can be read")
    shape = subject.inputs.raw_shape
    height, width = subject.dataset.picture_shape
    is_fitting = (image.height(), image.width()) == (height, width)
    if not is_fitting and subject.dataset.kind in DIGITS:
        return see_scan(grey_of(image), side=height).picture.reshape(shape)
    if not is_fitting:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    if shape[-1] != 3:
        return grey_of(image).reshape(shape)
    flat = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(flat.constBits(), np.uint8).reshape(height, flat.bytesPerLine() // 4, 4)
    return pixels[:, :width, :3].astype(np.float32) / 255
