"""Test samples: those of one cell of the confusion matrix, and what is said of a run of them."""

import numpy as np

from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject
from nnviz.runtime.probes.outputs import CONFUSION_LIMIT, class_numbers, class_shares

MOST_SAMPLES = 200


@PROBES.register(
    "cell", "Samples of a cell", "test samples of a confusion cell: target (network, true, predicted), size n"
)
def cell(subject: Subject, request: Request) -> np.ndarray:
    """(n, *input_shape): the first n of the test samples of class ``true`` that are read as ``predicted``."""
    network, dataset = subject.network(request), subject.build.dataset
    subject.require_classes()
    if len(request.target) != 3:
        raise NotNow("the samples of a cell need the target (network, true, predicted)")
    _, true, predicted = request.target
    x, y = dataset.x_test[:CONFUSION_LIMIT], dataset.y_test[:CONFUSION_LIMIT]
    of_class = x[y == true]
    answers = class_numbers(subject, network, network.forward(of_class)) if len(of_class) else np.empty(0, np.int64)
    found: np.ndarray = of_class[answers == predicted][: min(request.size, MOST_SAMPLES)].astype(np.float32)
    return found


@PROBES.register("test_shares", "Test answers", "the answers to a run of test samples: target (network, first), size n")
def answers_to_tests(subject: Subject, request: Request) -> np.ndarray:
    """(n, classes) shares for the test samples first, first + 1, ... over the end to the start again."""
    network, dataset = subject.network(request), subject.build.dataset
    first = request.target[1] if len(request.target) > 1 else None
    count = min(len(dataset.x_test), CONFUSION_LIMIT)
    if not isinstance(first, int) or not count or not 1 <= request.size <= MOST_SAMPLES:
        raise NotNow(f"a run of test samples needs its first number and a size of 1 to {MOST_SAMPLES}")
    x = dataset.x_test[(first + np.arange(request.size)) % count]
    shares: np.ndarray = class_shares(subject, network, network.forward(x)).astype(np.float32)
    return shares
