"""Metrics: how good predictions are, in the words of the textbooks."""

import math
from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array


@dataclass(frozen=True, slots=True)
class ClassScores:
    """One line of a classification report; ``support`` is how many samples truly are of the class."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class ClassificationReport:
    """Scores of each class, their plain mean (macro), their mean weighted by support, and the accuracy."""

    classes: tuple[ClassScores, ...]
    macro: ClassScores
    weighted: ClassScores
    accuracy: float


def accuracy(predicted: Array, truth: Array) -> float:
    """The share of equal class numbers, 0 to 1."""
    return float(np.count_nonzero(predicted == truth)) / max(len(truth), 1)


def confusion_matrix(predicted: Array, truth: Array, n_classes: int) -> Array:
    """(n_classes, n_classes) counts: row = truth, column = prediction."""
    pairs = truth.astype(np.int64) * n_classes + predicted.astype(np.int64)
    return np.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)


def classification_report(predicted: Array, truth: Array, labels: tuple[str, ...]) -> ClassificationReport:
    """Precision TP / (TP + FP), recall TP / (TP + FN), F1 their harmonic mean; 0 where the divisor is 0."""
    counts = confusion_matrix(predicted, truth, len(labels))
    hits = counts.diagonal().astype(float)
    support = counts.sum(axis=1)
    precision = _share(hits, counts.sum(axis=0))
    recall = _share(hits, support)
    f1 = _share(2 * precision * recall, precision + recall)
    columns = np.stack([precision, recall, f1])
    total = int(support.sum())
    macro = columns.mean(axis=1)
    weighted = columns @ support / max(total, 1)
    return ClassificationReport(
        tuple(
            ClassScores(label, float(p), float(r), float(f), int(n))
            for label, p, r, f, n in zip(labels, precision, recall, f1, support, strict=True)
        ),
        _mean_scores("macro mean", macro, total),
        _mean_scores("weighted mean", weighted, total),
        float(hits.sum()) / max(total, 1),
    )


def _mean_scores(label: str, means: Array, support: int) -> ClassScores:
    precision, recall, f1 = means
    return ClassScores(label, float(precision), float(recall), float(f1), support)


def _share(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def roc_auc(scores: Array, is_positive: Array) -> float:
    """The area under the ROC curve: how often a positive sample has a higher score than a negative one, ties as half.

    Both (n,); NaN when one of the two kinds is missing. Mann & Whitney 1947: from the sum of ranks.
    """
    positives = int(np.count_nonzero(is_positive))
    negatives = len(is_positive) - positives
    if not positives or not negatives:
        return math.nan
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    rank = (last - (counts - 1) / 2)[place]
    return float((rank[is_positive].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def mean_absolute_error(predicted: Array, truth: Array) -> float:
    """mean |p - t|"""
    return float(np.abs(predicted - truth).mean())


def mean_squared_error(predicted: Array, truth: Array) -> float:
    """mean (p - t)^2"""
    return float(((predicted - truth) ** 2).mean())


def root_mean_squared_error(predicted: Array, truth: Array) -> float:
    """sqrt(mean (p - t)^2), in the unit of the target"""
    return math.sqrt(mean_squared_error(predicted, truth))


def r2(predicted: Array, truth: Array) -> float:
    """1 - squared error / variance of the truth, averaged over outputs: 1 perfect, 0 as good as the mean value.

    An output that never varies counts 1 when it is met exactly, else 0.
    """
    errors = ((predicted - truth) ** 2).sum(axis=0, dtype=float)
    spread = ((truth - truth.mean(axis=0)) ** 2).sum(axis=0, dtype=float)
    constant = np.where(errors == 0, 1.0, 0.0)
    return float(np.mean(np.where(spread > 0, 1 - errors / np.where(spread > 0, spread, 1), constant)))
