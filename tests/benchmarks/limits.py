"""Where a training step goes: ``python -m tests.benchmarks.limits [WORKLOAD ...]`` prints a Markdown table.

Each call of the plan is timed by itself on one thread, the least of many rounds. Products and optimizer cannot be left
out: their sum, with the products at the rate of the machine's large ones, is what no engine of NumPy calls goes below.
"""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from nnviz.bench.engine_nnviz import _trainer as make_trainer
from nnviz.bench.run import sgemm_gflops
from nnviz.bench.workloads import WORKLOADS
from nnviz.engine.batches import TrainingData
from nnviz.engine.blas import limit_blas_threads
from nnviz.engine.calls import Call
from nnviz.engine.layers import recurrent
from nnviz.engine.passes import HALVES, WholePass

USUAL = ("W2", "W3a", "W3b", "W5b")
ROUNDS = 200


def main() -> None:
    """Measure and print."""
    limit_blas_threads(1)
    recurrent.MUCH_ARITHMETIC = float("inf")
    rate = max(sgemm_gflops(1) for _ in range(10))
    print(f"| workload | products, µs | at {rate:g} GFLOP/s, µs | optimizer, µs | other calls, µs | number of calls |")
    print("|---|---|---|---|---|---|")
    for key in sys.argv[1:] or USUAL:
        print(line(key, rate), flush=True)


def line(key: str, rate: float) -> str:
    """One workload's row."""
    workload = WORKLOADS[key]
    trainer = make_trainer(workload)
    trainer.steps(30)
    rng = np.random.default_rng(0)
    samples, targets = trainer._train
    data = TrainingData(samples, targets, trainer.network.dtype)
    whole = WholePass(trainer.network, trainer.loss, data, workload.batch, rng.spawn(HALVES))
    whole.run(rng.permutation(len(samples))[: workload.batch])
    calls, update = whole.calls(), list(trainer.optimizer._calls)
    with np.errstate(all="ignore"):
        costs, spent = least(calls), float(least(update).sum())
    is_product = np.array([operations(call) > 0 for call in calls])
    limit = sum(map(operations, calls)) / rate / 1e3
    figures = (costs[is_product].sum(), limit, spent, costs[~is_product].sum())
    return f"| {key} | {' | '.join(f'{figure:,.1f}' for figure in figures)} | {len(calls) + len(update)} |"


def operations(call: Callable[..., object]) -> int:
    """Multiplications and additions of a product; 0 for any other call."""
    if not isinstance(call, partial) or getattr(call.func, "__name__", "") not in ("dot", "matmul"):
        return 0
    owner = getattr(call.func, "__self__", None)
    left = owner if isinstance(owner, np.ndarray) else call.args[0]
    return int(2 * left.shape[-1] * call.args[-1].size)


def least(calls: Sequence[Call]) -> np.ndarray:
    """Microseconds of each call (n,), the clock's own cost taken off."""
    times = np.full(len(calls) + 1, np.inf)
    for _ in range(ROUNDS):
        for index, call in enumerate((*calls, int)):
            start = time.perf_counter()
            call()
            times[index] = min(times[index], time.perf_counter() - start)
    return np.maximum(times[:-1] - times[-1], 0) * 1e6


if __name__ == "__main__":
    main()
