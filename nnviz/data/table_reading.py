"""Reading CSV and TSV into a Table: in blocks of whole rows, with progress, a way out, and nothing believed.

A column holds numbers when nearly all of its values are; else words. Memory grows with the table, never with one line.
"""

import codecs
import csv
import math
from _csv import Reader  # the type of csv.reader
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import numpy as np

from nnviz.data.dataset import DataError
from nnviz.data.table import (
    LARGEST_NUMBER,
    MISSING,
    MOST_CATEGORIES,
    MOST_COLUMNS,
    MOST_DOUBLE_CELLS,
    Column,
    Table,
    clean_word,
    locked,
    unique_names,
)
from nnviz.data.table_format import HEAD_BYTES, LONGEST_LINE, MISSING_WORDS, TableFormat, codec_of, find_format

BLOCK_BYTES = 65_536
MOST_ROWS = 5_000_000
MOST_TABLE_CELLS = 60_000_000
MOST_STRANGE = 0.05
"""A column with a larger share of words among its numbers is one of words."""

OnProgress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A table as it was read. ``notes`` are sentences on what was left out or taken for missing."""

    table: Table
    format: TableFormat
    notes: tuple[str, ...] = ()


def read_table_file(
    path: Path, form: TableFormat | None = None, on_progress: OnProgress = lambda share: None
) -> Reading:
    """The table of a text file; ``form`` None finds the format. Raises DataError with one sentence."""
    try:
        if not path.is_file():
            raise DataError(f"{path.name} could not be read: it is not a file")
        size = path.stat().st_size
        with path.open("rb") as file:
            return read_table(file, size, form, on_progress)
    except OSError as error:
        raise DataError(f"{path.name} could not be read: {error.strerror or error}") from error


def read_table_text(text: str, form: TableFormat | None = None) -> Reading:
    """The table of a pasted text. Raises DataError with one sentence."""
    content = text.encode("utf-8", "replace")
    return read_table(BytesIO(content), len(content), replace(form, encoding="utf-8") if form else None)


def read_table(
    file: BinaryIO, size: int, form: TableFormat | None = None, on_progress: OnProgress = lambda share: None
) -> Reading:
    """The table of an open file of ``size`` bytes; ``on_progress`` gets the share that is done, 0 to 1.

    Raises DataError with one sentence, and whatever ``on_progress`` raises.
    """
    head = file.read(HEAD_BYTES)
    if not head.strip():
        raise DataError("the file is empty")
    found = form or find_format(head)
    words: set[int] = set()
    while True:
        file.seek(0)
        reader = _Reader(found, words)
        again = reader.run(_blocks(file, size, found.encoding, on_progress))
        if not again:
            return reader.reading()
        words |= again


# ---------------------------------------------------------------- blocks of whole rows


def _blocks(file: BinaryIO, size: int, encoding: str, on_progress: OnProgress) -> Iterator[str]:
    """Texts that end where a row ends: quotes are balanced in each."""
    decoder = codecs.getincrementaldecoder(codec_of(encoding))("strict")
    left, done, line = "", 0, 1
    while True:
        content = file.read(BLOCK_BYTES)
        done += len(content)
        on_progress(done / max(1, size))
        try:
            text = left + decoder.decode(content, final=not content)
        except UnicodeDecodeError as error:
            raise DataError(f"after line {line:,} the file is not valid {encoding}: choose another encoding") from error
        if "\0" in text:
            raise DataError(f"after line {line:,} the file holds zero bytes: it is damaged or not a text table")
        if not content:
            if text:
                yield text
            return
        cut = _row_end(text)
        if cut:
            yield text[:cut]
            line += text.count("\n", 0, cut)
        left = text[cut:]
        if len(left) > LONGEST_LINE:
            guess = "perhaps a quotation mark is never closed" if '"' in left else "this is not a table"
            raise DataError(f"line {line:,} is longer than {LONGEST_LINE:,} characters: {guess}")


def _row_end(text: str) -> int:
    """Behind the last line end that lies outside quotes, 0 when there is none."""
    cut = text.rfind("\n") + 1
    if text.count('"', 0, cut) % 2 == 0:
        return cut
    return text.rfind("\n", 0, text.rfind('"', 0, cut)) + 1 if _is_balanced_before_last(text, cut) else 0


def _is_balanced_before_last(text: str, cut: int) -> bool:
    last = text.rfind('"', 0, cut)
    end = text.rfind("\n", 0, last) + 1
    return end > 0 and text.count('"', 0, end) % 2 == 0


# ---------------------------------------------------------------- columns while they grow


@dataclass(slots=True)
class _Numbers:
    """A column that holds numbers so far; ``strange`` counts values that are none, ``first`` is the first of them."""

    parts: list[np.ndarray] = field(default_factory=list)
    strange: int = 0
    first: str = ""

    def take(self, words: tuple[str, ...], decimal: str) -> None:
        if decimal == ",":
            words = tuple(word.replace(",", ".") for word in words)
        try:
            values = np.fromiter(map(float, words), np.float64, len(words))
            if "_" in "".join(words) or not (np.abs(values) <= LARGEST_NUMBER).all():
                raise ValueError
        except ValueError:
            values = np.fromiter(map(self._number, words), np.float64, len(words))
        self.parts.append(values)

    def _number(self, word: str) -> float:
        try:
            value = float(word)
            if "_" not in word and abs(value) <= LARGEST_NUMBER:
                return value
        except ValueError:
            pass
        if word.strip().casefold() not in MISSING_WORDS:
            self.strange += 1
            self.first = self.first or word.strip()[:40]
        return math.nan


@dataclass(slots=True)
class _Words:
    """A column of words; ``codes`` None when there are too many different ones."""

    codes: dict[str, int] | None = field(default_factory=dict)
    parts: list[np.ndarray] = field(default_factory=list)

    def take(self, words: tuple[str, ...], _decimal: str) -> None:
        if self.codes is None:
            return
        self.parts.append(np.fromiter(map(self._code, words), np.int32, len(words)))
        if len(self.codes) > MOST_CATEGORIES:
            self.codes, self.parts = None, []

    def _code(self, word: str) -> int:
        codes = self.codes
        assert codes is not None
        code = codes.get(word)
        if code is None:
            cleaned = clean_word(word)
            is_gap = cleaned.casefold() in MISSING_WORDS
            code = MISSING if is_gap else codes.setdefault(cleaned, len(set(codes.values()) - {MISSING}))
            if len(codes) <= 4 * MOST_CATEGORIES:
                codes[word] = code
        return code


class _Reader:
    """Takes blocks and makes the table. ``words`` are columns known to hold words."""

    def __init__(self, form: TableFormat, words: set[int]) -> None:
        self._form = form
        self._words = words
        self._names: tuple[str, ...] = ()
        self._columns: list[_Numbers | _Words] = []
        self._rows = 0
        self._line = 0

    def run(self, blocks: Iterator[str]) -> set[int]:
        """Read all blocks; columns that turned out to hold words, for which all has to be read again."""
        for block in blocks:
            self._take(block)
            found = self._strange(at_least=20)
            if found:
                return found
        if not self._rows:
            raise DataError("the file has no rows below its header")
        return self._strange(at_least=1)

    def reading(self) -> Reading:
        """What was read. Raises DataError when less than two columns can be used."""
        notes: list[str] = []
        made = [self._column(name, column, notes) for name, column in zip(self._names, self._columns, strict=True)]
        columns = tuple(column for column in made if column is not None)
        if len(columns) < 2:
            raise DataError("a table needs at least two columns that can be used: one to predict, one to predict from")
        return Reading(Table(columns), self._form, tuple(notes))

    def _take(self, block: str) -> None:
        first_line, self._line = self._line + 1, self._line + block.count("\n")
        text = block.replace("\r\n", "\n").replace("\r", "\n") if "\r" in block else block
        try:
            rows = [row for row in self._split(text) if row]
        except csv.Error as error:
            raise DataError(f"after line {first_line:,} the table cannot be read: {error}") from error
        if not self._columns and rows:
            rows = self._begin(rows)
        width = len(self._columns)
        if any(len(row) != width for row in rows):
            self._refuse_ragged(text, first_line)
        if rows:
            for column, words in zip(self._columns, zip(*rows, strict=True), strict=True):
                column.take(words, self._form.decimal)
            self._rows += len(rows)
        if self._rows > MOST_ROWS or self._rows * width > MOST_TABLE_CELLS:
            raise DataError(
                f"the table has more than {MOST_ROWS:,} rows or {MOST_TABLE_CELLS:,} values: take a part of it"
            )

    def _split(self, text: str) -> Reader:
        """The rows of a text; only quoted values may hold line ends, and then they keep them."""
        lines = text.split("\n")
        return csv.reader([f"{line}\n" for line in lines] if '"' in text else lines, delimiter=self._form.separator)

    def _begin(self, rows: list[list[str]]) -> list[list[str]]:
        """The names of the columns; the rows below them."""
        width = len(rows[0])
        if not 2 <= width <= MOST_COLUMNS:
            what = "only one column: choose another separator" if width < 2 else f"{width:,} columns"
            raise DataError(f"the table has {what}; 2 to {MOST_COLUMNS:,} can be used")
        self._names = unique_names(rows[0] if self._form.has_header else [""] * width)
        self._columns = [_Words() if place in self._words else _Numbers() for place in range(width)]
        return rows[1:] if self._form.has_header else rows

    def _refuse_ragged(self, text: str, first_line: int) -> None:
        """Say which line has another number of values than there are columns. Raises DataError."""
        width, rows = len(self._columns), self._split(text)
        for row in rows:
            if row and len(row) != width:
                raise DataError(
                    f"line {first_line + rows.line_num - 1:,} has {len(row)} values, not {width}: "
                    f"look whether the separator is right and the file complete"
                )

    def _strange(self, at_least: int) -> set[int]:
        """Columns of numbers with too many words among them."""
        return {
            place
            for place, column in enumerate(self._columns)
            if isinstance(column, _Numbers)
            and column.strange >= at_least
            and column.strange > MOST_STRANGE * self._rows
        }

    def _column(self, name: str, column: "_Numbers | _Words", notes: list[str]) -> Column | None:
        if isinstance(column, _Words):
            if column.codes is None:
                notes.append(f"{name}: more than {MOST_CATEGORIES:,} different words, left out")
                return None
            words = {code: word for word, code in reversed(column.codes.items()) if code >= 0}
            categories = tuple(clean_word(words[code]) for code in range(len(words)))
            return Column(name, locked(np.concatenate(column.parts)), "text", categories)
        if column.strange:
            notes.append(
                f"{name}: {column.strange:,} values are no numbers and count as missing, such as {column.first!r}"
            )
        is_large = self._rows * len(self._columns) > MOST_DOUBLE_CELLS
        values = np.concatenate(column.parts)
        if np.isnan(values).all():
            notes.append(f"{name}: no values, left out")
            return None
        return Column(name, locked(values.astype(np.float32) if is_large else values))
