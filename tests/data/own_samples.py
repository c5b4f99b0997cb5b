"""Small tables and pictures of one's own, for tests."""

import numpy as np

from nnviz.data.picture_set import PictureSet
from nnviz.data.table import Column, Table
from nnviz.data.table_reading import read_table_text

COLOURS, KINDS = ("red", "blue", "white"), ("rose", "tulip", "lily")
FLOWERS = "length,width,colour,kind\n" + "\n".join(
    f"{4 + n * 0.1:.1f},{n * 7 % 10 / 10 + n % 3:.1f},{COLOURS[n * 5 % 3]},{KINDS[n % 3]}" for n in range(60)
)


def flowers() -> Table:
    """60 flowers of three kinds: two lengths and a colour."""
    return read_table_text(FLOWERS).table


def with_gaps() -> Table:
    """Six rows with a missing number, a missing word and a missing target."""
    return Table(
        (
            Column("a", np.array([1.0, 2.0, np.nan, 4.0, 5.0, 9.0])),
            Column("b", np.array([0, 1, 1, -1, 0, 2], np.int32), "text", ("x", "y", "z")),
            Column("t", np.array([0.0, 1.0, 0.0, 1.0, 1.0, np.nan])),
        )
    )


def stripes(count: int = 40, side: int = 12, channels: int = 1) -> PictureSet:
    """Pictures with a bright row or a bright column."""
    pictures = np.zeros((count, side, side, channels), np.uint8)
    labels = np.arange(count, dtype=np.int32) % 2
    for number, label in enumerate(labels):
        place = number // 2 % side
        if label:
            pictures[number, :, place] = 255
        else:
            pictures[number, place] = 255
    return PictureSet(pictures, labels, ("row", "column"))
