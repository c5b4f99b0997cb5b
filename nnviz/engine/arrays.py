"""The array type of the engine."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]  # Any: float32 or float64 as the network's dtype says at run time, bool for masks
Shape = tuple[int, ...]


def read_only(array: Array) -> Array:
    """A contiguous copy that nobody can write to."""
    copy = np.array(array)
    copy.flags.writeable = False
    return copy
