"""packaging/dev.py: what it finds missing, when it installs again, which interpreter and display it accepts."""

import importlib
import json
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def system_parts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module packaging/system_parts.py."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("system_parts")


@pytest.fixture
def dev(system_parts: ModuleType) -> ModuleType:
    """The module packaging/dev.py."""
    return importlib.import_module("dev")


def test_a_library_that_cannot_be_loaded_names_its_package(system_parts: ModuleType) -> None:
    libraries = {"libno-such-thing.so.7": "libno-such-thing7"}
    assert system_parts.missing_libraries(libraries) == ["libno-such-thing7"]


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux linker")
def test_a_library_that_can_be_loaded_is_not_missing(system_parts: ModuleType) -> None:
    assert system_parts.missing_libraries({"libc.so.6": "libc6"}) == []


def test_an_empty_font_folder_asks_for_latin_and_chinese(
    system_parts: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(system_parts, "FONT_FOLDERS", (str(tmp_path),))
    assert system_parts.missing_fonts() == ["fonts-dejavu-core", "fonts-wqy-microhei"]
    (tmp_path / "DejaVuSans.ttf").touch()
    assert system_parts.missing_fonts() == ["fonts-wqy-microhei"]
    (tmp_path / "NotoSansCJK-Regular.ttc").touch()
    assert system_parts.missing_fonts() == []


@pytest.mark.skipif(sys.platform != "linux", reason="apt is asked on Linux only")
def test_without_rights_the_one_command_is_printed(
    system_parts: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_parts, "PAINTING_LIBRARIES", {"libno-such-thing.so.7": "libno-such-thing7"})
    monkeypatch.setattr(system_parts, "is_allowed_to_install", lambda: False)
    monkeypatch.setattr(system_parts.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as left:
        system_parts.install_missing()
    assert "libno-such-thing7" in str(left.value)
    assert "sudo apt-get install --no-install-recommends" in capsys.readouterr().err


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_system_part_is_skipped_elsewhere(
    system_parts: ModuleType, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(system_parts.sys, "platform", platform)
    monkeypatch.setattr(system_parts, "missing_libraries", lambda packages: pytest.fail("looked for libraries"))
    system_parts.install_missing()
    assert system_parts.has_display()


def test_a_changed_pin_installs_again(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pins = tmp_path / "constraints.txt"
    pins.write_text("numpy==2.4.6\n")
    monkeypatch.setattr(dev, "CONSTRAINTS", pins)
    before = dev.fingerprint()
    assert dev.fingerprint() == before
    pins.write_text("numpy==2.4.7\n")
    assert dev.fingerprint() != before


def test_a_second_set_up_installs_nothing(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stamp = tmp_path / "stamp.json"
    stamp.write_text(json.dumps({"test": dev.fingerprint()}))
    monkeypatch.setattr(dev, "STAMP", stamp)
    monkeypatch.setattr(dev, "venv_python_works", lambda: True)
    monkeypatch.setattr(dev.system_parts, "install_missing", lambda: None)
    monkeypatch.setattr(dev, "install", lambda level: pytest.fail("installed again"))
    dev.set_up("test")
    dev.set_up("run")


def test_a_damaged_stamp_counts_as_none(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stamp = tmp_path / "stamp.json"
    stamp.write_text("{half")
    monkeypatch.setattr(dev, "STAMP", stamp)
    assert dev.read_stamp() == {}


def test_the_help_comes_at_once() -> None:
    started = time.monotonic()
    subprocess.run([sys.executable, "packaging/dev.py", "--help"], cwd=ROOT, check=True, capture_output=True)
    assert time.monotonic() - started < 2


def test_no_module_of_the_set_up_needs_an_installed_package() -> None:
    command = [sys.executable, "-I", "-S", "-c", "import sys; sys.path.insert(0, 'packaging'); import dev"]
    subprocess.run(command, cwd=ROOT, check=True)
