"""Layers and units are called alike everywhere."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from nnviz.engine.layers import LAYERS
from nnviz.runtime.messages import LayerInfo
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue, set_language
from nnviz.ui.preferences import application
from nnviz.ui.views.layer_names import layer_title, short_title, unit_title

NARROW_PX = 76
WITHOUT_UNITS = [entry for entry in LAYERS.entries() if all(hyper.key != "units" for hyper in entry.thing.hyper)]


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


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("entry", WITHOUT_UNITS, ids=lambda entry: entry.key)
def test_a_short_name_fits_a_narrow_column(qapp, entry, language):
    set_language(application(), language)
    metrics = QFontMetricsF(theme.font(theme.TEXT, QFont.Weight.DemiBold))
    assert metrics.horizontalAdvance(short_title(entry.key, catalogue(entry.label))) <= NARROW_PX
    set_language(application(), "en")
