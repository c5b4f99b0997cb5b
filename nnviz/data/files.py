"""Pictures from IDX files, gzipped or raw, checked by magic number, counts and MD5 of the content."""

import gzip
import hashlib
import math
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nnviz.data.dataset import DataError
from nnviz.resources import resource_path

MAGIC_LABELS = 0x00000801
MAGIC_PICTURES = 0x00000803
PARTS = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
DATA_VARIABLE = "NNVIZ_DATA"
BIGGEST_CONTENT = 80_000_000
"""MNIST's largest part has 47 MB."""


class DataFileError(DataError):
    """A data file is missing, damaged or not the one that was asked for."""


@dataclass(frozen=True, slots=True)
class PictureSource:
    """A published set of pictures: where it usually lies, its class names and the MD5 of its four parts, in order.

    ``checksums`` are those of the unpacked content, so a raw file and a gzipped one are checked alike.
    """

    label: str
    folder: str
    classes: tuple[str, ...]
    checksums: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The four parts of a picture set; pictures (n, height, width) and labels (n,), all uint8 and read-only."""

    train_x: np.ndarray
    train_y: np.ndarray
    test_x: np.ndarray
    test_y: np.ndarray


MNIST = PictureSource(
    "MNIST",
    "mnist",
    tuple("0123456789"),
    (
        "6bbc9ace898e44ae57da46a324031adb",
        "a25bea736e30d166cdddb491f175f624",
        "2646ac647ad5339dbf082846283269ea",
        "27ae3e4e09519cfbb04c329615203637",
    ),
)
MNIST_BUNDLED = PictureSource(
    "MNIST, bundled part",
    "data/mnist",
    MNIST.classes,
    (
        "33967592aad1af6ff2911d8cddcb5cbe",
        "9728ffb36bafefa9da84fc29941c98bf",
        "38b5db09718ce5e3c9c64dd4282da601",
        "9bf1c5ec0bf5579caed388453097e937",
    ),
)
FASHION_MNIST = PictureSource(
    "Fashion-MNIST",
    "fashion-mnist",
    (
        "T-shirt", "trouser", "pullover", "dress", "coat",
        "sandal", "shirt", "sneaker", "bag", "ankle boot",
    ),
    (
        "f4a8712d7a061bf5bd6d2ca38dc4d50a",
        "9018921c3c673c538a1fc5bad174d6f9",
        "8181f5470baa50b63fa0f6fddb340f0a",
        "15d484375f8d13e6eb1aabb0c3f46965",
    ),
)  # fmt: skip


def read_idx(path: Path) -> np.ndarray:
    """The read-only uint8 array of one IDX file: (n,) labels or (n, height, width) pictures.

    Raises DataFileError when the file is no IDX file of bytes or its length does not fit its header.
    """
    return _parse_idx(_content(path), path)


def read_pictures(folder: Path, source: PictureSource) -> Pictures:
    """The four parts of ``source`` from ``folder``, or from the subfolder with the set's usual name.

    Raises DataFileError that names the file and what is wrong with it.
    """
    folder = find_pictures(folder, source)
    return Pictures(*(_read_part(folder, part, md5) for part, md5 in zip(PARTS, source.checksums, strict=True)))


def bundled_mnist() -> Pictures:
    """10,000 training and 2,000 test pictures of MNIST, as many of each class."""
    return read_pictures(resource_path(MNIST_BUNDLED.folder), MNIST_BUNDLED)


def find_pictures(folder: Path, source: PictureSource) -> Path:
    """The folder that holds the parts of ``source``: ``folder`` itself or its subfolder with the set's usual name.

    Raises DataFileError that names the missing files.
    """
    if not folder.is_dir():
        raise DataFileError(f"the data folder {folder} does not exist; give a folder with the files of {source.label}")
    for candidate in (folder / source.folder, folder):
        if all(_part_path(candidate, part) for part in PARTS):
            return candidate
    missing = ", ".join(part for part in PARTS if not _part_path(folder, part))
    raise DataFileError(f"{source.label} is not in {folder}: missing {missing} (raw or with .gz)")


def default_data_folder() -> Path | None:
    """The folder named by the environment variable NNVIZ_DATA, else the development data beside the checkout."""
    named = os.environ.get(DATA_VARIABLE)
    if named:
        return Path(named)
    beside = Path(__file__).resolve().parents[3] / "shared" / "data"
    return beside if beside.is_dir() else None


def _part_path(folder: Path, part: str) -> Path | None:
    for name in (part, f"{part}.gz"):
        if (folder / name).is_file():
            return folder / name
    return None


def _read_part(folder: Path, part: str, md5: str) -> np.ndarray:
    path = _part_path(folder, part)
    if path is None:
        raise DataFileError(f"{folder / part} is missing (raw or with .gz)")
    content = _content(path)
    array = _parse_idx(content, path)
    found = hashlib.md5(content, usedforsecurity=False).hexdigest()
    if found != md5:
        raise DataFileError(f"{path} is damaged or another file: its MD5 is {found}, expected {md5}; fetch it again")
    return array


def _content(path: Path) -> bytes:
    """The unpacked bytes, read only as far as any data set goes."""
    try:
        with path.open("rb") as file:
            is_packed = file.read(2) == b"\x1f\x8b"
        with gzip.open(path) if is_packed else path.open("rb") as file:
            content = file.read(BIGGEST_CONTENT + 1)
        if len(content) > BIGGEST_CONTENT:
            raise DataFileError(f"{path} holds more than {BIGGEST_CONTENT // 1_000_000} MB: no picture set does")
        return bytes(content)
    except (OSError, EOFError, zlib.error) as error:
        raise DataFileError(f"{path} cannot be read: {error}") from error


def _parse_idx(content: bytes, path: Path) -> np.ndarray:
    magic = int.from_bytes(content[:4], "big")
    if magic not in (MAGIC_LABELS, MAGIC_PICTURES):
        raise DataFileError(
            f"{path} is no IDX file of bytes: it begins with {magic:#010x}, "
            f"expected {MAGIC_LABELS:#010x} (labels) or {MAGIC_PICTURES:#010x} (pictures)"
        )
    rank = magic & 0xFF
    header = 4 + 4 * rank
    shape = tuple(int.from_bytes(content[4 + 4 * axis : 8 + 4 * axis], "big") for axis in range(rank))
    expected = header + math.prod(shape)
    if len(content) != expected:
        raise DataFileError(f"{path} has {len(content):,} bytes, but its header {shape} asks for {expected:,}")
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape)
