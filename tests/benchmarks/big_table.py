"""How smooth the window stays while 1,000,000 x 20 values load and train: ``python -m tests.benchmarks.big_table``.

A 60 Hz timer in the GUI thread writes down how late each of its ticks comes; the longest gap is what a user would feel.
"""

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.spec.presets import PRESETS
from nnviz.ui.bench_probes import LatenessProbe
from nnviz.ui.program import Program

PIECE = 50_000


def write_table(path: Path, rows: int, columns: int) -> None:
    """Numbers of five digits, and a last column of two words that follows from the first two."""
    rng = np.random.default_rng(0)
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(f"c{number}" for number in range(columns - 1)) + ",kind\n")
        for start in range(0, rows, PIECE):
            values = rng.normal(size=(min(PIECE, rows - start), columns - 1)) * 10
            for row in values:
                words = ",".join(f"{value:.5g}" for value in row)
                file.write(f"{words},{'yes' if row[0] * row[1] > 0 else 'no'}\n")


def main() -> int:
    """Write, read, train; print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--columns", type=int, default=20)
    options = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.csv"
        write_table(path, options.rows, options.columns)
        program = Program(PRESETS["iris"])
        program.start()
        program.window.show()
        spin(app, lambda: False, 2.0)
        probe, own = LatenessProbe(program.window), program.window.own.tables
        started = time.perf_counter()
        probe.start()
        spin(app, lambda: False, 5.0)
        told("nothing at all", probe, started)
        started = time.perf_counter()
        probe.start()
        own.open_file(path)
        print(f"sheet open after {1000 * (time.perf_counter() - started):.0f} ms")
        spin(app, lambda: own.sheet.train_button.isEnabled(), 120.0)
        told("read", probe, started)
        started = time.perf_counter()
        probe.start()
        QTest.mouseClick(own.sheet.train_button, Qt.MouseButton.LeftButton)
        spin(app, lambda: program.session.spec.lab == "tables" and program.session.is_playing, 60.0)
        told("adopted until it trains", probe, started)
        started = time.perf_counter()
        probe.start()
        spin(app, lambda: False, 5.0)
        told("five seconds of training", probe, started)
        program.stop()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def spin(app: QApplication, is_done: object, limit_s: float) -> None:
    """Run the event loop until it is done."""
    deadline = time.monotonic() + limit_s
    while time.monotonic() < deadline and not is_done():  # type: ignore[operator]  # a function
        app.processEvents()
        time.sleep(0.001)


def told(what: str, probe: LatenessProbe, started: float) -> None:
    """One line: how long it took and how late the timer was."""
    probe.stop()
    late = np.array(probe.late_ms)
    probe.late_ms.clear()
    p50, p99 = np.percentile(late, (50, 99))
    seconds = time.perf_counter() - started
    print(f"{what}: {seconds:.1f} s; timer late {p50:.1f} / {p99:.1f} / {late.max():.1f} ms (p50, p99, most)")


if __name__ == "__main__":
    raise SystemExit(main())
