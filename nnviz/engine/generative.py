"""How good made-up samples are, and how far a code is from the prior: figures for GANs and VAEs."""

import numpy as np

from nnviz.engine.arrays import Array

GRID = 24
MARGIN = 0.1
REACH = 3.0
LEAST_SHARE = 0.25


def js_divergence(real: Array, made: Array, cells: int = GRID) -> float:
    """Jensen-Shannon divergence in bits, 0 (alike) to 1 (apart), of two clouds (n, 2) and (m, 2) counted in a grid.

    The grid of ``cells`` x ``cells`` covers the real points and a tenth more; whatever lies outside counts to the
    cells at its edge.
    """
    low, high = real.min(axis=0), real.max(axis=0)
    rim = MARGIN * np.maximum(high - low, 1e-6)
    p, q = (_shares(points, low - rim, high + rim, cells) for points in (real, made))
    mean = (p + q) / 2
    return (_entropy_against(p, mean) + _entropy_against(q, mean)) / 2


def modes_covered(real: Array, labels: Array, made: Array) -> float:
    """The share of the modes that ``made`` (m, ...) reaches; ``labels`` (n,) tell the mode of each real sample.

    A mode has the mean of its real samples and their root mean square distance from it. It counts as covered when at
    least a quarter of its fair share of the made samples lies within three such distances.
    """
    kinds = np.unique(labels)
    covered = 0
    for kind in kinds:
        members = real[labels == kind]
        centre = members.mean(axis=0)
        spread = np.sqrt(_square_distances(members, centre).mean())
        near = _square_distances(made, centre) < (REACH * spread) ** 2
        covered += bool(near.mean() >= LEAST_SHARE / len(kinds))
    return covered / len(kinds)


def gaussian_kl(mean: Array, log_variance: Array) -> Array:
    """KL(N(mean, variance) || N(0, 1)) of each row (n, d), ``sum(mean^2 + variance - 1 - log variance) / 2`` nats."""
    return np.asarray(0.5 * (mean**2 + np.exp(log_variance) - 1 - log_variance).sum(axis=1))


def _shares(points: Array, low: Array, high: Array, cells: int) -> Array:
    places = np.clip(((points - low) / (high - low) * cells).astype(np.int64), 0, cells - 1)
    counts = np.bincount(places[:, 0] * cells + places[:, 1], minlength=cells * cells)
    return np.asarray(counts / len(points))


def _entropy_against(p: Array, reference: Array) -> float:
    some = p > 0
    return float(np.sum(p[some] * np.log2(p[some] / reference[some])))


def _square_distances(samples: Array, centre: Array) -> Array:
    return np.asarray(((samples - centre).reshape(len(samples), -1) ** 2).sum(axis=1))
