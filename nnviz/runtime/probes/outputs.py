"""What the network says about a sample, and how often it is right."""

import numpy as np

from nnviz.engine.metrics import confusion_matrix
from nnviz.engine.network import Sequential
from nnviz.engine.targets import class_levels, predicted_classes
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject

CONFUSION_LIMIT = 2_000
CURVE_SIZES = (2, 4_096)


@PROBES.register("predictions", "Predictions", "the answer to the set sample: target (network,)")
def predictions(subject: Subject, request: Request) -> np.ndarray:
    """(classes,) shares that add up to 1, or (outputs,) values in regression."""
    network = subject.network(request)
    outputs = network.forward(subject.sample_batch())
    if subject.build.dataset.task != "regression":
        outputs = class_shares(subject, network, outputs)
    return np.array(outputs[0], np.float32)


@PROBES.register("curve", "Fitted curve", "output over the range of a 1-D regression: target (network,), size D")
def curve(subject: Subject, request: Request) -> np.ndarray:
    """(D,) outputs at evenly spaced inputs over ``DataInfo.curve_range``."""
    network, dataset = subject.network(request), subject.build.dataset
    if dataset.input_shape != (1,) or not CURVE_SIZES[0] <= request.size <= CURVE_SIZES[1]:
        raise NotNow("a fitted curve needs one input")
    x = np.linspace(*subject.build.data.curve_range, request.size, dtype=np.float32)[:, None]
    return network.forward(x)[:, 0].astype(np.float32)


@PROBES.register("confusion", "Confusion matrix", "truth (rows) against prediction, test part: target (network,)")
def confusion(subject: Subject, request: Request) -> np.ndarray:
    """(classes, classes) over at most 2,000 test samples."""
    network, dataset = subject.network(request), subject.build.dataset
    subject.require_classes()
    outputs = network.forward(dataset.x_test[:CONFUSION_LIMIT])
    predicted, truth = class_numbers(subject, network, outputs), dataset.y_test[:CONFUSION_LIMIT]
    return confusion_matrix(predicted, truth, len(dataset.classes)).astype(np.float32)


@PROBES.register("fit", "Predictions and truth", "true and predicted values of the test part: target (network,)")
def fit(subject: Subject, request: Request) -> np.ndarray:
    """(2, n): the truth and the first output of at most 2,000 test samples of a regression, in the user's unit."""
    network, dataset = subject.network(request), subject.build.dataset
    if dataset.task != "regression" or dataset.y_test.ndim != 1 or not len(dataset.x_test):
        raise NotNow("predictions against truth need a regression of one value and test samples")
    outputs = network.forward(dataset.x_test[:CONFUSION_LIMIT])
    offset, scale = dataset.target_scale
    pairs = offset + scale * np.stack([dataset.y_test[:CONFUSION_LIMIT], outputs[:, 0]])
    return pairs.astype(np.float32)


def class_shares(subject: Subject, network: Sequential, outputs: np.ndarray) -> np.ndarray:
    """Outputs (n, n_out) as shares (n, classes) that add up to 1. One output is the share of the second class."""
    if subject.build.dataset.task == "regression":
        raise NotNow("there are no classes")
    if network.last_activation == "softmax":
        return outputs
    low, high = _levels(subject, network)
    shares = np.clip((outputs - low) / (high - low), 0, 1)
    if shares.shape[1] == 1:
        return np.concatenate([1 - shares, shares], axis=1)
    total = shares.sum(axis=1, keepdims=True)
    return np.where(total > 0, shares / np.where(total > 0, total, 1), 1 / shares.shape[1])


def class_numbers(subject: Subject, network: Sequential, outputs: np.ndarray) -> np.ndarray:
    """The class (n,) that each of the outputs (n, n_out) is read as."""
    return predicted_classes(outputs, _levels(subject, network))


def _levels(subject: Subject, network: Sequential) -> tuple[float, float]:
    """The outputs that stand for "no" and "yes"."""
    return class_levels(subject.build.spec.training.loss.kind, network.last_activation)
