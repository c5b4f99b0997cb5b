"""Memory that was freed goes back to the system."""

import sys

import numpy as np
import psutil
import pytest

from nnviz.runtime.memory import give_back_memory

SMALL = 100_000  # bytes: below the size from which the C library maps each array by itself


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc can be told")
def test_freed_memory_goes_back() -> None:
    process = psutil.Process()
    arrays = [np.ones(SMALL, np.uint8) for _ in range(1_000)]
    last = np.ones(SMALL, np.uint8)  # lies above the others, so that they are not freed by themselves
    before = process.memory_info().rss
    del arrays
    give_back_memory()
    give_back_memory()
    assert before - process.memory_info().rss > 0.5 * 1_000 * SMALL
    assert last.all()
