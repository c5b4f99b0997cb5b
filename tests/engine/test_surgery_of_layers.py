"""Grafting of convolutional, recurrent and normalised networks."""

import numpy as np
import pytest

from nnviz.engine.catalogue import make_optimizer
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.surgery import GraftReport, graft

PICTURE, SEQUENCE = (9, 9, 2), (5, 3)


def build(layers: list[LayerDef], shape: tuple[int, ...], seed: int):
    network = Sequential(layers, shape, rng=np.random.default_rng(seed))
    network.parameters.values += np.random.default_rng(seed + 10).normal(0, 0.2, network.count)
    optimizer = make_optimizer("momentum")
    optimizer.bind(network.parameters.values, network.parameters.gradients)
    return network, optimizer


def grafted(
    before: list[LayerDef], after: list[LayerDef], shape: tuple[int, ...]
) -> tuple[Sequential, GraftReport, np.ndarray]:
    old, old_optimizer = build(before, shape, 0)
    new, new_optimizer = build(after, shape, 1)
    for layer in old.layers:
        for buffer in layer.buffers().values():
            buffer[...] = np.random.default_rng(3).uniform(0.5, 2, buffer.shape)
    old_optimizer.moments["velocity"][...] = old.parameters.values
    report = graft(old, old_optimizer, new, new_optimizer)
    return new, report, new_optimizer.moments["velocity"]


def cnn(first: int = 3, second: int = 4, *extra: LayerDef) -> list[LayerDef]:
    return [
        LayerDef("c1", "conv2d", {"filters": first}),
        *extra,
        LayerDef("pool", "max_pool2d", {"size": 2}),
        LayerDef("c2", "conv2d", {"filters": second, "kernel": 2}),
        LayerDef("flat", "flatten"),
        LayerDef("out", "dense", {"units": 2, "activation": "linear"}),
    ]


def rnn(kind: str, lower: int = 3, upper: int = 4) -> list[LayerDef]:
    return [
        LayerDef("lower", kind, {"units": lower, "sequences": True}),
        LayerDef("upper", kind, {"units": upper}),
        LayerDef("out", "dense", {"units": 2, "activation": "linear"}),
    ]


@pytest.mark.parametrize("sizes", [(3, 4), (5, 4), (3, 7), (5, 7)])
def test_added_filters_leave_the_function_unchanged(sizes):
    _, report, _ = grafted(cnn(), cnn(*sizes), PICTURE)
    assert report.largest_change < 1e-5
    assert report.removed == 0


def test_added_filters_before_a_batch_normalisation_leave_the_function_unchanged():
    norm = LayerDef("norm", "batch_norm")
    _, report, _ = grafted(cnn(3, 4, norm), cnn(5, 4, norm), PICTURE)
    assert report.largest_change < 1e-5


@pytest.mark.parametrize("kind", ["simple_rnn", "gru", "lstm"])
@pytest.mark.parametrize("sizes", [(3, 4), (5, 4), (3, 6), (5, 6)])
def test_added_recurrent_units_leave_the_function_unchanged(kind, sizes):
    _, report, _ = grafted(rnn(kind), rnn(kind, *sizes), SEQUENCE)
    assert report.largest_change < 1e-5
    assert report.removed == 0


def test_moments_move_with_their_weights():
    for before, after, shape in ((cnn(), cnn(5, 7), PICTURE), (rnn("lstm"), rnn("lstm", 5, 2), SEQUENCE)):
        new, _, moments = grafted(before, after, shape)
        assert np.array_equal(moments[moments != 0], new.parameters.values[moments != 0])


def test_removed_filters_keep_the_kernels_of_the_others():
    new, report, _ = grafted(cnn(), cnn(2, 4), PICTURE)
    old, _ = build(cnn(), PICTURE, 0)
    assert np.array_equal(new.layer("c1")["kernel"], old.layer("c1")["kernel"][..., :2])
    assert np.array_equal(new.layer("c2")["kernel"], old.layer("c2")["kernel"][:, :, :2])
    assert report.added == 0


def test_a_dropout_added_and_removed_changes_nothing():
    dropout = LayerDef("drop", "dropout")
    assert grafted(cnn(), cnn(3, 4, dropout), PICTURE)[1].largest_change == 0
    assert grafted(cnn(3, 4, dropout), cnn(), PICTURE)[1].largest_change == 0


def test_a_removed_layer_before_a_normalisation_is_survived():
    head = [LayerDef("norm", "batch_norm"), LayerDef("out", "dense", {"units": 1, "activation": "linear"})]
    before = [LayerDef("a", "dense", {"units": 4}), LayerDef("b", "dense", {"units": 6}), *head]
    new, report, _ = grafted(before, [before[0], *head], (3,))
    assert report.added == 0
    assert np.isfinite(new.parameters.values).all()


def test_a_dense_layer_put_behind_a_flatten_leaves_the_function_unchanged():
    before = cnn(3, 2)
    after = [*before[:-1], LayerDef("new", "dense", {"units": 40, "activation": "relu"}), before[-1]]
    _, report, _ = grafted(before, after, PICTURE)
    assert report.largest_change < 1e-5
