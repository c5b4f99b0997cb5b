"""Where neurons lie, which are drawn, and which weight each link is."""

from dataclasses import replace

import numpy as np
import pytest

from nnviz.runtime.messages import LayerInfo, NetworkInfo
from nnviz.ui.views.network_graph_geometry import Camera, geometry_of, transition
from nnviz.ui.views.network_graph_hits import Spot, neighbour, spot_at
from nnviz.ui.views.network_graph_layout import arrange, columns_of
from tests.ui.views.network_graph_samples import network


def laid_out(*units, width=900, height=560, **facts):
    return arrange(columns_of(network(*units), **facts), width, height)


def test_every_unit_of_a_small_network_is_drawn():
    arrangement = laid_out(2, 8, 6, 1, is_planar=True)
    assert [column.shown for column in arrangement.columns] == [2, 8, 6, 1]
    assert len(arrangement.links) == 2 * 8 + 8 * 6 + 6


def test_a_link_knows_its_place_in_the_flat_parameter_vector():
    arrangement = laid_out(2, 3, 1, is_planar=True)
    links = arrangement.links
    weights = {(int(s), int(t)): int(p) for s, t, p in zip(links.source, links.target, links.parameter, strict=True)}
    assert weights[(1, 2 + 2)] == 2 * 3 + 1
    assert weights[(2 + 1, 5)] == 9 + 1
    assert arrangement.bias.tolist() == [-1, -1, 2, 5, 8, 12]


def test_wide_layers_are_drawn_with_their_first_neurons_and_a_count():
    arrangement = laid_out(784, 128, 64, 10, picture=(28, 28), height=520)
    inputs, first, second, output = arrangement.columns
    assert inputs.units == 1
    assert inputs.picture == first.picture == (28, 28)
    assert first.tile == "weights"
    assert 4 <= first.shown <= 16
    assert first.hidden_count == 128 - first.shown
    assert second.hidden_count == 64 - second.shown
    assert output.hidden_count == 0
    assert len(arrangement.wires) == first.shown


def with_maps(units, shape):
    """A network whose first layer makes ``units`` maps (height, width) or states (steps,) of its input."""
    dense = network(units, 3)
    maps = LayerInfo("maps", "conv2d", "Convolution", (*shape, units), 9, (0, 9), (1, 9), "relu")
    return NetworkInfo("network", (*shape, 1), (), (maps, *dense.layers), dense.parameters + 9)


@pytest.mark.parametrize("shape", [(26, 26), (14,)])
@pytest.mark.parametrize("height", [480, 560, 700, 900])
@pytest.mark.parametrize("units", [16, 32, 64])
def test_maps_are_a_sample_of_large_tiles_that_all_lie_inside(shape, height, units):
    arrangement = arrange(columns_of(with_maps(units, shape), picture=(28, 28)), 700, height)
    maps = arrangement.columns[1]
    assert 8 <= maps.shown <= 10
    assert maps.footer == (f"+{units - maps.shown}",)
    rows = arrangement.centre[maps.first : maps.first + maps.shown, 1]
    side = arrangement.side[maps.first]
    assert side >= 38
    assert (np.diff(rows) > side).all()
    assert rows[0] >= side / 2
    assert rows[-1] + side / 2 <= height - 20


def test_six_maps_are_all_drawn():
    maps = arrange(columns_of(with_maps(6, (26, 26)), picture=(28, 28)), 700, 560).columns[1]
    assert (maps.shown, maps.footer) == (6, ())


def test_small_weights_of_wide_layers_are_lifted():
    scale = laid_out(64, 128, 10).links.scale
    assert scale.max() == pytest.approx(np.sqrt(128 / 8))
    assert laid_out(2, 8, 1, is_planar=True).links.scale.max() == 1.0


