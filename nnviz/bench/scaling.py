"""How the cost of training grows with the samples, the width, the depth and the batch size.

One thread works, so the processor's time is what counts, whoever else uses the machine.
"""

import math
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

import numpy as np

from nnviz.bench.worker import time_work
from nnviz.engine.blas import limit_blas_threads
from nnviz.engine.catalogue import make_loss, make_optimizer
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.trainers import SupervisedTrainer

INPUTS, CLASSES = 64, 10
MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Size:
    """A dense network on random data: ``depth`` hidden layers of ``width`` ReLUs, Adam."""

    samples: int = 5000
    width: int = 64
    depth: int = 2
    batch: int = 32


@dataclass(frozen=True, slots=True)
class Growth:
    """One line of the table. ``gflops`` is the rate of arithmetic: cost grows no faster than it while this holds.

    ``megabytes`` is what building the trainer and one step take, the data apart.
    """

    axis: str
    value: int
    seconds_per_epoch: float
    microseconds_per_step: float
    megabytes: float
    gflops: float


AXES: dict[str, tuple[int, ...]] = {
    "samples": (1000, 5000, 20000, 60000),
    "width": (16, 64, 256, 1024),
    "depth": (1, 2, 5, 10, 20),
    "batch": (1, 8, 32, 128, 512),
}


def run_scaling(
    axes: dict[str, tuple[int, ...]] = AXES, *, seconds: float = 0.3, report: Callable[[str], None] = lambda line: None
) -> dict[str, object]:
    """Measure each value of each axis with the others at their defaults. The answer is ready for JSON: ``rows``."""
    limit_blas_threads(1)
    rows = []
    for axis, values in axes.items():
        for value in values:
            report(f"{axis} {value}")
            rows.append(asdict(_measure(axis, value, replace(Size(), **{axis: value}), seconds)))
    return {"rows": rows}


def _measure(axis: str, value: int, size: Size, seconds: float) -> Growth:
    rng = np.random.default_rng(0)
    x = rng.random((size.samples, INPUTS), dtype=np.float32)
    targets = np.eye(CLASSES, dtype=np.float32)[rng.integers(0, CLASSES, size.samples)]
    tracemalloc.start()
    trainer = _trainer(size, x, targets, rng)
    trainer.step()
    megabytes = tracemalloc.get_traced_memory()[1] / MEGABYTE
    tracemalloc.stop()
    step = time_work(trainer.step, 1, seconds, time.process_time)
    steps = math.ceil(size.samples / size.batch)
    operations = 6 * trainer.network.count * size.batch  # forward, and twice that backward
    return Growth(
        axis,
        value,
        round(step * steps / 1e6, 4),
        round(step, 1),
        round(megabytes, 2),
        round(operations / step / 1e3, 2),
    )


def _trainer(size: Size, x: np.ndarray, targets: np.ndarray, rng: np.random.Generator) -> SupervisedTrainer:
    layers = [LayerDef(f"hidden-{number}", "dense", {"units": size.width}) for number in range(size.depth)]
    layers.append(LayerDef("output", "dense", {"units": CLASSES, "activation": "softmax"}))
    return SupervisedTrainer(
        Sequential(layers, (INPUTS,), rng=rng),
        make_loss("categorical_cross_entropy"),
        make_optimizer("adam"),
        x,
        targets,
        task="classes",
        rng=rng,
        batch_size=size.batch,
    )
