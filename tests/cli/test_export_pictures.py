"""``nnviz export`` to pictures and films: a window that nobody sees, through main()."""

import json
import sys
import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtGui import QImage

from nnviz.cli import main
from nnviz.cli.picturing import PICTURES
from nnviz.export import EXPORTS


@pytest.fixture(autouse=True)
def _one_application(qapp):
    """The tests' own application serves the command too."""


def texts(path):
    return {(node.text or "").strip() for node in ElementTree.parse(path).iter("{http://www.w3.org/2000/svg}text")}


def test_no_two_targets_have_one_name():
    assert not set(PICTURES) & set(EXPORTS)


def test_a_preset_is_trained_and_drawn(tmp_path, capsys):
    words = ["export", "circle", "--to", "svg", "--view", "plot", "--epochs", "3", "--out", str(tmp_path), "--json"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out) == {"files": [str(tmp_path / "circle-plot.svg")]}
    steps = next(text for text in texts(tmp_path / "circle-plot.svg") if "step" in text).split(" · ")[1]
    assert steps == "step 75"


def test_size_scale_title_and_theme_are_obeyed(tmp_path):
    words = ["export", "xor", "--to", "png", "--view", "window", "--size", "1000x700", "--scale", "1", "--dark"]
    assert main([*words, "--no-caption", "--title", "XOR", "--out", str(tmp_path / "xor.png")]) == 0
    image = QImage(str(tmp_path / "xor.png"))
    assert image.width() == 1000 + 32
    assert image.pixelColor(2, 2).lightness() < 60


def test_a_saved_run_is_drawn_where_it_stopped(tmp_path, capsys):
    saved = tmp_path / "run.nnviz"
    assert main(["train", "moons", "--epochs", "2", "--save", str(saved)]) == 0
    assert main(["export", str(saved), "--to", "svg", "--out", str(tmp_path / "graph.svg")]) == 0
    assert any("step 50 " in text for text in texts(tmp_path / "graph.svg"))


def test_a_view_that_is_hidden_at_first_is_brought_up(tmp_path):
    words = ["export", "digits-mlp", "--to", "svg", "--view", "confusion", "--out", str(tmp_path / "mistakes.svg")]
    assert main(words) == 0
    assert "Predicted" in texts(tmp_path / "mistakes.svg")


def test_a_report_lies_on_a_card_and_is_drawn_all_the_same(tmp_path):
    path = tmp_path / "report.svg"
    words = ["export", "iris", "--to", "svg", "--view", "report", "--epochs", "2", "--out", str(path)]
    assert main(words) == 0
    assert {"setosa", "Precision"} <= texts(path)


def test_training_becomes_a_film(tmp_path):
    image_module = pytest.importorskip("PIL.Image")
    words = ["export", "circle", "--to", "gif", "--view", "plot", "--epochs", "2", "--seconds", "1", "--width", "320"]
    assert main([*words, "--out", str(tmp_path)]) == 0
    with image_module.open(tmp_path / "circle-plot.gif") as film:
        assert film.width == 320
        assert 6 <= film.n_frames <= 13


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["circle", "--to", "png", "--view", "moon"], "there is no view 'moon' here; there are: graph, plot, curves"),
        (["circel", "--to", "png"], "unknown preset 'circel'"),
        (["digits-cnn", "--to", "png", "--view", "kernel"], "the view 'kernel' cannot be shown by itself"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_one_line(capsys, words, sentence):
    assert main(["export", *words]) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert "Traceback" not in err


def test_a_film_without_the_extra_says_how_to_get_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert main(["export", "xor", "--to", "gif", "--out", str(tmp_path)]) == 2
    assert "pip install 'nnviz-desktop[video]'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_cannot_be_written_is_told(tmp_path, capsys):
    (tmp_path / "file").write_text("no folder")
    assert main(["export", "xor", "--to", "png", "--out", str(tmp_path / "file" / "a.png")]) == 2
    assert "could not be written" in capsys.readouterr().err
