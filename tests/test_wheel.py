"""The wheel and the sdist: built here, installed into an environment of their own, used through the command."""

import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel, the wheel built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def resource_files() -> set[str]:
    """All resources of the checkout, relative to their folder."""
    folder = ROOT / "resources"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name[0] != "."}


def test_the_wheel_holds_every_resource(built: Path) -> None:
    names = set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())
    assert {f"nnviz/_resources/{name}" for name in resource_files()} <= names


def test_the_sdist_holds_what_builds_and_tests_it(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "README.md", "nnviz/app.py", "tests/conftest.py", "packaging/dev.py"} <= names


def test_the_installed_wheel_trains_from_any_folder(built: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False, symlinks=sys.platform != "win32")
    purelib = sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)})
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(purelib)
    Path(purelib, "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    where = subprocess.check_output([python, "-c", "import nnviz; print(nnviz.__file__)"], text=True, cwd=tmp_path)
    assert str(environment) in where
    command = [python, "-m", "nnviz", "train", "circle", "--epochs", "1", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert '"preset"' in done.stdout
