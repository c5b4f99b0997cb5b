"""Pictures from a file or the clipboard as the net wants them: grey, bright ink on black, prepared as MNIST was."""

import numpy as np

from nnviz.data.pen import Floats
from nnviz.data.seen import BOX_28X28, FINE, Seen, centre_mass

SIDE = 28
PAPER_PERCENTILE = 50
FAINTEST_INK = 0.2
"""Ink weaker than this share of the darkest is paper: shadows and the grain of a photograph."""


def see_scan(grey: Floats, is_centred: bool = True, side: int = SIDE) -> Seen:
    """A grey picture (height, width), 0 to 1, as (side, side): its ink cropped, scaled and centred by mass.

    Dark ink on bright paper is turned round. Not ``is_centred``: the whole picture is fitted in as it lies.
    """
    ink = ink_of(grey)
    if not is_centred or not ink.any():
        return Seen(fit_into(ink, side * FINE, side * FINE), fit_into(ink, side, side))
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    cropped = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    box = round(BOX_28X28 * side / SIDE)
    return Seen(fit_into(cropped, box * FINE, side * FINE), centre_mass(fit_into(cropped, box, side)))


def ink_of(grey: Floats) -> Floats:
    """How much ink each pixel has, 0 to 1: its distance from the colour of the paper, which covers most of it."""
    paper = np.percentile(grey, PAPER_PERCENTILE)
    ink: Floats = np.abs(grey.astype(np.float32) - np.float32(paper))
    darkest = float(ink.max(initial=0.0))
    if darkest == 0:
        return ink
    ink /= darkest
    ink[ink < FAINTEST_INK] = 0
    return ink


def fit_into(picture: Floats, box: int, side: int) -> Floats:
    """The picture with its longer side scaled to ``box`` by area averaging, in the middle of (side, side)."""
    height, width = picture.shape
    scale = box / max(height, width)
    new_height, new_width = max(1, round(height * scale)), max(1, round(width * scale))
    small = _overlaps(height, new_height) @ picture @ _overlaps(width, new_width).T
    result = np.zeros((side, side), np.float32)
    top, left = (side - new_height) // 2, (side - new_width) // 2
    result[top : top + new_height, left : left + new_width] = small
    return result


def _overlaps(old: int, new: int) -> Floats:
    """(new, old): the share of each old element in each new one; rows add up to 1."""
    edges = np.arange(new + 1) * (old / new)
    starts = np.arange(old)
    covered = np.minimum(edges[1:, None], starts + 1) - np.maximum(edges[:-1, None], starts)
    shares: Floats = (np.clip(covered, 0, 1) * (new / old)).astype(np.float32)
    return shares
