"""Passes: a batch done in parts by two threads has the gradient of the whole."""

import gc
import threading

import numpy as np
import pytest

from nnviz.engine import passes
from nnviz.engine.batches import TrainingData
from nnviz.engine.catalogue import make_loss
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.passes import HALVES, PICTURE_CHUNK, HalvedPass, WholePass, make_pass

LAYERS = [
    LayerDef("conv", "conv2d", {"filters": 3, "activation": "relu"}),
    LayerDef("pool", "max_pool2d", {"size": 2}),
    LayerDef("flat", "flatten"),
    LayerDef("out", "dense", {"units": 2, "activation": "softmax"}),
]


def subject(batch: int, extra: list[LayerDef] | None = None):
    rng = np.random.default_rng(0)
    network = Sequential([*LAYERS[:2], *(extra or []), *LAYERS[2:]], (6, 6, 1), rng=rng, dtype=np.float64)
    data = TrainingData(rng.normal(size=(50, 6, 6, 1)), np.eye(2)[rng.integers(0, 2, 50)], network.dtype)
    return network, data, rng.permutation(50)[:batch]


def gradient(kind, batch: int) -> np.ndarray:
    network, data, indices = subject(batch)
    kind(network, make_loss("categorical_cross_entropy"), data, batch, np.random.default_rng(1).spawn(HALVES)).run(
        indices
    )
    return network.parameters.gradients.copy()


@pytest.mark.parametrize("batch", [PICTURE_CHUNK + 1, 2 * PICTURE_CHUNK, 45])
def test_parts_add_up_to_the_whole(batch):
    np.testing.assert_allclose(gradient(HalvedPass, batch), gradient(WholePass, batch), rtol=1e-9, atol=1e-12)


def test_parts_give_the_same_sum_every_time():
    assert np.array_equal(gradient(HalvedPass, 45), gradient(HalvedPass, 45))


def test_pictures_are_split_unless_samples_depend_on_each_other():
    loss, rngs = make_loss("categorical_cross_entropy"), np.random.default_rng(1).spawn(HALVES)
    network, data, _ = subject(32)
    assert isinstance(make_pass(network, loss, data, 32, rngs), HalvedPass)
    assert isinstance(make_pass(network, loss, data, PICTURE_CHUNK, rngs), WholePass)
    network, data, _ = subject(32, [LayerDef("norm", "batch_norm")])
    assert isinstance(make_pass(network, loss, data, 32, rngs), WholePass)


def test_a_picture_that_is_only_flattened_is_learned_whole():
    rngs = np.random.default_rng(1).spawn(HALVES)
    network = Sequential(LAYERS[2:], (6, 6, 1), rng=rngs[0])
    data = TrainingData(np.zeros((50, 6, 6, 1)), np.eye(2)[np.zeros(50, int)], network.dtype)
    assert isinstance(make_pass(network, make_loss("categorical_cross_entropy"), data, 32, rngs), WholePass)


@pytest.mark.parametrize(
    ("units", "batch", "threads_of_blas", "kind"),
    [(2048, 128, 1, HalvedPass), (2048, 128, 2, WholePass), (2048, 16, 1, WholePass), (8, 128, 1, WholePass)],
)
def test_two_threads_share_a_flat_batch_when_there_is_much_arithmetic(units, batch, threads_of_blas, kind, monkeypatch):
    monkeypatch.setattr(passes, "blas_threads", lambda: threads_of_blas)
    rng = np.random.default_rng(0)
    layers = [LayerDef("hidden", "dense", {"units": units}), LayerDef("out", "dense", {"units": 2})]
    network = Sequential(layers, (300,), rng=rng, dtype=np.float64)
    data = TrainingData(rng.normal(size=(150, 300)), rng.normal(size=(150, 2)), network.dtype)
    loss, rngs, indices = make_loss("mean_squared_error"), rng.spawn(HALVES), rng.permutation(150)[:batch]
    chosen = make_pass(network, loss, data, batch, rngs)
    assert type(chosen) is kind
    chosen.run(indices)
    shared = network.parameters.gradients.copy()
    WholePass(network, loss, data, batch, rngs).run(indices)
    np.testing.assert_allclose(shared, network.parameters.gradients, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("threads_of_blas", [1, 2])
def test_the_threads_that_are_told_are_those_beside_one_of_blas(threads_of_blas, monkeypatch):
    monkeypatch.setattr(passes, "blas_threads", lambda: threads_of_blas)
    layers = [LayerDef("hidden", "dense", {"units": 2048}), LayerDef("out", "dense", {"units": 2})]
    network = Sequential(layers, (300,), rng=np.random.default_rng(0))
    assert [passes.threads_used(network, batch) for batch in (16, 128)] == [1, 2]
    assert passes.is_halved(network, 128) == (threads_of_blas == 1)


def test_the_second_thread_ends_with_its_pass():
    before = threading.active_count()
    gradient(HalvedPass, 45)
    gc.collect()
    for thread in threading.enumerate():
        if thread.name == "second":
            thread.join(5)
    assert threading.active_count() == before
