"""CurveRecorder: all first points, then bounded rows that keep every extreme; points at steps the clock cannot move."""

import numpy as np
import pytest

from nnviz.runtime.curves import LARGEST_STRIDE, MOST_ROWS, CurveRecorder, next_point

NAMES = ("train_loss", "test_loss", "train_accuracy")


def recorded(points: int, seed: int = 0) -> tuple[CurveRecorder, np.ndarray]:
    values = np.random.default_rng(seed).random((points, len(NAMES)))
    recorder = CurveRecorder(NAMES)
    for step, row in enumerate(values):
        recorder.add(step, step / 10, dict(zip(NAMES, row, strict=True)))
    return recorder, values


def test_the_first_points_are_all_kept() -> None:
    recorder, values = recorded(MOST_ROWS - 10)
    curves = recorder.curves()
    assert curves.steps.tolist() == list(range(MOST_ROWS - 10))
    np.testing.assert_array_equal(curves.series["test_loss"], values[:, 1].astype(np.float32))


@pytest.mark.parametrize("points", [MOST_ROWS + 1, 5_003, 20_017])
def test_many_points_stay_bounded_and_keep_extremes_start_and_end(points: int) -> None:
    recorder, values = recorded(points)
    curves = recorder.curves()
    assert len(curves.steps) <= MOST_ROWS
    assert len(curves.steps) >= MOST_ROWS / 5
    assert curves.steps[0] == 0
    assert curves.steps[-1] == points - 1
    assert (np.diff(curves.steps) > 0).all()
    for column, name in enumerate(NAMES[:2]):
        for extreme in (values[:, column].min(), values[:, column].max()):
            assert np.float32(extreme) in curves.series[name]


def test_the_whole_run_is_thinned_evenly() -> None:
    recorder, _ = recorded(20_000)
    counts, _edges = np.histogram(recorder.curves().steps, bins=10, range=(0, 20_000))
    assert counts.min() > 0.6 * counts.max()


def test_a_second_point_of_the_same_step_replaces_the_first() -> None:
    recorder = CurveRecorder(("train_loss",))
    recorder.add(0, 0.0, {"train_loss": 1.0})
    recorder.add(0, 0.0, {"train_loss": 2.0})
    assert recorder.curves().series["train_loss"].tolist() == [2.0]


def test_curves_are_frozen_and_the_same_object_until_a_point_comes() -> None:
    recorder, _ = recorded(3)
    first = recorder.curves()
    assert recorder.curves() is first
    with pytest.raises(ValueError, match="read-only"):
        first.steps[0] = 7
    recorder.add(3, 0.3, dict.fromkeys(NAMES, 0.0))
    assert len(first.steps) == 3
    assert len(recorder.curves().steps) == 4


@pytest.mark.parametrize("points", [0, 1, 7, MOST_ROWS + 3, 4_999])
def test_a_restored_recorder_goes_on_exactly_like_the_first(points: int) -> None:
    first, _ = recorded(points)
    second = CurveRecorder(NAMES)
    second.restore(*first.state(points))
    rng = np.random.default_rng(1)
    for step in range(points, points + 3_000):
        scores = dict(zip(NAMES, rng.random(3), strict=True))
        first.add(step, step / 10, scores)
        second.add(step, step / 10, scores)
    np.testing.assert_array_equal(first.state(points + 3_000)[0], second.state(points + 3_000)[0])


def damaged_states() -> list[tuple[str, object]]:
    rows, starts, facts = recorded(20)[0].state(20)
    return [
        ("names", (rows, starts, facts | {"names": ["other"]})),
        ("bucket size", (rows, starts, facts | {"bucket_size": 0})),
        ("bucket text", (rows, starts, facts | {"bucket_size": "4"})),
        ("columns", (rows[:, :3], starts, facts)),
        ("order", (rows[::-1], starts, facts)),
        ("starts", (rows, starts[1:], facts)),
        ("no starts", (rows, starts[:0], facts)),
        ("too many", (np.cumsum(np.ones((MOST_ROWS + 50, 5)), axis=0), np.arange(MOST_ROWS + 50), facts)),
    ]


@pytest.mark.parametrize("state", [state for _, state in damaged_states()], ids=[name for name, _ in damaged_states()])
def test_a_damaged_state_is_refused(state: tuple[np.ndarray, np.ndarray, dict[str, object]]) -> None:
    with pytest.raises(ValueError, match="saved curves"):
        CurveRecorder(NAMES).restore(*state)


def points_until(last: int, steps_per_epoch: int, is_each_epoch: bool = False) -> list[int]:
    steps = [0]
    while steps[-1] < last:
        steps.append(next_point(steps[-1], steps_per_epoch, is_each_epoch))
    return steps


def test_points_are_dense_at_the_start_and_then_once_an_epoch() -> None:
    assert points_until(100, 25) == [0, 1, 4, 16, 25, 50, 75, 100]


def test_points_come_at_least_every_hundred_steps_at_first() -> None:
    assert np.diff(points_until(5_000, 1_875)).max() == LARGEST_STRIDE


def test_points_become_rarer_in_a_long_run() -> None:
    assert np.diff(points_until(2_000_000, 25))[-1] == 25 * 64
    assert len(points_until(2_000_000, 25)) < 10_000


def test_a_stop_rule_keeps_a_look_at_each_epoch() -> None:
    assert np.diff(points_until(200_000, 25, is_each_epoch=True)).max() == 25
