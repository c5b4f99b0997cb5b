"""The table of CONTRIBUTING.md is made from a bench run."""

import pytest

from nnviz.bench import run_bench
from tests.benchmarks.bench_table import replaced, table

RUN = {
    "rows": [
        {"workload": "W2", "engine": "nnviz", "threads": 1, "microseconds": 21.5, "ratio": 1.0},
        {"workload": "W2", "engine": "torch", "threads": 2, "microseconds": 161.25, "ratio": 7.5},
        {"workload": "dead_units", "engine": "nnviz", "threads": 1, "microseconds": 20.0, "ratio": 0.98},
    ],
    "sgemm_gflops": {"1": 128.5, "2": 234.0},
    "kernels": "Haswell",
    "processors": 2,
    "clock": "wall",
    "notes": ["sklearn is not installed"],
}


def test_a_run_becomes_a_line_a_workload_and_the_facts_below():
    lines = table(RUN).splitlines()
    assert lines[2] == "| W2 | 64-64-10, batch 32, Adam | 21.5 | 1 | – | 7.50 (2) |"
    assert "128.5 with 1, 234 with 2 GFLOP/s by threads, Haswell kernels" in lines[4]
    assert lines[5:] == ["With most ReLUs dead a late step costs 0.98 of an early one.", "sklearn is not installed"]


def test_a_real_run_has_what_the_table_needs():
    assert "| W7a | one digit forward" in table(run_bench(["W7a"], rounds=1, round_s=0.01))


def test_only_what_stands_between_the_marks_is_replaced():
    document = "a\n<!-- bench -->\nold\n<!-- /bench -->\nb\n<!-- x -->\nold\n<!-- /x -->"
    assert replaced(document, "new") == document.replace("old", "new", 1)
    assert replaced(document, "new", "x").endswith("old\n<!-- /bench -->\nb\n<!-- x -->\nnew\n<!-- /x -->")
    with pytest.raises(ValueError, match="needs the lines"):
        replaced("a document without marks", "new")
