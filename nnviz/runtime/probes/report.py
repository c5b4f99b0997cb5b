"""How well the network does on one part of the data, in the words of a report."""

import numpy as np

from nnviz.data import Dataset
from nnviz.engine.metrics import classification_report, mean_absolute_error, r2, roc_auc, root_mean_squared_error
from nnviz.engine.network import Sequential
from nnviz.engine.trainers import SupervisedTrainer
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject
from nnviz.runtime.probes.outputs import class_numbers, class_shares

REPORT_LIMIT = 2_000
BATCH = 250


@PROBES.register("report", "Report", "scores of one part of the data: target (network, 'train' or 'test')")
def report(subject: Subject, request: Request) -> np.ndarray:
    """Over at most 2,000 samples of that part.

    Classes: (classes + 2, 5) of precision, recall, F1, area under the ROC curve and support; then their plain mean and
    their mean weighted by support. Regression: (4,) of MAE, RMSE, R squared and the number of samples, in the user's
    unit.
    """
    dataset, network = subject.build.dataset, subject.network(request)
    if not isinstance(subject.build.trainer, SupervisedTrainer):
        raise NotNow("only a network that learns from examples has a report")
    x, y = _part(dataset, request)
    outputs = np.concatenate([network.forward(x[start : start + BATCH]) for start in range(0, len(x), BATCH)])
    if dataset.task == "regression":
        return _of_values(dataset, outputs, y)
    return _of_classes(subject, network, outputs, y)


def _part(dataset: Dataset, request: Request) -> tuple[np.ndarray, np.ndarray]:
    name = request.target[1] if len(request.target) > 1 else ""
    parts = {"train": (dataset.x_train, dataset.y_train), "test": (dataset.x_test, dataset.y_test)}
    if name not in parts or not len(parts[str(name)][0]):
        raise NotNow(f"there are no samples in the part {name!r}")
    x, y = parts[str(name)]
    return x[:REPORT_LIMIT], y[:REPORT_LIMIT]


def _of_values(dataset: Dataset, outputs: np.ndarray, y: np.ndarray) -> np.ndarray:
    offset, scale = dataset.target_scale
    predicted, truth = (offset + scale * values.reshape(len(y), -1) for values in (outputs, y))
    scores = [metric(predicted, truth) for metric in (mean_absolute_error, root_mean_squared_error, r2)]
    return np.array([*scores, len(y)], np.float32)


def _of_classes(subject: Subject, network: Sequential, outputs: np.ndarray, y: np.ndarray) -> np.ndarray:
    found = classification_report(class_numbers(subject, network, outputs), y, subject.build.dataset.classes)
    shares = class_shares(subject, network, outputs)
    areas = np.array([roc_auc(shares[:, number], y == number) for number in range(shares.shape[1])])
    rows = [
        (line.precision, line.recall, line.f1, area, line.support)
        for line, area in zip(found.classes, areas, strict=True)
    ]
    support = np.array([line.support for line in found.classes])
    is_known = np.isfinite(areas)
    for line, weights in ((found.macro, is_known), (found.weighted, support * is_known)):
        area = float(np.average(areas[is_known], weights=weights[is_known])) if is_known.any() else np.nan
        rows.append((line.precision, line.recall, line.f1, area, line.support))
    return np.array(rows, np.float32)
