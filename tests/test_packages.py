"""The packaging scripts on a small folder: the same bytes each time, differences found, the program's figure read."""

import ast
import importlib
import os
import re
import shutil
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOMENT = 1_700_000_000
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packs for Linux")


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch):
    """load(name) -> a module of packaging/."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as PyInstaller makes it, in small."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MOMENT))
    folder = tmp_path / "frozen" / "nnviz"
    (folder / "licences").mkdir(parents=True)
    (folder / "licences" / "NNViz.txt").write_text("MIT")
    shutil.copy("/bin/true", folder / "nnviz")
    (folder / "_internal").mkdir()
    (folder / "_internal" / "text.txt").write_text("学生")
    return folder


@pytest.fixture
def icons(tmp_path: Path, load) -> Path:
    folder = tmp_path / "icons"
    folder.mkdir()
    for size in load("linux_packages").ICON_SIZES:
        (folder / f"nnviz-{size}.png").write_bytes(b"icon")
    return folder


def packed_twice(pack, frozen: Path, icons: Path, tmp_path: Path) -> list[bytes]:
    """Two archives; between them the files are touched and the folder is copied, which changes its order."""
    made = []
    for number in (1, 2):
        dist = tmp_path / f"dist{number}"
        dist.mkdir()
        made.append(pack(frozen, icons, dist, "0.1.0").read_bytes())
        other = tmp_path / "other" / "nnviz"
        shutil.copytree(frozen, other)
        shutil.rmtree(frozen)
        shutil.copytree(other, frozen)
        shutil.rmtree(other)
        os.utime(frozen / "nnviz", (number, number))
    return made


@pytest.mark.parametrize("kind", ["make_tar", "make_deb"])
def test_the_same_folder_gives_the_same_bytes(kind, load, frozen, icons, tmp_path) -> None:
    if kind == "make_deb" and not (shutil.which("dpkg-deb") and shutil.which("objdump")):
        pytest.skip("dpkg-deb or objdump is not here")
    first, second = packed_twice(getattr(load("linux_packages"), kind), frozen, icons, tmp_path)
    assert first == second


def test_differing_missing_and_relinked_files_are_listed(load, tmp_path: Path) -> None:
    reproduce: ModuleType = load("reproduce")
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "same").write_text("same")
        (folder / "changed").write_text(folder.name)
        (folder / "link").symlink_to("same" if folder == one else "changed")
    (one / "gone").touch()
    assert reproduce.differences(one, other) == ["changed", "gone", "link"]
    assert reproduce.differences(one, one) == []


def test_the_start_is_read_from_the_programs_own_log(load, tmp_path: Path) -> None:
    log = tmp_path / "nnviz.log"
    log.write_text("2026 INFO MainThread nnviz.app: window shown after 0.76 s\n")
    assert load("measure_frozen").wait_for_window(log) == 0.76
    assert load("measure_frozen").spread([0.9, 0.7, 0.8]) == "0.80 (0.70 to 0.90)"


def test_a_program_that_writes_into_its_own_folder_is_noticed(load, frozen: Path) -> None:
    check = load("check_frozen")
    before = check.fingerprint(frozen)
    assert check.fingerprint(frozen) == before
    (frozen / "_internal" / "cache").touch()
    assert check.fingerprint(frozen) != before


def test_extras_that_are_installed_where_the_program_is_frozen_stay_outside(load):
    recipe = (ROOT / "packaging" / "nnviz.spec").read_text(encoding="utf-8")
    excluded = set(ast.literal_eval(re.search(r"EXCLUDED_MODULES = (\[.*?\])", recipe, re.DOTALL)[1]))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {re.match(r"[\w-]+", line)[0] for lines in project["optional-dependencies"].values() for line in lines}
    outside = extras - set(load("licence_files").BUNDLED_EXTRAS)
    modules = {name for name, owners in packages_distributions().items() if outside & set(owners)}
    assert outside
    assert {name for name in modules if name.isidentifier() and not name.startswith("_")} <= excluded


def test_a_library_that_the_licences_do_not_speak_of_is_found(load, frozen):
    (frozen / "_internal" / "libarrow.so.2600").write_bytes(b"")
    (frozen / "_internal" / "libQt6Core.so.6").write_bytes(b"")
    assert load("licence_files").unnamed_libraries(frozen) == ["libarrow.so.2600"]
