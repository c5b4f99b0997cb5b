"""From class numbers to the target numbers of a loss and back, and which loss fits which output."""

from typing import Literal

import numpy as np

from nnviz.engine.activations import ACTIVATIONS
from nnviz.engine.arrays import Array
from nnviz.engine.losses import LOSSES

Task = Literal["binary", "classes", "regression"]


def class_levels(loss: str, activation: str) -> tuple[float, float]:
    """The target values for "no" and "yes": those of the loss, else what the output activation can reach."""
    levels = LOSSES[loss].class_levels
    return levels if levels is not None else ACTIVATIONS[activation].class_levels


def encode_targets(loss: str, activation: str, y: Array, n_classes: int) -> Array:
    """Targets (n, n_out) float32 from ``y`` (n,).

    ``n_classes`` 0 means regression: ``y`` as it is. Two classes become one column, unless the loss is categorical
    cross-entropy; more classes one column each.

    Raises ValueError when ``y`` holds something else than class numbers 0 to n_classes - 1, or NaN.
    """
    y = np.asarray(y)
    if n_classes == 0:
        return _regression_targets(y)
    if y.dtype.kind not in "iub":
        raise ValueError(f"class labels must be whole numbers 0 to {n_classes - 1}, got {y.dtype} values")
    if y.size and (y.min() < 0 or y.max() >= n_classes):
        raise ValueError(f"class labels must be 0 to {n_classes - 1}, got {y.min()} to {y.max()}")
    low, high = class_levels(loss, activation)
    if n_classes == 2 and loss != "categorical_cross_entropy":
        is_class = (y == 1)[:, None]
    else:
        is_class = y[:, None] == np.arange(n_classes)
    return np.where(is_class, np.float32(high), np.float32(low))


def _regression_targets(y: Array) -> Array:
    if y.dtype.kind not in "fiub":
        raise ValueError(f"regression targets must be numbers, got {y.dtype} values")
    targets: Array = y.reshape(len(y), -1).astype(np.float32)
    if not np.isfinite(targets).all():
        raise ValueError("the targets hold NaN or infinity: remove those samples")
    return targets


def predicted_classes(outputs: Array, levels: tuple[float, float]) -> Array:
    """Class numbers (n,) from outputs (n, n_out): the larger half of one output, the largest of several."""
    if outputs.shape[1] == 1:
        return (outputs[:, 0] > (levels[0] + levels[1]) / 2).astype(np.int64)
    classes: Array = outputs.argmax(axis=1)
    return classes


def problems_of_loss(loss: str, last_activation: str, n_out: int, task: Task, n_classes: int = 0) -> list[str]:
    """Why this loss does not fit this output, one sentence each; empty when it does.

    ``n_classes`` 0 leaves the number of classes unchecked.
    """
    entry = LOSSES.entry(loss)
    name = entry.label.lower()
    allowed = entry.thing.output_activations
    problems = []
    if task not in entry.thing.tasks:
        problems.append(f"{name} needs class labels, but the data holds values: choose mean squared error")
    if allowed and last_activation not in allowed:
        wanted = " or ".join(allowed)
        problems.append(f"{name} needs a last layer with {wanted}, got {last_activation}: change its activation")
    if last_activation == "softmax" and loss != "categorical_cross_entropy":
        problems.append(f"softmax goes with categorical cross-entropy, got {name}: change the loss")
    if task != "regression":
        problems += _problems_of_width(loss, n_out, 2 if task == "binary" else n_classes)
    return problems


def _problems_of_width(loss: str, n_out: int, n_classes: int) -> list[str]:
    if loss == "categorical_cross_entropy" and n_out == 1:
        return [
            "categorical cross-entropy needs an output for each class, got 1: add outputs or use binary cross-entropy"
        ]
    if not n_classes:
        return []
    wanted = 1 if n_classes == 2 and loss != "categorical_cross_entropy" else n_classes
    if n_out == wanted:
        return []
    return [f"the data has {n_classes} classes, so the last layer needs {wanted} units, got {n_out}"]
