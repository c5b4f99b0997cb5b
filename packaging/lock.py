"""Writes constraints.txt anew: the versions that a fresh environment gets today from what pyproject.toml asks for.

Run it in the checkout, then run the tests, then commit: ``.venv/bin/python packaging/lock.py``.
The packages of all levels are resolved together; PyTorch is not among them (see dev.py).
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import dev

HEADER = """\
# The versions that NNViz is developed and tested with; they serve Python 3.11 to 3.14.
# Written by packaging/lock.py: do not edit by hand, but for the lines with a marker.
"""
# Needed on other systems only, so the machine that writes the file does not see them.
ELSEWHERE = (
    'colorama==0.4.6; sys_platform == "win32"',
    'pefile==2023.2.7; sys_platform == "win32"',
    'pywin32-ctypes==0.2.3; sys_platform == "win32"',
    'macholib==1.16.4; sys_platform == "darwin"',
)


def main() -> None:
    """Resolve in a throw-away environment, write what came out."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.check_call([sys.executable, "-m", "venv", folder])
        python = str(Path(folder, "Scripts/python.exe" if dev.IS_WINDOWS else "bin/python"))
        wanted = {line for level in ("run", "test", "package") for line in dev.declared_requirements(level)}
        subprocess.check_call([python, *dev.pip_command(), *sorted(wanted), *dev.TORCH_NEEDS])
        frozen = subprocess.check_output([python, "-m", "pip", "freeze", "--all"], text=True).splitlines()
    pinned = [line for line in frozen if "==" in line and not line.startswith(("colorama", "pip=="))]
    dev.CONSTRAINTS.write_text(
        HEADER + "\n".join(sorted([*pinned, *ELSEWHERE], key=str.lower)) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
