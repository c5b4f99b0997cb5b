"""Pen strokes as data: what was drawn, erasing parts of it, and its picture as ink coverage.

Pad units: x to the right and y down, the pad is the square 0..1 on both axes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

PIECE_PX = 2.0
"""Longest piece that is painted at once, in picture elements."""

ERASE_STEP = 0.006
"""Distance of the points between which an eraser can cut, in pad units."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of the pen: ``points`` (n, 2) in pad units and the pen's ``widths`` (n,) there, with n >= 1."""

    points: Floats
    widths: Floats

    def __post_init__(self) -> None:
        if self.points.ndim != 2 or self.points.shape[1] != 2 or len(self.points) == 0:
            raise ValueError(f"a stroke needs points of shape (n, 2) with n >= 1, got {self.points.shape}")
        if self.widths.shape != (len(self.points),):
            raise ValueError(f"a stroke of {len(self.points)} points needs as many widths, got {self.widths.shape}")


Drawing = tuple[Stroke, ...]


def stroke(points: Sequence[Sequence[float]] | Floats, width: float) -> Stroke:
    """A stroke of one constant width."""
    array = np.array(points, np.float32)
    return Stroke(array, np.full(len(array), width, np.float32))


def pieces(drawing: Drawing, longest: float) -> tuple[Floats, Floats]:
    """The drawing as straight pieces: (m, 4) as x0, y0, x1, y1 and their widths (m,), none longer than ``longest``.

    A single point is a piece of length 0.
    """
    segments = [np.empty((0, 4), np.float32)]
    widths = [np.empty(0, np.float32)]
    for line in drawing:
        start, stop = line.points[:-1], line.points[1:]
        if len(start) == 0:
            start = stop = line.points
        cuts = np.maximum(1, np.ceil(np.hypot(*(stop - start).T) / longest)).astype(np.intp)
        piece_of = np.repeat(np.arange(len(cuts)), cuts)
        first = np.repeat(np.cumsum(cuts) - cuts, cuts)
        begin = ((np.arange(len(piece_of)) - first) / cuts[piece_of])[:, None]
        end = begin + (1.0 / cuts[piece_of])[:, None]
        span = (stop - start)[piece_of]
        segments.append(np.hstack([start[piece_of] + begin * span, start[piece_of] + end * span]).astype(np.float32))
        mean_width = (line.widths[:-1] + line.widths[1:]) / 2 if len(line.widths) > 1 else line.widths
        widths.append(mean_width[piece_of].astype(np.float32))
    return np.concatenate(segments), np.concatenate(widths)


def rasterise(drawing: Drawing, size: int) -> Floats:
    """The pad as a picture (size, size): the share of ink 0..1 in each picture element.

    Each piece paints a capsule: coverage is ``clip(radius + 1/2 - distance to the piece, 0, 1)`` in picture
    elements, the usual one-element-wide smooth edge. Overlapping pieces do not add up: the larger counts.
    """
    ink = np.zeros((size, size), np.float32)
    segments, widths = pieces(drawing, PIECE_PX / size)
    if len(segments) == 0:
        return ink
    segments, radius = segments * size, (widths * (size / 2))[:, None, None]
    reach = int(np.ceil(radius.max() + 1 + PIECE_PX / 2))
    window = np.arange(-reach, reach + 1)
    middle = np.floor((segments[:, :2] + segments[:, 2:]) / 2).astype(np.intp)
    columns, rows = middle[:, :1] + window, middle[:, 1:] + window
    x = columns[:, None, :] + np.float32(0.5) - segments[:, 0, None, None]
    y = rows[:, :, None] + np.float32(0.5) - segments[:, 1, None, None]
    along = segments[:, 2:] - segments[:, :2]
    along_x, along_y = along[:, 0, None, None], along[:, 1, None, None]
    length_2 = np.maximum(along_x**2 + along_y**2, np.float32(1e-12))
    nearest = np.clip((x * along_x + y * along_y) / length_2, 0, 1)
    distance = np.hypot(x - nearest * along_x, y - nearest * along_y)
    cover = np.clip(radius + np.float32(0.5) - distance, 0, 1).astype(np.float32)
    is_inside = ((columns >= 0) & (columns < size))[:, None, :] & ((rows >= 0) & (rows < size))[:, :, None]
    hit = is_inside & (cover > 0)
    flat = (rows[:, :, None] * size + columns[:, None, :])[hit]
    np.maximum.at(ink.reshape(-1), flat, cover[hit])
    return ink


def erase(drawing: Drawing, x: float, y: float, radius: float) -> Drawing:
    """The drawing without what lies nearer than ``radius`` to (x, y): strokes are cut, not only removed."""
    kept: list[Stroke] = []
    for line in drawing:
        if np.min(_distances(line, x, y)) >= radius:
            kept.append(line)
        else:
            kept.extend(_parts_outside(line, x, y, radius))
    return tuple(kept)


def _distances(line: Stroke, x: float, y: float) -> Floats:
    """Distance of (x, y) to each piece of the stroke (or to its single point)."""
    segments, _ = pieces((line,), np.inf)
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    to = np.array([x, y], np.float32) - start
    share = np.clip((to * along).sum(1) / np.maximum((along**2).sum(1), np.float32(1e-12)), 0, 1)
    result: Floats = np.hypot(*(to - share[:, None] * along).T)
    return result


def _parts_outside(line: Stroke, x: float, y: float, radius: float) -> list[Stroke]:
    dense = _densify(line)
    is_kept = np.hypot(dense.points[:, 0] - x, dense.points[:, 1] - y) >= radius
    edges = np.flatnonzero(np.diff(np.concatenate(([False], is_kept, [False])).astype(np.int8)))
    return [
        Stroke(dense.points[start:stop], dense.widths[start:stop])
        for start, stop in edges.reshape(-1, 2)
        if stop - start > 1
    ]


def _densify(line: Stroke) -> Stroke:
    segments, _ = pieces((line,), ERASE_STEP)
    points = np.concatenate([segments[:, :2], segments[-1:, 2:]])
    step = np.hypot(*np.diff(line.points, axis=0).T)
    way = np.concatenate(([0.0], np.cumsum(step)))
    dense_way = np.concatenate(([0.0], np.cumsum(np.hypot(*(segments[:, 2:] - segments[:, :2]).T))))
    return Stroke(points, np.interp(dense_way, way, line.widths).astype(np.float32))
