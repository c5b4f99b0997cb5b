"""The clock of the window, ticked by hand."""

from dataclasses import replace

from PySide6.QtCore import QTimer

from nnviz.runtime.messages import Curves, Snapshot
from nnviz.ui import frame_clock
from nnviz.ui.frame_clock import FAST_PERIOD_MS, PERIOD_MS, FrameClock


def snapshot(step: int, is_playing: bool = True) -> Snapshot:
    return Snapshot(1, step, 0.0, is_playing, 0.0, 0.0, 0.0, 0.01, Curves(None, None), {}, {})


class Times:
    """A clock that stands until it is moved."""

    def __init__(self, monkeypatch) -> None:
        self.now_s = 100.0
        monkeypatch.setattr(frame_clock.time, "monotonic", lambda: self.now_s)


def make(qtbot, snapshots: list[Snapshot | None]) -> tuple[FrameClock, list[int], list[int]]:
    queue = iter(snapshots)
    clock = FrameClock(lambda: next(queue, None))
    frames: list[int] = []
    texts: list[int] = []
    clock.frame_due.connect(lambda shown: frames.append(shown.step))
    clock.text_due.connect(lambda shown: texts.append(shown.step))
    return clock, frames, texts


def test_every_snapshot_is_shown_but_numbers_only_four_times_a_second(qtbot, monkeypatch):
    times = Times(monkeypatch)
    clock, frames, texts = make(qtbot, [snapshot(step) for step in range(10)])
    for _ in range(10):
        clock.tick()
        times.now_s += 0.033
    assert frames == list(range(10))
    assert texts == [0, 8]


def test_a_paused_run_writes_its_numbers_at_once(qtbot, monkeypatch):
    Times(monkeypatch)
    clock, _frames, texts = make(qtbot, [snapshot(1), snapshot(2, is_playing=False)])
    clock.tick()
    clock.tick()
    assert texts == [1, 2]


def test_nothing_new_shows_nothing(qtbot):
    clock, frames, _texts = make(qtbot, [None])
    clock.tick()
    assert frames == []


def test_the_clock_hurries_for_a_moment_and_calms_down_by_itself(qtbot, monkeypatch):
    times = Times(monkeypatch)
    clock, _frames, _texts = make(qtbot, [])
    clock.hurry()
    clock.tick()
    assert clock.period_ms == FAST_PERIOD_MS
    times.now_s += 1.0
    clock.tick()
    assert clock.period_ms == PERIOD_MS


def test_pictures_are_counted_over_the_last_second(qtbot, monkeypatch):
    times = Times(monkeypatch)
    clock, _frames, _texts = make(qtbot, [snapshot(step) for step in range(60)])
    for _ in range(60):
        clock.tick()
        times.now_s += 1 / 30
    assert 29 <= clock.pictures_per_second <= 31


def test_while_an_answer_is_awaited_older_pictures_are_left_out(qtbot, monkeypatch):
    Times(monkeypatch)
    old, answer, later = (replace(snapshot(step), input_stamp=stamp) for step, stamp in ((1, 0), (2, 1), (3, 1)))
    clock, frames, _texts = make(qtbot, [old, answer, later])
    clock.hurry()
    clock.tick()
    assert frames == []
    assert clock.period_ms == FAST_PERIOD_MS
    clock.tick()
    assert frames == [2]
    assert clock.period_ms == PERIOD_MS
    clock.tick()
    assert frames == [2, 3]


def test_a_pen_that_moves_on_does_not_put_the_next_pull_off(qtbot):
    pulls: list[int] = []
    clock = FrameClock(lambda: pulls.append(1))
    clock.start()
    try:
        clock.hurry()
        moving = QTimer()
        moving.timeout.connect(clock.hurry)
        moving.start(1)
        qtbot.waitUntil(lambda: len(pulls) > 5, timeout=2_000)
        moving.stop()
    finally:
        clock.stop()
