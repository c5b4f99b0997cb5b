"""NNViz beside TensorFlow Playground: ``python -m tests.benchmarks.playground PLAYGROUND/src/nn.ts``.

The peer is Playground's own network code, from a checkout of github.com/tensorflow/playground, run by node (npx brings
esbuild, which takes the types out). Both engines in turn (A B A B), medians of five rounds; a line a workload.
"""

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from nnviz.bench.worker import Worker
from nnviz.bench.workloads import WORKLOADS

KEYS = ("W1a", "W1b", "W1f", "W1f_large")
DRIVER = Path(__file__).with_name("playground_driver.mjs")
ROUNDS = 5


def main() -> None:
    """Measure and print a Markdown table, or say why not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, metavar="NN_TS", help="Playground's src/nn.ts")
    parser.add_argument("--seconds", type=float, default=0.25, metavar="S", help="how long each round measures")
    given = parser.parse_args()
    if problem := why_not(given.source):
        print(f"not measured: {problem}")
        return
    with tempfile.TemporaryDirectory() as folder:
        code = Path(folder) / "nn.mjs"
        compiler = ["npx", "--yes", "esbuild", str(given.source), "--format=esm", f"--outfile={code}"]
        subprocess.run(compiler, check=True, capture_output=True)
        print("| workload | | NNViz, µs | Playground, µs | × Playground |\n|---|---|---|---|---|")
        measure(code, given.seconds)


def why_not(source: Path) -> str:
    """What is missing, in words; "" when nothing is."""
    missing = [program for program in ("node", "npx") if shutil.which(program) is None]
    if missing:
        return f"{' and '.join(missing)} not found; install Node.js"
    return "" if source.is_file() else f"no file {source}; clone github.com/tensorflow/playground"


def measure(code: Path, seconds: float) -> None:
    """Print a line for each workload, both engines measured in turn."""
    node = subprocess.Popen(["node", str(DRIVER), str(code)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with node, Worker("nnviz", 1) as ours:
        for key in KEYS:
            rounds = [(ours.microseconds(key, seconds), theirs(node, key, seconds)) for _ in range(ROUNDS)]
            own, peer = (median(column) for column in zip(*rounds, strict=True))
            print(f"| {key} | {WORKLOADS[key].label} | {own:,.1f} | {peer:,.1f} | {peer / own:.2f} |", flush=True)
        node.stdin.close()


def theirs(node: subprocess.Popen, key: str, seconds: float) -> float:
    """Playground's microseconds for one unit of work."""
    node.stdin.write(f"{key} {seconds}\n")
    node.stdin.flush()
    return float(node.stdout.readline())


if __name__ == "__main__":
    main()
