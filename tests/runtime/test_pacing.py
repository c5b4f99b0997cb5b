"""Pacer and Speedometer with a clock of the test's own."""

import pytest

from nnviz.runtime.pacing import Pace, Pacer, Speedometer


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def steps_in(pacer: Pacer, clock: Clock, seconds: float, step_s: float) -> int:
    """Run bursts and rests for some seconds of the clock, with steps that take ``step_s``."""
    done, end = 0, clock.now + seconds
    while clock.now < end:
        pacer.begin_burst()
        while count := pacer.allowance(1_000_000):
            clock.now += count * step_s
            pacer.spent(count, count * step_s)
            done += count
        clock.now += max(pacer.rest_s(is_watched=True), 1e-6)
    return done


def test_a_burst_ends_by_the_clock() -> None:
    clock = Clock()
    pacer = Pacer(Pace(burst_s=0.006, rest_s=0.001, look_s=0.001), clock)
    done = steps_in(pacer, clock, 0.0069, 20e-6)
    assert 250 <= done <= 350


def test_slow_steps_are_done_one_by_one() -> None:
    clock = Clock()
    pacer = Pacer(Pace(), clock)
    steps_in(pacer, clock, 1.0, 0.02)
    pacer.begin_burst()
    assert pacer.allowance(100) == 1


def test_rests_only_while_somebody_looks() -> None:
    pacer = Pacer(Pace(rest_s=0.002), Clock())
    assert pacer.rest_s(is_watched=True) == 0.002
    assert pacer.rest_s(is_watched=False) == 0


@pytest.mark.parametrize("limit", [2.0, 50.0, 3_000.0])
def test_the_speed_limit_holds(limit: float) -> None:
    clock = Clock()
    pacer = Pacer(Pace(), clock)
    pacer.set_speed(limit)
    done = steps_in(pacer, clock, 4.0, 20e-6)
    assert done == pytest.approx(4 * limit, rel=0.05, abs=1)


def test_a_pause_does_not_pile_up_steps() -> None:
    clock = Clock()
    pacer = Pacer(Pace(), clock)
    pacer.set_speed(100.0)
    clock.now += 60.0
    assert steps_in(pacer, clock, 0.01, 20e-6) < 40


def test_the_speedometer_tells_rate_and_seconds_of_training_only() -> None:
    clock = Clock()
    meter = Speedometer(clock)
    meter.start(0)
    for tenth in range(1, 21):
        clock.now += 0.1
        meter.note(tenth * 50)
    assert meter.steps_per_second == pytest.approx(500)
    meter.stop()
    clock.now += 10
    assert meter.seconds == pytest.approx(2.0)
    meter.start(1000)
    clock.now += 1
    assert meter.seconds == pytest.approx(3.0)
    meter.reset(7.0)
    assert meter.seconds == pytest.approx(7.0)
