"""Recent files, the log and the folders they lie in."""

import logging
from pathlib import Path

import pytest

from nnviz.storage import log_file
from nnviz.storage.log_file import start_log, stop_log
from nnviz.storage.paths import autosave_dir, log_dir, settings_dir
from nnviz.storage.recent import LONGEST, RecentFiles


def test_recent_files_are_newest_first_once_each_and_few(tmp_path: Path) -> None:
    store = tmp_path / "recent.json"
    recent = RecentFiles(store)
    for number in range(LONGEST + 3):
        recent.add(tmp_path / f"{number}.nnviz")
    recent.add(tmp_path / "7.nnviz")
    names = [path.name for path in RecentFiles(store).paths()]
    assert names[:3] == ["7.nnviz", "12.nnviz", "11.nnviz"]
    assert len(names) == LONGEST
    recent.remove(tmp_path / "7.nnviz")
    assert next(path.name for path in RecentFiles(store).paths()) == "12.nnviz"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff", b'[1, null, "", "a.nnviz"]', b"[" * 90_000], ids=lambda c: repr(c[:4])
)
def test_a_broken_list_costs_only_the_list(tmp_path: Path, content: bytes) -> None:
    store = tmp_path / "recent.json"
    store.write_bytes(content)
    assert {path.name for path in RecentFiles(store).paths()} <= {"a.nnviz"}


def test_a_list_that_cannot_be_written_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    recent = RecentFiles(tmp_path / "file" / "recent.json")
    recent.add(tmp_path / "a.nnviz")
    assert recent.paths() == (tmp_path / "a.nnviz",)


def test_all_folders_lie_in_the_home_that_the_environment_names(isolated_home: Path) -> None:
    assert {settings_dir().parent, autosave_dir().parent, log_dir().parent} == {isolated_home}


def test_without_that_variable_they_are_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NNVIZ_HOME")
    for folder in (settings_dir(), autosave_dir(), log_dir()):
        assert "nnviz" in str(folder).lower()
        assert folder.is_absolute()


def test_the_log_is_written_and_rotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", 2_000)
    handler = start_log(tmp_path / "log")
    try:
        for number in range(200):
            logging.getLogger("nnviz.test").info("line %d", number)
    finally:
        stop_log(handler)
    files = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert files == ["nnviz.log", "nnviz.log.1", "nnviz.log.2", "nnviz.log.3"]
    assert "line 199" in (tmp_path / "log" / "nnviz.log").read_text()
    assert all(path.stat().st_size <= 2_000 for path in (tmp_path / "log").iterdir())


def test_a_folder_that_cannot_be_written_costs_only_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    handler = start_log(tmp_path / "file" / "log")
    try:
        logging.getLogger("nnviz.test").warning("to the terminal")
    finally:
        stop_log(handler)
    assert "to the terminal" in capsys.readouterr().err
