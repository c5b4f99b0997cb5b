"""Every part that ships is named with its licence, and its text goes along."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
OVERVIEW = (ROOT / "resources" / "LICENSES.md").read_text(encoding="utf-8").lower()


@pytest.fixture
def licence_files(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module packaging/licence_files.py."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("licence_files")


def test_the_overview_names_every_package_that_nnviz_needs(licence_files: ModuleType) -> None:
    needed = licence_files.runtime_packages()
    assert {"numpy", "scipy", "shiboken6", "tqdm"} <= needed
    assert [name for name in sorted(needed) if name.lower() not in OVERVIEW] == []


def test_the_overview_has_a_row_for_every_known_library(licence_files: ModuleType) -> None:
    assert [row for row in licence_files.LIBRARIES.values() if row.lower() not in OVERVIEW] == []


def test_the_texts_of_all_parts_are_copied(licence_files: ModuleType, tmp_path: Path) -> None:
    licence_files.copy_licences(tmp_path / "licences")
    names = {path.name for path in (tmp_path / "licences").iterdir()}
    assert {"NNViz.txt", "OVERVIEW.md", "LGPL-3.0.txt", "GPL-3.0.txt", "Apache-2.0.txt", "numpy-LICENSE.txt"} <= names
    without = licence_files.runtime_packages() - {name.partition("-LIC")[0].partition("-COP")[0] for name in names}
    assert without <= {"pyside6-essentials", "shiboken6"}  # their text is LGPL-3.0.txt


def test_a_library_that_nobody_named_is_found(licence_files: ModuleType, tmp_path: Path) -> None:
    inside = tmp_path / "_internal" / "numpy"
    inside.mkdir(parents=True)
    for name in ("libstranger.so.3", "libQt6Core.so.6", "_core.cpython-311-x86_64-linux-gnu.so", "notes.txt"):
        (inside / name).touch()
    assert licence_files.unnamed_libraries(tmp_path) == ["libstranger.so.3"]
