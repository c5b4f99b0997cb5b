"""Which samples are pictures, and of what height and width, however flat the network takes them."""

import numpy as np

SMALLEST_PICTURE = 8
COLOURS = 3


def shown_shape(input_shape: tuple[int, ...]) -> tuple[int, ...] | None:
    """How samples are shown as pictures: grey (h, w), or (h, w, 3) in colours; None when they are no pictures."""
    if len(input_shape) == 3 and input_shape[2] == COLOURS:
        return input_shape
    return picture_shape(input_shape)


def picture_shape(input_shape: tuple[int, ...]) -> tuple[int, int] | None:
    """Height and width when the samples are grey pictures: (h, w), (h, w, 1), or a square number of values."""
    if len(input_shape) == 3 and input_shape[2] == 1:
        return input_shape[0], input_shape[1]
    if len(input_shape) == 2:
        return input_shape[0], input_shape[1]
    side = round(float(np.prod(input_shape)) ** 0.5)
    return (side, side) if side >= SMALLEST_PICTURE and (side * side,) == input_shape else None
