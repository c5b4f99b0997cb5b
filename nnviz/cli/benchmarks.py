"""``nnviz bench``: how fast the engine is beside its peers; ``bench ui``: how smooth the window stays.

``nnviz bench scaling``: how the cost of training grows.
"""

import argparse
import json
import sys
from collections.abc import Sequence

from nnviz.cli.usage import UsageError


def bench(words: Sequence[str]) -> int:
    """``nnviz bench [ui | scaling] [options]``"""
    if words[:1] == ["ui"]:
        from nnviz.ui.bench import main  # Qt, only when a window is needed

        return main(list(words[1:]))
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
    given = parser.parse_args(words)
    from nnviz.bench.run import run_bench  # brings all engines: nothing that other commands need

    try:
        result = run_bench(given.only, given.peers, report=lambda line: print(line, file=sys.stderr))
    except ValueError as error:
        raise UsageError(str(error)) from error
    print(json.dumps(result) if given.json else _table(result))
    return 0


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
    return 0


def _scaling_table(result: dict) -> str:
    lines = [f"{'axis':8} {'value':>7} {'s / epoch':>10} {'us / step':>11} {'MB':>8} {'GFLOP/s':>8}"]
    for row in result["rows"]:
        figures = f"{row['seconds_per_epoch']:>10.3f} {row['microseconds_per_step']:>11,.1f}"
        lines.append(f"{row['axis']:8} {row['value']:>7,} {figures} {row['megabytes']:>8,.2f} {row['gflops']:>8,.2f}")
    return "\n".join(lines)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in text.split(",") if name)


def _table(result: dict) -> str:
    """The rows for people, the limit of the machine and what was left out below."""
    lines = [f"{'workload':12} {'engine':10} {'threads':>7} {'microseconds':>13} {'ratio':>7}"]
    for row in result["rows"]:
        figures = f"{row['threads']:>7} {row['microseconds']:>13,.1f} {row['ratio']:>7.2f}"
        lines.append(f"{row['workload']:12} {row['engine']:10} {figures}")
    rates = ", ".join(f"{rate:g} on {threads}" for threads, rate in result["sgemm_gflops"].items())
    return "\n".join([*lines, f"matrix products of this machine, GFLOP/s by threads: {rates}", *result["notes"]])
