"""The thread contract, pumped by hand; each guard of the contract has a test that fails without it."""

import gc
from dataclasses import replace

import numpy as np
import pytest

from nnviz.runtime import messages
from nnviz.runtime.messages import (
    Advance,
    Configure,
    GoBack,
    Pause,
    Play,
    Quit,
    Request,
    SaveState,
    SetInput,
    SetParameter,
    SetSpeed,
    Watch,
)
from nnviz.runtime.probes import PROBES
from nnviz.spec import edits
from nnviz.spec.parts import StopSpec
from tests.runtime.support import PARAMETERS, Desk, exploding_spec, small_spec, with_rate

SPEC = small_spec()


def test_a_configuration_is_built_and_shown_at_once() -> None:
    desk = Desk()
    snapshot = desk.show(Configure(SPEC, 1))
    (built,) = desk.heard(messages.Built)
    assert (built.generation, built.impact) == (1, "rebuild")
    assert (snapshot.generation, snapshot.step, snapshot.is_playing) == (1, 0, False)
    assert snapshot.curves.steps.tolist() == [0]
    assert set(snapshot.scores) == set(snapshot.curves.series)


def test_commands_before_the_first_configuration_do_nothing() -> None:
    desk = Desk()
    assert desk.do(Play(), Advance(steps=1), GoBack(), SaveState(1), SetParameter(0, 1.0), Pause()) is None
    assert desk.events == []


def test_playing_does_not_copy_while_the_box_is_full() -> None:
    desk = Desk(SPEC)
    desk.do(Play())
    desk.runner.pump()
    waiting = desk.runner.frames.take()
    desk.runner.pump()
    first = desk.runner.frames._item
    desk.runner.pump()
    assert waiting is not None
    assert first is not None
    assert desk.runner.frames._item is first


def test_steps_that_are_asked_for_faster_than_they_are_done_all_come() -> None:
    desk = Desk(SPEC)
    desk.show(Advance(steps=1), Advance(steps=1), Advance(steps=1))
    while desk.runner._is_playing:
        desk.do()
    assert desk.show(Pause()).step == 3


def test_a_pause_is_shown_at_once_and_replaces_what_waits() -> None:
    desk = Desk(SPEC)
    desk.send(Play())
    desk.runner.pump()
    assert not desk.runner.frames.is_empty
    snapshot = desk.show(Pause())
    assert not snapshot.is_playing
    assert snapshot.step == desk.show(Watch(frozenset())).step


def test_snapshots_are_frozen_copies() -> None:
    desk = Desk(SPEC)
    desk.do(Watch(frozenset({PARAMETERS, Request("maps", (0,), 8), Request("statistics", (0,))})))
    snapshot = desk.show(Advance(steps=1))
    before = snapshot.readings[PARAMETERS].copy()
    desk.do(Advance(steps=5))
    np.testing.assert_array_equal(snapshot.readings[PARAMETERS], before)
    assert len(snapshot.readings) == 3
    for array in (*snapshot.readings.values(), snapshot.curves.steps, *snapshot.curves.series.values()):
        assert not array.flags.writeable


def test_one_step_and_one_epoch_end_exactly_there() -> None:
    desk = Desk(SPEC)
    assert desk.show(Advance(steps=1)).step == 1
    assert desk.until_paused(Advance(epochs=1)).epoch == 1
    assert desk.until_paused(Advance(epochs=1)).epoch == 2


def test_the_same_spec_gives_the_same_run_whatever_the_bursts() -> None:
    runs = []
    for watched in (frozenset({PARAMETERS}), frozenset({PARAMETERS, Request("maps", (0,), 40)})):
        desk = Desk(SPEC)
        desk.do(Watch(watched), SetInput(np.array([1.0, 2.0]), 1))
        runs.append(desk.until_paused(Advance(epochs=30)))
    np.testing.assert_array_equal(runs[0].readings[PARAMETERS], runs[1].readings[PARAMETERS])
    np.testing.assert_array_equal(runs[0].curves.steps, runs[1].curves.steps)
    for name, series in runs[0].curves.series.items():
        np.testing.assert_array_equal(series, runs[1].curves.series[name])


def test_of_waiting_configurations_only_the_last_is_built() -> None:
    desk = Desk(SPEC)
    desk.do(*(Configure(edits.set_seed(SPEC, seed), 2 + seed) for seed in range(5)))
    assert [built.generation for built in desk.heard(messages.Built)] == [1, 6]


def test_an_older_generation_is_ignored() -> None:
    desk = Desk(SPEC)
    desk.do(Configure(SPEC, 5))
    desk.do(Configure(edits.set_seed(SPEC, 9), 4))
    assert [built.generation for built in desk.heard(messages.Built)] == [1, 5]


