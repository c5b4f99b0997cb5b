"""The scaling table: a line for each value, memory that does not grow with what it should not."""

from nnviz.bench.scaling import run_scaling


def test_each_value_has_its_line():
    rows = run_scaling({"width": (8, 64), "batch": (1,)}, seconds=0.01)["rows"]
    assert [(row["axis"], row["value"]) for row in rows] == [("width", 8), ("width", 64), ("batch", 1)]
    assert all(row["seconds_per_epoch"] > 0 and row["gflops"] > 0 for row in rows)


def test_memory_grows_with_the_samples_only_by_the_rows_kept():
    small, large = run_scaling({"samples": (1000, 5000)}, seconds=0.01)["rows"]
    kept_per_sample = 4 * (64 + 1 + 10) + 8
    passing = 1.5
    assert (large["megabytes"] - small["megabytes"]) * 1e6 <= passing * 4000 * kept_per_sample
