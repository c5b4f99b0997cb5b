"""What makes samples unusable, told in sentences: wrong shapes, NaN, labels of a wrong type."""

import numpy as np

from nnviz.data.dataset import Task


def sample_problems(x: np.ndarray, y: np.ndarray, task: Task, n_classes: int = 0) -> list[str]:
    """All reasons why samples ``x`` (n, ...) with targets ``y`` (n, ...) cannot be learned from.

    Class numbers must be whole, 0 to ``n_classes`` - 1; ``n_classes`` 0 means two for "binary", any number else.
    """
    found = []
    if not _is_numeric(x):
        return [f"inputs must be numbers, got {x.dtype}"]
    if len(x) == 0:
        return ["there are no samples"]
    if len(x) != len(y):
        found.append(f"every sample needs a target, got {len(x):,} samples and {len(y):,} targets")
    bad = len(x) - int(np.isfinite(x.reshape(len(x), -1)).all(axis=1).sum())
    if bad:
        found.append(
            f"{bad:,} of {len(x):,} samples hold a value that is not a finite number (NaN); remove or fill them"
        )
    found += _value_problems(y) if task == "regression" else _label_problems(y, n_classes or 2 * (task == "binary"))
    return found


def _value_problems(y: np.ndarray) -> list[str]:
    if not _is_numeric(y):
        return [f"a regression target must be a number, got {y.dtype}"]
    if not np.isfinite(y).all():
        return [f"{int((~np.isfinite(y)).sum()):,} targets are not finite numbers (NaN)"]
    return []


def _label_problems(y: np.ndarray, n_classes: int) -> list[str]:
    if not _is_numeric(y):
        return [f"class labels must be whole numbers, got {y.dtype}; number the classes from 0"]
    if not np.isfinite(y).all() or (y != np.floor(y)).any():
        return ["class labels must be whole numbers, got fractions or NaN; use a regression task for values"]
    if len(y) and (y.min() < 0 or (n_classes and y.max() >= n_classes)):
        expected = f"0 to {n_classes - 1}" if n_classes else "0 or more"
        return [f"class labels must be {expected}, got {int(y.min())} to {int(y.max())}"]
    return []


def _is_numeric(array: np.ndarray) -> bool:
    return array.dtype.kind in "iufb"
