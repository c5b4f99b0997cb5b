"""Settings: one table, a readable file of what differs, and no broken file that stops the program."""

import json
from pathlib import Path

import pytest

from nnviz.storage.settings import SETTINGS, SettingsFile


def test_every_declared_default_fits_its_own_declaration() -> None:
    for hyper in SETTINGS:
        assert hyper.problem(hyper.default) is None
    assert len({hyper.key for hyper in SETTINGS}) == len(SETTINGS)


def test_only_what_differs_is_written_and_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsFile(path)
    settings.set("theme", "dark")
    settings.set("speed", 10.0)
    settings.set("speed", 0.0)
    assert json.loads(path.read_text()) == {"theme": "dark"}
    again = SettingsFile(path)
    assert again.text("theme") == "dark"
    assert again.trouble == ""


def test_an_unchanged_setting_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).set("theme", "system")
    assert not path.exists()


@pytest.mark.parametrize("value", ["pink", 7, True])
def test_a_value_that_does_not_fit_is_refused(value: str | int) -> None:
    settings = SettingsFile()
    with pytest.raises(ValueError, match="theme must be one of"):
        settings.set("theme", value)
    assert settings["theme"] == "system"


def test_an_undeclared_setting_is_an_error() -> None:
    with pytest.raises(KeyError):
        SettingsFile().set("colour", "pink")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b"x" * 2_000_000], ids=lambda c: repr(c[:4])
)
def test_a_broken_file_is_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = SettingsFile(path)
    assert "settings.json.broken" in settings.trouble
    assert settings["theme"] == "system"
    assert (tmp_path / "settings.json.broken").read_bytes() == content
    settings.set("theme", "dark")
    assert SettingsFile(path)["theme"] == "dark"


def test_single_bad_values_take_their_defaults_and_the_rest_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "pink", "language": "zh_CN", "from_the_future": 1, "speed": [1]}))
    settings = SettingsFile(path)
    assert (settings["theme"], settings["language"], settings["speed"]) == ("system", "zh_CN", 0.0)
    assert settings.trouble


def test_settings_that_cannot_be_written_are_told_and_hold_for_the_session(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    settings.set("theme", "dark")
    assert settings["theme"] == "dark"
    assert "not kept" in settings.trouble


def test_values_come_in_their_types() -> None:
    settings = SettingsFile()
    assert settings.flag("is_animated") is True
    assert settings.number("speed") == 0.0


def test_an_administrator_sets_other_usual_values_for_all_users(tmp_path: Path) -> None:
    site, path = tmp_path / "site.json", tmp_path / "settings.json"
    site.write_text('{"theme": "dark", "speed": 100.0}')
    settings = SettingsFile(path, site=site)
    assert (settings["theme"], settings["speed"], settings["language"]) == ("dark", 100.0, "system")
    settings.set("theme", "system")
    assert SettingsFile(path, site=site)["theme"] == "system"
    assert SettingsFile(site=site)["theme"] == "dark"
    settings.set("theme", "dark")
    assert json.loads(path.read_text()) == {}


def test_a_broken_file_of_the_administrator_is_told_and_stays(tmp_path: Path) -> None:
    site = tmp_path / "site.json"
    site.write_text("[half")
    settings = SettingsFile(site=site)
    assert str(site) in settings.trouble
    assert settings["theme"] == "system"
    assert site.read_text() == "[half"
