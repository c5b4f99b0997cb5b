"""Schedules, clipping and penalties: the formulas by hand."""

import numpy as np
import pytest

from nnviz.engine.catalogue import CLIPS, SCHEDULES, make_clip, make_schedule
from nnviz.engine.regularizers import penalty_calls


@pytest.mark.parametrize(
    ("key", "settings", "epoch", "factor"),
    [
        ("constant", {}, 123.4, 1.0),
        ("step", {"drop": 0.5, "period": 10}, 9.99, 1.0),
        ("step", {"drop": 0.5, "period": 10}, 20.0, 0.25),
        ("cosine", {"epochs": 40, "floor": 0.0}, 0.0, 1.0),
        ("cosine", {"epochs": 40, "floor": 0.0}, 20.0, 0.5),
        ("cosine", {"epochs": 40, "floor": 0.1}, 50.0, 0.1),
        ("warm_up", {"epochs": 4, "start": 0.2}, 0.0, 0.2),
        ("warm_up", {"epochs": 4, "start": 0.2}, 2.0, 0.6),
        ("warm_up", {"epochs": 4, "start": 0.2}, 9.0, 1.0),
    ],
)
def test_schedule_by_hand(key, settings, epoch, factor):
    assert make_schedule(key, settings).factor(epoch) == pytest.approx(factor)


def clipped(key: str, gradients: list[float], threshold: float = 1.0) -> list[float]:
    array = np.array(gradients)
    for call in make_clip(key, {} if key == "none" else {"threshold": threshold}).calls(array):
        call()
    return array.tolist()


def test_clip_by_hand():
    assert set(CLIPS) == {"none", "value", "norm"}
    assert clipped("none", [3.0, -4.0]) == [3.0, -4.0]
    assert clipped("value", [3.0, -4.0, 0.5]) == [1.0, -1.0, 0.5]
    assert clipped("norm", [3.0, -4.0]) == pytest.approx([0.6, -0.8])
    assert clipped("norm", [0.3, -0.4]) == [0.3, -0.4]


def test_penalty_by_hand():
    values, mask = np.array([2.0, -3.0, 5.0]), np.array([1.0, 1.0, 0.0])
    gradients = np.zeros(3)
    for call in penalty_calls(values, gradients, mask, l1=0.1, l2=0.01):
        call()
    assert gradients == pytest.approx([0.12, -0.13, 0.0])


def test_no_penalty_costs_no_call():
    assert penalty_calls(np.ones(2), np.ones(2), np.ones(2), 0.0, 0.0) == []


def test_every_schedule_starts_between_zero_and_one():
    for key in SCHEDULES:
        assert 0 < make_schedule(key).factor(0.0) <= 1
