"""run_bench: engines in turn, A B A B, medians and ratios of one run."""

import os
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from statistics import median
from typing import Literal

import numpy as np
from threadpoolctl import threadpool_limits

from nnviz.bench.dead_units import dead_unit_costs
from nnviz.bench.engine_nnviz import threads_used
from nnviz.bench.worker import EngineError, Worker
from nnviz.bench.workloads import WORKLOADS
from nnviz.engine.blas import blas_kernels

PEERS = ("sklearn", "torch")
ROUNDS = 5
ROUND_S = 0.25
SGEMM_SIDE, SGEMM_TRIES = 1024, 24


@dataclass(frozen=True, slots=True)
class Row:
    """One engine on one workload. ``ratio`` is its time over that of NNViz: above 1, NNViz is faster.

    For ``dead_units`` the ratio is the cost of a late step over that of an early one.
    """

    workload: str
    engine: str
    threads: int
    microseconds: float
    ratio: float


def run_bench(
    only: Sequence[str] = (),
    peers: Sequence[str] = (),
    *,
    rounds: int = ROUNDS,
    round_s: float = ROUND_S,
    clock: Literal["wall", "processor"] = "wall",
    report: Callable[[str], None] = lambda line: None,
) -> dict[str, object]:
    """Measure the workloads ``only`` (empty: all) on NNViz and ``peers``, each at its best thread count.

    On a machine that others use too, ``clock`` "processor" counts the time that the processor spent, with one BLAS
    thread an engine: ratios of that hardly depend on the others.

    ``report`` is told each step in words. The answer is ready for JSON: ``rows``, ``sgemm_gflops`` by thread count
    as the limit of this machine, ``kernels`` that NumPy's BLAS uses, ``processors``, ``notes`` on peers not there.

    Raises ValueError for an unknown workload or peer.
    """
    keys = _known("workload", only, tuple(WORKLOADS)) or tuple(WORKLOADS)
    _known("peer", peers, PEERS)
    counts = _thread_counts() if clock == "wall" else (1,)
    rows: list[Row] = []
    notes: list[str] = []
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker("nnviz", threads)) for threads in counts]
        for peer in peers:
            try:
                workers += [stack.enter_context(Worker(peer, threads)) for threads in counts]
            except EngineError as error:
                notes.append(str(error))
        for key in keys:
            report(f"{key}: {WORKLOADS[key].label}")
            rows += _dead_units() if key == "dead_units" else _measure(workers, key, rounds, round_s, clock)
    return {
        "rows": [asdict(row) for row in rows],
        "sgemm_gflops": {str(threads): sgemm_gflops(threads) for threads in _thread_counts()},
        "kernels": blas_kernels(),
        "processors": os.cpu_count() or 1,
        "clock": clock,
        "notes": notes,
    }


def sgemm_gflops(threads: int) -> float:
    """The rate of a large float32 matrix product with so many threads, the best of some tries."""
    rng = np.random.default_rng(0)
    a = rng.random((SGEMM_SIDE, SGEMM_SIDE), dtype=np.float32)
    out = np.empty_like(a)
    best = float("inf")
    with threadpool_limits(threads, user_api="blas"):
        for _ in range(SGEMM_TRIES):
            start = time.perf_counter()
            a.dot(a, out)
            best = min(best, time.perf_counter() - start)
    return round(2 * SGEMM_SIDE**3 / best / 1e9, 1)


def _measure(workers: list[Worker], key: str, rounds: int, round_s: float, clock: str) -> list[Row]:
    """All engines in turn, several rounds; of each engine the best thread count."""
    times: dict[Worker, list[float]] = {}
    for _ in range(rounds):
        for worker in workers:
            cost = worker.microseconds(key, round_s, clock)
            if cost is not None:
                times.setdefault(worker, []).append(cost)
    medians = {worker: median(costs) for worker, costs in times.items()}
    best: dict[str, Worker] = {}
    for worker, cost in medians.items():
        if worker.engine not in best or cost < medians[best[worker.engine]]:
            best[worker.engine] = worker
    own = medians[best["nnviz"]]
    return [
        Row(key, engine, _threads(worker, key), round(medians[worker], 2), round(medians[worker] / own, 2))
        for engine, worker in best.items()
    ]


def _threads(worker: Worker, key: str) -> int:
    return max(worker.threads, threads_used(WORKLOADS[key])) if worker.engine == "nnviz" else worker.threads


def _dead_units() -> list[Row]:
    early, late = dead_unit_costs()
    return [Row("dead_units", "nnviz", 1, round(late, 2), round(late / early, 3))]


def _thread_counts() -> tuple[int, ...]:
    return (1, 2) if (os.cpu_count() or 1) > 1 else (1,)


def _known(noun: str, names: Sequence[str], known: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise ValueError(f"unknown {noun} {name!r}; known: {', '.join(known)}")
    return tuple(names)
