"""``nnviz export`` through main(): files, words, exit codes."""

import json
import sys

import pytest

from nnviz.cli import main
from nnviz.export import EXPORTS


@pytest.fixture
def saved(tmp_path, capsys):
    """A run of a few epochs in a file."""
    path = tmp_path / "moons-run.nnviz"
    assert main(["train", "moons", "--epochs", "2", "--save", str(path)]) == 0
    capsys.readouterr()
    return path


def test_every_target_is_written_beside_its_weights(saved, tmp_path, capsys, monkeypatch):
    pytest.importorskip("onnx")
    monkeypatch.chdir(tmp_path)
    for key in EXPORTS:
        folder = tmp_path / key
        folder.mkdir()
        assert main(["export", str(saved), "--to", key, "--out", str(folder), "--json"]) == 0
        printed = capsys.readouterr()
        assert sorted(json.loads(printed.out)["files"]) == sorted(map(str, folder.iterdir()))
        assert printed.err == ""


def test_without_out_the_file_takes_the_experiment_s_name_in_the_present_folder(saved, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["export", str(saved), "--to", "numpy"]) == 0
    assert (tmp_path / "moons-run.py").is_file()
    assert capsys.readouterr().out.split() == ["moons-run.py", "moons-run.npz"]


def test_an_untrained_preset_is_exported_with_a_word_about_it(tmp_path, capsys):
    assert main(["export", "circle", "--to", "numpy", "--out", str(tmp_path / "net")]) == 0
    assert "has not been trained yet" in capsys.readouterr().err
    assert (tmp_path / "net.py").is_file()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["spirale", "--to", "numpy"], "unknown preset 'spirale'"),
        (["gone.nnviz", "--to", "numpy"], "there is no file 'gone.nnviz'"),
        (["vae-digits", "--to", "sklearn"], "this network makes them"),
    ],
)
def test_what_cannot_be_exported_is_told_in_one_line(capsys, words, sentence):
    assert main(["export", *words]) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert "Traceback" not in err


def test_without_the_package_onnx_the_command_says_how_to_get_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert main(["export", "circle", "--to", "onnx", "--out", str(tmp_path)]) == 2
    assert "pip install 'nnviz-desktop[onnx]'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
