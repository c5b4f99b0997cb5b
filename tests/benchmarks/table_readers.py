"""Processor time and memory to read 1,000,000 x 20 values of CSV: ``python -m tests.benchmarks.table_readers``.

``--where DIR`` names a folder with a folder for each library that is not installed (``pip install --target DIR/pandas
pandas``); its size is printed too. Each reader runs in a process of its own; the best of ``--times`` runs counts.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.big_table import write_table

READERS = {
    "NNViz (csv, NumPy)": "from pathlib import Path\nfrom nnviz.data.table_reading import read_table_file\n"
    "t = time.process_time()\nread_table_file(Path(path))",
    "pandas": "import pandas\nt = time.process_time()\npandas.read_csv(path)",
    "polars": "import polars\nt = time.process_time()\npolars.read_csv(path)",
    "pyarrow": "from pyarrow import csv\nt = time.process_time()\ncsv.read_csv(path)",
    "duckdb": "import duckdb\nt = time.process_time()\nduckdb.read_csv(path).fetchnumpy()",
}
FRAME = """import resource, sys, time
path = sys.argv[1]
{}
seconds = time.process_time() - t
print(f"\\n{{seconds:.1f}} {{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}}")
"""


def main() -> int:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--where", type=Path, help="a folder with a folder for each library")
    options = parser.parse_args()
    print("| reader | processor s | peak MB | installed MB |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.csv"
        write_table(path, options.rows, 20)
        for name, code in READERS.items():
            place = options.where / name if options.where and (options.where / name).is_dir() else None
            found = [measured(code, path, place) for _ in range(options.times)]
            if None in found:
                print(f"| {name} | not installed | | |")
                continue
            seconds, peak = min(found)
            print(f"| {name} | {seconds:.1f} | {peak:.0f} | {size_mb(place) if place else '–'} |")
    return 0


def measured(code: str, path: Path, place: Path | None) -> tuple[float, float] | None:
    """Seconds and peak memory of one run, None when the library is missing."""
    paths = [str(place)] if place else []
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([*paths, str(Path.cwd())])}
    command = [sys.executable, "-c", FRAME.format(code), str(path)]
    done = subprocess.run(command, env=environment, cwd=path.parent, capture_output=True, text=True)
    if done.returncode:
        return None
    seconds, peak = done.stdout.splitlines()[-1].split()
    return float(seconds), float(peak)


def size_mb(folder: Path) -> int:
    """The bytes of all files of a folder."""
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6)


if __name__ == "__main__":
    raise SystemExit(main())
