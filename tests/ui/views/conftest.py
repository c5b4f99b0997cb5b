"""Built networks and snapshots by hand, as the trainer thread would send them."""

import numpy as np
import pytest

from nnviz.runtime.messages import Built, Curves, DataInfo, LayerInfo, NetworkInfo, Snapshot


def _layers(sizes, n_in, activation="tanh", last=""):
    layers, start = [], 0
    for number, units in enumerate(sizes):
        is_last = number == len(sizes) - 1
        stop = start + units * (n_in + 1)
        name = "output" if is_last else f"hidden-{number + 1}"
        label = "Output" if is_last else f"Hidden {number + 1}"
        kind = last if is_last else activation
        layers.append(
            LayerInfo(name, "dense", label, (units,), stop - start, (start, stop), (units, n_in + 1), kind),
        )
        start, n_in = stop, units
    return tuple(layers), start


@pytest.fixture
def make_built():
    """built(task, x, y, classes, sizes, is_planar) -> Built; half of the samples are test samples."""

    def make(task="binary", x=None, y=None, classes=("0", "1"), sizes=(4, 1), is_planar=True, last="sigmoid", **more):
        rng = np.random.default_rng(1)
        x = rng.uniform(-5, 5, (80, 2)).astype(np.float32) if x is None else np.asarray(x, np.float32)
        y = (x[:, 0] * x[:, -1] > 0).astype(np.int64) if y is None else np.asarray(y)
        half, shape = len(x) // 2, x.shape[1:]
        layers, count = _layers(sizes, int(np.prod(shape)), last=last)
        labels = ("x", "y")[: shape[0]] if is_planar else tuple(f"x{number + 1}" for number in range(shape[0]))
        info = DataInfo(
            task, tuple(classes), shape, is_planar, half, len(x) - half, x[:half], y[:half], x[half:], y[half:]
        )
        network = NetworkInfo("network", shape, labels, layers, count)
        return Built(1, (network,), info, **({"impact": "rebuild"} | more))

    return make


@pytest.fixture
def make_snapshot():
    """snapshot(readings, curves, ...) -> Snapshot of generation 1."""

    def make(readings=None, curves=None, scores=None, step=10, epoch=1.0, **more):
        empty = Curves(np.empty(0, np.int64), np.empty(0, np.float32))
        facts = {
            "is_playing": True,
            "steps_per_second": 100.0,
            "samples_per_second": 1000.0,
            "seconds": 1.0,
            "learning_rate": 0.01,
        } | more
        return Snapshot(1, step, epoch, curves=curves or empty, scores=scores or {}, readings=readings or {}, **facts)

    return make