def test_a_new_generation_is_a_rebuild_even_for_an_equal_spec() -> None:
    desk = Desk(SPEC)
    first = desk.show(Watch(frozenset({PARAMETERS}))).readings[PARAMETERS]
    desk.do(Advance(steps=20))
    snapshot = desk.show(Configure(SPEC, 2))
    assert snapshot.step == 0
    np.testing.assert_array_equal(snapshot.readings[PARAMETERS], first)


def test_a_hot_edit_acts_between_two_steps_without_a_new_build() -> None:
    desk = Desk(SPEC)
    before = desk.show(Advance(steps=5))
    after = desk.show(Configure(with_rate(SPEC, 0.5), 1))
    assert after.step == 5
    assert after.learning_rate == 0.5
    assert len(desk.heard(messages.Built)) == 1
    np.testing.assert_array_equal(before.readings[PARAMETERS], after.readings[PARAMETERS])


def test_a_hot_edit_that_changes_the_description_is_told() -> None:
    desk = Desk(SPEC)
    desk.do(Configure(edits.set_activation(SPEC, SPEC.layers[0].id, "relu"), 1))
    built = desk.heard(messages.Built)[-1]
    assert built.impact == "hot"
    assert built.networks[0].layers[0].activation == "relu"


def test_loss_and_output_changed_together_keep_the_weights() -> None:
    desk = Desk(SPEC)
    before = desk.show(Advance(steps=5)).readings[PARAMETERS]
    spec = edits.set_loss(SPEC, "mean_squared_error")
    layers = (*spec.layers[:-1], replace(spec.layers[-1], settings=spec.layers[-1].settings.replace(activation="tanh")))
    after = desk.show(Configure(spec.with_layers(layers), 1))
    np.testing.assert_array_equal(after.readings[PARAMETERS], before)
    assert desk.heard(messages.Refused) == []


def test_a_graft_goes_on_at_the_same_step_with_the_same_function() -> None:
    desk = Desk(SPEC)
    before = desk.until_paused(Advance(epochs=3))
    grown = edits.add_units(SPEC, SPEC.layers[0].id, 1)
    after = desk.show(Configure(grown, 1))
    built = desk.heard(messages.Built)[-1]
    assert built.impact == "graft"
    assert built.largest_change < 1e-6
    assert "kept" in built.change
    assert (after.step, after.epoch) == (before.step, before.epoch)
    assert after.scores["test_loss"] == pytest.approx(before.scores["test_loss"], abs=1e-6)


def test_playing_goes_on_through_a_graft_and_a_rebuild() -> None:
    desk = Desk(SPEC)
    desk.do(Play())
    snapshot = desk.show(Configure(edits.add_units(SPEC, SPEC.layers[0].id, 1), 1), rounds=2)
    assert snapshot.is_playing
    desk.do(Configure(edits.set_seed(SPEC, 4), 2))
    assert desk.show(rounds=2).is_playing


def test_noise_changes_the_data_and_keeps_the_weights() -> None:
    desk = Desk(SPEC)
    before = desk.show(Advance(steps=30)).readings[PARAMETERS]
    after = desk.show(Configure(edits.set_noise(SPEC, 30), 1))
    np.testing.assert_array_equal(after.readings[PARAMETERS], before)
    first, second = desk.heard(messages.Built)
    assert (first.data.train_x != second.data.train_x).any()
    assert desk.do(Advance(steps=1)) is not None


def test_what_cannot_be_built_is_refused_and_the_old_run_goes_on() -> None:
    desk = Desk(SPEC)
    desk.do(Advance(steps=3))
    broken = edits.set_units(SPEC, SPEC.layers[-1].id, 3)
    desk.do(Configure(broken, 2))
    (refused,) = desk.heard(messages.Refused)
    assert (refused.generation, refused.kept, refused.kept_generation) == (2, SPEC, 1)
    assert desk.show(Advance(steps=1)).step == 4


