"""Reading a folder of pictures, one folder in it for each class: every file is read by Qt, resized, and not believed.

Runs beside the window: QImage and QImageReader need no GUI thread.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from nnviz.data import DataError
from nnviz.data.picture_set import MOST_CLASSES, PictureSet
from nnviz.data.table import locked, unique_names
from nnviz.runtime.job import Tell
from nnviz.ui.widgets.heat import pixels_of

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".pgm", ".ppm", ".pbm", ".webp")
FORMATS = ("png", "jpeg", "jpg", "bmp", "gif", "pgm", "ppm", "pbm", "webp")
BIGGEST_FILE = 50_000_000
MOST_PIXELS = 100_000_000
MOST_DECODED_MB = 128
MOST_PICTURES = 200_000
MOST_BYTES = 500_000_000
READ_AT = 2
"""JPEGs are decoded at about so many times the wanted side: sharp enough, and much faster than in full."""


@dataclass(frozen=True, slots=True)
class PictureForm:
    """How pictures are made alike: ``side`` pixels each way, in colour or grey; the middle is kept."""

    side: int = 28
    is_colour: bool = False

    def text(self) -> str:
        """The form as the text of a setting; ``form_from`` reads it."""
        return f"{self.side} {'colour' if self.is_colour else 'grey'}"


@dataclass(frozen=True, slots=True)
class FolderReading:
    """The pictures of a folder. ``refused`` are file names, each with the reason in words."""

    pictures: PictureSet
    form: PictureForm
    refused: tuple[tuple[str, str], ...] = ()


def form_from(text: str) -> PictureForm:
    """The form that ``PictureForm.text`` wrote; the usual one for anything else."""
    side, _, colour = text.partition(" ")
    return PictureForm(int(side), colour == "colour") if side.isdecimal() and int(side) <= 128 else PictureForm()


def read_folder(folder: Path, form: PictureForm, tell: Tell = lambda share: None) -> FolderReading:
    """All pictures of the folder; ``tell`` gets the share done. Raises DataError when there is nothing to learn."""
    classes, files = _listed(folder)
    depth = 3 if form.is_colour else 1
    if len(files) > MOST_PICTURES or len(files) * form.side**2 * depth > MOST_BYTES:
        raise DataError(f"{folder.name} holds {len(files):,} files: too many at this size; choose smaller pictures")
    pictures = np.empty((len(files), form.side, form.side, depth), np.uint8)
    labels, refused, count = [], [], 0
    for number, (label, path) in enumerate(files):
        tell(number / len(files))
        try:
            pictures[count] = read_picture(path, form)
        except DataError as error:
            refused.append((f"{path.parent.name}/{path.name}", str(error)))
            continue
        labels.append(label)
        count += 1
    tell(1.0)
    found = sorted(set(labels))
    if len(found) < 2:
        raise DataError(
            f"{folder.name} must hold two folders with pictures, one for each class; "
            f"{len(found)} found, {len(refused):,} files were refused"
        )
    numbers = np.searchsorted(found, labels).astype(np.int32)
    names = unique_names([classes[label] for label in found])
    return FolderReading(PictureSet(locked(pictures[:count].copy()), locked(numbers), names), form, tuple(refused))


def read_picture(path: Path, form: PictureForm) -> np.ndarray:
    """One picture (side, side, channels) uint8. Raises DataError with the reason it is refused."""
    if path.suffix.casefold() not in SUFFIXES:
        raise DataError("not a kind of picture that can be read")
    try:
        if path.stat().st_size > BIGGEST_FILE:
            raise DataError(f"larger than {BIGGEST_FILE // 1_000_000} MB")
    except OSError as error:
        raise DataError(f"could not be read: {error.strerror or error}") from error
    QImageReader.setAllocationLimit(MOST_DECODED_MB)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if reader.canRead() and bytes(reader.format().data()).decode() not in FORMATS:
        raise DataError("not a kind of picture that can be read")
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise DataError(f"larger than {MOST_PIXELS // 1_000_000} million pixels")
    wanted = size.scaled(QSize(READ_AT * form.side, READ_AT * form.side), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if size.isValid() and wanted.width() < size.width():
        reader.setScaledSize(wanted)
    image = reader.read()
    if image.isNull():
        raise DataError("damaged, or not a picture")
    return fitted(image, form)


def _listed(folder: Path) -> tuple[list[str], list[tuple[int, Path]]]:
    """The names of the classes, and all files with the number of theirs."""
    try:
        folders = sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
        files = [
            (number, Path(entry.path))
            for number, part in enumerate(folders)
            for entry in sorted(os.scandir(part), key=lambda entry: entry.name)
            if entry.is_file() and not entry.name.startswith(".")
        ]
    except OSError as error:
        raise DataError(f"{folder.name} could not be read: {error.strerror or error}") from error
    if not 2 <= len(folders) <= MOST_CLASSES:
        raise DataError(
            f"{folder.name} must hold 2 to {MOST_CLASSES} folders, one for each class; it holds {len(folders)}"
        )
    return [part.name for part in folders], files


def fitted(image: QImage, form: PictureForm) -> np.ndarray:
    """The middle square of a picture on white, resized: (side, side, channels) uint8."""
    side = min(image.width(), image.height())
    middle = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    small = middle.scaled(
        form.side, form.side, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    if small.hasAlphaChannel():
        small = _on_white(small)
    return pixels_of(small, QImage.Format.Format_RGB888 if form.is_colour else QImage.Format.Format_Grayscale8)


def _on_white(image: QImage) -> QImage:
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    with QPainter(ground) as painter:
        painter.drawImage(0, 0, image)
    return ground


def first_of_each(pictures: PictureSet, count: int) -> Sequence[int]:
    """Numbers of at most ``count`` pictures, the classes in turn."""
    places = [np.flatnonzero(pictures.labels == label) for label in range(len(pictures.classes))]
    longest = max(len(place) for place in places)
    return [int(place[turn]) for turn in range(longest) for place in places if turn < len(place)][:count]
