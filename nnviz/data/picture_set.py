"""PictureSet: the user's own pictures of one size, each with its class. Frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np

from nnviz.data.dataset import DataError
from nnviz.data.table import clean_name, locked

SMALLEST_SIDE, LARGEST_SIDE = 4, 128
MOST_CLASSES = 100


@dataclass(frozen=True, eq=False)
class PictureSet:
    """``pictures`` (n, height, width, channels) uint8 with 1 or 3 channels, ``labels`` (n,) int32; read-only."""

    pictures: np.ndarray
    labels: np.ndarray
    classes: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int, int]:
        """Height, width and channels of one picture."""
        _, height, width, channels = self.pictures.shape
        return int(height), int(width), int(channels)

    @property
    def size(self) -> int:
        """Bytes of all pictures."""
        return int(self.pictures.nbytes)

    @cached_property
    def id(self) -> str:
        """The content id: equal for equal sets, on every machine."""
        digest = sha256(repr((self.pictures.shape, self.classes)).encode("utf-8", "backslashreplace"))
        digest.update(self.pictures.tobytes())
        digest.update(self.labels.astype("<i4").tobytes())
        return digest.hexdigest()


def pictures_parts(data: PictureSet) -> tuple[dict[str, object], dict[str, np.ndarray]]:
    """The set as JSON values and arrays."""
    return {"classes": list(data.classes)}, {"pictures": data.pictures, "labels": data.labels}


def pictures_from_parts(facts: Mapping[str, object], arrays: Mapping[str, np.ndarray]) -> PictureSet:
    """The set of a file, with nothing believed. Raises DataError."""
    classes = facts.get("classes")
    if (
        not isinstance(classes, list)
        or not 2 <= len(classes) <= MOST_CLASSES
        or len({*map(str, classes)}) < len(classes)
    ):
        raise DataError("the pictures do not name their classes")
    if not all(isinstance(name, str) and name and name == clean_name(name) for name in classes):
        raise DataError("a class of the pictures has an impossible name")
    if {*arrays} != {"pictures", "labels"}:
        raise DataError("the pictures and their labels do not fit together")
    pictures, labels = arrays["pictures"], arrays["labels"]
    sides = pictures.shape[1:3] if pictures.ndim == 4 else ()
    is_right = pictures.dtype == np.uint8 and len(sides) == 2 and pictures.shape[3] in (1, 3) and len(pictures) > 0
    if not is_right or not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in sides):
        raise DataError(f"the pictures have an impossible form {pictures.shape}")
    if labels.dtype != np.int32 or labels.shape != (len(pictures),) or labels.min() < 0 or labels.max() >= len(classes):
        raise DataError("the labels of the pictures do not fit their classes")
    return PictureSet(locked(np.ascontiguousarray(pictures)), locked(np.ascontiguousarray(labels)), tuple(classes))
