"""Renders a table of CONTRIBUTING.md from a bench run.

``nnviz bench --peers sklearn,torch --json | python -m tests.benchmarks.bench_table [CONTRIBUTING.md [NAME]]``: what
stands there between the marks NAME (usually "bench") is replaced; without a file the table is printed.
"""

import json
import sys
from pathlib import Path

from nnviz.bench.workloads import WORKLOADS

MARKS = "<!-- {0} -->", "<!-- /{0} -->"
HEAD = "| workload | | NNViz, µs | threads | × scikit-learn | × PyTorch |\n|---|---|---|---|---|---|"
CLOCKS = {"wall": "Wall clock", "processor": "Processor time"}


def main() -> None:
    """Read the run from the standard input."""
    text = table(json.load(sys.stdin))
    if len(sys.argv) > 1:
        path = Path(sys.argv[1])
        path.write_text(replaced(path.read_text("utf-8"), text, *sys.argv[2:]), "utf-8")
    else:
        print(text)


def table(run: dict) -> str:
    """The run as Markdown: a line a workload, what the machine can do below."""
    engines: dict[str, dict[str, dict]] = {}
    for row in run["rows"]:
        engines.setdefault(row["workload"], {})[row["engine"]] = row
    lines = [line(key, rows) for key, rows in engines.items() if key != "dead_units"]
    return "\n".join([HEAD, *lines, "", *facts(run, engines)])


def line(key: str, rows: dict[str, dict]) -> str:
    """One workload. A peer's ratio is followed by the threads it was fastest with."""
    own = rows["nnviz"]
    peers = [
        f"{rows[peer]['ratio']:.2f} ({rows[peer]['threads']})" if peer in rows else "–" for peer in ("sklearn", "torch")
    ]
    return f"| {key} | {WORKLOADS[key].label} | {own['microseconds']:,.1f} | {own['threads']} | {' | '.join(peers)} |"


def facts(run: dict, engines: dict[str, dict[str, dict]]) -> list[str]:
    """The sentences under the table."""
    rates = ", ".join(f"{rate:g} with {threads}" for threads, rate in run["sgemm_gflops"].items())
    found = [
        f"{CLOCKS[run['clock']]}, {run['processors']} processors. In brackets: threads of the peer's best run. "
        f"The machine's matrix products: {rates} GFLOP/s by threads, {run['kernels']} kernels."
    ]
    if "dead_units" in engines:
        found.append(
            f"With most ReLUs dead a late step costs {engines['dead_units']['nnviz']['ratio']:.2f} of an early one."
        )
    return [*found, *run["notes"]]


def replaced(document: str, text: str, name: str = "bench") -> str:
    """``document`` with ``text`` between the marks ``name``. Raises ValueError when they are not there."""
    first, last = (mark.format(name) for mark in MARKS)
    before, start, rest = document.partition(first)
    _, end, after = rest.partition(last)
    if not start or not end:
        raise ValueError(f"the file needs the lines {first} and {last}: the table goes between them")
    return f"{before}{start}\n{text}\n{end}{after}"


if __name__ == "__main__":
    main()