@pytest.mark.parametrize("size", [(500, 340), (900, 520), (1400, 820)])
@pytest.mark.parametrize("units", [(2, 1), (2, 8, 6, 1), (2, 8, 8, 8, 8, 8, 8, 1), (7, 8, 8, 1), (784, 128, 64, 10)])
def test_tiles_never_overlap_and_stay_inside(units, size):
    arrangement = laid_out(*units, width=size[0], height=size[1], is_planar=units[0] < 8)
    half = arrangement.side / 2
    assert (arrangement.centre[:, 0] - half >= 0).all()
    assert (arrangement.centre[:, 0] + half <= size[0]).all()
    assert (arrangement.centre[:, 1] - half >= 0).all()
    assert (arrangement.centre[:, 1] + half <= size[1]).all()
    for column in arrangement.columns:
        rows = arrangement.centre[column.first : column.first + column.shown, 1]
        assert (np.diff(rows) > arrangement.side[column.first]).all()


def test_layers_without_parameters_are_notes_of_the_column_before():
    net = network(2, 4, 1)
    dropout = LayerInfo("dropout-1", "dropout", "Dropout", (4,), 0)
    net = replace(net, layers=(net.layers[0], dropout, net.layers[1]))
    columns = columns_of(net, is_planar=True)
    assert [column.layer_id for column in columns] == ["", "hidden-1", "output"]
    assert columns[1].notes == ("Dropout",)
    assert columns[2].maps_start == 2 + 4 + 4
    assert columns[2].values_start == 8
    assert len(arrange(columns, 600, 400).links) == 8 + 4


def test_feature_maps_and_states_have_a_tile_for_each_channel():
    layers = (
        LayerInfo("conv-1", "conv2d", "Conv 2D", (26, 26, 4), 40, (0, 40), (9, 4)),
        LayerInfo("flatten-1", "flatten", "Flatten", (2704,), 0),
        LayerInfo("output", "dense", "Dense", (3,), 8115, (40, 8155), (3, 2705), "softmax"),
    )
    columns = columns_of(NetworkInfo("network", (28, 28, 1), (), layers, 8155), picture=(28, 28))
    assert [(column.tile, column.units) for column in columns] == [("picture", 1), ("features", 4), ("value", 3)]
    assert len(arrange(columns, 600, 400).wires) == 4 + 12


def test_neurons_that_stay_start_where_they_were():
    old, new = laid_out(2, 3, 1, is_planar=True), laid_out(2, 4, 1, is_planar=True)
    centre, side = transition(old, new).at(new, 0.0)
    assert centre[new.neuron("hidden-1", 2)].tolist() == old.centre[old.neuron("hidden-1", 2)].tolist()
    assert side[new.neuron("hidden-1", 3)] < side[new.neuron("hidden-1", 2)]
    assert transition(old, new).at(new, 1.0)[0].tolist() == new.centre.tolist()


def test_zooming_keeps_the_point_under_the_pointer():
    camera = Camera(1.5, 20.0, -30.0)
    before = (np.array([200.0, 100.0]) - (camera.x, camera.y)) / camera.zoom
    after = camera.zoomed(1.3, 200.0, 100.0)
    assert after.to_screen(before).tolist() == pytest.approx([200.0, 100.0])


def test_the_nearest_link_wins_and_a_neuron_comes_first():
    arrangement = laid_out(2, 3, 1, is_planar=True)
    geometry = geometry_of(arrangement, arrangement.centre, arrangement.side, Camera())
    x, y = geometry.links.points[2, 16]
    assert spot_at(arrangement, geometry, x, y + 0.5) == Spot("link", 2)
    assert spot_at(arrangement, geometry, *geometry.centre[3]) == Spot("neuron", 3)
    assert spot_at(arrangement, geometry, *geometry.bias_place[3]) == Spot("bias", 3)
    assert spot_at(arrangement, geometry, 1.0, 1.0) is None


def test_a_link_is_caught_four_pixels_beside_its_line():
    arrangement = laid_out(2, 1, is_planar=True)
    geometry = geometry_of(arrangement, arrangement.centre, arrangement.side, Camera())
    x, y = geometry.links.points[0, 4]
    assert spot_at(arrangement, geometry, x, y - 4.0) == Spot("link", 0)


def test_arrows_reach_the_neuron_at_the_same_height():
    arrangement = laid_out(2, 3, 1, is_planar=True)
    assert neighbour(arrangement, 0, 1, 0) in (2, 3)
    assert neighbour(arrangement, 2, 0, 1) == 3
    assert neighbour(arrangement, 4, 0, 1) == 4
    assert neighbour(arrangement, 5, 1, 0) == 5
