"""Another lab and back: documents wait on the shelf with all that they have learned, and none is lost."""

from pathlib import Path

import numpy as np
import pytest

from nnviz.runtime.commands import still_wanted
from nnviz.runtime.messages import Configure, KeepRun, SaveState
from nnviz.session.autosave import Autosave
from nnviz.spec.presets import PRESETS
from nnviz.storage.experiment_file import read_experiment
from tests.session.support import Pumped, rate

IRIS = PRESETS["iris"]


@pytest.fixture
def pumped(qapp):
    whole = Pumped("circle")
    yield whole
    whole.session.stop()


def train(pumped, steps):
    for _ in range(steps):
        pumped.session.step()
        pumped.pump()
    while pumped.session.is_playing:  # a busy machine may cut a burst before its step
        pumped.pump()


def notices(pumped):
    return [arguments[0] for name, arguments in pumped.heard if name == "notice"]


def visit(pumped, key):
    pumped.session.visit(PRESETS[key].lab, PRESETS[key])
    pumped.pump(2)


def test_coming_back_finds_the_run_as_it_was_left_bit_for_bit(pumped):
    train(pumped, 37)
    before, curve = pumped.weights(), pumped.shown().curves.series["train_loss"]
    visit(pumped, "iris")
    assert pumped.session.spec == IRIS
    assert pumped.shown().step == 0
    visit(pumped, "circle")
    assert pumped.shown().step == 37
    assert np.array_equal(pumped.weights(), before)
    assert np.array_equal(pumped.shown().curves.series["train_loss"], curve)
    train(pumped, 20)
    straight = Pumped("circle")
    train(straight, 57)
    assert np.array_equal(pumped.weights(), straight.weights())


def test_a_lab_that_is_left_at_once_again_keeps_its_run(pumped):
    train(pumped, 5)
    before = pumped.weights()
    session = pumped.session
    for key in ("iris", "circle", "iris", "circle"):
        session.visit(PRESETS[key].lab, PRESETS[key])
    pumped.pump(2)
    assert pumped.shown().step == 5
    assert np.array_equal(pumped.weights(), before)


def test_labs_that_are_only_passed_through_are_not_built(pumped):
    train(pumped, 5)
    session, before = pumped.session, pumped.weights()
    pumped.heard.clear()
    for key in ("iris", "gan-ring", "iris", "circle"):
        session.visit(PRESETS[key].lab, PRESETS[key])
    pumped.pump(2)
    assert pumped.names().count("built") == 1
    assert np.array_equal(pumped.weights(), before)
    visit(pumped, "gan-ring")
    visit(pumped, "circle")
    assert np.array_equal(pumped.weights(), before)


def test_an_edit_just_before_leaving_is_not_lost(pumped):
    train(pumped, 5)
    pumped.session.edit(rate(0.123))
    visit(pumped, "iris")
    visit(pumped, "circle")
    assert pumped.session.spec.training.learning_rate == 0.123
    assert pumped.shown().step == 5


def test_each_lab_has_its_own_undo_file_and_dirty_mark(pumped, tmp_path: Path):
    pumped.session.save(tmp_path / "a.nnviz")
    pumped.pump()
    pumped.session.edit(rate(0.3))
    visit(pumped, "iris")
    assert (pumped.session.path, pumped.session.undo_text, pumped.session.is_dirty) == (None, "", False)
    assert pumped.session.unsafe_labs == ("playground",)
    visit(pumped, "circle")
    assert pumped.session.path == tmp_path / "a.nnviz"
    assert pumped.session.is_dirty
    pumped.session.undo()
    pumped.pump()
    assert pumped.session.spec == PRESETS["circle"]
    assert not pumped.session.is_dirty


def test_the_file_of_a_lab_on_the_shelf_stays_locked_and_opens_again_in_its_place(pumped, tmp_path: Path):
    path = tmp_path / "a.nnviz"
    pumped.session.save(path)
    pumped.pump()
    visit(pumped, "iris")
    other = Pumped("xor")
    other.session.open_file(path)
    other.pump()
    assert any("another window" in notice for notice in notices(other))
    other.session.stop()
    pumped.heard.clear()
    assert pumped.session.open_file(path)
    pumped.pump(2)
    assert notices(pumped) == []
    assert pumped.session.spec == PRESETS["circle"]
    assert pumped.session.save()
    pumped.pump()
    assert not pumped.session.is_dirty


def test_leaving_pauses_and_kept_runs_stay_with_their_lab(pumped):
    pumped.session.keep_run()
    pumped.pump()
    pumped.session.play()
    pumped.pump()
    visit(pumped, "iris")
    assert not pumped.session.is_playing
    assert pumped.session.kept == ()
    visit(pumped, "circle")
    assert [run.name for run in pumped.session.kept] == ["A"]


def test_a_lab_that_cannot_be_built_leaves_everything_as_it_was(pumped, monkeypatch):
    train(pumped, 5)
    before = pumped.weights()
    visit(pumped, "iris")
    train(pumped, 3)
    visit(pumped, "circle")
    monkeypatch.setattr("nnviz.runtime.run.build", lambda *arguments: (_ for _ in ()).throw(OSError("no data")))
    visit(pumped, "iris")
    assert pumped.session.spec == PRESETS["circle"]
    assert "no data" in pumped.problem()
    assert np.array_equal(pumped.weights(), before)
    monkeypatch.undo()
    visit(pumped, "iris")
    assert pumped.shown().step == 3
    visit(pumped, "circle")
    assert np.array_equal(pumped.weights(), before)


def test_an_example_of_another_lab_replaces_only_that_labs_document(pumped):
    train(pumped, 4)
    visit(pumped, "iris")
    train(pumped, 2)
    visit(pumped, "circle")
    pumped.session.open_preset("wine")
    pumped.pump(2)
    assert pumped.session.spec == PRESETS["wine"]
    assert pumped.session.shelved_labs == ("playground",)
    visit(pumped, "circle")
    assert pumped.shown().step == 4


def test_a_copy_is_saved_of_each_lab_with_unsaved_work(pumped, tmp_path: Path):
    autosave = Autosave(pumped.session, tmp_path)
    train(pumped, 6)
    visit(pumped, "iris")
    train(pumped, 2)
    autosave.tick()
    pumped.pump()
    copies = {read_experiment(path).spec.lab: read_experiment(path) for path in tmp_path.glob("*.nnviz")}
    assert copies.keys() == {"playground", "tables"}
    assert copies["playground"].facts["trainer"]["step_count"] == 6
    assert copies["tables"].facts["trainer"]["step_count"] == 2
    assert Autosave(pumped.session, tmp_path).left_behind() == ()
    autosave.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_configuration_is_kept_for_the_state_that_is_asked_of_it():
    first, second = Configure(IRIS, 1), Configure(PRESETS["circle"], 2)
    for ask in (SaveState(1), KeepRun(1, frozenset())):
        assert still_wanted([first, ask, second]) == [first, ask, second]
    assert still_wanted([first, second, SaveState(1)]) == [second, SaveState(1)]
