import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from nnviz.data.own_sets import table_settings
from nnviz.data.table import Column, Table
from nnviz.data.table_choice import suggest
from nnviz.session import saving
from nnviz.spec.own_edits import own_experiment
from nnviz.storage.experiment_file import read_experiment
from nnviz.storage.problem import FileProblem
from tests.data.own_samples import flowers
from tests.session.support import Pumped, adopt

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def pumped():
    pumped = Pumped("circle")
    adopt(pumped, flowers())
    yield pumped
    pumped.session.stop()


def test_an_own_table_trains_well(pumped):
    pumped.train(40)
    scores = pumped.shown().scores
    assert scores["test_accuracy"] > 0.9
    assert pumped.session.last_built.data.classes == ("rose", "tulip", "lily")


def test_the_data_is_not_in_the_experiment_but_its_id_is(pumped):
    text = str(pumped.session.spec)
    assert flowers().id in text
    assert len(text) < 4_000


def test_undo_returns_to_the_former_experiment_and_redo_to_the_table(pumped):
    pumped.session.undo()
    pumped.pump()
    assert pumped.session.spec.data.kind == "circle"
    pumped.session.redo()
    pumped.pump()
    assert pumped.session.last_built.data.input_shape == (5,)
    assert "edit_refused" not in pumped.names()


def test_a_saved_file_brings_its_data_along(pumped, tmp_path):
    pumped.train(3)
    weights = pumped.weights()
    pumped.session.save(tmp_path / "a.nnviz")
    pumped.pump()
    assert pumped.session.keeps_data is True
    other = Pumped("circle")
    assert other.session.open_file(tmp_path / "a.nnviz")
    other.pump()
    np.testing.assert_array_equal(other.weights(), weights)
    assert other.session.own_data.id == flowers().id
    other.session.stop()


def test_a_file_without_its_data_asks_for_the_file_and_opens_once_it_is_there(pumped, tmp_path):
    pumped.session.set_keeps_data(False)
    pumped.session.save(tmp_path / "a.nnviz")
    pumped.pump()
    assert read_experiment(tmp_path / "a.nnviz").own is None
    other, asked = Pumped("circle"), []
    other.session.data_missing.connect(lambda spec, again: asked.append((spec.data.settings["source"], again)))
    assert not other.session.open_file(tmp_path / "a.nnviz")
    assert [source for source, _again in asked] == ["flowers.csv"]
    assert other.session.spec.data.kind == "circle"
    other.session.own.add(flowers())
    assert asked[0][1]()
    other.pump()
    assert other.session.spec.data.kind == "own_classes"
    other.session.stop()


def test_large_data_is_asked_about_and_giant_data_never_kept(pumped, monkeypatch):
    monkeypatch.setattr(saving, "KEPT_UNASKED", 100)
    assert pumped.session.keeps_data is None
    pumped.session.set_keeps_data(True)
    assert pumped.session.keeps_data is True
    monkeypatch.setattr("nnviz.session.session.MOST_KEPT", 100)
    assert pumped.session.keeps_data is False


def test_an_undone_table_that_left_the_store_is_told(pumped):
    pumped.session.undo()
    pumped.pump()
    pumped.session.own._held.clear()
    pumped.session.redo()
    pumped.pump()
    assert pumped.session.spec.data.kind == "circle"
    refusals = [arguments[1] for name, arguments in pumped.heard if name == "edit_refused"]
    assert refusals == ["the data of flowers.csv is not at hand: choose the file again"]


def test_a_changed_cell_keeps_what_was_learned(pumped):
    pumped.train(20)
    before = pumped.weights()
    adopt(pumped, flowers().with_column(0, flowers().columns[0].with_cell(2, 4.75)))
    np.testing.assert_array_equal(pumped.weights(), before)


def test_another_target_starts_fresh_with_the_right_loss(pumped):
    choice = replace(suggest(flowers()), target="width", columns=("length",), task="regression")
    adopt(pumped, flowers(), choice)
    spec = pumped.session.spec
    assert spec.data.kind == "own_values"
    assert spec.training.loss.kind == "mean_squared_error"
    assert spec.layers[-1].settings["activation"] == "linear"
    assert spec.layers[0].id == "hidden-1"
    pumped.train(2)


def test_another_file_gets_a_network_of_its_own(pumped):
    rng = np.random.default_rng(0)
    columns = tuple(Column(f"c{n}", rng.normal(size=5_000)) for n in range(20))
    table = Table((*columns, Column("y", (rng.random(5_000) > 0.5) * 1.0)))
    spec = own_experiment("own_binary", table_settings(table, suggest(table), "big.csv", ""))
    assert [layer.settings["units"] for layer in spec.layers] == [64, 32, 1]
    assert spec.training.loss.kind == "binary_cross_entropy"
    assert spec.training.batch_size == 32
    assert spec.lab == "tables"


def rewritten(path, change):
    """The same file with other members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def strange_words(members):
    held = json.loads(members["own.json"])
    held["facts"]["columns"][3]["words"] = 10**9
    members["own.json"] = json.dumps(held).encode()


def other_numbers(members):
    content = bytearray(members["own/0.npy"])
    content[-1] ^= 1
    members["own/0.npy"] = bytes(content)


def not_finite(members):
    members["own/0.npy"] = members["own/0.npy"][:-8] + np.array([np.nan], "<f8").tobytes()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (strange_words, "cannot have 1000000000 different words"),
        (other_numbers, "own data is not the data of the experiment"),
        (not_finite, "not finite"),
        (lambda members: members.pop("own/1.npy"), "is missing"),
        (lambda members: members.pop("own.json"), "does not belong"),
    ],
)
def test_damaged_own_data_is_refused_with_one_sentence(pumped, tmp_path, change, reason):
    path = tmp_path / "a.nnviz"
    pumped.session.save(path)
    pumped.pump()
    rewritten(path, change)
    with pytest.raises(FileProblem, match=reason):
        read_experiment(path)
