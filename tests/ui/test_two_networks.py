"""Both networks of a GAN or VAE in one graph of the real window, the trainer on this thread."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from nnviz.runtime.messages import Request
from nnviz.ui.i18n import set_language
from nnviz.ui.views.gan_plot import DISCRIMINATOR
from nnviz.ui.views.network_graph_links import LARGEST_COUNT
from nnviz.ui.views.network_graph_painter import Marks, Scene, _fairly
from tests.ui.conftest import go
from tests.ui.hands import click


@pytest.fixture
def open_lab(make_program):
    """open_lab(preset) -> the running program after two steps."""

    def open_preset(key):
        whole = make_program(key, (1500, 820))
        for _ in range(2):
            whole.session.step()
            go(whole)
        whole.window.bench.graph.canvas.finish_movement()
        return whole

    return open_preset


def columns(graph):
    return graph.canvas.arrangement.columns


def column_of(graph, layer_id, network):
    return next(number for number, column in enumerate(columns(graph)) if column.key == (network, layer_id))


def middle(graph, layer_id, unit, network):
    neuron = graph.canvas.arrangement.neuron(layer_id, unit, network)
    return QPointF(*graph.canvas.geometry_now.centre[neuron]).toPoint()


def over(graph, place):
    """The pointer comes in and stops there."""
    for at in (place - QPoint(3, 3), place):
        QTest.mouseMove(graph.canvas, at)


def units(whole, network, layer):
    return whole.session.spec.networks[network].layers[layer].settings["units"]


def test_a_gan_shows_its_generator_and_behind_it_its_discriminator(open_lab):
    graph = open_lab("gan-ring").window.bench.graph
    assert [column.network for column in columns(graph)] == [0, 0, 0, 0, 1, 1, 1, 1]
    assert [caption.name for caption in graph.caption_row.captions] == ["Generator", "Discriminator"]
    assert [header.title.accessibleName().split(":")[0] for header in graph.header_row.headers] == [
        "Noise",
        "Hidden 1",
        "Hidden 2",
        "Made",
        "Inputs",
        "Hidden 1",
        "Hidden 2",
        "Output",
    ]


def test_a_gap_parts_the_networks_and_bridges_cross_it(open_lab):
    canvas = open_lab("gan-ring").window.bench.graph.canvas
    xs = [canvas.arrangement.centre[column.first, 0] for column in canvas.arrangement.columns]
    steps = np.diff(xs)
    assert steps[3] > 1.5 * steps[2]
    assert np.allclose(np.delete(steps, 3), steps[0])
    made, read = canvas.arrangement.columns[3], canvas.arrangement.columns[4]
    assert canvas.arrangement.bridges.tolist() == [[made.first, read.first], [made.first + 1, read.first + 1]]


@pytest.mark.parametrize(("network", "layer_id"), [(0, "generator-1"), (1, "discriminator-1")])
def test_plus_and_minus_work_on_the_layers_of_either_network(open_lab, network, layer_id):
    whole = open_lab("gan-ring")
    graph = whole.window.bench.graph
    header = graph.header_row.headers[column_of(graph, layer_id, network)]
    click(header.more)
    go(whole)
    assert [units(whole, number, 0) for number in (0, 1)] == [33 if number == network else 32 for number in (0, 1)]
    assert columns(graph)[column_of(graph, layer_id, network)].units == 33
    click(header.fewer)
    go(whole)
    assert units(whole, network, 0) == 32


@pytest.mark.parametrize("network", [0, 1])
def test_a_layer_is_added_to_and_removed_from_either_network(open_lab, network):
    whole = open_lab("gan-8gaussians")
    graph = whole.window.bench.graph
    before = [len(part.layers) for part in whole.session.spec.networks]
    first = column_of(graph, "", network)
    click(graph.header_row.inserts[first])
    go(whole)
    after = [len(part.layers) for part in whole.session.spec.networks]
    assert after[network] == before[network] + 1
    assert after[1 - network] == before[1 - network]
    menu = graph.header_row.headers[column_of(graph, "", network) + 1].title.menu()
    next(action for action in menu.actions() if action.text() == "Remove the layer").trigger()
    go(whole)
    assert [len(part.layers) for part in whole.session.spec.networks] == before


def test_no_layer_is_offered_between_the_networks(open_lab):
    graph = open_lab("gan-ring").window.bench.graph
    assert graph.header_row.inserts[3].isHidden()


def test_a_weight_of_the_second_network_is_typed_into_its_own_vector(open_lab):
    whole = open_lab("gan-ring")
    graph = whole.window.bench.graph
    canvas = graph.canvas
    arrangement = canvas.arrangement
    target = arrangement.neuron("answer", 0, 1)
    link = int(np.flatnonzero(arrangement.links.target == target)[4])
    at = canvas.geometry_now.links.points[link, -2]
    QTest.mouseMove(canvas, QPoint(round(at[0]), round(at[1])))
    canvas.clicked.emit(canvas._spot_at(QPointF(*at)))
    box = graph.inspector.value_card.box
    box.selectAll()
    QTest.keyClicks(box, "2.5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    go(whole)
    generator, discriminator = (network.parameters.values for network in whole.runner._run.build.trainer.networks)
    assert 2.5 in discriminator
    assert 2.5 not in generator
    assert np.array_equal(canvas.readings.parameters, np.concatenate([generator, discriminator]))


def test_a_unit_of_the_discriminator_shows_its_map_on_the_plane(open_lab, qtbot):
    whole = open_lab("gan-ring")
    bench = whole.window.bench
    over(bench.graph, middle(bench.graph, "discriminator-1", 2, 1))
    qtbot.waitUntil(lambda: bench.made._unit is not None)
    go(whole)
    wanted = next(request for request in bench.made.requests() if request.probe == "map")
    assert wanted.target == (DISCRIMINATOR, "discriminator-1", 2)
    assert np.array_equal(bench.made._confidence, bench.newest.readings[wanted])
    over(bench.graph, middle(bench.graph, "generator-1", 2, 0))
    qtbot.waitUntil(lambda: bench.made._unit is None)
    assert Request("map", (DISCRIMINATOR, "answer", 0), wanted.size) in bench.made.requests()


def test_a_place_of_the_plane_goes_through_the_discriminator_alone(open_lab):
    whole = open_lab("gan-ring")
    bench = whole.window.bench
    bench.made.canvas.pointed.emit(1.5, -2.0)
    go(whole)
    readings = bench.graph.canvas.readings
    by_key = {column.key: readings.values(column) for column in columns(bench.graph)}
    assert by_key[1, ""].tolist() == [1.5, -2.0]
    assert by_key[1, "answer"].shape == (1,)
    assert by_key[0, ""] is None
    assert by_key[0, "sample"] is None


def test_a_click_on_a_neuron_of_the_second_network_explains_it(open_lab):
    whole = open_lab("gan-ring")
    graph = whole.window.bench.graph
    QTest.mouseClick(graph.canvas, Qt.MouseButton.LeftButton, pos=middle(graph, "discriminator-2", 1, 1))
    card = graph.inspector.neuron_card
    assert card.isVisible()
    assert "Discriminator · Hidden 2 · 2" in card._title.text()
    assert "tanh" in card.text


def test_a_vae_draws_the_held_out_picture_its_code_and_what_comes_out(open_lab):
    whole = open_lab("vae-digits")
    graph = whole.window.bench.graph
    assert [caption.name for caption in graph.caption_row.captions] == ["Encoder", "Decoder"]
    readings = graph.canvas.readings
    by_key = {column.key: (column, readings.values(column)) for column in columns(graph)}
    code, z = by_key[0, "code"], by_key[1, ""]
    assert code[0].names == ("μ1", "μ2", "ln σ²1", "ln σ²2")
    assert z[0].names == ("z1", "z2")
    assert np.array_equal(z[1], code[1][:2])
    made, values = by_key[1, "decoder-2"]
    assert made.tile == "picture"
    assert values.shape == (28, 28, 1)
    decoder = whole.runner._run.build.trainer.decoder
    assert np.allclose(values, decoder.forward(z[1][None])[0], atol=1e-5)


def test_the_names_are_chinese_when_the_program_is(open_lab, qapp, qtbot):
    graph = open_lab("vae-digits").window.bench.graph
    try:
        set_language(qapp, "zh_CN")
        qtbot.waitUntil(lambda: [caption.name for caption in graph.caption_row.captions] == ["编码器", "解码器"])
        titles = [header.title.toolTip() for header in graph.header_row.headers]
        assert titles[2].startswith("编码")
    finally:
        set_language(qapp, "en")


def test_neither_network_takes_all_the_links_that_are_drawn(open_lab):
    whole = open_lab("gan-ring")
    whole.window.resize(1900, 1400)
    go(whole)
    canvas = whole.window.bench.graph.canvas
    arrangement = canvas.arrangement
    networks = np.array([column.network for column in arrangement.columns])[
        arrangement.column[arrangement.links.target]
    ]
    weights = np.where(networks == 0, 3.0, 0.5)
    scene = Scene(arrangement, canvas.geometry_now, canvas.readings, Marks(), canvas.size(), 1.0, 1.0)
    shown = np.bincount(networks[np.flatnonzero(_fairly(weights, scene))])
    assert len(weights) > LARGEST_COUNT
    assert shown.tolist() == [LARGEST_COUNT // 2] * 2


def test_headers_in_a_narrow_window_stand_side_by_side(open_lab):
    whole = open_lab("gan-ring")
    whole.window.resize(940, 600)
    headers = whole.window.bench.graph.header_row.headers
    inner = [header.geometry() for header in headers if not header.is_text]
    assert all(left.right() < right.left() for left, right in pairwise(inner))
    assert not headers[1].more.isVisible()
    whole.window.resize(1500, 820)
    assert headers[1].more.isVisible()


def test_a_single_network_has_no_caption(program):
    assert program.window.bench.graph.caption_row.isHidden()
