"""The Windows installer's script, compiled where NSIS is at hand: from a folder with the names that PyInstaller makes.

Stand-ins take the place of Windows binaries: what is proved is the script, not the program inside.
"""

import importlib
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "packaging" / "windows" / "nnviz.nsi"
FILES = ("nnviz.exe", "nnviz-window.exe", "licences/NNViz.txt", "_internal/python311.dll", "_internal/numpy/core.pyd")


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder as PyInstaller makes it on Windows, in small."""
    for name in FILES:
        file = tmp_path / "学生 files" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"stand-in " * 100)
    return tmp_path / "学生 files"


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed (Debian: apt install nsis)")
def test_the_script_compiles_without_a_warning(frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    icons = importlib.import_module("icons")
    icons.draw_icons(ROOT / "resources" / "icons" / "nnviz.svg", tmp_path / "icons")
    target = tmp_path / "nnviz-0.1.0-windows-x86_64.exe"
    defines = {"VERSION": "0.1.0", "SOURCE": frozen, "ICON": tmp_path / "icons" / "nnviz.ico", "TARGET": target}
    command = ["makensis", "-WX", "-V4", *(f"-D{name}={value}" for name, value in defines.items()), str(SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert target.read_bytes()[:2] == b"MZ"
    packed = {line.split('"')[1] for line in done.stdout.splitlines() if line.startswith('File: "')}
    assert {Path(name).name for name in FILES} <= packed


def test_the_uninstaller_takes_away_what_the_installer_put_there() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    section = text.partition('Section "Uninstall"')[2]
    for name in FILES:
        top = name.partition("/")[0]
        assert f"$INSTDIR\\{top}" in section, name
    assert 'RMDir "$INSTDIR"' in section  # only when empty: the folder may be the user's own
    assert "RequestExecutionLevel user" in text
