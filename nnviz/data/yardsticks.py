"""What a model must beat to be worth anything: the simplest rule for the same data, in the same unit."""

import math
from collections.abc import Mapping

import numpy as np

from nnviz.data.dataset import Dataset


def bigram(dataset: Dataset, scores: Mapping[str, float]) -> dict[str, float]:
    """Bits per character of the model and of guessing the next character from the last one alone.

    The pairs are counted in the training part, each once more than seen, so that no pair is impossible.
    """
    classes = len(dataset.classes)
    counts = np.ones((classes, classes))
    np.add.at(counts, (_last(dataset.x_train), dataset.y_train), 1)
    chances = counts / counts.sum(axis=1, keepdims=True)
    bits = -np.log2(chances[_last(dataset.x_test), dataset.y_test]).mean()
    return {
        "bits_per_character": scores["test_loss"] / math.log(2),
        "bigram_bits_per_character": float(bits),
    }


def last_value(dataset: Dataset, scores: Mapping[str, float]) -> dict[str, float]:
    """The mean error of forecasting that nothing changes, in the user's unit.

    Raises ValueError unless targets are differences from the last value, so that "no change" is 0.
    """
    if np.abs(dataset.x_test[:, -1]).max() > 0:
        raise ValueError("the last value of every window must be 0: the windows are differences from it")
    return {"last_value_mae": float(np.abs(dataset.y_test).mean()) * dataset.target_scale[1]}


def _last(x: np.ndarray) -> np.ndarray:
    """The number of each window's last character."""
    return x[:, -1].astype(np.int64)
