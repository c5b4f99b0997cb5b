"""How many threads the matrix products use. One is right beside a GUI: two are slower there, with long outliers."""

import numpy  # noqa: F401  # brings the library that is limited here
from threadpoolctl import ThreadpoolController


def limit_blas_threads(count: int = 1) -> None:
    """Let BLAS use ``count`` threads in this process from now on."""
    ThreadpoolController().limit(limits=count, user_api="blas")


def blas_threads() -> int:
    """How many threads BLAS uses now; 1 when the library does not tell."""
    counts = [pool["num_threads"] for pool in ThreadpoolController().info() if pool["user_api"] == "blas"]
    return max(counts, default=1)


def blas_kernels() -> str:
    """The processor family that BLAS has chosen its kernels for, as "Haswell"; "" when the library does not tell.

    The environment variable OPENBLAS_CORETYPE overrides the choice.
    """
    names = [pool.get("architecture", "") for pool in ThreadpoolController().info() if pool["user_api"] == "blas"]
    return str(names[0]) if names else ""
