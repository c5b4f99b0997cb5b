"""Guards over the whole checkout: pins that must not slip, files that must not appear, paths that must not leak."""

import re
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {
    ".ci",
    ".github",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "README.zh-CN.md",
    "nnviz",
    "packaging",
    "pyproject.toml",
    "resources",
    "tests",
}
TEXT_ENDINGS = {
    ".py",
    ".md",
    ".toml",
    ".json",
    ".txt",
    ".yml",
    ".sh",
    ".svg",
    ".xml",
    ".desktop",
    ".nsi",
    ".spec",
    ".ts",
}
MACHINE_PATH = re.compile(r"(?<![\w.$}~])(?:/(?:work|root|home|Users)/\w|[A-Z]:\\\\?Users\\)")


def tracked_files() -> list[Path]:
    """Every file of the project. Skips the test outside a checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    names = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True)
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def declared(package: str, python: str) -> Requirement:
    """What pyproject.toml asks of ``package`` on a version of Python."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = [Requirement(line) for line in project["dependencies"] if line.startswith(package)]
    fitting = [line for line in found if line.marker is None or line.marker.evaluate({"python_version": python})]
    assert len(fitting) == 1, f"{package} must be asked for exactly once on Python {python}"
    return fitting[0]


def locked() -> dict[str, Version]:
    """The versions of the constraints file by lower-case name."""
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    requirements = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {line.name.lower().replace("_", "-"): Version(next(iter(line.specifier)).version) for line in requirements}


def test_pyside_stays_below_6_12_on_python_3_11() -> None:
    assert not declared("PySide6", "3.11").specifier.contains("6.12.0")
    assert declared("PySide6", "3.12").specifier.contains("6.12.0")


def test_pyside_and_shiboken_are_locked_to_one_version() -> None:
    versions = locked()
    assert versions["pyside6-essentials"] == versions["shiboken6"]
    assert declared("PySide6", "3.11").specifier.contains(versions["pyside6-essentials"])
    assert version("PySide6_Essentials") == version("shiboken6")


def test_only_the_essentials_of_pyside_are_asked_for() -> None:
    assert declared("PySide6", "3.11").name == "PySide6-Essentials"


def test_every_declared_package_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    lines = [*project["project"]["dependencies"], *(line for group in groups for line in group)]
    missing = [line for line in lines if Requirement(line).name.lower() not in locked()]
    assert not missing


def test_the_list_of_top_level_files_is_fixed() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} <= TOP_LEVEL


def test_no_file_names_a_path_of_some_machine() -> None:
    leaks = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in tracked_files()
        if path.suffix in TEXT_ENDINGS and path != Path(__file__)
        for found in MACHINE_PATH.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not leaks


def test_the_guard_of_machine_paths_sees_one() -> None:
    assert MACHINE_PATH.search("open('/home/ada/data')")
    assert not MACHINE_PATH.search("$HOME/data and docs/home/page")
