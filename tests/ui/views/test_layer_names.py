"""Layers and units are called alike everywhere."""

from dataclasses import replace

import pytest

from nnviz.runtime.messages import LayerInfo
from nnviz.ui.views.layer_names import layer_title, unit_title


@pytest.fixture
def network(make_built):
    dense = make_built(sizes=(4, 3, 1)).networks[0]
    maps = tuple(LayerInfo(f"conv2d-{n}", "conv2d", "Convolution", (8, 8, 4), 40) for n in (1, 2))
    pool = LayerInfo("max-pool2d-1", "max_pool2d", "Max pooling", (4, 4, 4), 0)
    return replace(dense, layers=(*maps, pool, *dense.layers))


def test_dense_layers_are_hidden_by_number_and_the_last_is_the_output(network):
    assert layer_title(network, "hidden-2") == "Hidden 2"
    assert layer_title(network, "output") == "Output"
    assert layer_title(network, "") == "Inputs"


def test_other_layers_are_numbered_where_there_are_several(network):
    assert layer_title(network, "conv2d-2") == "Convolution 2"
    assert layer_title(network, "max-pool2d-1") == "Max pooling"


def test_units_are_inputs_neurons_or_maps(network):
    assert unit_title(network, "", 1) == "y"
    assert unit_title(network, "hidden-1", 2) == "Hidden 1, neuron 3"
    assert unit_title(network, "conv2d-1", 0) == "Convolution 1, map 1"
