"""scikit-learn's side of the bench: MLPClassifier.fit, its fastest way to train."""

import math
import warnings
from collections.abc import Callable

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import ThreadpoolController

from nnviz.bench.workloads import NotOfferedError, Workload

EPOCHS = {250: 40, 1797: 5}

Work = Callable[[], object]


def prepare(workload: Workload, threads: int) -> tuple[Work, int]:
    """The work to be timed and how many units of it one call does. Raises NotOfferedError for what it cannot do."""
    if workload.model != "dense" or workload.act not in ("train", "map", "forward"):
        raise NotOfferedError(f"scikit-learn has no {workload.key}")
    ThreadpoolController().limit(limits=threads)
    warnings.simplefilter("ignore", ConvergenceWarning)
    rng = np.random.default_rng(0)
    x = rng.random((workload.samples, workload.sizes[0]), dtype=np.float32) - np.float32(0.5)
    y = rng.integers(0, max(workload.sizes[-1], 2), workload.samples)
    hidden = workload.sizes[1:-1]
    if workload.act == "train":
        return _fit(workload, x, y, hidden)
    model = MLPClassifier(hidden, activation=workload.activation, max_iter=1).fit(x, y)
    points = x[:1] if workload.act == "forward" else rng.random((workload.side**2, 2), dtype=np.float32)
    return lambda: model.predict_proba(points), 1


def _fit(workload: Workload, x: np.ndarray, y: np.ndarray, hidden: tuple[int, ...]) -> tuple[Work, int]:
    epochs = EPOCHS.get(workload.samples, 1)

    def fit() -> None:
        MLPClassifier(
            hidden,
            activation=workload.activation,
            solver=workload.optimizer,
            batch_size=workload.batch,
            momentum=0.0,
            max_iter=epochs,
            tol=0.0,
            n_iter_no_change=1_000_000,
        ).fit(x, y)

    return fit, epochs * math.ceil(workload.samples / workload.batch)
