"""Autosave and recovery: a killed window loses at most the work since its last copy, and never reads a half one."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject

from nnviz.session.autosave import Autosave
from nnviz.session.lock import lock_path
from tests.session.support import Pumped, rate

ROOT = Path(__file__).resolve().parents[2]
KILLS = 5
VICTIM = """
import sys
from functools import partial
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.autosave import Autosave
from nnviz.session.session import Session
from nnviz.spec.edits import Edit, set_learning_rate
from nnviz.spec.presets import PRESETS
app = QCoreApplication([])
runner = TrainingRunner()
session = Session(runner, PRESETS["circle"])
autosave = Autosave(session, Path(sys.argv[1]))
session.play()
rate = 0.01
while True:
    rate = 0.01 + (rate * 7) % 1
    session.edit(Edit("Change", partial(set_learning_rate, learning_rate=rate)))
    autosave.tick()
    runner.pump()
    session.poll()
    print("saved", flush=True)
"""


@pytest.fixture
def pumped(qapp: QObject) -> Pumped:
    return Pumped()


def kill_a_window(folder: Path, delay_s: float) -> None:
    """Start a window that saves all the time, and kill it ``delay_s`` after a copy was written."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", VICTIM, str(folder)], stdout=subprocess.PIPE, env=environment
    ) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == b"saved\n"
        time.sleep(delay_s)  # the moment of the kill is what is tried, not waited for
        victim.kill()


def test_unsaved_work_is_copied_and_the_document_keeps_its_name_and_dirty_mark(pumped: Pumped, tmp_path: Path) -> None:
    autosave = Autosave(pumped.session, tmp_path / "auto")
    pumped.session.edit(rate(0.3))
    autosave.tick()
    pumped.pump()
    assert autosave.path.exists()
    assert pumped.session.is_dirty
    assert pumped.session.path is None
    assert pumped.session.recent_files == ()
    autosave.stop()
    assert list((tmp_path / "auto").iterdir()) == []


def test_safe_work_is_not_copied(pumped: Pumped, tmp_path: Path) -> None:
    autosave = Autosave(pumped.session, tmp_path)
    autosave.tick()
    pumped.pump()
    assert list(tmp_path.iterdir()) == []


def test_a_copy_of_work_that_was_saved_meanwhile_is_removed(pumped: Pumped, tmp_path: Path) -> None:
    autosave = Autosave(pumped.session, tmp_path / "auto")
    pumped.session.edit(rate(0.3))
    autosave.tick()
    pumped.pump()
    pumped.session.save(tmp_path / "a.nnviz")
    pumped.pump()
    autosave.tick()
    assert not autosave.path.exists()
    autosave.stop()
    pumped.session.stop()


def test_a_living_window_is_not_offered_for_recovery(pumped: Pumped, tmp_path: Path) -> None:
    mine, other = Autosave(pumped.session, tmp_path), Autosave(pumped.session, tmp_path)
    pumped.session.edit(rate(0.3))
    mine.tick()
    pumped.pump()
    assert mine.left_behind() == ()
    assert other.left_behind() == ()
    mine.stop()


def test_the_timer_runs_only_when_started_and_never_with_period_zero(pumped: Pumped, tmp_path: Path) -> None:
    autosave = Autosave(pumped.session, tmp_path, 0)
    autosave.start()
    assert not autosave._timer.isActive()
    autosave.set_period(60)
    autosave.start()
    assert autosave._timer.isActive()
    autosave.stop()
    assert not autosave._timer.isActive()


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_window_is_recovered_whole(pumped: Pumped, tmp_path: Path, kill: int) -> None:
    kill_a_window(tmp_path, 0.007 * kill)
    autosave = Autosave(pumped.session, tmp_path)
    (copy,) = autosave.left_behind()
    assert pumped.session.recover(copy)
    pumped.pump()
    assert "file_problem" not in pumped.names()
    assert pumped.session.is_dirty
    assert pumped.session.path is None
    assert np.isfinite(pumped.weights()).all()
    autosave.discard(copy)
    assert list(tmp_path.iterdir()) == []


def test_a_recovered_copy_stays_until_its_work_is_safe(pumped: Pumped, tmp_path: Path) -> None:
    kill_a_window(tmp_path / "auto", 0.0)
    autosave = Autosave(pumped.session, tmp_path / "auto")
    (copy,) = autosave.left_behind()
    pumped.session.recover(copy)
    autosave.take_over(copy)
    pumped.pump()
    autosave.tick()
    pumped.pump()
    assert copy.exists()
    assert Autosave(pumped.session, tmp_path / "auto").left_behind() == ()
    pumped.session.save(tmp_path / "a.nnviz")
    pumped.pump()
    autosave.tick()
    assert not copy.exists()
    autosave.stop()
    pumped.session.stop()


def test_a_recovered_document_knows_its_file(pumped: Pumped, tmp_path: Path) -> None:
    pumped.session.save(tmp_path / "a.nnviz")
    pumped.pump()
    pumped.session.edit(rate(0.3))
    pumped.session.save_copy(tmp_path / "copy.nnviz")
    pumped.pump()
    pumped.session.stop()
    other = Pumped("xor")
    assert other.session.recover(tmp_path / "copy.nnviz")
    other.pump()
    assert other.session.path == tmp_path / "a.nnviz"
    assert other.session.is_dirty
    assert other.session.spec.training.learning_rate == 0.3
    assert other.session.save()
    other.pump()
    assert not other.session.is_dirty
    other.session.stop()


def test_a_broken_copy_is_told_and_nothing_changes(pumped: Pumped, tmp_path: Path) -> None:
    (tmp_path / "copy.nnviz").write_bytes(b"half")
    before = pumped.session.spec
    assert not pumped.session.recover(tmp_path / "copy.nnviz")
    assert pumped.problem()
    assert pumped.session.spec == before


def test_a_lock_of_a_dead_process_does_not_count(pumped: Pumped, tmp_path: Path) -> None:
    kill_a_window(tmp_path, 0.0)
    (copy,) = tmp_path.glob("*.nnviz")
    assert lock_path(copy).exists()
    assert Autosave(pumped.session, tmp_path).left_behind() == (copy,)
