"""The real thread: it starts, answers, and ends; nothing is left running."""

import threading

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from nnviz.runtime.messages import Request, Snapshot
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.session import Session
from nnviz.spec.presets import PRESETS

MAPS = Request("maps", (0,), 20)


class Live:
    """A session over a running trainer thread."""

    def __init__(self) -> None:
        self.runner = TrainingRunner()
        self.session = Session(self.runner, PRESETS["circle"])
        self.newest: Snapshot | None = None

    def poll(self) -> Snapshot | None:
        self.newest = self.session.poll() or self.newest
        return self.newest

    def has_reached(self, step: int) -> bool:
        snapshot = self.poll()
        return snapshot is not None and snapshot.step >= step


@pytest.fixture
def live(qapp: object):  # type: ignore[no-untyped-def]  # a generator of Live
    made = Live()
    made.runner.start()
    yield made
    made.session.stop()


def test_it_plays_shows_and_pauses(live: Live, qtbot: QtBot) -> None:
    live.session.watch({MAPS})
    live.session.play()
    qtbot.waitUntil(lambda: live.has_reached(500))
    assert live.newest is not None
    assert MAPS in live.newest.readings
    live.session.pause()
    qtbot.waitUntil(lambda: live.poll() is not None and not live.session.is_playing)


def test_many_edits_while_it_plays_end_in_the_last_one(live: Live, qtbot: QtBot) -> None:
    live.session.play()
    for seed in range(20):
        live.session.open_preset(list(PRESETS)[seed % 6])
    live.session.open_preset("xor")
    qtbot.waitUntil(lambda: (live.poll(), live.session.last_built)[1] is not None)
    qtbot.waitUntil(lambda: live.newest is not None and live.newest.generation == live.session.generation)
    assert live.session.last_built is not None
    assert live.session.last_built.generation == live.session.generation


def test_a_paused_thread_blocks_instead_of_polling(live: Live, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: live.poll() is not None)
    rounds: list[object] = []
    original = live.runner._round
    live.runner._round = lambda waiting: (rounds.append(waiting), original(waiting))  # type: ignore[method-assign]
    live.session.set_input(np.array([1.0, 2.0]))
    qtbot.waitUntil(lambda: live.newest is not None and (live.poll() or live.newest).input_stamp == 1)
    assert len(rounds) <= 2


def test_stopping_twice_is_fine_and_no_thread_is_left(live: Live) -> None:
    assert any(thread.name == "trainer" for thread in threading.enumerate())
    live.session.stop()
    live.session.stop()
    assert not any(thread.name == "trainer" for thread in threading.enumerate())


def test_a_thread_cannot_be_started_twice(live: Live) -> None:
    with pytest.raises(RuntimeError, match="runs already"):
        live.runner.start()


def test_a_thread_that_does_not_end_is_an_error(live: Live, qtbot: QtBot) -> None:
    held, gate = threading.Event(), threading.Event()
    original = live.runner._round
    live.runner._round = lambda waiting: (held.set(), gate.wait(), original(waiting))  # type: ignore[method-assign]

    def is_held() -> bool:
        live.session.pause()  # what comes first may still go the old way: the thread was waiting for it
        return held.is_set()

    qtbot.waitUntil(is_held)
    with pytest.raises(RuntimeError, match="did not end"):
        live.runner.stop(0.05)
    gate.set()


def test_a_save_ordered_before_the_end_is_still_written(live: Live, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("save") / "a.nnviz"
    live.session.play()
    live.session.save(path)
    live.session.stop()
    assert path.exists()


def test_finish_saving_waits_for_the_thread(live: Live, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("save") / "a.nnviz"
    live.session.save(path)
    assert live.session.finish_saving()
    assert path.exists()
