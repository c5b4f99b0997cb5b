"""Files: what is opened goes on exactly, what is broken leaves the open document alone, two windows do not collide."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject

from nnviz.runtime import messages
from nnviz.runtime.messages import Request
from nnviz.session.lock import lock_path
from nnviz.spec import edits
from nnviz.spec.edits import Edit
from nnviz.spec.presets import PRESETS
from nnviz.storage.experiment_file import Experiment, read_experiment, write_experiment
from tests.session.support import PARAMETERS, Pumped, rate

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def pumped(qapp: QObject) -> Pumped:
    return Pumped()


def saved(pumped: Pumped, path: Path) -> Path:
    assert pumped.session.save(path)
    pumped.pump()
    return path


def test_a_document_without_a_file_asks_for_one(pumped: Pumped) -> None:
    assert not pumped.session.save()


def test_saving_names_the_document_and_cleans_it(pumped: Pumped, tmp_path: Path) -> None:
    pumped.session.edit(rate(0.3))
    assert pumped.session.is_dirty
    saved(pumped, tmp_path / "mine.nnviz")
    assert pumped.names()[-1] == "saved"
    assert not pumped.session.is_dirty
    assert (pumped.session.title, pumped.session.path) == ("mine", tmp_path / "mine.nnviz")
    assert pumped.session.recent_files == (tmp_path / "mine.nnviz",)
    pumped.session.undo()
    assert pumped.session.is_dirty
    pumped.session.redo()
    assert not pumped.session.is_dirty


def test_training_a_saved_document_makes_it_dirty_but_not_an_untouched_preset(pumped: Pumped, tmp_path: Path) -> None:
    pumped.train(1)
    assert not pumped.session.is_dirty
    assert pumped.session.has_unsaved_work
    saved(pumped, tmp_path / "mine.nnviz")
    assert not pumped.session.has_unsaved_work
    pumped.session.step()
    assert pumped.session.is_dirty


def test_a_run_that_goes_on_while_it_is_saved_is_dirty_again(pumped: Pumped, tmp_path: Path) -> None:
    pumped.session.play()
    pumped.pump()
    saved(pumped, tmp_path / "mine.nnviz")
    assert pumped.session.is_dirty
    pumped.session.save()
    assert pumped.session.finish_saving()


@pytest.mark.parametrize("preset", ["spiral", "iris", "curve-1d"])
def test_an_opened_run_goes_on_exactly_like_the_one_that_was_saved(tmp_path: Path, preset: str) -> None:
    first = Pumped(preset)
    first.train(7)
    hidden = first.session.spec.layers[0].id
    first.session.edit(Edit("Add neuron", partial(edits.add_units, layer_id=hidden, by=2)))
    first.session.edit(rate(0.02))
    first.train(5)
    saved(first, tmp_path / "run.nnviz")
    second = Pumped("xor")
    assert second.session.open_file(tmp_path / "run.nnviz")
    second.pump()
    first.train(9)
    second.train(9)
    a, b = first.shown(), second.shown()
    assert a.step == b.step
    np.testing.assert_array_equal(a.readings[PARAMETERS], b.readings[PARAMETERS])
    np.testing.assert_array_equal(a.curves.steps, b.curves.steps)
    for name, series in a.curves.series.items():
        np.testing.assert_array_equal(series, b.curves.series[name])


@pytest.mark.parametrize("preset", ["digits-mlp", "airline-lstm", "gan-ring", "vae-digits"])
def test_every_kind_of_trainer_goes_on_exactly(tmp_path: Path, preset: str) -> None:
    first, second = Pumped(preset), Pumped("xor")
    first.steps(7)
    saved(first, tmp_path / "run.nnviz")
    assert second.session.open_file(tmp_path / "run.nnviz")
    second.pump()
    first.steps(6)
    second.steps(6)
    for number in range(len(first.session.spec.networks)):
        request = Request("parameters", (number,))
        np.testing.assert_array_equal(first.shown(request).readings[request], second.shown(request).readings[request])


def test_opening_is_a_clean_paused_document_with_its_view_state(pumped: Pumped, tmp_path: Path) -> None:
    pumped.session.set_view_state({"zoom": 2})
    saved(pumped, tmp_path / "a.nnviz")
    other = Pumped("xor")
    other.session.edit(rate(0.3))
    other.session.play()
    other.pump()
    other.session.open_file(tmp_path / "a.nnviz")
    other.pump()
    assert not other.session.is_playing
    assert not other.session.is_dirty
    assert other.session.undo_text == ""
    assert other.session.view_state == {"zoom": 2}
    assert other.session.spec == pumped.session.spec


def test_a_damaged_file_leaves_the_document_untouched(pumped: Pumped, tmp_path: Path) -> None:
    path = tmp_path / "bad.nnviz"
    path.write_bytes(b"PK nonsense")
    pumped.train(1)
    pumped.session.edit(rate(0.3))
    pumped.pump()
    before = pumped.weights()
    pumped.heard.clear()
    assert not pumped.session.open_file(path)
    pumped.pump()
    assert pumped.names() == ["file_problem"]
    assert pumped.session.undo_text == "Change learning rate"
    assert pumped.session.path is None
    np.testing.assert_array_equal(pumped.weights(), before)


def test_an_experiment_that_makes_no_sense_is_refused_with_its_reason(pumped: Pumped, tmp_path: Path) -> None:
    spec = edits.set_units(PRESETS["xor"], PRESETS["xor"].layers[-1].id, 3)
    write_experiment(tmp_path / "odd.nnviz", Experiment(spec))
    assert not pumped.session.open_file(tmp_path / "odd.nnviz")
    assert "odd.nnviz" in pumped.problem()


def wrong_runs() -> dict[str, dict[str, object]]:
    return {
        "cursor text": {"cursor": "x"},
        "cursor beyond": {"cursor": 10**9},
        "cursor negative": {"cursor": -3},
        "steps text": {"step_count": "many"},
        "steps negative": {"step_count": -1},
        "no rng": {"rng": None},
        "rng of another kind": {"rng": {"bit_generator": "MT19937"}},
        "rng huge": {
            "rng": {"bit_generator": "PCG64", "state": {"state": 1 << 300, "inc": 1}, "has_uint32": 0, "uinteger": 0}
        },
        "epochs text": {"epochs_done": []},
        "optimizer steps": {"optimizer_steps": "x"},
    }


@pytest.mark.parametrize("change", wrong_runs().values(), ids=wrong_runs())
def test_a_run_that_does_not_fit_is_refused_and_the_old_one_goes_on(
    pumped: Pumped, tmp_path: Path, change: dict[str, object]
) -> None:
    pumped.train(1)
    path = saved(pumped, tmp_path / "run.nnviz")
    content = read_experiment(path)
    trainer = {**dict(content.facts["trainer"]), **change}  # type: ignore[call-overload]
    other = tmp_path / "other.nnviz"
    write_experiment(other, replace(content, facts={**content.facts, "trainer": trainer}))
    refuses(pumped, other)


DAMAGES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "shorter": lambda array: array[1:],
    "negative": lambda array: array * 0 - 7,
    "bytes": lambda array: np.frombuffer(b"text", np.uint8),
}
DAMAGED = [
    (name, damage)
    for name in ("trainer/parameters", "trainer/order", "curves/rows", "curves/buckets")
    for damage in DAMAGES
    if (name, damage) not in {("trainer/parameters", "negative"), ("curves/rows", "shorter")}  # these are fine
]


@pytest.mark.parametrize(("name", "damage"), DAMAGED)
def test_arrays_that_do_not_fit_are_refused(pumped: Pumped, tmp_path: Path, name: str, damage: str) -> None:
    pumped.train(1)
    content = read_experiment(saved(pumped, tmp_path / "run.nnviz"))
    damaged = {**content.arrays, name: DAMAGES[damage](content.arrays[name])}
    write_experiment(tmp_path / "other.nnviz", replace(content, arrays=damaged))
    refuses(pumped, tmp_path / "other.nnviz")


@pytest.mark.parametrize("name", ["trainer/parameters", "trainer/order", "curves/rows", "curves/buckets"])
def test_a_missing_array_is_refused(pumped: Pumped, tmp_path: Path, name: str) -> None:
    pumped.train(1)
    content = read_experiment(saved(pumped, tmp_path / "run.nnviz"))
    arrays = {key: array for key, array in content.arrays.items() if key != name}
    write_experiment(tmp_path / "other.nnviz", replace(content, arrays=arrays))
    refuses(pumped, tmp_path / "other.nnviz")


def refuses(pumped: Pumped, path: Path) -> None:
    before, document, generation = pumped.weights(), pumped.session.path, pumped.session.generation
    pumped.heard.clear()
    pumped.session.open_file(path)
    pumped.pump()
    assert "Nothing was changed" in pumped.problem()
    assert "failed" not in pumped.names()
    assert (pumped.session.path, pumped.session.generation) == (document, generation)
    np.testing.assert_array_equal(pumped.weights(), before)
    pumped.train(1)
    assert "failed" not in pumped.names()


def test_a_refusal_after_another_file_was_built_unseen_returns_to_the_first_document(
    pumped: Pumped, tmp_path: Path
) -> None:
    good = saved(Pumped("xor"), tmp_path / "good.nnviz")
    content = read_experiment(good)
    write_experiment(tmp_path / "bad.nnviz", replace(content, facts={"trainer": {}}))
    first = pumped.session.spec
    pumped.session.open_file(good)
    pumped.runner.pump()
    pumped.session.open_file(tmp_path / "bad.nnviz")
    pumped.pump(2)
    assert pumped.session.spec == first
    assert pumped.shown().generation == pumped.session.generation


def test_a_disk_that_cannot_be_written_is_told_and_the_document_stays_dirty(pumped: Pumped, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    pumped.session.edit(rate(0.3))
    pumped.session.save(tmp_path / "file" / "a.nnviz")
    pumped.pump()
    assert "could not be written" in pumped.problem()
    assert pumped.session.is_dirty
    assert pumped.session.path is None


def test_an_edit_while_the_file_is_written_keeps_the_document_dirty(pumped: Pumped, tmp_path: Path) -> None:
    pumped.session.edit(rate(0.3, None))
    pumped.session.save(tmp_path / "a.nnviz")
    pumped.runner.pump()
    pumped.session.edit(rate(0.4, None))
    pumped.pump()
    assert pumped.session.is_dirty
    assert read_experiment(tmp_path / "a.nnviz").spec.training.learning_rate == 0.3


def test_a_save_that_waits_marks_its_own_document_only(pumped: Pumped, tmp_path: Path) -> None:
    pumped.session.save(tmp_path / "a.nnviz")
    pumped.session.open_preset("xor")
    pumped.pump()
    assert pumped.session.path is None
    assert read_experiment(tmp_path / "a.nnviz").spec == PRESETS["circle"]


def test_a_diverged_run_can_be_saved_and_opened(tmp_path: Path) -> None:
    spec = edits.set_learning_rate(edits.set_optimizer(PRESETS["plane"], "sgd"), 5.0)
    pumped = Pumped(spec)
    pumped.session.play()
    pumped.pump(50)
    assert "diverged" in pumped.names()
    saved(pumped, tmp_path / "a.nnviz")
    assert "file_problem" not in pumped.names()
    other = Pumped()
    assert other.session.open_file(tmp_path / "a.nnviz")
    other.pump()
    assert np.isfinite(other.weights()).all()


def test_finish_saving_waits_for_the_disk(pumped: Pumped, tmp_path: Path) -> None:
    pumped.session.save(tmp_path / "a.nnviz")
    assert pumped.session.finish_saving()
    assert (tmp_path / "a.nnviz").exists()


def test_finish_saving_tells_when_it_did_not_work(pumped: Pumped, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    pumped.session.edit(rate(0.3))
    pumped.session.save(tmp_path / "file" / "a.nnviz")
    assert not pumped.session.finish_saving()


# ---------------------------------------------------------------- two windows


def test_a_file_open_in_another_window_is_not_overwritten(pumped: Pumped, tmp_path: Path) -> None:
    path = saved(pumped, tmp_path / "a.nnviz")
    other = Pumped("xor")
    assert other.session.open_file(path)
    other.pump()
    assert "another window" in str(other.heard[0][1][0]) or "notice" in other.names()
    other.session.edit(rate(0.7))
    before = path.read_bytes()
    assert not other.session.save()
    other.session.save(path)
    other.pump()
    assert "another window" in other.problem()
    assert path.read_bytes() == before
    saved(other, tmp_path / "b.nnviz")
    assert other.session.path == tmp_path / "b.nnviz"


def test_the_file_is_free_when_its_window_goes_on_to_another_or_ends(pumped: Pumped, tmp_path: Path) -> None:
    path = saved(pumped, tmp_path / "a.nnviz")
    assert lock_path(path).exists()
    pumped.session.open_preset("xor")
    pumped.pump()
    assert not lock_path(path).exists()
    other = Pumped()
    other.session.open_file(path)
    other.pump()
    assert "notice" not in other.names()
    other.session.stop()
    assert not lock_path(path).exists()


def test_opening_the_own_file_again_keeps_its_lock(pumped: Pumped, tmp_path: Path) -> None:
    path = saved(pumped, tmp_path / "a.nnviz")
    pumped.heard.clear()
    pumped.session.open_file(path)
    pumped.pump()
    assert "notice" not in pumped.names()
    assert lock_path(path).exists()
    assert pumped.session.save()
    pumped.session.stop()


def test_a_refused_file_is_let_go(pumped: Pumped, tmp_path: Path) -> None:
    path = saved(Pumped("xor"), tmp_path / "good.nnviz")
    write_experiment(tmp_path / "bad.nnviz", replace(read_experiment(path), facts={"trainer": {}}))
    pumped.session.open_file(tmp_path / "bad.nnviz")
    pumped.pump()
    assert not lock_path(tmp_path / "bad.nnviz").exists()


def test_a_refused_edit_that_slipped_through_is_taken_back(pumped: Pumped) -> None:
    before = pumped.session.spec
    pumped.session.edit(rate(0.3))
    refused = messages.Refused(pumped.session.generation, ("no",), before, pumped.session.generation)
    pumped.session.handle(refused)
    assert pumped.session.spec == before
    assert pumped.session.undo_text == ""
    assert pumped.heard[-1] == ("edit_refused", ("", "no"))
