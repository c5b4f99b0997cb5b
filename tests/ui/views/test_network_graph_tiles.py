"""What neurons show of themselves, and how it becomes pixels."""

import numpy as np
import pytest

from nnviz.runtime.messages import LayerInfo, NetworkInfo
from nnviz.ui import theme
from nnviz.ui.views.network_graph_layout import arrange, columns_of
from nnviz.ui.views.network_graph_neurons import Atlas
from nnviz.ui.views.network_graph_tiles import Readings, activity_of, tiles_of
from tests.ui.views.network_graph_samples import maps, network, parameters, trace


def planar(*units):
    net = network(*units)
    return net, arrange(columns_of(net, is_planar=True), 600, 400)


def test_a_planar_neuron_shows_its_own_map():
    net, arrangement = planar(2, 3, 1)
    values = parameters(net)
    readings = Readings(parameters=values, maps=maps(net, values))
    hidden = tiles_of(arrangement.columns[1], readings)
    assert np.array_equal(hidden, readings.maps[2:5])
    assert np.array_equal(tiles_of(arrangement.columns[2], readings), readings.maps[5:6])


def test_inputs_far_beyond_one_keep_their_shades(qapp):
    net, arrangement = planar(2, 3, 1)
    tiles = tiles_of(arrangement.columns[0], Readings(maps=maps(net, parameters(net))))
    assert np.abs(tiles).max(axis=(1, 2)).tolist() == pytest.approx([2.0, 2.0])


def test_a_first_layer_on_pictures_shows_its_weights_by_their_own_largest():
    net = network(64, 20, 10)
    values = parameters(net)
    column = arrange(columns_of(net, picture=(8, 8)), 600, 300).columns[1]
    tiles = tiles_of(column, Readings(parameters=values))
    assert tiles.shape == (column.shown, 8, 8)
    assert np.abs(tiles).max(axis=(1, 2)) == pytest.approx(np.ones(column.shown))
    weights = values[: 20 * 65].reshape(20, 65)[0, :-1]
    assert np.sign(tiles[0]).ravel().tolist() == np.sign(weights).tolist()


def test_a_sample_lights_the_neurons():
    net = network(64, 20, 10)
    values, sample = parameters(net), np.full(64, 0.5, np.float32)
    columns = arrange(columns_of(net, picture=(8, 8)), 600, 300).columns
    readings = Readings(parameters=values, trace=trace(net, values, sample), sample=sample)
    assert tiles_of(columns[2], readings).shape == (10, 1, 1)
    assert activity_of(columns[1], readings) == pytest.approx(readings.trace[: columns[1].shown])
    assert tiles_of(columns[0], readings).shape == (1, 8, 8)


def test_values_beyond_one_are_scaled_by_the_largest_of_their_layer():
    _, arrangement = planar(2, 3, 1)
    readings = Readings(trace=np.array([4.0, -2.0, 0.0, 0.5], np.float32))
    assert activity_of(arrangement.columns[1], readings).tolist() == [1.0, -0.5, 0.0]


def test_feature_maps_and_states_come_from_the_trace():
    layers = (
        LayerInfo("conv-1", "conv2d", "Conv 2D", (5, 4, 3), 0),
        LayerInfo("rnn-1", "simple_rnn", "RNN", (6, 2), 0),
    )
    columns = arrange(columns_of(NetworkInfo("network", (7, 6, 1), (), layers, 0), picture=(7, 6)), 600, 400).columns
    values = np.random.default_rng(0).uniform(-1, 1, 5 * 4 * 3 + 6 * 2).astype(np.float32)
    readings = Readings(trace=values)
    features, states = tiles_of(columns[1], readings), tiles_of(columns[2], readings)
    assert np.array_equal(features[2], values[:60].reshape(5, 4, 3)[:, :, 2])
    assert np.array_equal(states[1], values[60:].reshape(6, 2)[:, 1][None, :])


def test_without_readings_the_atlas_is_neutral(qapp):
    _, arrangement = planar(2, 3, 1)
    atlas = Atlas()
    atlas.fill(arrangement, Readings(), theme.LIGHT)
    assert color_of(atlas, 0) == pytest.approx(theme.LIGHT.color("neutral").getRgb(), abs=2)


def test_tiles_are_coloured_by_the_one_diverging_scale_with_soft_corners(qapp):
    _, arrangement = planar(2, 3, 1)
    tiles = np.stack([np.full((40, 40), value, np.float32) for value in (1.0, -1.0, 3.0, 0.0, 0.0, 0.0)])
    atlas = Atlas()
    atlas.fill(arrangement, Readings(maps=tiles), theme.LIGHT)
    assert color_of(atlas, 0) == theme.LIGHT.color("positive").getRgb()
    assert color_of(atlas, 1) == theme.LIGHT.color("negative").getRgb()
    assert color_of(atlas, 2) == theme.LIGHT.color("positive").getRgb()
    left, top = atlas.source[0, :2].astype(int)
    assert atlas.pixmap.toImage().pixelColor(left, top).alpha() == 0


def test_feature_maps_of_any_memory_order_are_coloured(qapp):
    layers = (LayerInfo("conv-1", "conv2d", "Conv 2D", (26, 26, 4), 40, (0, 40), ()),)
    columns = columns_of(NetworkInfo("network", (28, 28, 1), (), layers, 40), picture=(28, 28))
    arrangement = arrange(columns, 600, 400)
    atlas = Atlas()
    atlas.fill(arrangement, Readings(trace=np.ones(26 * 26 * 4, np.float32)), theme.LIGHT)
    assert color_of(atlas, 1) == theme.LIGHT.color("positive").getRgb()


def test_what_is_not_a_number_is_hatched_grey(qapp):
    _, arrangement = planar(2, 3, 1)
    atlas = Atlas()
    atlas.fill(arrangement, Readings(maps=np.full((6, 40, 40), np.nan, np.float32)), theme.LIGHT)
    left, top = atlas.source[0, :2].astype(int)
    image = atlas.pixmap.toImage()
    seen = {image.pixelColor(left + 10 + step, top + 20).getRgb() for step in range(12)}
    assert seen == {theme.LIGHT.color("missing").getRgb(), theme.LIGHT.color("neutral").getRgb()}


def color_of(atlas, neuron):
    left, top, width, height = atlas.source[neuron].astype(int)
    return atlas.pixmap.toImage().pixelColor(left + width // 2, top + height // 2).getRgb()
