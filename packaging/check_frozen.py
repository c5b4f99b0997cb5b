"""Tries the frozen program of this checkout: ``python3 packaging/dev.py check``, after ``dev.py package``.

Commands, worker processes, names that are not ASCII, two users at once with an administrator's settings, and a program
folder that stays as it was. Says what it tries; the first thing that is not as it should be ends it with exit code 1.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import dev
import licence_files
import measure_frozen
from measure_frozen import PROGRAM
from system_parts import say

FOLDER = PROGRAM.parent
FOREIGN = ("torch", "av", "onnx", "pandas", "pytest", "matplotlib", "IPython")  # never asked for, heavy


def main() -> int:
    """All checks in order."""
    if not PROGRAM.is_file():
        say(f"there is no {PROGRAM}: run python3 packaging/dev.py package first")
        return 1
    before = fingerprint(FOLDER)
    checks: tuple[Callable[[], None], ...] = (
        info_finds_all_parts,
        licences_go_along,
        nothing_foreign_is_inside,
        workers_are_workers,
        foreign_names_are_names,
        two_users_have_two_windows,
    )
    for check in checks:
        say(check.__name__.replace("_", " "))
        check()
    say("the program's folder is as it was")
    expect(fingerprint(FOLDER) == before, "the program wrote into its own folder")
    return 0


def info_finds_all_parts() -> None:
    """No part is missing, all presets are there."""
    expect("missing" not in run("info"), "`nnviz info` misses a part")
    source = subprocess.check_output([sys.executable, "-m", "nnviz", "presets", "--json"], cwd=dev.ROOT)
    expect(json.loads(run("presets", "--json")) == json.loads(source), "the presets differ from those of the source")


def licences_go_along() -> None:
    """The overview names every library, the texts lie beside the program."""
    expect("LGPL-3.0" in run("info", "--licenses"), "`nnviz info --licenses` is not complete")
    texts = {path.name for path in (FOLDER / "licences").iterdir()}
    expect({"NNViz.txt", "LGPL-3.0.txt", "numpy-LICENSE.txt"} <= texts, f"licence texts are missing: {sorted(texts)}")
    unnamed = licence_files.unnamed_libraries(FOLDER)
    expect(not unnamed or sys.platform != "linux", f"resources/LICENSES.md does not speak of {unnamed}")


def nothing_foreign_is_inside() -> None:
    """No package came along that NNViz does not ask for."""
    inside = sorted(name for name in FOREIGN if (FOLDER / "_internal" / name).exists())
    expect(inside == [], f"packages that NNViz does not need are inside: {inside}")


def workers_are_workers() -> None:
    """A worker process starts as a worker, not as a second program; it finds engines that are imported by name."""
    answer = json.loads(run("bench", "--only", "W2", "--peers", "sklearn,torch", "--json"))
    engines = [row["engine"] for row in answer["rows"]]
    expect(engines == ["nnviz", "sklearn"], f"engines measured: {engines}; {answer['notes']}")
    expect("torch is not installed: No module named 'torch'" in str(answer["notes"]), f"notes: {answer['notes']}")


def foreign_names_are_names() -> None:
    """Save and go on in a folder whose name is neither ASCII nor one word."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "学生 Müller", "作业 一.nnviz")
        file.parent.mkdir()
        run("train", "circle", "--epochs", "3", "--save", str(file))
        again = json.loads(run("train", str(file), "--epochs", "2", "--json"))
        expect(again["steps"] == 2 * 25, f"the saved run went on for {again['steps']} steps, not 50")


def two_users_have_two_windows() -> None:
    """Two windows at once, each with its own folder; both open with what the administrator chose."""
    with tempfile.TemporaryDirectory() as folder:
        homes = [Path(folder, name) for name in ("学生", "Müller")]
        windows = [open_window(home) for home in homes]
        for home, window in zip(homes, windows, strict=True):
            seconds = measure_frozen.wait_for_window(home / "log" / "nnviz.log")
            say(f"  a window after {seconds:.2f} s")
            window.send_signal(signal.SIGTERM)
            code = window.wait(30)
            expect(code == 0 or dev.IS_WINDOWS, f"the window ended with exit code {code}")
            kept = json.loads((home / "site" / "settings.json").read_text(encoding="utf-8"))
            expect(kept["preset"] == "circle", "the administrator's settings were changed")


def open_window(home: Path) -> "subprocess.Popen[bytes]":
    """A window of a user whose files lie in ``home``, drawn without a screen."""
    (home / "site").mkdir(parents=True)
    settings = {"preset": "circle", "theme": "dark", "language": "zh_CN"}
    (home / "site" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    return subprocess.Popen([str(PROGRAM)], env={**os.environ, "NNVIZ_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"})


def run(*words: str) -> str:
    """What the frozen program prints; leaves when its exit code is not 0."""
    done = subprocess.run([str(PROGRAM), *words], capture_output=True, encoding="utf-8", errors="replace")
    expect(done.returncode == 0, f"nnviz {' '.join(words)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def fingerprint(folder: Path) -> dict[str, tuple[int, int]]:
    """Name, size and time of every file."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_size, path.lstat().st_mtime_ns) for path in folder.rglob("*")
    }


def expect(is_so: bool, otherwise: str) -> None:
    """Leave with a sentence when something is not as it should be."""
    if not is_so:
        sys.exit(f"nnviz: NOT SO: {otherwise}")


if __name__ == "__main__":
    sys.exit(main())
