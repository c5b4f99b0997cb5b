"""Data sets that are nothing but points painted by hand: classes and values in the plane, values over one axis.

Painted points train; a test part is painted apart. Without one the training points are tested, too.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from nnviz.data.dataset import DATASETS, Builder, DatasetKind, Draw, Samples, Task
from nnviz.data.points import CACHED, parse_points
from nnviz.hyper import HyperParam, Value

PARTS = ("points", "test_points")
FIRST_CLASSES = (
    "-4 3 0; -3 3.8 0; -2 4 0; -4.4 2 0; -4 1 0; -3 0.2 0; 4 -3 1; 3 -3.8 1; 2 -4 1; 4.4 -2 1; 4 -1 1; 3 0 1"
)
FIRST_VALUES = "-4 3 1; -3 4 0.8; -2 2 0.5; -1 0 0; 1 0 0; 2 -2 -0.5; 3 -4 -0.8; 4 -3 -1"
FIRST_CURVE = "-5 -0.6; -3.5 -0.9; -2 -0.5; -0.5 0.3; 1 0.8; 2.5 0.7; 4 0; 5 -0.4"
NO_TEST = "no test points were painted: the test scores are those of the training points"

CLASSES = HyperParam("classes", "Classes", 2, low=2, high=8, help="How many classes of points there are")


def classes(draw: Draw) -> Samples:
    """Points in the plane with a class each."""
    train, test = _parts(draw, 3)
    return _samples(train[:, :2], train[:, 2].astype(np.int64), test[:, :2], test[:, 2].astype(np.int64))


def values(draw: Draw) -> Samples:
    """Points in the plane with a value each."""
    train, test = _parts(draw, 3)
    return _samples(train[:, :2], train[:, 2], test[:, :2], test[:, 2])


def curve(draw: Draw) -> Samples:
    """Points of a curve over one axis."""
    train, test = _parts(draw, 2)
    return _samples(train[:, :1], train[:, 1], test[:, :1], test[:, 1])


def count_of(settings: Mapping[str, Value], part: str = "points") -> int:
    """How many points of a part are painted."""
    return _count(str(settings.get(part, "")))


@lru_cache(maxsize=CACHED)
def _count(text: str) -> int:
    return sum(1 for point in text.split(";") if point.strip())


def _parts(draw: Draw, width: int) -> tuple[np.ndarray, np.ndarray]:
    train, test = (parse_points(str(draw.settings[part]), width) for part in PARTS)
    return train, test


def _samples(x: np.ndarray, y: np.ndarray, x_test: np.ndarray, y_test: np.ndarray) -> Samples:
    if len(x_test):
        return Samples(x, y, x_test, y_test)
    return Samples(x, y, x, y, note=NO_TEST)


def _names(settings: Mapping[str, Value]) -> tuple[str, ...]:
    number = int(settings["classes"])
    return ("−", "+") if number == 2 else tuple(map(str, range(number)))


def _points(first: str, form: str) -> tuple[HyperParam, HyperParam]:
    return (
        HyperParam("points", "Own points", first, help=f"Points that train: {form}; {form}; ..."),
        HyperParam("test_points", "Own test points", "", help=f"Points that test: {form}; {form}; ..."),
    )


def _kind(build: Builder, task: Task, hyper: tuple[HyperParam, ...], axes: int = 2) -> DatasetKind:
    return DatasetKind(
        build=build,
        task=task,
        group="painted",
        input_shape=(axes,),
        hyper=hyper,
        input_labels=() if axes == 2 else ("x",),
        is_planar=axes == 2,
        has_fixed_split=True,
        names_of=_names if task == "classes" else None,
        train_count_of=count_of,
    )


DATASETS.add(
    "own-classes",
    _kind(classes, "classes", (CLASSES, *_points(FIRST_CLASSES, "x y class"))),
    "Own points",
    "Points that you paint yourself: take the pencil over the plot",
)
DATASETS.add(
    "own-values",
    _kind(values, "regression", _points(FIRST_VALUES, "x y value")),
    "Own values",
    "Values in the plane that you paint yourself: take the pencil over the plot",
)
DATASETS.add(
    "own-curve",
    _kind(curve, "regression", _points(FIRST_CURVE, "x value"), axes=1),
    "Own curve",
    "A curve that you paint yourself: take the pencil over the plot",
)
