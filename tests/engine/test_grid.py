"""Grid maps agree with the network's own trace."""

import numpy as np
import pytest

from nnviz.engine.grid import CHUNK, GridMap
from nnviz.engine.network import LayerDef, Sequential


def network() -> Sequential:
    layers = [LayerDef("a", "dense", {"units": 5, "activation": "tanh"}), LayerDef("b", "dense", {"units": 1})]
    return Sequential(layers, (2,), rng=np.random.default_rng(0))


def test_every_unit_has_its_map():
    side = 90
    assert side * side > CHUNK
    features = np.random.default_rng(1).normal(size=(side * side, 2)).astype(np.float32)
    live = network()
    maps = GridMap(live, features, (side, side)).compute()
    trace = live.trace(features)
    expected = np.concatenate([features.T, trace["a"].T, trace["b"].T]).reshape(8, side, side)
    np.testing.assert_allclose(maps, expected, rtol=1e-5, atol=1e-6)


def test_maps_follow_a_change_of_activation():
    features = np.random.default_rng(1).normal(size=(16, 2)).astype(np.float32)
    live = network()
    grid = GridMap(live, features, (4, 4))
    grid.compute()
    live.change_setting("a", "activation", "relu")
    assert (grid.compute()[2:7] >= 0).all()


def test_features_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"its \(2,\) inputs at each point, got \(3,\)"):
        GridMap(network(), np.zeros((16, 3)), (4, 4))
