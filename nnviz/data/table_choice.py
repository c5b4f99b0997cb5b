"""TableChoice: which columns of a table predict which other one, and what becomes of missing values and of words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np

from nnviz.data.dataset import DataError, Task
from nnviz.data.table import LONGEST_NAME, MOST_DOUBLE_CELLS, Column, Table
from nnviz.hyper import Value

MissingRule = Literal["drop", "fill"]

MOST_CLASSES = 100
MOST_INPUTS = 1_000
MOST_CELLS = 60_000_000
FEW_CLASSES = 20
ROWS_A_CLASS = 3
MOST_WORDS_A_ROW = 0.5
USUAL_TARGETS = ("target", "class", "label", "labels", "species", "outcome", "diagnosis", "y", "类别", "标签", "目标")


@dataclass(frozen=True, slots=True)
class TableChoice:
    """``columns`` are the inputs. ``missing`` says what becomes of rows that lack an input: they are dropped, or
    numbers get the median of their column and words count as none of the known ones. Rows without target always go.
    """

    target: str
    columns: tuple[str, ...]
    task: Task
    missing: MissingRule = "drop"


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What a choice makes of a table: the inputs' labels, the class names (none for values), the rows that stay."""

    inputs: tuple[str, ...]
    classes: tuple[str, ...]
    rows: int
    dropped: int


def suggest(table: Table) -> TableChoice:
    """A first choice: the target by its name, else the last column; all others as inputs, but numbered rows."""
    named = [column for column in table.columns if column.name.casefold() in USUAL_TARGETS]
    target = (named or [_last_useful(table)])[-1]
    columns = tuple(column.name for column in table.columns if column is not target and is_useful(column, table.rows))
    has_gaps = any(table.column(name).missing_count for name in columns)
    kept = has_gaps and _rows_kept(table, target, columns) < 0.8 * table.rows
    return TableChoice(target.name, columns, suggest_task(target), "fill" if kept else "drop")


def suggest_task(target: Column) -> Task:
    """Classes for words and for few different whole numbers, values for all other numbers."""
    if target.few is None:
        return "regression" if target.kind == "number" else "classes"
    rows = len(target.values) - target.missing_count
    is_class = target.kind == "text" or (
        target.is_whole and len(target.few) <= FEW_CLASSES and len(target.few) * ROWS_A_CLASS <= rows
    )
    if not is_class:
        return "regression"
    return "binary" if len(target.few) == 2 else "classes"


def is_useful(column: Column, rows: int) -> bool:
    """Whether a column can tell anything: not a row number, not one value only, not a different word in each row."""
    if column.few is not None and len(column.few) < 2:
        return False
    if column.kind == "text":
        return len(column.categories) <= max(2, MOST_WORDS_A_ROW * rows)
    steps = np.diff(column.values)
    return rows < 3 or column.missing_count > 0 or not bool((steps == 1).all())


def choice_facts(table: Table, choice: TableChoice) -> TableFacts:
    """What becomes of the table. Raises DataError with one sentence when nothing can be learned from it so."""
    target = table.column(choice.target)
    if not choice.columns:
        raise DataError("choose at least one column to predict from")
    if choice.target in choice.columns:
        raise DataError(f"{choice.target!r} cannot be both the target and an input")
    classes = _class_names(target, choice.task)
    columns = [table.column(name) for name in choice.columns]
    inputs = tuple(label for column in columns for label in _labels(column))
    if len(inputs) > MOST_INPUTS:
        raise DataError(
            f"these columns make {len(inputs):,} inputs, at most {MOST_INPUTS:,} can be used; leave out words"
        )
    if not inputs:
        raise DataError("the chosen columns hold no values")
    kept = _rows_kept(table, target, choice.columns) if choice.missing == "drop" else _with_target(target)
    if kept < max(4, 2 * len(classes)):
        raise DataError(
            f"only {kept:,} of {table.rows:,} rows can be used; fill missing values or choose other columns"
        )
    if kept * len(inputs) > MOST_CELLS:
        raise DataError(f"{kept:,} rows with {len(inputs):,} inputs are too many; leave out columns of words")
    return TableFacts(inputs, classes, kept, table.rows - kept)


