"""Stand-ins for data that has not been chosen yet: random numbers of the right shape, for imported networks.

A network can be looked at with them, and learns nothing from them. Whatever data of the same shape is chosen instead
keeps all weights.
"""

from collections.abc import Mapping

import numpy as np

from nnviz.data.dataset import DATASETS, DatasetKind, Draw, Samples, Task
from nnviz.hyper import HyperParam, Value

MOST_CLASSES = 1_000
MOST_NUMBERS = 200_000
SHAPE = HyperParam("shape", "Shape", "2", help="Sizes of a sample with x between them")
CLASSES = HyperParam("classes", "Classes", 3, low=2, high=MOST_CLASSES, help="How many classes there are to tell apart")
SAMPLES = HyperParam("samples", "Samples", 64, low=10, high=10_000, help="Training and test samples together")

KINDS: Mapping[Task, str] = {"binary": "blank_binary", "classes": "blank_classes", "regression": "blank_values"}


def is_blank(kind: str) -> bool:
    """Whether a dataset only stands in for one that is to be chosen."""
    return kind in KINDS.values()


def shape_text(shape: tuple[int, ...]) -> str:
    """(28, 28, 1) as the setting "28x28x1"."""
    return "x".join(map(str, shape))


def blank_shape(settings: Mapping[str, Value]) -> tuple[int, ...]:
    """The shape of a sample; (0,) for a text that is none, which ``_problems`` refuses."""
    parts = str(settings.get("shape", SHAPE.default)).split("x")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() and 0 < len(part) <= 7 for part in parts):
        return (0,)
    return tuple(map(int, parts))


def _problems(settings: Mapping[str, Value]) -> list[str]:
    size = int(np.prod(blank_shape(settings)))
    if 0 < size <= MOST_NUMBERS:
        return []
    return [f"the shape must be one to three sizes like 28x28x1, got {settings.get('shape')!r}"]


def _inputs(draw: Draw) -> np.ndarray:
    return draw.rng.standard_normal((draw.count("samples"), *blank_shape(draw.settings)))


def _classes(draw: Draw) -> Samples:
    labels = np.arange(draw.count("samples")) % len(_names(draw.settings))
    return Samples(_inputs(draw), labels.astype(np.int64))


def _values(draw: Draw) -> Samples:
    return Samples(_inputs(draw), draw.rng.standard_normal(draw.count("samples")))


def _names(settings: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(map(str, range(int(settings.get("classes", 2)))))


for _task, _kind in KINDS.items():
    DATASETS.add(
        _kind,
        DatasetKind(
            _values if _task == "regression" else _classes,
            _task,
            "blank",
            (2,),
            hyper=(SHAPE, CLASSES, SAMPLES) if _task == "classes" else (SHAPE, SAMPLES),
            shape_of=blank_shape,
            names_of=(lambda settings: ()) if _task == "regression" else _names,
            problems_of=_problems,
        ),
        "No data yet",
        "Random numbers stand in until a data set is chosen",
    )
