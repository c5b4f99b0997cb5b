"""Runs are kept with the document: by command, in the file, out of reach of undo."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from nnviz.spec import edits
from nnviz.spec.edits import Edit
from tests.session.support import Pumped


@pytest.fixture
def pumped(qapp):
    return Pumped("circle")


def trained(pumped, steps=50):
    for _ in range(steps):
        pumped.session.step()
        pumped.pump()
    while pumped.session.is_playing:  # a busy machine may cut a burst before its step
        pumped.pump()


def keep(pumped):
    pumped.session.keep_run()
    pumped.pump()


def test_a_kept_run_is_what_stood_there(pumped):
    trained(pumped, 20)
    keep(pumped)
    (run,) = pumped.session.kept
    snapshot = pumped.shown()
    assert (run.name, run.spec, run.step) == ("A", pumped.session.spec, 20)
    assert run.scores == pytest.approx(snapshot.scores)
    assert np.array_equal(run.series["train_loss"], snapshot.curves.series["train_loss"])
    assert (run.probe, run.picture.shape) == ("map", (100, 100))


def test_later_edits_and_undo_do_not_touch_it(pumped):
    trained(pumped, 5)
    pumped.session.edit(Edit("Rate", partial(edits.set_learning_rate, learning_rate=0.5), None))
    keep(pumped)
    before = pumped.session.kept
    pumped.session.undo()
    pumped.session.reset()
    pumped.pump(2)
    assert pumped.session.kept is before
    assert before[0].spec.training.learning_rate == 0.5
    assert pumped.session.redo_text == "Rate"


def test_at_most_six_are_kept_and_a_free_letter_is_taken_again(pumped):
    for _ in range(7):
        keep(pumped)
    assert "".join(run.name for run in pumped.session.kept) == "ABCDEF"
    assert ("notice", ("at most 6 runs can be kept: remove one first",)) in pumped.heard
    pumped.session.remove_kept("B")
    keep(pumped)
    assert "".join(run.name for run in pumped.session.kept) == "ACDEFB"


def test_kept_runs_are_saved_and_a_new_document_has_none(pumped, tmp_path: Path):
    trained(pumped, 5)
    keep(pumped)
    assert pumped.session.is_dirty
    pumped.session.save(tmp_path / "kept.nnviz")
    pumped.pump()
    assert not pumped.session.is_dirty
    (before,) = pumped.session.kept
    pumped.session.open_preset("spiral")
    pumped.pump()
    assert pumped.session.kept == ()
    pumped.session.open_file(tmp_path / "kept.nnviz")
    pumped.pump()
    (after,) = pumped.session.kept
    assert np.array_equal(before.picture, after.picture)
    assert before.spec == after.spec
    assert not pumped.session.is_dirty
    pumped.session.remove_kept("A")
    assert pumped.session.is_dirty


@pytest.mark.parametrize(
    ("preset", "probe", "shape"),
    [("blobs", "classes", (4, 100, 100)), ("curve-1d", "curve", (200,)), ("iris", "", (0,))],
)
def test_the_answer_is_kept_as_the_data_allow(qapp, preset, probe, shape):
    pumped = Pumped(preset)
    keep(pumped)
    assert (pumped.session.kept[0].probe, pumped.session.kept[0].picture.shape) == (probe, shape)


def test_a_run_that_was_asked_for_is_kept_though_a_reset_follows_at_once(pumped):
    trained(pumped, 7)
    pumped.session.keep_run()
    pumped.session.reset()
    pumped.pump()
    assert [run.step for run in pumped.session.kept] == [7]


def test_a_run_is_kept_for_its_own_document_only(pumped):
    pumped.session.keep_run()
    pumped.session.open_preset("spiral")
    pumped.pump()
    assert pumped.session.kept == ()