def prepare(table: Table, choice: TableChoice) -> tuple[np.ndarray, np.ndarray]:
    """Inputs (n, inputs) and targets (n,): class numbers int64, or values. Raises as ``choice_facts``.

    Floats are float64 but for large tables: scaling must not lose the digits of a year or a time stamp.
    """
    facts = choice_facts(table, choice)
    target = table.column(choice.target)
    keep = np.flatnonzero(~_lacking(table, target, choice.columns if choice.missing == "drop" else ()))
    wanted = np.float64 if len(keep) * len(facts.inputs) <= MOST_DOUBLE_CELLS else np.float32
    x = np.empty((len(keep), len(facts.inputs)), wanted)
    place = 0
    for column in map(table.column, choice.columns):
        width = len(_labels(column))
        _fill(x[:, place : place + width], column, column.values[keep])
        place += width
    if choice.task == "regression":
        return x, target.values[keep].astype(wanted)
    return x, np.searchsorted(np.asarray(target.few), target.values[keep]).astype(np.int64)


def choice_from(settings: Mapping[str, Value], task: Task) -> TableChoice:
    """The choice that the settings of a dataset hold."""
    rule = "fill" if settings["missing"] == "fill" else "drop"
    return TableChoice(str(settings["target"]), split(settings["columns"]), task, cast(MissingRule, rule))


def joined(names: tuple[str, ...]) -> str:
    """Names as the text of one setting; clean names hold no tab."""
    return "\t".join(names)


def split(text: Value) -> tuple[str, ...]:
    """The names that ``joined`` put together."""
    return tuple(str(text).split("\t")) if text else ()


def _last_useful(table: Table) -> Column:
    useful = [column for column in table.columns if is_useful(column, table.rows)]
    return (useful or list(table.columns))[-1]


def _class_names(target: Column, task: Task) -> tuple[str, ...]:
    if task == "regression":
        if target.kind == "text":
            raise DataError(f"the target {target.name!r} holds words: predict it as classes, or choose another column")
        return ()
    few = target.few
    if few is None or len(few) > MOST_CLASSES:
        raise DataError(f"{target.name!r} has more than {MOST_CLASSES} different values: predict it as a value instead")
    if len(few) < 2:
        raise DataError(f"the target {target.name!r} has only one value: there is nothing to tell apart")
    if task == "binary" and len(few) != 2:
        raise DataError(f"{target.name!r} has {len(few)} different values, not two: predict it as several classes")
    return tuple(target.categories[int(value)] if target.kind == "text" else f"{value:.6g}" for value in few)


def _labels(column: Column) -> tuple[str, ...]:
    """One input for a column of numbers, one for each word otherwise; a pair of words needs only the second."""
    if column.kind == "number":
        return (column.name,)
    return tuple(f"{column.name} = {word}"[:LONGEST_NAME] for word in _coded(column))


def _coded(column: Column) -> tuple[str, ...]:
    return column.categories[1:] if len(column.categories) == 2 else column.categories


def _fill(x: np.ndarray, column: Column, values: np.ndarray) -> None:
    """Write a column into its place; missing words stay zero everywhere."""
    if column.kind == "number":
        x[:, 0] = values
        if column.missing_count:
            gaps = np.isnan(values)
            x[gaps, 0] = np.median(column.values[~column.missing]) if column.missing_count < len(column.values) else 0
        return
    first = len(column.categories) - x.shape[1]
    for number in range(x.shape[1]):
        x[:, number] = values == number + first


def _with_target(target: Column) -> int:
    return len(target.values) - target.missing_count


def _rows_kept(table: Table, target: Column, columns: tuple[str, ...]) -> int:
    return table.rows - int(_lacking(table, target, columns).sum())


def _lacking(table: Table, target: Column, columns: tuple[str, ...]) -> np.ndarray:
    """Which rows lack the target or one of these columns, (rows,) bool."""
    lacking = target.missing.copy()
    for column in map(table.column, columns):
        if column.missing_count:
            lacking |= column.missing
    return lacking
