"""Batches: what is gathered are the samples that were asked for, however they are kept."""

import numpy as np
import pytest

from nnviz.engine.batches import FEW, Batch, TrainingData

N = 40


def gathered(input_shape, output_shape):
    rng = np.random.default_rng(0)
    x, targets = rng.normal(size=(N, *input_shape)), rng.normal(size=(N, *output_shape))
    data = TrainingData(x, targets, np.dtype(np.float64))
    batch = Batch(data, 7, input_shape, output_shape, rng)
    indices = rng.permutation(N)[:7]
    for take, axis, memory in batch.takes:
        take(indices, axis, memory, "clip")
    return x[indices], targets[indices], batch, data


@pytest.mark.parametrize(
    ("n_in", "n_out", "tables"), [(2, 1, 1), (FEW - 2, 1, 1), (FEW - 1, 1, 2), (64, 10, 2), (3, 50, 2), (64, 50, 2)]
)
def test_flat_samples_lie_as_flat_signals_do(n_in, n_out, tables):
    x, targets, batch, data = gathered((n_in,), (n_out,))
    assert len(data.tables) == tables
    np.testing.assert_array_equal(batch.inputs.value, x.T)
    np.testing.assert_array_equal(batch.inputs.block[-1], np.ones(7))
    np.testing.assert_array_equal(batch.targets, targets.T)


def test_small_batches_are_contiguous_and_need_no_copy():
    _, _, batch, _ = gathered((2,), (1,))
    assert batch.inputs.block.flags.c_contiguous
    assert batch.targets.flags.c_contiguous


@pytest.mark.parametrize("output_shape", [(3,), (4, 2)])
def test_sequences_and_pictures_keep_their_shape(output_shape):
    x, targets, batch, _ = gathered((5, 4, 1), output_shape)
    np.testing.assert_array_equal(batch.inputs.value, x)
    expected = targets.T if len(output_shape) == 1 else targets.transpose(1, 0, 2)
    np.testing.assert_array_equal(batch.targets, expected)


@pytest.mark.parametrize(("n_in", "n_out"), [(2, 1), (64, 10), (64, 50)])
def test_targets_can_be_rewritten_in_place(n_in, n_out):
    rng = np.random.default_rng(0)
    data = TrainingData(rng.normal(size=(N, n_in)), np.zeros((N, n_out)), np.dtype(np.float32))
    data.targets[...] = 5
    batch = Batch(data, 3, (n_in,), (n_out,), rng)
    for take, axis, memory in batch.takes:
        take(np.arange(3), axis, memory, "clip")
    np.testing.assert_array_equal(batch.targets, np.full((n_out, 3), 5))


def test_pictures_that_are_ready_are_not_copied():
    pictures = np.zeros((N, 6, 6, 1), np.float32)
    data = TrainingData(pictures, np.zeros((N, 2)), np.dtype(np.float32))
    assert np.shares_memory(data.tables[0].values, pictures)
