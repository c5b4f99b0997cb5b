"""The bench: rows in the promised form, unknown names refused, worker processes ended."""

import multiprocessing

import pytest

from nnviz.bench import run_bench, worker


def test_a_run_gives_rows_for_json():
    answer = run_bench(["W2"], rounds=1, round_s=0.02)
    (row,) = answer["rows"]
    assert (row["workload"], row["engine"], row["ratio"]) == ("W2", "nnviz", 1.0)
    assert row["threads"] in (1, 2)
    assert row["microseconds"] > 0
    assert answer["sgemm_gflops"]["1"] > 1
    assert answer["kernels"]  # OpenBLAS tells
    assert multiprocessing.active_children() == []


def test_the_clock_of_the_processor_is_for_busy_machines():
    answer = run_bench(["W7a"], rounds=1, round_s=0.02, clock="processor")
    assert answer["clock"] == "processor"
    assert answer["rows"][0]["threads"] == 1


def test_unknown_names_are_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="unknown workload 'W99'; known: W1a, W1b"):
        run_bench(["W99"])
    with pytest.raises(ValueError, match="unknown peer 'abacus'; known: sklearn, torch"):
        run_bench(["W2"], ["abacus"])


def test_an_engine_that_is_not_installed_says_so(monkeypatch):
    monkeypatch.setitem(worker.ENGINES, "absent", "nnviz.bench.engine_absent")
    ours, theirs = multiprocessing.Pipe()
    worker.serve(theirs, "absent", 1)
    assert ours.recv().startswith("absent is not installed: ")
