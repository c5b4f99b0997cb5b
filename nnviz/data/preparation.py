"""Splitting, scaling and encoding of samples, each a pure function."""

import numpy as np


def split_indices(
    labels: np.ndarray | None, count: int, share: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Shuffled sample numbers of the training and the test part; both parts get at least one sample.

    With ``labels`` (n,) every class is split by ``share`` on its own: a stratified split.
    """
    if labels is None:
        groups = [rng.permutation(count)]
    else:
        groups = [rng.permutation(np.flatnonzero(labels == value)) for value in np.unique(labels)]
    cuts = [min(max(round(share * len(group)), 1), max(len(group) - 1, 1)) for group in groups]
    train = np.concatenate([group[:cut] for group, cut in zip(groups, cuts, strict=True)])
    test = np.concatenate([group[cut:] for group, cut in zip(groups, cuts, strict=True)])
    return rng.permutation(train), rng.permutation(test)


def scale_of(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each column; a constant column gets deviation 1."""
    mean = values.mean(axis=0)
    deviation = values.std(axis=0)
    return mean, np.where(deviation > 0, deviation, 1.0)


def standardise(values: np.ndarray, scale: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """``(values - mean) / deviation`` with the ``scale`` of the training part."""
    mean, deviation = scale
    return np.asarray((values - mean) / deviation)


def one_hot(labels: np.ndarray, n_classes: int) -> np.ndarray:
    """Class numbers (n,) as rows (n, n_classes) of zeros with a single one.

    Raises ValueError for a number outside 0 to n_classes - 1.
    """
    if len(labels) and (labels.min() < 0 or labels.max() >= n_classes):
        raise ValueError(f"class numbers must be 0 to {n_classes - 1}, got {labels.min()} to {labels.max()}")
    rows = np.zeros((len(labels), n_classes), np.float32)
    rows[np.arange(len(labels)), labels] = 1
    return rows


def to_unit_range(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """``values`` between ``low`` and ``high`` mapped to 0 to 1, float32."""
    return ((values - low) / (high - low)).astype(np.float32)
