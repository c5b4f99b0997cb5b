"""A process of its own for each engine, so that thread pools and memory of one do not disturb the other."""

import importlib
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import TracebackType

from nnviz.bench.workloads import WORKLOADS, NotOfferedError

ENGINES = {
    "nnviz": "nnviz.bench.engine_nnviz",
    "sklearn": "nnviz.bench.engine_sklearn",
    "torch": "nnviz.bench.engine_torch",
}
CLOCKS: dict[str, Callable[[], float]] = {"wall": time.perf_counter, "processor": time.process_time}
ANSWER_LIMIT_S = 300.0


class EngineError(RuntimeError):
    """The engine is not installed, or its process ended."""


class Worker:
    """One engine with one thread count in its own process; a context manager that ends it.

    Raises EngineError when the engine cannot be imported.
    """

    def __init__(self, engine: str, threads: int) -> None:
        self.engine = engine
        self.threads = threads
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, engine, threads), daemon=True)
        self._process.start()
        theirs.close()
        problem = self._receive()
        if problem:
            self.close()
            raise EngineError(str(problem))

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def microseconds(self, workload: str, seconds: float, clock: str = "wall") -> float | None:
        """The mean cost of one unit of work over about ``seconds`` of ``clock``; None when the engine cannot do it."""
        self._pipe.send((workload, seconds, clock))
        answer = self._receive()
        return None if answer is None else float(answer)

    def close(self) -> None:
        """End the process."""
        if self._process.is_alive():
            try:
                self._pipe.send(None)
            except OSError:
                self._process.terminate()
            self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()

    def _receive(self) -> float | str | None:
        if not self._pipe.poll(ANSWER_LIMIT_S):
            raise EngineError(f"{self.engine} gave no answer within {ANSWER_LIMIT_S:g} s")
        try:
            answer: float | str | None = self._pipe.recv()
        except EOFError:
            raise EngineError(f"the process of {self.engine} ended") from None
        return answer


def serve(pipe: Connection, engine: str, threads: int) -> None:
    """The worker's side: answer orders (workload, seconds, clock) until None comes."""
    try:
        prepare = importlib.import_module(ENGINES[engine]).prepare
    except ImportError as error:
        pipe.send(f"{engine} is not installed: {error}")
        return
    pipe.send("")
    prepared: dict[str, tuple[Callable[[], object], int] | None] = {}
    while (order := pipe.recv()) is not None:
        key, seconds, clock = order
        if key not in prepared:
            try:
                prepared[key] = prepare(WORKLOADS[key], threads)
            except NotOfferedError:
                prepared[key] = None
        work = prepared[key]
        pipe.send(None if work is None else time_work(*work, seconds, CLOCKS[clock]))


def time_work(
    work: Callable[[], object], units: int, seconds: float, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Microseconds for one of ``units`` that a call does, over about ``seconds`` after some calls to warm up."""
    start = clock()
    work()
    once = max(clock() - start, 1e-7)
    for _ in range(min(20, int(0.2 * seconds / once))):
        work()
    start = clock()
    count = 0
    block = 1
    while (spent := clock() - start) < seconds:
        for _ in range(block):
            work()
        count += block
        block = max(1, min(block * 2, int((seconds - spent) / max(spent / count, 1e-9))))
    return spent / count / units * 1e6
