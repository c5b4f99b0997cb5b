"""``nnviz bench``: how fast the engine is beside its peers; ``bench ui``: how smooth the window stays.

``nnviz bench scaling``: how the cost of training grows.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any, Literal

from nnviz.cli.usage import UsageError, whole

DONE, FAILED = 0, 1
Result = dict[str, Any]  # Any: JSON values, as the benches make them


def bench(words: Sequence[str]) -> int:
    """``nnviz bench [ui | scaling] [options]``"""
    if words[:1] == ["ui"]:
        return bench_window(words[1:])
    if words[:1] == ["scaling"]:
        return bench_scaling(words[1:])
    return bench_engine(words)


def bench_engine(words: Sequence[str]) -> int:
    """``nnviz bench [--json] [--peers sklearn,torch] [--only W2,W4]``"""
    parser = argparse.ArgumentParser(
        prog="nnviz bench",
        description="Measure the engine, beside its peers where asked for.",
        epilog="'nnviz bench ui' measures the window, 'nnviz bench scaling' how cost grows with size.",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--peers", type=_names, default=(), metavar="A,B", help="sklearn, torch")
    parser.add_argument("--only", type=_names, default=(), metavar="A,B", help="these workloads, as W2,W4")
    parser.add_argument(
        "--processor-time", action="store_true", help="count the processor's time, one BLAS thread: for busy machines"
    )
    given = parser.parse_args(words)
    clock: Literal["wall", "processor"] = "processor" if given.processor_time else "wall"
    from nnviz.bench.run import run_bench  # brings all engines: nothing that other commands need

    try:
        result = run_bench(given.only, given.peers, clock=clock, report=lambda line: print(line, file=sys.stderr))
    except ValueError as error:
        raise UsageError(str(error)) from error
    print(json.dumps(result) if given.json else _table(result))
    return DONE


def bench_window(words: Sequence[str]) -> int:
    """``nnviz bench ui [--seconds N] [--json]``"""
    parser = argparse.ArgumentParser(
        prog="nnviz bench ui", description="Measure how smooth the window stays while a network trains at full speed."
    )
    parser.add_argument("--seconds", type=whole(1, 600), default=5, metavar="N", help="how long each round lasts")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(words)
    from nnviz.unattended import bench_window as measure  # Qt, only when a window is needed

    figures = measure(given.seconds)
    if figures is None:
        return FAILED
    print(json.dumps(figures) if given.json else "\n".join(f"{name:22} {value}" for name, value in figures.items()))
    return DONE


def bench_scaling(words: Sequence[str]) -> int:
    """``nnviz bench scaling [--json]``"""
    parser = argparse.ArgumentParser(
        prog="nnviz bench scaling", description="Measure how training grows with samples, width, depth and batch size."
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(words)
    from nnviz.bench.scaling import run_scaling  # brings the engine: nothing that other commands need

    result = run_scaling(report=lambda line: print(line, file=sys.stderr))
    print(json.dumps(result) if given.json else _scaling_table(result))
    return DONE


def _scaling_table(result: Result) -> str:
    lines = [f"{'axis':8} {'value':>7} {'s / epoch':>10} {'us / step':>11} {'MB':>8} {'GFLOP/s':>8}"]
    for row in result["rows"]:
        figures = f"{row['seconds_per_epoch']:>10.3f} {row['microseconds_per_step']:>11,.1f}"
        lines.append(f"{row['axis']:8} {row['value']:>7,} {figures} {row['megabytes']:>8,.2f} {row['gflops']:>8,.2f}")
    return "\n".join(lines)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in text.split(",") if name)


def _table(result: Result) -> str:
    """The rows for people, the limit of the machine and what was left out below."""
    lines = [f"{'workload':12} {'engine':10} {'threads':>7} {'microseconds':>13} {'ratio':>7}"]
    for row in result["rows"]:
        figures = f"{row['threads']:>7} {row['microseconds']:>13,.1f} {row['ratio']:>7.2f}"
        lines.append(f"{row['workload']:12} {row['engine']:10} {figures}")
    rates = ", ".join(f"{rate:g} on {threads}" for threads, rate in result["sgemm_gflops"].items())
    limit = f"matrix products of this machine, GFLOP/s by threads: {rates} ({result['kernels'] or 'unknown'} kernels)"
    return "\n".join([*lines, limit, *result["notes"]])
