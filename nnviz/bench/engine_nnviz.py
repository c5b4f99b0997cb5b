"""NNViz's own side of the bench."""

import time
from collections.abc import Callable

import numpy as np

from nnviz.bench.workloads import Workload
from nnviz.engine import passes
from nnviz.engine.blas import limit_blas_threads
from nnviz.engine.catalogue import make_loss, make_optimizer
from nnviz.engine.grid import GridMap
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.targets import encode_targets
from nnviz.engine.trainers import SupervisedTrainer
from nnviz.hyper import Value

DEAD_BIAS = -30.0
BURST_S = 0.001  # as long as the program trains before it looks at the clock
PROBE_STEPS = 5

Work = Callable[[], object]


def prepare(workload: Workload, threads: int) -> tuple[Work, int]:
    """The work to be timed and how many units of it one call does."""
    limit_blas_threads(threads)
    if workload.act in ("map", "forward"):
        network = _network(workload)
        return (_maps(network, workload) if workload.act == "map" else _forward(network, workload)), 1
    trainer = _trainer(workload)
    if workload.act == "picture":
        return _picture(trainer, workload), 1
    burst = _burst(trainer)
    return lambda: trainer.steps(burst), burst


def prepare_dead(workload: Workload) -> tuple[Work, SupervisedTrainer]:
    """A training step of a network whose hidden ReLUs are almost all dead, and its trainer."""
    limit_blas_threads(1)
    trainer = _trainer(workload)
    hidden = trainer.network.layers[0]["weights"]
    hidden[: int(0.95 * len(hidden)), -1] = DEAD_BIAS
    return trainer.step, trainer


def threads_used(workload: Workload) -> int:
    """How many threads of Python work on it, whatever BLAS does."""
    return passes.threads_used(_network(workload), workload.batch) if workload.act == "train" else 1


def _network(workload: Workload) -> Sequential:
    layers = [
        LayerDef(f"layer-{index}", kind, settings) for index, (kind, settings) in enumerate(_layers(workload), start=1)
    ]
    return Sequential(layers, workload.input_shape, rng=np.random.default_rng(0))


def _layers(workload: Workload) -> list[tuple[str, dict[str, Value]]]:
    head: tuple[str, dict[str, Value]] = ("dense", {"units": 10, "activation": "softmax"})
    if workload.model == "cnn":
        pool: tuple[str, dict[str, Value]] = ("max_pool2d", {"size": 2})
        convolutions: list[tuple[str, dict[str, Value]]] = [
            ("conv2d", {"filters": filters, "kernel": 3, "activation": "relu"}) for filters in (32, 64, 64)
        ]
        first, second, third = convolutions
        return [first, pool, second, pool, third, ("flatten", {}), ("dense", {"units": 64, "activation": "relu"}), head]
    if workload.model == "simple_rnn":
        return [("simple_rnn", {"units": 64, "sequences": True}), ("simple_rnn", {"units": 64}), head]
    if workload.model == "lstm":
        return [("lstm", {"units": 64}), head]
    *hidden, last = workload.sizes[1:]
    layers: list[tuple[str, dict[str, Value]]] = [
        ("dense", {"units": units, "activation": workload.activation}) for units in hidden
    ]
    return [*layers, ("dense", {"units": last, "activation": "softmax" if last > 1 else "tanh"})]


def _trainer(workload: Workload) -> SupervisedTrainer:
    rng = np.random.default_rng(0)
    network = _network(workload)
    n_classes = max(workload.outputs, 2)
    loss = "categorical_cross_entropy" if n_classes > 2 else "mean_squared_error"
    x = rng.random((workload.samples, *workload.input_shape), dtype=np.float32) - np.float32(0.5)
    targets = encode_targets(loss, network.last_activation, rng.integers(0, n_classes, workload.samples), n_classes)
    return SupervisedTrainer(
        network,
        make_loss(loss),
        make_optimizer(workload.optimizer),
        x,
        targets,
        task="classes" if n_classes > 2 else "binary",
        rng=rng,
        batch_size=workload.batch,
        learning_rate=0.001,
        test=(x[:250], targets[:250]),
    )


def _burst(trainer: SupervisedTrainer) -> int:
    """How many steps in a row the program does of it."""
    costs = []
    for _ in range(PROBE_STEPS):
        start = time.perf_counter()
        trainer.step()
        costs.append(time.perf_counter() - start)
    return max(1, int(BURST_S / min(costs)))


def _grid(network: Sequential, side: int) -> GridMap:
    axis = np.linspace(-6, 6, side, dtype=np.float32)
    features = np.stack(np.meshgrid(axis, axis[::-1]), axis=-1).reshape(-1, 2)
    return GridMap(network, features, (side, side))


def _maps(network: Sequential, workload: Workload) -> Work:
    return _grid(network, workload.side).compute


def _forward(network: Sequential, workload: Workload) -> Work:
    x = np.random.default_rng(0).random((1, *network.input_shape), dtype=np.float32)
    return lambda: network.forward(x)


def _picture(trainer: SupervisedTrainer, workload: Workload) -> Work:
    grid = _grid(trainer.network, workload.side)

    def picture() -> None:
        trainer.steps(trainer.steps_per_epoch)
        trainer.evaluate()
        grid.compute()

    return picture