def test_an_exception_pauses_and_is_told_and_the_runner_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(SPEC)
    run = desk.runner._run
    assert run is not None

    def burst(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr(run, "burst", burst)
        snapshot = desk.show(Play())
    (failed,) = desk.heard(messages.Failed)
    assert failed.summary == "ZeroDivisionError: a bug"
    assert "Traceback" in failed.details
    assert not desk.is_playing
    assert not snapshot.is_playing
    assert desk.show(Advance(steps=1)).step == 1


def test_a_broken_probe_is_told_once_and_the_others_still_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(SPEC)

    def broken(*_: object) -> np.ndarray:
        raise ZeroDivisionError("a bug")

    monkeypatch.setitem(PROBES._entries, "broken", replace(PROBES.entry("maps"), thing=broken))
    watched = frozenset({PARAMETERS, Request("broken")})
    snapshot = desk.show(Watch(watched))
    desk.do(Advance(steps=1))
    assert set(snapshot.readings) == {PARAMETERS}
    assert len(desk.heard(messages.Failed)) == 1


def test_requests_that_do_not_fit_are_left_out_silently() -> None:
    desk = Desk(SPEC)
    snapshot = desk.show(Watch(frozenset({Request("map", (0, "gone", 0), 10), Request("trace", (0,)), PARAMETERS})))
    assert set(snapshot.readings) == {PARAMETERS}
    assert desk.heard(messages.Failed) == []


def test_nobody_watching_measures_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(SPEC)
    calls: list[str] = []
    for key in PROBES:
        entry = replace(PROBES.entry(key), thing=lambda *_, key=key: calls.append(key))
        monkeypatch.setitem(PROBES._entries, key, entry)
    desk.do(Watch(frozenset()))
    desk.do(Play(), rounds=3)
    desk.do(Pause())
    assert calls == []


def test_at_the_end_nothing_is_measured_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(SPEC)
    desk.do(Play(), rounds=3)

    def measured(*_: object) -> None:
        raise AssertionError("nobody sees it any more")

    monkeypatch.setattr(type(desk.runner._run.build.trainer), "evaluate", measured)
    monkeypatch.setitem(PROBES._entries, "parameters", replace(PROBES.entry("parameters"), thing=measured))
    assert desk.do(Pause(), SaveState(1), Quit()) is None
    assert len(desk.heard(messages.StateSaved)) == 1
    assert desk.heard(messages.Failed) == []


def test_an_input_is_answered_at_once_and_counted() -> None:
    desk = Desk(SPEC)
    request = Request("predictions", (0,))
    desk.do(Watch(frozenset({request})))
    first = desk.show(SetInput(np.array([0.0, 0.0])))
    second = desk.show(SetInput(np.array([5.0, 5.0])))
    assert (first.input_stamp, second.input_stamp) == (1, 2)
    assert (first.readings[request] != second.readings[request]).any()
    assert request not in desk.show(SetInput(None)).readings


def test_a_paused_run_is_evaluated_only_when_something_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(SPEC)
    run = desk.runner._run
    assert run is not None
    evaluate, calls = run.build.trainer.evaluate, []
    monkeypatch.setattr(run.build.trainer, "evaluate", lambda: calls.append(1) or evaluate())
    for x in range(5):
        desk.do(SetInput(np.array([x, 0.0])))
    assert calls == []
    before = desk.show(Watch(frozenset())).scores
    after = desk.show(SetParameter(0, 3.0)).scores
    assert calls == [1]
    assert before != after
    desk.do(Advance(steps=1))
    desk.do(SetInput(None))
    assert len(calls) <= 3


def test_an_input_while_playing_replaces_the_waiting_frame() -> None:
    desk = Desk(SPEC)
    desk.send(Play())
    desk.runner.pump()
    assert desk.show(SetInput(np.array([0.0, 0.0]))).input_stamp == 1


def test_an_input_of_a_wrong_shape_leaves_the_reading_out() -> None:
    desk = Desk(SPEC)
    request = Request("predictions", (0,))
    assert desk.show(Watch(frozenset({request})), SetInput(np.zeros(99))).readings == {}
    assert desk.heard(messages.Failed) == []


def test_the_input_survives_a_rebuild() -> None:
    desk = Desk(SPEC)
    request = Request("predictions", (0,))
    desk.do(Watch(frozenset({request})), SetInput(np.array([0.0, 0.0])))
    assert request in desk.show(Configure(edits.set_seed(SPEC, 3), 2)).readings


def test_a_typed_weight_is_set_and_told_with_what_it_was() -> None:
    desk = Desk(SPEC)
    before = desk.show(Watch(frozenset({PARAMETERS}))).readings[PARAMETERS]
    after = desk.show(SetParameter(4, 0.25)).readings[PARAMETERS]
    assert after[4] == 0.25
    (told,) = desk.heard(messages.ParameterSet)
    assert (told.index, told.before, told.value) == (4, float(before[4]), 0.25)
    desk.do(SetParameter(4, 1.0, is_recorded=False))
    assert len(desk.heard(messages.ParameterSet)) == 1


@pytest.mark.parametrize("command", [SetParameter(10_000, 1.0), SetParameter(-1, 1.0), SetParameter(0, 1.0, 5)])
def test_a_weight_that_is_gone_is_not_set(command: SetParameter) -> None:
    desk = Desk(SPEC)
    desk.do(command)
    assert desk.heard(messages.ParameterSet) == desk.heard(messages.Failed) == []


def test_a_weight_typed_as_nan_is_not_set() -> None:
    desk = Desk(SPEC)
    desk.do(SetParameter(0, float("nan")))
    assert desk.heard(messages.ParameterSet) == []


def test_divergence_pauses_names_the_tensor_and_goes_back() -> None:
    desk = Desk(exploding_spec())
    desk.until_paused(Play())
    (diverged,) = desk.heard(messages.Diverged)
    assert diverged.tensor
    assert diverged.good_step < diverged.step
    back = desk.show(GoBack())
    assert back.step == diverged.good_step
    assert np.isfinite(back.readings[PARAMETERS]).all()
    assert np.isfinite(back.scores["train_loss"])
    assert (back.curves.steps <= back.step).all()
    desk.do(Configure(with_rate(exploding_spec(), 0.005), 1))
    desk.until_paused(Advance(epochs=20))
    assert len(desk.heard(messages.Diverged)) == 1


def test_playing_a_diverged_run_on_tells_it_again() -> None:
    desk = Desk(exploding_spec())
    desk.until_paused(Play())
    desk.until_paused(Play())
    assert len(desk.heard(messages.Diverged)) == 2


def test_a_graft_of_a_diverged_run_starts_from_the_last_good_state() -> None:
    spec = exploding_spec()
    desk = Desk(spec)
    desk.until_paused(Play())
    snapshot = desk.show(Configure(edits.add_units(spec, spec.layers[0].id, 1), 1))
    assert np.isfinite(snapshot.readings[PARAMETERS]).all()


@pytest.mark.parametrize("preset", ["plane", "bumps"])  # the loss overflows before the weights do, and together
def test_a_diverged_run_is_saved_as_its_last_good_state(preset: str) -> None:
    spec = exploding_spec(preset)
    desk = Desk(spec)
    desk.until_paused(Play())
    desk.do(SaveState(7))
    (saved,) = desk.heard(messages.StateSaved)
    assert saved.ticket == 7
    for array in saved.state.arrays.values():
        assert np.isfinite(array).all()
    snapshot = desk.show(Configure(spec, 2, saved.state))
    assert snapshot.step == desk.heard(messages.Diverged)[0].good_step


@pytest.mark.parametrize(
    ("stop", "words"),
    [(StopSpec(epochs=3), "3 epochs"), (StopSpec(target_loss=0.3), "0.3"), (StopSpec(patience=2), "2 epochs")],
)
def test_stop_rules_end_training_with_their_reason(stop: StopSpec, words: str) -> None:
    spec = replace(SPEC, training=replace(SPEC.training, stop=stop))
    desk = Desk(spec)
    desk.until_paused(Play(), most=20_000)
    assert words in desk.heard(messages.PlayingChanged)[-1].reason


def test_the_speed_limit_is_obeyed() -> None:
    desk = Desk(SPEC)
    desk.do(SetSpeed(20.0), Play(), rounds=5)
    assert desk.show(Pause()).step <= 3


@pytest.mark.parametrize("steps", [0, 1, 37, 400])
def test_a_saved_run_goes_on_bit_for_bit(steps: int) -> None:
    spec = edits.set_optimizer(SPEC, "adam")
    layers = edits.add_layer(spec, spec.layers[0].id, "dropout")
    desk = Desk(layers)
    if steps:
        desk.until_paused(Advance(steps=steps))
    desk.do(SaveState(1))
    (saved,) = desk.heard(messages.StateSaved)
    other = Desk()
    other.do(Configure(saved.spec, 1, saved.state), Watch(frozenset({PARAMETERS})))
    first, second = desk.until_paused(Advance(steps=300)), other.until_paused(Advance(steps=300))
    assert first.step == second.step == steps + 300
    np.testing.assert_array_equal(first.readings[PARAMETERS], second.readings[PARAMETERS])
    np.testing.assert_array_equal(first.curves.steps, second.curves.steps)
    np.testing.assert_array_equal(first.curves.series["test_loss"], second.curves.series["test_loss"])


def test_the_training_time_of_a_saved_run_is_carried_on() -> None:
    desk = Desk(SPEC)
    desk.until_paused(Advance(epochs=5))
    desk.do(SaveState(1))
    (saved,) = desk.heard(messages.StateSaved)
    assert desk.show(Configure(saved.spec, 2, saved.state)).seconds >= saved.state.facts["seconds"] > 0


def test_an_hour_of_points_does_not_grow_the_snapshot() -> None:
    spec = edits.set_batch_size(SPEC, 0)
    desk = Desk(spec)
    desk.do(Watch(frozenset()))
    desk.until_paused(Advance(steps=30_000), most=20_000)
    gc.collect()
    assert len(desk.show(Watch(frozenset())).curves.steps) <= 2_000
