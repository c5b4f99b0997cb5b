"""The bench: what a step costs here and in the libraries one would otherwise take, measured in turn in one run."""

from nnviz.bench.run import run_bench

__all__ = ["run_bench"]
