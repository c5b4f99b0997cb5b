"""The user's own data in the catalogue: tables for each task, and pictures.

The settings name the data by its content id, with the user's choice and what follows from it: so shapes and classes
are known where the data is not at hand.
"""

from collections.abc import Mapping
from functools import partial

import numpy as np

from nnviz.data.augmentation import AUGMENTATION
from nnviz.data.dataset import DATASETS, DataError, DatasetKind, Draw, Samples, Task
from nnviz.data.own import OwnStore
from nnviz.data.picture_set import LARGEST_SIDE, SMALLEST_SIDE, PictureSet
from nnviz.data.table import Table
from nnviz.data.table_choice import (
    MOST_CLASSES,
    MOST_INPUTS,
    TableChoice,
    choice_facts,
    choice_from,
    joined,
    prepare,
    split,
)
from nnviz.hyper import HyperParam, Settings, Value

TABLE_KINDS: Mapping[Task, str] = {"binary": "own_binary", "classes": "own_classes", "regression": "own_values"}
PICTURES_KIND = "own_pictures"
MOST_ROWS = 20_000_000

_COMMON = (
    HyperParam("content", "Content", "", help="The content id of the user's data"),
    HyperParam("source", "Source", "", help="The file or folder that the data was read from"),
    HyperParam("reading", "Reading", "", help="How the file was read: separator, header, decimal sign, encoding"),
    HyperParam("samples", "Samples", 0, 0, MOST_ROWS, help="How many samples there are"),
    HyperParam("class_names", "Classes", "", help="The names of the classes, apart by tabs"),
)
_TABLE = (
    *_COMMON,
    HyperParam("target", "Target", "", help="The column that is predicted"),
    HyperParam("columns", "Columns", "", help="The columns that are predicted from, apart by tabs"),
    HyperParam("missing", "Missing values", "drop", choices=("drop", "fill"), help="Rows are dropped, or gaps filled"),
    HyperParam("inputs", "Inputs", "", help="The labels of the inputs, apart by tabs"),
)
_PICTURES = (
    *_COMMON,
    HyperParam("height", "Height", 28, SMALLEST_SIDE, LARGEST_SIDE, unit="px"),
    HyperParam("width", "Width", 28, SMALLEST_SIDE, LARGEST_SIDE, unit="px"),
    HyperParam("channels", "Channels", 1, 1, 3, help="1 is grey, 3 is colour"),
)
OWN_FACTS = frozenset(hyper.key for hyper in (*_TABLE, *_PICTURES))
"""Settings that follow from the data and the choice, not to be changed one by one."""


def is_own(kind: str) -> bool:
    """Whether a dataset is the user's own data."""
    return kind == PICTURES_KIND or kind in TABLE_KINDS.values()


def table_settings(table: Table, choice: TableChoice, source: str, reading: str) -> Settings:
    """The settings of a dataset of ``table``. Raises DataError as ``choice_facts``."""
    facts = choice_facts(table, choice)
    return Settings(
        content=table.id,
        source=source,
        reading=reading,
        samples=facts.rows,
        class_names=joined(facts.classes),
        target=choice.target,
        columns=joined(choice.columns),
        missing=choice.missing,
        inputs=joined(facts.inputs),
    )


def picture_settings(data: PictureSet, source: str, reading: str) -> Settings:
    """The settings of a dataset of ``data``."""
    height, width, channels = data.shape
    return Settings(
        content=data.id,
        source=source,
        reading=reading,
        samples=len(data.labels),
        class_names=joined(data.classes),
        height=height,
        width=width,
        channels=channels,
    )


def _store(draw: Draw) -> OwnStore:
    return draw.own if isinstance(draw.own, OwnStore) else OwnStore()


def _table_samples(draw: Draw, task: Task) -> Samples:
    settings = draw.settings
    table = _store(draw).table(str(settings["content"]), str(settings["source"]))
    choice = choice_from(settings, task)
    facts = choice_facts(table, choice)
    if (facts.inputs, facts.classes) != (split(settings["inputs"]), split(settings["class_names"])):
        raise DataError(f"the experiment does not fit the data of {settings['source']}: choose its columns again")
    return Samples(*prepare(table, choice))


def _picture_samples(draw: Draw) -> Samples:
    settings = draw.settings
    data = _store(draw).pictures(str(settings["content"]), str(settings["source"]))
    if data.shape != _picture_shape(settings) or data.classes != split(settings["class_names"]):
        raise DataError(f"the experiment does not fit the pictures of {settings['source']}: choose the folder again")
    return Samples(np.multiply(data.pictures, np.float32(1 / 255), dtype=np.float32), data.labels.astype(np.int64))


def _classes(settings: Mapping[str, Value]) -> tuple[str, ...]:
    return split(settings.get("class_names", ""))


def _inputs(settings: Mapping[str, Value]) -> tuple[str, ...]:
    return split(settings.get("inputs", ""))


def _table_shape(settings: Mapping[str, Value]) -> tuple[int, ...]:
    return (len(_inputs(settings)),)


def _picture_shape(settings: Mapping[str, Value]) -> tuple[int, ...]:
    return tuple(int(settings.get(key, usual)) for key, usual in (("height", 28), ("width", 28), ("channels", 1)))


def _no_classes(settings: Mapping[str, Value]) -> tuple[str, ...]:
    return ()


def _problems(settings: Mapping[str, Value], task: Task, *, is_table: bool) -> list[str]:
    """What is wrong with the facts of own data, before the data is looked at."""
    if not settings["content"]:
        what = "a table" if is_table else "a folder of pictures"
        return [f"open {what} of your own first"]
    classes, inputs = _classes(settings), _inputs(settings)
    expected = {"regression": (0, 0), "binary": (2, 2)}.get(task, (2, MOST_CLASSES))
    if not expected[0] <= len(classes) <= expected[1] or len(set(classes)) < len(classes):
        return [f"the own data must have {expected[0]} to {expected[1]} different classes, got {len(classes)}"]
    if is_table and not 1 <= len(inputs) <= MOST_INPUTS:
        return [f"the own table must have 1 to {MOST_INPUTS:,} inputs, got {len(inputs):,}"]
    if not is_table and settings["channels"] not in (1, 3):
        return [f"pictures have 1 channel (grey) or 3 (colour), got {settings['channels']}"]
    return [] if int(settings["samples"]) >= 2 else ["the own data has no samples"]


_LABELS: Mapping[Task, str] = {
    "binary": "Own table, two classes",
    "classes": "Own table, classes",
    "regression": "Own table, values",
}
for _task, _label in _LABELS.items():
    DATASETS.add(
        TABLE_KINDS[_task],
        DatasetKind(
            partial(_table_samples, task=_task),
            _task,
            "own",
            (0,),
            hyper=_TABLE,
            is_scaled=True,
            usual_share=0.7,
            shape_of=_table_shape,
            names_of=_no_classes if _task == "regression" else _classes,
            labels_of=_inputs,
            problems_of=partial(_problems, task=_task, is_table=True),
            identity=("source", "target"),
        ),
        _label,
        "A table of your own",
    )
DATASETS.add(
    PICTURES_KIND,
    DatasetKind(
        _picture_samples,
        "classes",
        "own",
        (28, 28, 1),
        hyper=(*_PICTURES, *AUGMENTATION),
        is_picture=True,
        usual_share=0.8,
        shape_of=_picture_shape,
        names_of=_classes,
        problems_of=partial(_problems, task="classes", is_table=False),
        identity=("source",),
    ),
    "Own pictures",
    "A folder of pictures of your own, one folder in it for each class",
)
