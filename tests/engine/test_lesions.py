"""Lesions: a silent part answers nothing, and everything that was trained stays bit for bit."""

import numpy as np
import pytest

from nnviz.engine.grid import GridMap
from nnviz.engine.lesions import INPUTS, Lesioned, without_parameter
from nnviz.engine.network import LayerDef, Sequential
from tests.engine.support import picture_network

RNG = np.random.default_rng


def plane_network():
    layers = [
        LayerDef("hidden", "dense", {"units": 4, "activation": "sigmoid"}),
        LayerDef("output", "dense", {"units": 1, "activation": "tanh"}),
    ]
    return Sequential(layers, (2,), rng=RNG(0), dtype=np.float64)


@pytest.fixture
def pictures():
    return RNG(1).uniform(0, 1, (40, 8, 8, 1))


def test_a_silenced_unit_is_one_whose_outgoing_weights_are_zero(pictures):
    network = picture_network()
    silenced = Lesioned(network, {"hidden": (1, 4)}).forward(pictures)
    network.layer("output")["weights"][:, [1, 4]] = 0
    assert silenced == pytest.approx(network.forward(pictures))


def test_a_silenced_filter_leaves_its_whole_map_empty(pictures):
    network = picture_network()
    silenced = Lesioned(network, {"conv": (2,)})
    assert not silenced.trace(pictures)["conv"][..., 2].any()
    answer = silenced.forward(pictures)
    network.layer("conv")["kernel"][..., 2] = 0
    network.layer("conv")["bias"][2] = 0
    assert answer == pytest.approx(network.forward(pictures))


def test_a_silenced_input_counts_as_zero():
    network, x = plane_network(), RNG(2).normal(size=(30, 2))
    silenced = Lesioned(network, {INPUTS: (1,)})
    assert silenced.forward(x) == pytest.approx(network.forward(x * [1, 0]))


def test_maps_of_the_plane_are_those_without_the_neuron():
    network, x = plane_network(), RNG(2).normal(size=(36, 2))
    maps = GridMap(Lesioned(network, {"hidden": (3,)}), x, (6, 6)).compute()
    network.layer("output")["weights"][:, 3] = 0
    assert maps[-1].ravel() == pytest.approx(network.forward(x)[:, 0])
    assert not maps[2 + 3].any()


def test_the_whole_network_is_left_as_it_was(pictures):
    network = picture_network()
    values, before = network.parameters.values.copy(), network.forward(pictures)
    Lesioned(network, {"conv": (0,), "hidden": (2,)}).forward(pictures)
    assert np.array_equal(network.parameters.values, values)
    assert np.array_equal(network.forward(pictures), before)


def test_a_lesion_follows_the_weights_as_they_are_trained(pictures):
    network = picture_network()
    silenced = Lesioned(network, {"hidden": (0,)})
    silenced.forward(pictures)
    network.parameters.values *= 0.5
    assert silenced.forward(pictures) == pytest.approx(Lesioned(network, {"hidden": (0,)}).forward(pictures))


def test_a_left_out_weight_comes_back_bit_for_bit_even_after_an_error(pictures):
    network = picture_network()
    values = network.parameters.values.copy()
    with pytest.raises(ZeroDivisionError), without_parameter(network, 7):
        _ = 1 // int(network.parameters.values[7])
    assert np.array_equal(network.parameters.values, values)


def test_what_is_not_there_is_refused():
    with pytest.raises(IndexError, match="hidden has the units 0 to 5, got 6"):
        Lesioned(picture_network(), {"hidden": (6,)})
    with pytest.raises(IndexError, match="the input has the units 0 to 1, got 2"):
        Lesioned(plane_network(), {INPUTS: (2,)})
    with pytest.raises(KeyError, match="no layer 'attic'"):
        Lesioned(picture_network(), {"attic": (0,)})
    with pytest.raises(IndexError, match="the parameters 0 to"), without_parameter(plane_network(), 1000):
        pass
