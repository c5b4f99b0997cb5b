"""Measures the frozen program of this checkout: ``python3 packaging/dev.py measure [--rounds 3]``.

Prints its size, the time from its start to the window (cold where the disk's cache may be emptied: as root on Linux)
and its training rate beside the same code from source: both run ``nnviz bench --processor-time`` in turn (A B A B), so
that what else the machine does falls out. Needs ``dev.py package`` before; without a display it takes Xvfb.
"""

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import dev
import package
import system_parts
from system_parts import say

PROGRAM = package.FROZEN / "nnviz" / ("nnviz.exe" if dev.IS_WINDOWS else "nnviz")
SOURCE = [sys.executable, "-m", "nnviz"]
WORKLOADS = "W1a,W1b,W2,W3a,W4,W5a,W6a"
START_LIMIT_S = 60
SHOWN = re.compile(r"window shown after ([\d.]+) s")
CACHES = Path("/proc/sys/vm/drop_caches")


def main() -> int:
    """Measure and print; 1 when there is no frozen program."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py measure", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    rounds = parser.parse_args().rounds
    if not PROGRAM.is_file():
        say(f"there is no {PROGRAM}: run python3 packaging/dev.py package first")
        return 1
    print(f"installed: {package.folder_size_mb(PROGRAM.parent):.0f} MB in {PROGRAM.parent}")
    for made in sorted(package.DIST.glob("nnviz*")):
        print(f"download: {made.stat().st_size / 1e6:.1f} MB  {made.name}")
    measure_starts(rounds)
    measure_rates(rounds)
    return 0


def measure_starts(rounds: int) -> None:
    """From the start of the process to the first picture of the window."""
    if drop_caches():
        cold = []
        for _ in range(rounds):
            drop_caches()
            cold.append(start_s([str(PROGRAM)]))
        print(f"window, cold: {spread(cold)} s")
    else:
        print("window, cold: not measured (emptying the disk's cache needs root on Linux)")
    start_s([str(PROGRAM)])
    print(f"window, warm: {spread([start_s([str(PROGRAM)]) for _ in range(rounds)])} s")
    print(f"window, warm, from source: {spread([start_s(SOURCE) for _ in range(rounds)])} s")


def drop_caches() -> bool:
    """Make the disk forget what was read; False where that is not permitted."""
    try:
        subprocess.run(["sync"], check=True)
        CACHES.write_text("3")
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def start_s(command: list[str]) -> float:
    """Open the window as a new user would, read its own figure from the log, and let it end."""
    with tempfile.TemporaryDirectory() as home:
        prefix = [] if system_parts.has_display() else ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24"]
        if prefix and not shutil.which("xvfb-run"):
            sys.exit("nnviz: there is no display; install xvfb and xauth, or log in at a desktop")
        environment = {**os.environ, "NNVIZ_HOME": home}
        environment.pop("QT_QPA_PLATFORM", None)
        process = subprocess.Popen([*prefix, *command], cwd=dev.ROOT, env=environment, start_new_session=True)
        try:
            return wait_for_window(Path(home, "log", "nnviz.log"))
        finally:
            end(process)


def wait_for_window(log: Path) -> float:
    """The seconds that the program itself tells in its log."""
    limit = time.monotonic() + START_LIMIT_S
    while time.monotonic() < limit:
        found = SHOWN.search(log.read_text(encoding="utf-8")) if log.exists() else None
        if found:
            return float(found[1])
        time.sleep(0.05)
    raise TimeoutError(f"no window within {START_LIMIT_S} s")


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask the program and the screen that was made for it to end."""
    if dev.IS_WINDOWS:
        process.terminate()
    else:
        os.killpg(process.pid, signal.SIGTERM)
    process.wait(30)


def measure_rates(rounds: int) -> None:
    """Processor time of a piece of work, frozen and from source in turn."""
    costs: dict[str, dict[str, list[float]]] = {"frozen": {}, "source": {}}
    for _ in range(rounds):
        for name, command in (("frozen", [str(PROGRAM)]), ("source", SOURCE)):
            for workload, microseconds in bench(command).items():
                costs[name].setdefault(workload, []).append(microseconds)
    print(f"{'workload':10}{'frozen, us':>12}{'source, us':>12}{'rate kept':>11}")
    kept = []
    for workload, frozen in costs["frozen"].items():
        source = costs["source"][workload]
        kept.append(min(source) / min(frozen))  # the least disturbed of each
        print(f"{workload:10}{min(frozen):12.1f}{min(source):12.1f}{kept[-1]:10.1%}")
    print(f"training rate kept by the frozen program: {statistics.geometric_mean(kept):.1%}")


def bench(command: list[str]) -> dict[str, float]:
    """Microseconds of processor time by workload."""
    arguments = ["bench", "--processor-time", "--json", "--only", WORKLOADS]
    answer = subprocess.check_output([*command, *arguments], cwd=dev.ROOT, stderr=subprocess.DEVNULL)
    return {row["workload"]: row["microseconds"] for row in json.loads(answer)["rows"]}


def spread(values: list[float]) -> str:
    """The median with the smallest and the largest."""
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


if __name__ == "__main__":
    sys.exit(main())
