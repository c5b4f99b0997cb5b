"""Arrays: memory of plans, parameters and moments starts on cache lines."""

import numpy as np
import pytest

from nnviz.engine.arrays import CACHE_LINE, aligned, aligned_zeros
from nnviz.engine.catalogue import make_optimizer
from nnviz.engine.network import LayerDef, Sequential


def is_on_a_line(array) -> bool:
    return array.ctypes.data % CACHE_LINE == 0


@pytest.mark.parametrize("shape", [(), (1,), (7,), (3, 5), (200_003,)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.bool_])
def test_aligned_memory_has_its_shape_and_starts_on_a_cache_line(shape, dtype):
    array = aligned(shape, dtype)
    assert array.shape == shape
    assert array.dtype == dtype
    assert array.flags.c_contiguous
    assert array.flags.writeable
    assert is_on_a_line(array)


def test_aligned_zeros_are_zero():
    assert np.array_equal(aligned_zeros((3, 4), np.float32), np.zeros((3, 4), np.float32))


def test_what_a_step_passes_over_starts_on_cache_lines():
    network = Sequential([LayerDef("out", "dense", {"units": 3})], (5,), rng=np.random.default_rng(0))
    optimizer = make_optimizer("adam")
    optimizer.bind(network.parameters.values, network.parameters.gradients)
    plan = network.plan(4, gradients=network.parameters.gradients)
    vectors = (network.parameters.values, network.parameters.gradients, optimizer.change, *optimizer.moments.values())
    assert all(is_on_a_line(array) for array in (*vectors, plan.input.block, plan.output.block))
