"""Edits of points painted by hand: each is a pure function from a spec to a spec.

The first of them turns the present data into painted data that begin with the same points; the network goes on.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from nnviz.data import DATASETS, load_dataset
from nnviz.data.painted import PARTS
from nnviz.data.points import EXTENT, MOST_POINTS, format_points, parse_points
from nnviz.hyper import Settings
from nnviz.spec.complete import complete_data
from nnviz.spec.layer_edits import set_units
from nnviz.spec.parts import DataSpec, ExperimentSpec

Point = Sequence[float]
MOST_CLASSES = 8
PLOTTED = ("planar", "regression", "painted")


def painted_kind(data: DataSpec) -> str:
    """The painted data that begin with the points of ``data``; an empty text where these are no points of a plot."""
    if data.kind not in DATASETS or DATASETS[data.kind].group not in PLOTTED:
        return ""
    entry = DATASETS[data.kind]
    if entry.task != "regression":
        return "own-classes"
    return "own-values" if entry.is_planar else "own-curve"


def painted(data: DataSpec) -> DataSpec:
    """``data`` as painted data with the same training and test points; painted data come back as they are.

    At most 2,000 points of each part are taken over. Raises DataError for data that cannot be built.
    """
    kind = painted_kind(data)
    if not kind or kind == data.kind:
        return data
    loaded = load_dataset(data.kind, data.settings, data.seed, data.train_share, data.features)
    settings = Settings(
        points=_text(loaded.raw_train, loaded.y_train), test_points=_text(loaded.raw_test, loaded.y_test)
    )
    if loaded.classes:
        settings = settings.replace(classes=len(loaded.classes))
    return complete_data(replace(data, kind=kind, settings=settings))


def paint(spec: ExperimentSpec, points: Sequence[Point], part: str = "points") -> ExperimentSpec:
    """More points of a part: ``x, y, class`` or ``x, y, value`` in the plane, ``x, value`` on a curve.

    A class that did not exist yet is added, with its output.
    """
    if not points or not painted_kind(spec.data):
        return spec
    data = painted(spec.data)
    text = str(data.settings[part])
    more = format_points(points)
    settings = data.settings.replace(**{part: f"{text}; {more}" if text else more})
    return _with_classes(spec, replace(data, settings=settings), points)


def start_over(spec: ExperimentSpec, points: Sequence[Point]) -> ExperimentSpec:
    """Only these training points, and no test points until some are painted."""
    if not painted_kind(spec.data):
        return spec
    data = painted(spec.data)
    settings = data.settings.replace(points=format_points(points), test_points="")
    return _with_classes(spec, replace(data, settings=settings), points)


def erase(spec: ExperimentSpec, place: Point, reach: tuple[float, float]) -> ExperimentSpec:
    """The points go that lie in the ellipse about ``place`` with the half axes ``reach``."""
    return _changed(spec, lambda points: points[_away(points, place, reach) > 1])


def pull(spec: ExperimentSpec, place: Point, reach: tuple[float, float], by: tuple[float, float]) -> ExperimentSpec:
    """The points in the ellipse about ``place`` move by ``by``, those at its edge less than those in its middle."""

    def moved(points: np.ndarray) -> np.ndarray:
        share = np.clip(1 - _away(points, place, reach), 0, None)[:, None]
        result = points.copy()
        result[:, :2] += share * by
        axes = points.shape[1] - 1
        result[:, :axes] = result[:, :axes].clip(-EXTENT, EXTENT)
        return result

    return _changed(spec, moved)


def _changed(spec: ExperimentSpec, change: Callable[[np.ndarray], np.ndarray]) -> ExperimentSpec:
    """Both parts through ``change``, which takes and gives points (n, axes + 1)."""
    if not painted_kind(spec.data):
        return spec
    data = painted(spec.data)
    settings, width = data.settings, DATASETS[data.kind].input_shape[0] + 1
    for part in PARTS:
        before = parse_points(str(settings[part]), width)
        after = change(before)
        if not np.array_equal(before, after):
            settings = settings.replace(**{part: format_points(after.tolist())})
    return spec if settings == data.settings else replace(spec, data=replace(data, settings=settings))


def _away(points: np.ndarray, place: Point, reach: tuple[float, float]) -> np.ndarray:
    """How far each point is from the middle of an ellipse: 1 at its edge, squared."""
    result: np.ndarray = (((points[:, :2] - place) / reach) ** 2).sum(axis=1)
    return result


def _text(x: np.ndarray, y: np.ndarray) -> str:
    return format_points(np.column_stack([x, y])[:MOST_POINTS].tolist())


def _with_classes(spec: ExperimentSpec, data: DataSpec, points: Sequence[Point]) -> ExperimentSpec:
    """The spec with this data, and with an output for every class that was just painted."""
    changed = replace(spec, data=data)
    if "classes" not in data.settings or not points:
        return changed
    wanted = min(MOST_CLASSES, 1 + max(int(point[-1]) for point in points))
    if wanted <= int(data.settings["classes"]):
        return changed
    changed = replace(spec, data=replace(data, settings=data.settings.replace(classes=wanted)))
    return set_units(changed, spec.layers[-1].id, wanted)
