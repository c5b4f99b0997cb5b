"""``--data openml`` fetches once, into NNViz's own folder, and never otherwise."""

from pathlib import Path

import pytest

from nnviz.cli import main
from nnviz.cli.fetching import full_data
from nnviz.cli.usage import UsageError
from nnviz.data import openml
from nnviz.data.files import PARTS, DataFileError


@pytest.fixture
def fetched(monkeypatch, tmp_path) -> list[Path]:
    """Where something was fetched to; the net is not asked."""
    folders: list[Path] = []

    def fetch(folder: Path, tell) -> Path:
        folders.append(folder)
        (folder / "mnist").mkdir(parents=True)
        for number, part in enumerate(PARTS, start=1):
            (folder / "mnist" / part).write_bytes(b"")
            tell(number / 4)
        return folder

    monkeypatch.setenv("NNVIZ_HOME", str(tmp_path))
    monkeypatch.setattr(openml, "fetch_mnist", fetch)
    return folders


def test_the_word_openml_fetches_once(fetched, tmp_path, capsys):
    assert full_data(Path("openml")) == full_data(Path("openml")) == tmp_path / "data"
    assert fetched == [tmp_path / "data"]
    assert "MNIST from openml.org: 100%" in capsys.readouterr().err


def test_a_folder_or_nothing_is_taken_as_it_is(fetched, tmp_path):
    assert full_data(None) is None
    assert full_data(tmp_path) == tmp_path
    assert fetched == []


def test_trouble_is_a_sentence_of_the_command(monkeypatch, tmp_path, capsys):
    def fail(folder: Path, tell) -> Path:
        raise DataFileError("OpenML cannot be reached (no way); check the connection")

    monkeypatch.setenv("NNVIZ_HOME", str(tmp_path))
    monkeypatch.setattr(openml, "fetch_mnist", fail)
    with pytest.raises(UsageError, match="cannot be reached"):
        full_data(Path("openml"))
    assert main(["train", "mnist-mlp", "--data", "openml"]) == 2
    assert "OpenML cannot be reached (no way); check the connection" in capsys.readouterr().err
