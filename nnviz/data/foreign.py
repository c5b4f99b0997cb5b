"""Forms of digits that MNIST hardly knows, drawn onto its pictures: what other parts of the world learn at school.

MNIST was written in the United States: its 1 is a plain bar, its 7 is not crossed, its 9 ends straight. Elsewhere the 1
has an upstroke (and is read as 7), the 7 a bar through the stem (read as 2), and the 9 a hook at its foot (read as 3).
All functions take pictures (n, height, width, 1) with values 0 to 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from nnviz.data.augmentation import resample
from nnviz.data.pen import Floats
from nnviz.data.seen import BOX_28X28

INKED = 0.4
"""A pixel brighter than this belongs to the line."""

BEND = 0.12
"""The middle of the added line lies at most so far off, as a share of its length."""


@dataclass(frozen=True, slots=True)
class Line:
    """The added line of each picture, (n, 2) row and column in pixels."""

    start: Floats
    end: Floats


def with_foreign_forms(
    pictures: Floats, labels: np.ndarray, share: float, rng: np.random.Generator
) -> tuple[Floats, np.ndarray]:
    """Changed copies of a ``share`` of the ones, sevens and nines, and their labels: to be added to what is learned."""
    copies, names = [], []
    for label, draw_line in FORMS.items():
        numbers = np.flatnonzero(labels == label)
        chosen = np.sort(rng.choice(numbers, round(share * len(numbers)), replace=False))
        plain = pictures[chosen]
        copies.append(normalised(add_line(plain, draw_line(plain, rng), rng)))
        names.append(np.full(len(chosen), label, labels.dtype))
    return np.concatenate(copies), np.concatenate(names)


def upstroke(pictures: Floats, rng: np.random.Generator) -> Line:
    """From the top of a 1 down to the left."""
    count, height = len(pictures), _heights(pictures)
    top = _ends(pictures, is_top=True)
    steepness = rng.uniform(0, 1, count)
    angle = np.radians(22 + 46 * steepness)
    length = height * rng.uniform(0.2, 0.4 + 0.35 * steepness)  # a long flat one would make it a 7
    return Line(top, top + np.column_stack([length * np.sin(angle), -length * np.cos(angle)]).astype(np.float32))


def crossbar(pictures: Floats, rng: np.random.Generator) -> Line:
    """Through the stem of a 7."""
    count, height = len(pictures), _heights(pictures)
    rows = np.rint(_ends(pictures, is_top=True)[:, 0] + height * rng.uniform(0.42, 0.7, count)).astype(np.intp)
    ink = pictures[np.arange(count), rows, :, 0]
    columns = np.arange(pictures.shape[2])
    stem = (ink * columns).sum(1) / np.maximum(ink.sum(1), 1e-6) + rng.uniform(-2, 2, count)
    middle = np.column_stack([rows, stem]).astype(np.float32)
    angle, half = np.radians(rng.uniform(-25, 20, count)), height * rng.uniform(0.15, 0.35, count)
    reach = np.column_stack([half * np.sin(angle), half * np.cos(angle)]).astype(np.float32)
    return Line(middle - reach, middle + reach)


def hook(pictures: Floats, rng: np.random.Generator) -> Line:
    """From the foot of a 9 to the left."""
    count, height = len(pictures), _heights(pictures)
    foot = _ends(pictures, is_top=False)
    angle, length = np.radians(rng.uniform(-30, 15, count)), height * rng.uniform(0.2, 0.7, count)
    return Line(foot, foot + np.column_stack([length * np.sin(angle), -length * np.cos(angle)]).astype(np.float32))


FORMS: Mapping[int, Callable[[Floats, np.random.Generator], Line]] = {1: upstroke, 7: crossbar, 9: hook}
"""By the digit that it is drawn onto."""


def add_line(pictures: Floats, line: Line, rng: np.random.Generator) -> Floats:
    """The pictures with a slightly bent line as thick as their own pen; ink does not add up, the brighter counts."""
    along = line.end - line.start
    across = np.column_stack([-along[:, 1], along[:, 0]]) * rng.uniform(-BEND, BEND, (len(along), 1))
    middle = ((line.start + line.end) / 2 + across).astype(np.float32)
    radius = pen_radius(pictures)
    drawn: Floats = pictures
    for start, end in ((line.start, middle), (middle, line.end)):
        drawn = np.maximum(drawn, _capsules(pictures.shape[1:3], start, end, radius)[..., None])
    return drawn


def pen_radius(pictures: Floats) -> Floats:
    """Half the width of the line in pixels (n,): its ink over half of the length of its edges."""
    ink = pictures[..., 0]
    edges = np.hypot(np.diff(ink, axis=1)[:, :, :-1], np.diff(ink, axis=2)[:, :-1, :]).sum((1, 2))
    radius: Floats = np.clip(ink.sum((1, 2)) / np.maximum(edges, 1e-6), 0.6, 3.0).astype(np.float32)
    return radius


def normalised(pictures: Floats) -> Floats:
    """As MNIST was made: what is longer than 20 pixels shrinks to it, and the centre of mass is in the middle."""
    ink = pictures[..., 0]
    box = np.maximum(*(_spans(ink > INKED, axis) for axis in (2, 1)))
    scale = np.maximum(1.0, box / BOX_28X28)
    total = ink.sum((1, 2))
    mass = np.column_stack([(ink.sum(axis) @ np.arange(ink.shape[3 - axis])) / total for axis in (2, 1)])
    off_centre = mass - (np.array(ink.shape[1:]) - 1) / 2
    matrices = np.eye(2)[None] * scale[:, None, None]
    return resample(pictures, matrices, -off_centre / scale[:, None])


def _capsules(shape: tuple[int, ...], start: Floats, end: Floats, radius: Floats) -> Floats:
    """Coverage (n, height, width) of one thick line a picture, with an edge one pixel wide."""
    rows, columns = np.indices(shape).astype(np.float32)
    down, right = (rows - start[:, 0, None, None], columns - start[:, 1, None, None])
    along = (end - start)[:, :, None, None]
    length_2 = np.maximum((along**2).sum(1), 1e-6)
    nearest = np.clip((down * along[:, 0] + right * along[:, 1]) / length_2, 0, 1)
    distance = np.hypot(down - nearest * along[:, 0], right - nearest * along[:, 1])
    cover: Floats = np.clip(radius[:, None, None] + 0.5 - distance, 0, 1).astype(np.float32)
    return cover


def _spans(is_ink: np.ndarray, axis: int) -> np.ndarray:
    """From the first to the last inked row (``axis`` 2) or column (1), counting both."""
    is_used = np.asarray(is_ink.any(axis))
    length = is_used.shape[1]
    return np.asarray(length - is_used[:, ::-1].argmax(1) - is_used.argmax(1))


def _heights(pictures: Floats) -> np.ndarray:
    return _spans(pictures[..., 0] > INKED, 2)


def _ends(pictures: Floats, *, is_top: bool) -> Floats:
    """The middle of the line (n, 2) a pen's radius inside the highest (or lowest) inked row."""
    ink = pictures[..., 0]
    is_used = np.asarray((ink > INKED).any(2))
    rows = is_used.argmax(1) if is_top else is_used.shape[1] - 1 - is_used[:, ::-1].argmax(1)
    inside = rows + (1 if is_top else -1)
    line = ink[np.arange(len(ink)), rows] + ink[np.arange(len(ink)), inside]
    columns = (line * np.arange(ink.shape[2])).sum(1) / np.maximum(line.sum(1), 1e-6)
    places: Floats = np.column_stack([inside, columns]).astype(np.float32)
    return places
