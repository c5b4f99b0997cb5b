"""Table: columns of numbers or of words, as a file or the user gave them. Frozen; a change makes a new table.

Missing values are NaN among numbers and -1 among words.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Literal

import numpy as np

from nnviz.data.dataset import DataError

ColumnKind = Literal["number", "text"]
Cell = float | str | None

MISSING = -1
MOST_COLUMNS = 1_000
MOST_CATEGORIES = 1_000
MOST_DOUBLE_CELLS = 2_000_000
"""Larger tables keep their numbers as float32, which is what a network gets anyway."""

LARGEST_NUMBER = 1e15
"""Larger ones cannot be squared and summed in float32."""

LONGEST_NAME = 80
LONGEST_WORD = 200
FEW_VALUES = 100


@dataclass(frozen=True, eq=False)
class Column:
    """One column: ``values`` (rows,) float with NaN, or int32 numbers of ``categories`` with -1, read-only."""

    name: str
    values: np.ndarray
    kind: ColumnKind = "number"
    categories: tuple[str, ...] = ()

    @cached_property
    def missing(self) -> np.ndarray:
        """Which rows have no value, (rows,) bool."""
        return np.asarray(self.values < 0 if self.kind == "text" else np.isnan(self.values))

    @cached_property
    def missing_count(self) -> int:
        """How many rows have no value."""
        return int(self.missing.sum())

    @cached_property
    def few(self) -> tuple[float, ...] | None:
        """The different values in order (numbers of categories for words); None when there are too many to list."""
        values = self.values[~self.missing] if self.missing_count else self.values
        if self.kind == "number" and len(np.unique(values[:2_000])) > FEW_VALUES:
            return None
        found = np.unique(values)
        return tuple(float(value) for value in found) if len(found) <= FEW_VALUES else None

    @cached_property
    def is_whole(self) -> bool:
        """Whether all numbers are whole."""
        values = self.values[~self.missing]
        return self.kind == "number" and bool((values == np.floor(values)).all())

    def cell(self, row: int) -> Cell:
        """One value; None where it is missing. Numbers of 32 bits as the shortest decimal that they are: 5.1."""
        value = self.values[row]
        if self.kind == "text":
            return self.categories[int(value)] if value >= 0 else None
        return None if math.isnan(value) else float(str(value))

    def with_cell(self, row: int, value: Cell) -> "Column":
        """A copy with one value changed. Raises DataError for words in a column of numbers."""
        values = self.values.copy()
        if self.kind == "number":
            if isinstance(value, str):
                raise DataError(f"the column {self.name!r} holds numbers, got {value[:40]!r}")
            if value is not None and not abs(value) <= LARGEST_NUMBER:
                raise DataError(f"numbers can be at most {LARGEST_NUMBER:g}, got {value:g}")
            values[row] = math.nan if value is None else value
            return replace(self, values=locked(values))
        categories = self.categories
        if value is None or value == "":
            values[row] = MISSING
            return replace(self, values=locked(values))
        word = clean_word(value if isinstance(value, str) else f"{value:.12g}")
        if word not in categories:
            if len(categories) >= MOST_CATEGORIES:
                raise DataError(f"the column {self.name!r} has {MOST_CATEGORIES:,} different words, which is the limit")
            categories = (*categories, word)
        values[row] = categories.index(word)
        return replace(self, values=locked(values), categories=categories)

    def with_rows(self, rows: np.ndarray) -> "Column":
        """These rows only, in this order; -1 stands for a new empty row."""
        values = self.values[rows]
        values[rows < 0] = MISSING if self.kind == "text" else math.nan
        return replace(self, values=locked(values))


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of the same length with different names."""

    columns: tuple[Column, ...]

    @property
    def rows(self) -> int:
        """The number of rows."""
        return len(self.columns[0].values) if self.columns else 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def size(self) -> int:
        """Bytes of all values."""
        return sum(column.values.nbytes for column in self.columns)

    @cached_property
    def id(self) -> str:
        """The content id: equal for equal tables, on every machine."""
        digest = sha256()
        for column in self.columns:
            head = [column.name, column.kind, str(len(column.values)), *column.categories]
            digest.update("\0".join(head).encode("utf-8", "surrogatepass"))
            digest.update(column.values.astype(column.values.dtype.newbyteorder("<"), copy=False).tobytes())
        return digest.hexdigest()

    def column(self, name: str) -> Column:
        """The column of this name. Raises DataError."""
        found = next((column for column in self.columns if column.name == name), None)
        if found is None:
            raise DataError(f"the table has no column {name!r}; it has {', '.join(self.names[:20])}")
        return found

    def with_column(self, number: int, column: Column) -> "Table":
        """A copy with one column changed."""
        return Table((*self.columns[:number], column, *self.columns[number + 1 :]))

    def with_rows(self, rows: Sequence[int]) -> "Table":
        """These rows only, in this order; -1 stands for a new empty row."""
        numbers = np.asarray(rows, np.int64)
        return Table(tuple(column.with_rows(numbers) for column in self.columns))


# ---------------------------------------------------------------- words and names


def clean_name(name: str) -> str:
    """A column's name on one line, without control characters, not too long."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name[: 4 * LONGEST_NAME]).split())[
        :LONGEST_NAME
    ].strip()


def clean_word(word: str) -> str:
    """A value of a column of words on one line, not too long."""
    return "".join(sign if sign.isprintable() else " " for sign in word[:LONGEST_WORD]).strip()


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names that differ and are not empty: "", "a", "a" become "column 1", "a", "a 2"."""
    found: dict[str, None] = {}
    for number, name in enumerate(names, start=1):
        wanted = clean_name(name) or f"column {number}"
        candidate, turn = wanted, 2
        while candidate in found:
            suffix = f" {turn}"
            candidate, turn = wanted[: LONGEST_NAME - len(suffix)] + suffix, turn + 1
        found[candidate] = None
    return tuple(found)


def locked(array: np.ndarray) -> np.ndarray:
    """The array, read-only."""
    array.flags.writeable = False
    return array
