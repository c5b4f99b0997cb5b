"""Sets up, runs, tests and packages NNViz from a fresh checkout: ``python3 packaging/dev.py run``.

Standard library only. Every step says what it does; a step that was done before is skipped, so that a second start
costs a fraction of a second. Written for Python 3.8 on, so that an old interpreter gets a sentence and no traceback.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import system_parts
from system_parts import say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "nnviz-stamp.json"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
TOUR_FOLDER = ROOT / "build" / "tour"
OLDEST_PYTHON = (3, 11)
COVERED_BY = {"run": ("run", "test", "package"), "test": ("test",), "package": ("package",)}
PACKAGE_SCRIPTS = {
    "package": "package.py",
    "reproduce": "reproduce.py",
    "check": "check_frozen.py",
    "measure": "measure_frozen.py",
}
IS_WINDOWS = sys.platform == "win32"

TORCH = "torch==2.13.0"
TORCH_NEEDS = ("filelock", "fsspec", "jinja2", "networkx", "sympy", "typing-extensions", "setuptools")


def main() -> int:
    """Obey the command line; the exit code is that of the program that was asked for."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py", description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("setup", "run", "test", *PACKAGE_SCRIPTS))
    command, rest = parser.parse_known_args()
    use_new_enough_python()
    if command.command == "run":
        return run(rest)
    if command.command == "test":
        set_up("test")
        return call([venv_python(), "-m", "pytest", *rest])
    if command.command in PACKAGE_SCRIPTS:
        set_up("package")
        return call([venv_python(), str(ROOT / "packaging" / PACKAGE_SCRIPTS[command.command]), *rest])
    set_up("test")
    say("ready: python3 packaging/dev.py run")
    return 0


def run(arguments: list[str]) -> int:
    """Open the window; without a display, play the tour instead and say where its pictures are."""
    set_up("run")
    if system_parts.has_display():
        return call([venv_python(), "-m", "nnviz", *arguments])
    say("there is no display here: playing the tour of the window instead")
    code = call([venv_python(), "-m", "nnviz", "tour", "--out", str(TOUR_FOLDER)])
    if code == 0:
        say(f"the tour's pictures are in {TOUR_FOLDER}")
    return code


def use_new_enough_python() -> None:
    """Go on in the newest suitable interpreter; leaves with a sentence when there is none."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    wanted = ".".join(str(part) for part in OLDEST_PYTHON)
    for minor in range(14, OLDEST_PYTHON[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            say(f"this is Python {sys.version.split()[0]}, going on with {found}")
            sys.exit(subprocess.call([found, __file__, *sys.argv[1:]]))
    sys.exit(
        f"NNViz needs Python {wanted} or newer, this is {sys.version.split()[0]}; "
        f"install a newer one (Debian and Ubuntu: apt install python{wanted} python{wanted}-venv)"
    )


def set_up(level: str) -> None:
    """Make everything ready for ``level``: "run", "test" (adds the test tools) or "package" (adds PyInstaller)."""
    system_parts.install_missing()
    stamp = read_stamp()
    wanted = fingerprint()
    is_installed = any(stamp.get(done) == wanted for done in COVERED_BY[level])
    if is_installed and venv_python_works():
        return
    if not venv_python_works():
        say(f"creating {VENV.name} with Python {sys.version.split()[0]}")
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", str(VENV)])
        stamp = {}
    install(level)
    stamp[level] = wanted
    STAMP.write_text(json.dumps(stamp, indent=2), encoding="utf-8")


def install(level: str) -> None:
    """Install the locked packages and NNViz itself, as a link to this checkout."""
    requirements = declared_requirements(level)
    say(f"installing {len(requirements)} packages and what they need (a few minutes the first time)")
    pip_install(*requirements)
    say("linking the command nnviz to this checkout")
    pip_install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    system_parts.check_qt_libraries(Path(venv_site_packages()))
    if level == "test":
        try_torch()


def declared_requirements(level: str) -> list[str]:
    """What pyproject.toml asks for at this level."""
    import tomllib  # Python 3.11 and newer have it; older ones never come here

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    build = list(project["build-system"]["requires"])
    chosen: list[str] = project["project"]["dependencies"] + build + ["editables"]
    if level != "run":
        chosen += groups["dev" if level == "test" else "package"]
    return chosen


def try_torch() -> None:
    """PyTorch, the yardstick of some engine tests: installed where its small CPU build is at hand, else left out."""
    source = ["--no-index"] if sys.platform == "linux" else []  # the index has only the CUDA build for Linux: 3 GB
    say(f"looking for the CPU build of {TORCH} (for comparison tests only)")
    found = subprocess.run([venv_python(), *pip_command(), "--no-deps", *source, TORCH], capture_output=True, text=True)
    if found.returncode == 0:
        pip_install(*TORCH_NEEDS)
    else:
        say("not at hand: the tests that compare with PyTorch will be skipped")


def pip_install(*arguments: str) -> None:
    """Run pip in the environment; leaves with pip's own code and output when it fails."""
    code = subprocess.call([venv_python(), *pip_command(), "--constraint", str(CONSTRAINTS), *arguments])
    if code:
        sys.exit(f"pip could not install the packages (code {code}); its message stands above. Is there a network?")


def pip_command() -> list[str]:
    """Pip without its chatter."""
    return ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-warn-script-location"]


def read_stamp() -> dict[str, str]:
    """What was installed before, by level."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def fingerprint() -> str:
    """Changes when the installed packages may be out of date: the two files, the interpreter, the place."""
    digest = hashlib.sha256()
    for path in (ROOT / "pyproject.toml", CONSTRAINTS, Path(__file__)):
        digest.update(path.read_bytes())
    digest.update(f"{sys.version_info[:2]} {VENV}".encode())
    return digest.hexdigest()


def venv_python() -> str:
    """The interpreter of the environment."""
    return str(VENV / "Scripts" / "python.exe" if IS_WINDOWS else VENV / "bin" / "python")


def venv_python_works() -> bool:
    """False for a missing environment and for one whose interpreter went away or was replaced by another version."""
    try:
        facts = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    version = re.search(r"^version\s*=\s*(\d+)\.(\d+)", facts, re.MULTILINE)
    is_same = version is not None and (int(version[1]), int(version[2])) == sys.version_info[:2]
    return is_same and os.path.exists(venv_python())


def venv_site_packages() -> str:
    """Where the environment keeps its packages."""
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return subprocess.check_output([venv_python(), "-c", question], text=True).strip()


def call(command: list[str]) -> int:
    """Run a program in the checkout; Ctrl+C goes to the program, which decides."""
    process = subprocess.Popen(command, cwd=str(ROOT))
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


if __name__ == "__main__":
    sys.exit(main())
