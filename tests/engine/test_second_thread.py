"""SecondThread: jobs in order beside the owner, their errors to the owner, no thread without one."""

import gc
import subprocess
import sys
import threading

import numpy as np
import pytest

from nnviz.engine.second_thread import SecondThread


def test_jobs_are_done_in_order_by_one_other_thread():
    second, done = SecondThread(), []
    for number in range(3):
        second.start(lambda number=number: done.append((number, threading.current_thread().name)))
    second.wait()
    assert done == [(number, "second") for number in range(3)]


def test_waiting_without_a_job_returns_at_once():
    second = SecondThread()
    second.wait()
    second.start(int)
    second.wait()
    second.wait()


def test_an_error_reaches_the_one_who_waits_and_the_thread_goes_on():
    second, done = SecondThread(), []

    def fail():
        raise ValueError("no good")

    for job in (fail, lambda: done.append(1)):
        second.start(job)
    with pytest.raises(ValueError, match="no good"):
        second.wait()
    second.start(lambda: done.append(2))
    second.wait()
    assert done == [1, 2]


def test_a_job_left_waiting_by_an_error_of_its_owner_is_waited_for_the_next_time():
    second, done, gate = SecondThread(), [], threading.Event()
    second.start(gate.wait)
    second.start(lambda: done.append("left"))
    gate.set()
    second.start(lambda: done.append("next"))
    second.wait()
    assert done == ["left", "next"]


@pytest.mark.filterwarnings("error")
def test_numbers_out_of_range_are_silent_as_in_a_step():
    second = SecondThread()
    second.start(lambda: np.log(np.zeros(3)))
    second.wait()


def test_the_thread_ends_with_its_owner():
    before = set(threading.enumerate())
    second = SecondThread()
    (thread,) = set(threading.enumerate()) - before
    second.start(int)
    second.wait()
    del second
    gc.collect()
    thread.join(5)
    assert not thread.is_alive()


def test_a_program_ends_though_an_owner_lives_on():
    script = "from nnviz.engine.second_thread import SecondThread; s = SecondThread(); s.start(int); s.wait()"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
