"""What any probe reads of the first network without a part of it, and which test samples are then read otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject
from nnviz.runtime.probes.outputs import class_numbers

TEST_LIMIT = 1_000
FIRST_FIGURES = 4


@PROBES.register(
    "without",
    "Without a part",
    "another probe's reading of a network with a part silent: target (0, layer_id, unit, probe, its own target) or "
    "(0, '=', place in the parameter vector, probe, its own target), size as the probe's",
)
def without(subject: Subject, request: Request) -> np.ndarray:
    """As the other probe's."""
    if len(request.target) < FIRST_FIGURES or str(request.target[3]) not in PROBES:
        raise NotNow("a lesion needs a part and the probe that looks at what is left")
    inner = Request(str(request.target[3]), (0, *request.target[4:]), request.size)
    with _silence(subject, request):
        return PROBES[inner.probe](subject, inner)


@PROBES.register(
    "flips",
    "Flipped test samples",
    "what a part does for the test samples: target (0, layer_id, unit) or (0, '=', place), size n",
)
def flips(subject: Subject, request: Request) -> np.ndarray:
    """(4 + 3 n,): how many of the test samples were asked, read right with and without the part, and read otherwise;
    then number, answer before and answer after of the first n that are read otherwise, those that went wrong first.
    """
    dataset = subject.build.dataset
    subject.require_classes()
    if dataset.y_test.ndim != 1:
        raise NotNow("flips need one class a sample")
    x, truth = dataset.x_test[:TEST_LIMIT], dataset.y_test[:TEST_LIMIT]
    before = _answers(subject, x)
    with _silence(subject, request):
        after = _answers(subject, x)
    changed = np.flatnonzero(before != after)
    order = np.argsort(before[changed] != truth[changed], kind="stable")
    shown = changed[order][: max(0, request.size)]
    counts = [len(x), np.count_nonzero(before == truth), np.count_nonzero(after == truth), len(changed)]
    listed = np.stack([shown, before[shown], after[shown]], axis=1)
    return np.concatenate([counts, listed.ravel()]).astype(np.float32)


def _answers(subject: Subject, x: np.ndarray) -> np.ndarray:
    """The class that the network gives each sample."""
    network = subject.network(Request("flips", (0,)))
    return class_numbers(subject, network, network.forward(x))


@contextmanager
def _silence(subject: Subject, request: Request) -> Iterator[None]:
    """Leave out the part that the target names."""
    if len(request.target) < FIRST_FIGURES - 1 or not isinstance(request.target[2], int):
        raise NotNow("there is no such part")
    layer_id, number = str(request.target[1]), request.target[2]
    part = subject.without_parameter(number) if layer_id == "=" else subject.without_unit(layer_id, number)
    with part:
        yield
