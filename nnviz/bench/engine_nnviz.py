"""NNViz's own side of the bench."""

from collections.abc import Callable

import numpy as np

from nnviz.bench.workloads import Workload
from nnviz.engine.blas import limit_blas_threads
from nnviz.engine.catalogue import make_loss, make_optimizer
from nnviz.engine.grid import GridMap
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.targets import encode_targets
from nnviz.engine.trainers import SupervisedTrainer

DEAD_BIAS = -30.0

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
    return trainer.step, 1


def prepare_dead(workload: Workload) -> tuple[Work, SupervisedTrainer]:
    """A training step of a network whose hidden ReLUs are almost all dead, and its trainer."""
    limit_blas_threads(1)
    trainer = _trainer(workload)
    hidden = trainer.network.layers[0]["weights"]
    hidden[: int(0.95 * len(hidden)), -1] = DEAD_BIAS
    return trainer.step, trainer


def _network(workload: Workload) -> Sequential:
    last = "softmax" if workload.sizes[-1] > 1 else "tanh"
    layers = [
        LayerDef(
            f"layer-{index}",
            "dense",
            {"units": units, "activation": workload.activation if index < len(workload.sizes) - 1 else last},
        )
        for index, units in enumerate(workload.sizes[1:], start=1)
    ]
    return Sequential(layers, workload.sizes[:1], rng=np.random.default_rng(0))


def _trainer(workload: Workload) -> SupervisedTrainer:
    rng = np.random.default_rng(0)
    network = _network(workload)
    n_classes = max(workload.sizes[-1], 2)
    loss = "categorical_cross_entropy" if n_classes > 2 else "mean_squared_error"
    x = rng.random((workload.samples, workload.sizes[0]), dtype=np.float32) - np.float32(0.5)
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
        for _ in range(trainer.steps_per_epoch):
            trainer.step()
        trainer.evaluate()
        grid.compute()

    return picture
