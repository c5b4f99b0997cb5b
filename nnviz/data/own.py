"""The user's own data: kept beside the document under its content id, which is all that an experiment knows of it.

The store is read by the trainer thread and filled by others; what it holds is frozen, and each call is one operation
on a dict, so no lock is needed.
"""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from nnviz.data.dataset import DataError
from nnviz.data.picture_set import PictureSet, pictures_from_parts, pictures_parts
from nnviz.data.table import Table
from nnviz.data.table_parts import table_from_parts, table_parts

OwnData: TypeAlias = Table | PictureSet

MOST_BYTES = 800_000_000
"""Former versions of edited data leave the store, oldest first, when all together are larger than this."""


class MissingDataError(DataError):
    """The experiment's own data is not at hand; the message says which file to choose again."""


class OwnStore:
    """Own data by content id, the most recently used last."""

    def __init__(self) -> None:
        self._held: dict[str, OwnData] = {}

    def add(self, data: OwnData) -> str:
        """Keep the data; its content id."""
        self._held.pop(data.id, None)
        self._held[data.id] = data
        total = sum(held.size for held in list(self._held.values()))
        for key in list(self._held)[:-1]:
            if total <= MOST_BYTES:
                break
            total -= self._held.pop(key).size
        return data.id

    def find(self, key: str) -> OwnData | None:
        """The data of this content id, or None."""
        return self._held.get(key)

    def table(self, key: str, source: str) -> Table:
        """The table of this content id. Raises MissingDataError that names the file."""
        data = self.find(key)
        if not isinstance(data, Table):
            raise missing(source)
        return data

    def pictures(self, key: str, source: str) -> PictureSet:
        """The pictures of this content id. Raises MissingDataError that names the folder."""
        data = self.find(key)
        if not isinstance(data, PictureSet):
            raise missing(source)
        return data


def missing(source: str) -> MissingDataError:
    """What is said when own data is not at hand."""
    return MissingDataError(f"the data of {source or 'this experiment'} is not at hand: choose the file again")


def own_parts(data: OwnData) -> tuple[dict[str, object], dict[str, np.ndarray]]:
    """Own data as JSON values and plain arrays, for a file."""
    if isinstance(data, Table):
        facts, arrays = table_parts(data)
        return {"kind": "table", **facts}, arrays
    facts, arrays = pictures_parts(data)
    return {"kind": "pictures", **facts}, arrays


def own_from_parts(facts: Mapping[str, object], arrays: Mapping[str, np.ndarray]) -> OwnData:
    """The own data of a file, with nothing believed. Raises DataError."""
    kind = facts.get("kind")
    if kind == "table":
        return table_from_parts(facts, arrays)
    if kind == "pictures":
        return pictures_from_parts(facts, arrays)
    raise DataError("the file's own data is of an unknown kind")
