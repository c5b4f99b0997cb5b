"""Session: edits, undo, transport and what the trainer thread tells, pumped by hand on one thread."""

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QObject

from nnviz.spec import edits
from nnviz.spec.edits import Edit
from nnviz.spec.presets import PRESETS
from tests.session.support import PARAMETERS, Pumped, rate


@pytest.fixture
def pumped(qapp: QObject) -> Pumped:
    return Pumped()


def test_an_edit_changes_the_spec_and_can_be_undone_and_redone(pumped: Pumped) -> None:
    session = pumped.session
    before = session.spec
    session.edit(rate(0.5))
    assert session.spec.training.learning_rate == 0.5
    assert session.undo_text == "Change learning rate"
    session.undo()
    assert session.spec == before
    assert (session.undo_text, session.redo_text) == ("", "Change learning rate")
    session.redo()
    assert session.spec.training.learning_rate == 0.5


def test_an_edit_that_changes_nothing_is_silent(pumped: Pumped) -> None:
    pumped.session.edit(rate(pumped.session.spec.training.learning_rate))
    assert pumped.heard == []
    assert pumped.session.undo_text == ""


def test_a_bad_edit_is_refused_with_its_place_and_the_old_spec_shown_again(pumped: Pumped) -> None:
    before = pumped.session.spec
    pumped.session.edit(rate(-1.0))
    assert pumped.names() == ["spec_changed", "edit_refused"]
    where, message = pumped.heard[1][1]
    assert where == "training.learning_rate"
    assert "-1" in str(message)
    assert pumped.session.spec == before
    assert not pumped.session.is_dirty


def test_a_drag_is_one_undo_step_and_ends_at_release(pumped: Pumped) -> None:
    before = pumped.session.spec
    for value in (0.1, 0.2, 0.3):
        pumped.session.edit(rate(value))
    pumped.session.end_merge()
    pumped.session.edit(rate(0.4))
    pumped.session.undo()
    assert pumped.session.spec.training.learning_rate == 0.3
    pumped.session.undo()
    assert pumped.session.spec == before


def test_a_hot_edit_keeps_the_weights(pumped: Pumped) -> None:
    pumped.session.step_epoch()
    pumped.pump(3)
    before = pumped.weights()
    pumped.session.edit(rate(0.5))
    pumped.pump()
    np.testing.assert_array_equal(pumped.weights(), before)


def test_adding_a_neuron_grafts_within_the_generation(pumped: Pumped) -> None:
    pumped.session.step_epoch()
    pumped.pump(3)
    generation = pumped.session.generation
    hidden = pumped.session.spec.layers[0].id
    pumped.session.edit(Edit("Add neuron", partial(edits.add_units, layer_id=hidden, by=1)))
    pumped.pump()
    built = pumped.session.last_built
    assert built is not None
    assert (built.generation, built.impact) == (generation, "graft")
    assert built.largest_change < 1e-6


def test_another_dataset_is_a_new_generation_and_old_frames_are_dropped(pumped: Pumped) -> None:
    pumped.session.play()
    pumped.runner.pump()
    pumped.session.edit(Edit("Data", partial(edits.set_dataset, kind="xor")))
    assert pumped.session.poll() is None
    snapshot = pumped.pump()
    assert snapshot is not None
    assert snapshot.generation == pumped.session.generation


def test_reset_returns_to_the_same_initial_weights_paused(pumped: Pumped) -> None:
    first = pumped.weights()
    pumped.session.play()
    pumped.pump(3)
    pumped.session.reset()
    snapshot = pumped.pump()
    assert snapshot is not None
    assert snapshot.step == 0
    assert not pumped.session.is_playing
    np.testing.assert_array_equal(pumped.weights(), first)


def test_a_new_seed_gives_other_weights_and_undo_the_old_ones(pumped: Pumped) -> None:
    first = pumped.weights()
    pumped.session.new_seed()
    pumped.pump()
    assert (pumped.weights() != first).any()
    pumped.session.undo()
    pumped.pump()
    np.testing.assert_array_equal(pumped.weights(), first)


def test_a_typed_weight_is_undoable_and_keystrokes_are_one_step(pumped: Pumped) -> None:
    first = pumped.weights()
    for value in (2.0, 2.5):
        pumped.session.set_parameter(3, value)
        pumped.pump()
    assert pumped.weights()[3] == 2.5
    assert pumped.session.is_dirty
    pumped.session.undo()
    np.testing.assert_array_equal(pumped.weights(), first)
    pumped.session.redo()
    assert pumped.weights()[3] == 2.5


def test_a_weight_typed_into_a_network_that_is_gone_is_no_undo_step(pumped: Pumped) -> None:
    pumped.session.set_parameter(3, 2.0)
    pumped.runner.pump()
    pumped.session.reset()
    pumped.pump()
    assert pumped.session.undo_text == ""


def test_play_and_pause_are_told_once_each(pumped: Pumped) -> None:
    pumped.session.toggle_play()
    pumped.pump(2)
    assert pumped.session.is_playing
    pumped.session.toggle_play()
    pumped.pump(2)
    assert pumped.heard == [("playing_changed", (True, "")), ("playing_changed", (False, ""))]


def test_watching_the_same_again_sends_nothing(pumped: Pumped) -> None:
    pumped.session.watch({PARAMETERS})
    assert pumped.runner.commands.empty()


def test_a_preset_is_a_new_clean_document(pumped: Pumped) -> None:
    pumped.session.edit(rate(0.5))
    pumped.session.open_preset("xor")
    pumped.pump()
    assert pumped.session.spec == PRESETS["xor"]
    assert not pumped.session.is_dirty
    assert pumped.session.undo_text == ""
    assert pumped.session.title == PRESETS["xor"].name
