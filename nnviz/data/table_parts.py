"""A table as JSON values and plain arrays without NaN, for files; and back, with nothing believed.

numbers (columns, rows) float, missing (columns, rows) bool where any number is missing, words (columns, rows) int32,
categories (bytes,) uint8: the words of all columns of words in order, UTF-8, apart by line ends.
"""

from collections.abc import Mapping

import numpy as np

from nnviz.data.dataset import DataError
from nnviz.data.table import (
    LARGEST_NUMBER,
    MISSING,
    MOST_CATEGORIES,
    MOST_COLUMNS,
    Column,
    ColumnKind,
    Table,
    clean_name,
    clean_word,
    locked,
)

MOST_WORD_BYTES = 50_000_000
PARTS = frozenset({"numbers", "missing", "words", "categories"})


def table_parts(table: Table) -> tuple[dict[str, object], dict[str, np.ndarray]]:
    """The facts and arrays of a table; ``table_from_parts`` gives it back."""
    columns = [{"name": column.name, "kind": column.kind, "words": len(column.categories)} for column in table.columns]
    arrays: dict[str, np.ndarray] = {}
    numbers = [column for column in table.columns if column.kind == "number"]
    texts = [column for column in table.columns if column.kind == "text"]
    if numbers:
        arrays["numbers"] = np.stack([np.nan_to_num(column.values, nan=0.0) for column in numbers])
        if any(column.missing_count for column in numbers):
            arrays["missing"] = np.stack([column.missing for column in numbers])
    if texts:
        arrays["words"] = np.stack([column.values for column in texts])
        joined = "\n".join(word for column in texts for word in column.categories)
        arrays["categories"] = np.frombuffer(joined.encode("utf-8"), np.uint8)
    return {"columns": columns}, arrays


def table_from_parts(facts: Mapping[str, object], arrays: Mapping[str, np.ndarray]) -> Table:
    """The table of a file. Raises DataError."""
    listed = facts.get("columns")
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_COLUMNS:
        raise DataError("the table does not name its columns")
    heads = [_head(item) for item in listed]
    if len({name for name, _kind, _count in heads}) < len(heads):
        raise DataError("two columns of the table have the same name")
    counts = {kind: sum(other == kind for _, other, _ in heads) for kind in ("number", "text")}
    numbers, codes = _block(arrays, "numbers", "f", counts["number"]), _block(arrays, "words", "i", counts["text"])
    gaps = _block(arrays, "missing", "b", counts["number"]) if "missing" in arrays else np.zeros(numbers.shape, bool)
    rows = {block.shape[1] for block in (numbers, codes, gaps) if len(block)}
    if {*arrays} - PARTS or len(rows) != 1:
        raise DataError("the parts of the table do not fit together")
    if numbers.size and np.abs(numbers).max() > LARGEST_NUMBER:
        raise DataError(f"the table holds numbers above {LARGEST_NUMBER:g}")
    words = _categories(arrays.get("categories"), sum(count for _, _, count in heads))
    columns, seen, told = [], {"number": 0, "text": 0}, 0
    for name, kind, count in heads:
        place = seen[kind]
        seen[kind] += 1
        if kind == "number":
            columns.append(Column(name, _with_gaps(numbers[place], gaps[place])))
        else:
            columns.append(_text_column(name, codes[place], words[told : told + count]))
            told += count
    return Table(tuple(columns))


def _with_gaps(values: np.ndarray, gaps: np.ndarray) -> np.ndarray:
    """Numbers with NaN where they are missing."""
    if not gaps.any():
        return values
    return locked(np.where(gaps, values.dtype.type(np.nan), values))


def _text_column(name: str, codes: np.ndarray, categories: tuple[str, ...]) -> Column:
    if codes.min() < MISSING or codes.max() >= len(categories) or len(set(categories)) < len(categories):
        raise DataError(f"the column {name!r} holds words that it does not list")
    return Column(name, codes, "text", categories)


def _head(item: object) -> tuple[str, ColumnKind, int]:
    """Name, kind and number of different words of one column."""
    if not isinstance(item, Mapping):
        raise DataError("a column of the table is not described")
    name, kind, count = item.get("name"), item.get("kind"), item.get("words")
    if not isinstance(name, str) or not name or name != clean_name(name):
        raise DataError("a column of the table has an impossible name")
    if kind not in ("number", "text") or isinstance(count, bool) or not isinstance(count, int):
        raise DataError(f"the column {name!r} is of an unknown kind")
    if not 0 <= count <= (MOST_CATEGORIES if kind == "text" else 0):
        raise DataError(f"the column {name!r} cannot have {count} different words")
    return name, kind, count


def _categories(content: np.ndarray | None, count: int) -> tuple[str, ...]:
    """All words of all columns."""
    if content is None or not count:
        if count or (content is not None and content.size):
            raise DataError("the table does not list its words")
        return ()
    if content.dtype != np.uint8 or content.ndim != 1 or content.size > MOST_WORD_BYTES:
        raise DataError("the table's list of words is not one")
    words = tuple(content.tobytes().decode("utf-8").split("\n"))
    if len(words) != count or any(not word or word != clean_word(word) for word in words):
        raise DataError("the table lists impossible words")
    return words


def _block(arrays: Mapping[str, np.ndarray], name: str, sort: str, count: int) -> np.ndarray:
    """One array of the parts, (count, rows)."""
    block = arrays.get(name, np.zeros((0, 0), {"f": np.float32, "i": np.int32, "b": np.bool_}[sort]))
    if block.ndim != 2 or block.dtype.kind != sort or len(block) != count or (count and not block.shape[1]):
        raise DataError(f"the table's {name} are not what its columns say")
    return block
