"""What the net sees of a drawing: prepared as the makers of the data set prepared their digits.

``see_8x8`` follows the UCI optical digits (the 8x8 set of scikit-learn) and the NIST programs they used (Garris et al.
1994): stand the digit upright, fit it into 20x32, even out the pen, and count the ink of a 32x32 bitmap in 4x4 blocks.
``see_28x28`` follows MNIST (LeCun et al. 1998): crop, longest side 20 by area averaging, centre of mass in 28x28.
Both can be told not to centre, to see why it matters.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nnviz.data.pen import Drawing, Floats, Stroke, pieces, rasterise

BITMAP = 32
"""Side of the bitmap whose ink is counted, in elements."""

BLOCK = 4

BOX_8X8 = (20.0, 32.0)
"""Width and height that the digit fills in the bitmap. Of the 8x8 set's ink 99.7 % lies within."""

PENS_8X8 = (4.8, 5.7, 6.7, 7.9, 9.3)
"""Evened pen widths in the bitmap: the first one that leaves enough ink. Tuned, like the rest, on pen strokes of 30
writers against nets trained on the 8x8 set."""

LEAST_INK = 0.28
"""Share of the bitmap that is ink at least: NIST's programs thickened what had less."""

LARGEST_STRETCH = 2.0
"""No axis is stretched more than so many times the other: a straight 1 stays narrow, a dash flat."""

BOX_28X28 = 20.0

PEN_28X28 = 2.0
"""Evened pen width in the 28x28 picture, where a drawing's own width is not kept."""

SMALLEST_SIDE = 0.04
"""Drawings smaller than this part of the pad count as so large: a dot stays a dot."""

FINE = 4
"""Elements of the fine picture that are averaged along each side of a picture element."""


@dataclass(frozen=True, slots=True)
class Seen:
    """``bitmap``: the prepared drawing before the last reduction; ``picture``: what goes into the net, 0..1."""

    bitmap: Floats
    picture: Floats


def see_8x8(drawing: Drawing, is_centred: bool = True) -> Seen:
    """The drawing as one of the 8x8 digits: bitmap (32, 32) of 0 and 1, picture (8, 8) of ink counts 0..16 over 16."""
    bitmap = _bitmap(drawing)
    if is_centred and drawing:
        upright = _upright(drawing)
        for pen in PENS_8X8:
            bitmap = _bitmap(_fit(upright, BOX_8X8, pen, BITMAP))
            if bitmap.mean() >= LEAST_INK:
                break
    return Seen(bitmap, _reduce(bitmap, BLOCK))


def see_28x28(drawing: Drawing, is_centred: bool = True, keeps_pen: bool = False) -> Seen:
    """The drawing as MNIST would hold it: bitmap (112, 112) and picture (28, 28), white ink 1 on black 0.

    ``keeps_pen`` keeps the drawn pen width in proportion, as scanning would; else all drawings get the same width.
    """
    if not is_centred or not drawing:
        bitmap = rasterise(drawing, 28 * FINE)
        return Seen(bitmap, _reduce(bitmap, FINE))
    bitmap = rasterise(_fit_longest(drawing, None if keeps_pen else PEN_28X28), 28 * FINE)
    return Seen(bitmap, centre_mass(_reduce(bitmap, FINE)))


def _bitmap(drawing: Drawing) -> Floats:
    """The drawing in 0 and 1 (32, 32): ink is what covers more than half of an element."""
    covered: Floats = (_reduce(rasterise(drawing, BITMAP * 2), 2) > 0.5).astype(np.float32)
    return covered


def _reduce(ink: Floats, block: int) -> Floats:
    """Mean of each block x block square: area averaging."""
    side = len(ink) // block
    mean: Floats = ink.reshape(side, block, side, block).mean((1, 3), dtype=np.float32)
    return mean


def _upright(drawing: Drawing) -> Drawing:
    """Shear the drawing so that its ink does not lean: covariance of x and y becomes 0, at most 45 degrees."""
    segments, _ = pieces(drawing, 0.01)
    length = np.hypot(*(segments[:, 2:] - segments[:, :2]).T) + 1e-9
    x, y = ((segments[:, :2] + segments[:, 2:]) / 2).T
    mean_x, mean_y = np.average(x, weights=length), np.average(y, weights=length)
    variance = np.sum(length * (y - mean_y) ** 2)
    lean = np.clip(np.sum(length * (x - mean_x) * (y - mean_y)) / max(variance, 1e-9), -1, 1)
    sheared = np.array([[1, 0], [-lean, 1]], np.float32)
    return tuple(replace(line, points=line.points @ sheared) for line in drawing)


def _fit(drawing: Drawing, box: tuple[float, float], pen: float, side: int) -> Drawing:
    """Scale and move the drawing so that, drawn with width ``pen``, it fills ``box`` in the middle of (side, side)."""
    low, high = _bounds(drawing)
    width, height = np.maximum(high - low, SMALLEST_SIDE)
    scale_x, scale_y = (box[0] - pen) / width, (box[1] - pen) / height
    scale_y = min(scale_y, LARGEST_STRETCH * scale_x)
    scale_x = min(scale_x, LARGEST_STRETCH * scale_y)
    scale = np.array([scale_x, scale_y]) / side
    return _scaled(drawing, low, high, scale, pen / side / _mean_width(drawing))


def _fit_longest(drawing: Drawing, pen: float | None) -> Drawing:
    """Scale the drawing alike on both axes so that its ink's longer side is 20 of 28 elements, in the middle."""
    low, high = _bounds(drawing)
    longest = max(float((high - low).max()), SMALLEST_SIDE)
    mean_width = _mean_width(drawing)
    if pen is None:
        scale = BOX_28X28 / 28 / (longest + mean_width)
        even = scale
    else:
        scale = (BOX_28X28 - pen) / 28 / longest
        even = pen / 28 / mean_width
    return _scaled(drawing, low, high, np.array([scale, scale]), even)


def _scaled(drawing: Drawing, low: Floats, high: Floats, scale: NDArray[np.float64], pen_scale: float) -> Drawing:
    """The drawing scaled about the middle of its box, which moves to the middle of the pad."""
    middle = (low + high) / 2
    return tuple(
        Stroke(((line.points - middle) * scale + 0.5).astype(np.float32), (line.widths * pen_scale).astype(np.float32))
        for line in drawing
    )


def _bounds(drawing: Drawing) -> tuple[Floats, Floats]:
    points = np.concatenate([line.points for line in drawing])
    return points.min(0), points.max(0)


def _mean_width(drawing: Drawing) -> float:
    """Mean pen width, weighted by length: pressure stays visible in proportion to it."""
    segments, widths = pieces(drawing, np.inf)
    length = np.hypot(*(segments[:, 2:] - segments[:, :2]).T) + 1e-6
    return float(np.average(widths, weights=length))


def centre_mass(picture: Floats) -> Floats:
    """Move the picture by whole elements so that its centre of mass lies in the middle."""
    total = float(picture.sum())
    if total == 0:
        return picture
    side = len(picture)
    at = np.arange(side) + 0.5
    down = round(side / 2 - float(picture.sum(1) @ at) / total)
    right = round(side / 2 - float(picture.sum(0) @ at) / total)
    margin = (side - int(BOX_28X28)) // 2
    down, right = (max(-margin, min(margin, shift)) for shift in (down, right))
    return np.roll(picture, (down, right), (0, 1))
