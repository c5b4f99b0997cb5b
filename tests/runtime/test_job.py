import threading

import pytest

from nnviz.runtime.job import Job


def done(job):
    job.start()
    job.join()
    assert job.is_done
    return job


def test_a_job_gives_its_result_and_its_progress():
    def work(tell):
        tell(0.5)
        return 7

    job = done(Job(work))
    assert (job.result, job.problem, job.share) == (7, None, 0.5)


def test_an_expected_error_becomes_a_sentence():
    def work(tell):
        raise ValueError("this is no table")

    assert done(Job(work)).problem == "this is no table"


def test_a_bug_is_told_and_logged(caplog):
    def work(tell):
        raise KeyError("x")

    assert done(Job(work)).problem == "KeyError: 'x'"
    assert "a job failed" in caplog.text


def test_cancel_ends_the_work_at_its_next_word():
    begun, go_on = threading.Event(), threading.Event()

    def work(tell):
        begun.set()
        go_on.wait(5)
        tell(0.5)
        pytest.fail("went on after it was cancelled")

    job = Job(work)
    job.start()
    begun.wait(5)
    job.cancel()
    go_on.set()
    job.join()
    assert job.is_done
    assert (job.result, job.problem) == (None, None)
