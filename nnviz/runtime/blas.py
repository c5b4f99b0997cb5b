"""One BLAS thread: with the GUI painting beside it a second one makes training slower and its times ragged."""

from contextlib import AbstractContextManager

from threadpoolctl import threadpool_limits


def one_blas_thread() -> AbstractContextManager[object]:
    """A context in which BLAS uses one thread, in the whole process."""
    limits: AbstractContextManager[object] = threadpool_limits(limits=1, user_api="blas")
    return limits
