"""Excel and Parquet files, by libraries that are imported here only and belong to the extra ``tables``."""

import csv
import importlib
from io import BytesIO, StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

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
from nnviz.data.table_format import TableFormat
from nnviz.data.table_reading import MOST_ROWS, OnProgress, Reading, read_table, read_table_file

EXCEL = (".xlsx", ".xls", ".xlsb", ".ods")
PARQUET = (".parquet",)
TEXT = (".csv", ".tsv", ".txt", ".tab", ".dat")
BIGGEST_EXCEL = 60_000_000


def read_any_table(path: Path, form: TableFormat | None, on_progress: OnProgress) -> Reading:
    """The table of a file by its suffix; anything unknown is read as text. Raises DataError with one sentence."""
    suffix = path.suffix.casefold()
    if suffix in EXCEL:
        return _read_excel(path, on_progress)
    if suffix in PARQUET:
        return _read_parquet(path, on_progress)
    return read_table_file(path, form, on_progress)


def _library(name: str, path: Path) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise DataError(
            f'{path.name} needs an extra: pip install "nnviz-desktop[tables]", or save the table as CSV'
        ) from None


def _read_excel(path: Path, on_progress: OnProgress) -> Reading:
    """The first sheet that holds anything, by way of the text reader: types are found as in any other file."""
    calamine: Any = _library("python_calamine", path)  # Any: the library has no types for what it reads
    try:
        if path.stat().st_size > BIGGEST_EXCEL:
            raise DataError(f"{path.name} is larger than {BIGGEST_EXCEL // 1_000_000} MB: save it as CSV")
        book = calamine.CalamineWorkbook.from_path(str(path))
        on_progress(0.3)
        sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        rows: list[list[object]] = next(filter(None, sheets), [])
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise error if isinstance(error, DataError) else DataError(f"{path.name} could not be read: {error}") from error
    on_progress(0.7)
    text = StringIO()
    csv.writer(text).writerows(rows)
    content = text.getvalue().encode("utf-8", "replace")
    return read_table(BytesIO(content), len(content))


def _read_parquet(path: Path, on_progress: OnProgress) -> Reading:
    """Column by column: numbers as they are, words as codes; other types are left out and told."""
    pyarrow: Any = _library("pyarrow", path)  # Any: pyarrow has no types
    parquet: Any = _library("pyarrow.parquet", path)  # Any: the same
    try:
        with parquet.ParquetFile(path) as file:
            rows, names = file.metadata.num_rows, list(file.schema_arrow.names)
            if not 2 <= len(names) <= MOST_COLUMNS or not 1 <= rows <= MOST_ROWS:
                raise DataError(f"the table has {rows:,} rows and {len(names):,} columns: that cannot be used")
            columns, notes = [], []
            for number, (name, clean) in enumerate(zip(names, unique_names(names), strict=True)):
                on_progress(number / len(names))
                found = _parquet_column(pyarrow, clean, file.read([name]).column(0), rows * len(names))
                columns.extend([found] if found else [])
                notes.extend([] if found else [f"{clean}: neither numbers nor a few words, left out"])
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise error if isinstance(error, DataError) else DataError(f"{path.name} could not be read: {error}") from error
    if len(columns) < 2:
        raise DataError("a table needs at least two columns that can be used: one to predict, one to predict from")
    return Reading(Table(tuple(columns)), TableFormat(), tuple(notes))


def _parquet_column(pyarrow: Any, name: str, values: Any, cells: int) -> Column | None:  # Any: pyarrow has no types
    types, kind = pyarrow.types, values.type
    if types.is_boolean(kind) or types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind):
        wanted = np.float32 if cells > MOST_DOUBLE_CELLS else np.float64
        numbers = np.array(values.cast(pyarrow.float64()).to_numpy(), wanted)
        numbers[~(np.abs(numbers) <= LARGEST_NUMBER)] = np.nan
        return None if np.isnan(numbers).all() else Column(name, locked(numbers))
    if types.is_dictionary(kind):
        values = values.cast(kind.value_type)
    if not (types.is_string(values.type) or types.is_large_string(values.type)):
        return None
    coded = values.combine_chunks().dictionary_encode()
    words = [clean_word(word or "") for word in coded.dictionary.to_pylist()]
    kept = tuple(dict.fromkeys(word for word in words if word))
    if not 1 <= len(kept) <= MOST_CATEGORIES:
        return None
    codes = np.array([kept.index(word) if word else MISSING for word in words] + [MISSING], np.int32)
    places = np.array(coded.indices.fill_null(len(words)).to_numpy(zero_copy_only=False), np.int64)
    return Column(name, locked(codes[places]), "text", kept)
