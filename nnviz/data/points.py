"""Points that the user put into the picture by hand, kept as text in the settings of a dataset.

A point is its numbers apart by spaces, points are apart by semicolons: ``"1.5 -2 1; 0 3 0"`` is (1.5, -2) of class 1
and (0, 3) of class 0.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from nnviz.data.dataset import DataError
from nnviz.hyper import HyperParam

OWN_POINTS = HyperParam("points", "Own points", "", help="Points added by hand: x y class; x y class; ...")
OWN_VALUES = HyperParam("points", "Own points", "", help="Points added by hand: x value; x value; ...")

MOST_POINTS = 2_000
EXTENT = 6.0
CACHED = 16


@lru_cache(maxsize=CACHED)
def parse_points(text: str, width: int) -> np.ndarray:
    """The points of ``text`` as (n, width) float64, read-only: one stroke of a brush asks for the same text often.

    Raises DataError for a point that has not ``width`` finite numbers, lies outside the square, or too many points.
    """
    parts = [part for part in text.split(";") if part.strip()]
    if len(parts) > MOST_POINTS:
        raise DataError(f"there can be at most {MOST_POINTS:,} own points, got {len(parts):,}")
    points = np.array([_numbers(part, width) for part in parts], dtype=np.float64).reshape(len(parts), width)
    is_outside = (np.abs(points[:, : width - 1]) > EXTENT).any(axis=1)
    if is_outside.any():
        part = parts[int(is_outside.argmax())]
        raise DataError(f"own points must lie between -{EXTENT:g} and {EXTENT:g}, got {part.strip()[:60]!r}")
    points.flags.writeable = False
    return points


def format_points(points: Sequence[Sequence[float]]) -> str:
    """The text that ``parse_points`` reads; six digits a number."""
    return "; ".join(" ".join(f"{number:.6g}" for number in point) for point in points)


def labelled_points(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Own points of a planar classification set: coordinates (n, 2) and class numbers (n,)."""
    points = parse_points(text, 3)
    return points[:, :2], points[:, 2].astype(np.int64)


def _numbers(part: str, width: int) -> list[float]:
    try:
        numbers = list(map(float, part.split()))
    except ValueError:
        numbers = []
    if len(numbers) != width or not all(map(math.isfinite, numbers)):
        raise DataError(f"an own point must be {width} numbers apart by spaces, got {part.strip()[:60]!r}")
    return numbers
