"""The inputs that a planar experiment can switch on: functions of the two coordinates."""

from collections.abc import Callable, Sequence

import numpy as np

from nnviz.registry import Registry

Feature = Callable[[np.ndarray, np.ndarray], np.ndarray]

FEATURES: Registry[Feature] = Registry("feature")
FEATURES.add("x", lambda x, y: x, "x", "the horizontal coordinate")
FEATURES.add("y", lambda x, y: y, "y", "the vertical coordinate")
FEATURES.add("x2", lambda x, y: x * x, "x²", "the square of x")
FEATURES.add("y2", lambda x, y: y * y, "y²", "the square of y")
FEATURES.add("xy", lambda x, y: x * y, "x·y", "the product of x and y")
FEATURES.add("sinx", lambda x, y: np.sin(x), "sin x", "the sine of x")
FEATURES.add("siny", lambda x, y: np.sin(y), "sin y", "the sine of y")


def feature_columns(points: np.ndarray, keys: Sequence[str]) -> np.ndarray:
    """The chosen features of planar ``points`` (n, 2) as (n, len(keys)) float32."""
    x, y = points[:, 0], points[:, 1]
    return np.stack([FEATURES[key](x, y) for key in keys], axis=1).astype(np.float32)


def feature_labels(keys: Sequence[str]) -> tuple[str, ...]:
    """What stands beside the input nodes."""
    return tuple(FEATURES.entry(key).label for key in keys)
