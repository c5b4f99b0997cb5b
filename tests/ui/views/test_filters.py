"""Filters and gradients: little pictures in pairs with one colour range each, live, and nothing while hidden."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz.runtime.build import build
from nnviz.runtime.messages import Built, Request
from nnviz.spec.presets import PRESETS
from nnviz.ui.views.filters import PARAMETERS, FiltersView
from nnviz.ui.views.kernels_of import filter_layers


def built_of(key):
    made = build(PRESETS[key])
    return made, Built(1, made.networks, made.data, "rebuild")


@pytest.fixture(scope="module")
def cnn():
    return built_of("digits-cnn")


@pytest.fixture
def view(qtbot, cnn):
    view = FiltersView()
    qtbot.addWidget(view)
    view.resize(560, 560)
    view.show()
    view.show_built(cnn[1])
    return view


def show(view, cnn, make_snapshot, layer, gradient=0.0):
    network = cnn[0].trainer.networks[0]
    blocks = [block for block in network.parameters.blocks if block.layer_id == layer]
    values = np.full(blocks[-1].stop - blocks[0].start, gradient, np.float32)
    readings = {PARAMETERS: network.parameters.values.copy(), Request("gradients", (0, layer)): values}
    view.show_frame(make_snapshot(readings))


def test_the_pictures_are_the_kernels_of_the_layer(cnn):
    network = cnn[0].trainer.networks[0]
    first, second, third = filter_layers(cnn[1].networks[0])
    start, stop = second.layer.block
    pictures = second.pictures(network.parameters.values[start:stop], 5)
    kernel = network.layer("conv2d-2")["kernel"]
    assert (first.channels, second.channels, third.channels) == (1, 32, 64)
    assert pictures.shape == (64, 3, 3)
    assert np.array_equal(pictures[7], kernel[:, :, 5, 7])


def test_neurons_that_see_a_picture_have_one_of_their_weights():
    made, built = built_of("digits-dense")
    (layer,) = filter_layers(built.networks[0])
    network = made.trainer.networks[0]
    start, stop = layer.layer.block
    pictures = layer.pictures(network.parameters.values[start:stop], 0)
    assert pictures.shape == (128, 28, 28)
    assert np.array_equal(pictures[3].ravel(), network.layer("hidden-1").weight[:, 3])


def test_weights_and_gradients_of_one_layer_are_asked_for(view, cnn, make_snapshot):
    assert view.requests() == {PARAMETERS, Request("gradients", (0, "conv2d-1"))}
    show(view, cnn, make_snapshot, "conv2d-1", gradient=0.25)
    assert view.wall.count == 32
    assert np.abs(view.wall._pairs.weights).max() <= 1
    assert view.wall._pairs.gradients.min() == pytest.approx(1)
    assert "±0.25" in view.line


def test_another_layer_and_another_input_map_are_chosen(view, cnn, make_snapshot):
    view.layer.combo.setFocus()
    QTest.keyClick(view.layer.combo, Qt.Key.Key_Down)
    assert view.layer.value == "conv2d-2"
    assert Request("gradients", (0, "conv2d-2")) in view.requests()
    show(view, cnn, make_snapshot, "conv2d-2")
    before = view.wall._pairs.weights.copy()
    QTest.keyClick(view.channel.slider, Qt.Key.Key_End)
    assert view.wall.count == 64
    assert not np.array_equal(view.wall._pairs.weights, before)


def test_a_filter_is_pointed_at_walked_to_and_clicked(view, cnn, make_snapshot, qtbot):
    show(view, cnn, make_snapshot, "conv2d-1")
    with qtbot.waitSignal(view.unit_pointed) as pointed:
        QTest.mouseMove(view.wall, view.wall.place(4).center().toPoint())
    assert pointed.args == ["conv2d-1", 4]
    assert "map 5" in view.line
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        QTest.mouseClick(view.wall, Qt.MouseButton.LeftButton, pos=view.wall.place(9).center().toPoint())
    assert chosen.args == ["conv2d-1", 9]
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        QTest.keyClick(view.wall, Qt.Key.Key_Right)
        QTest.keyClick(view.wall, Qt.Key.Key_Return)
    assert chosen.args[1] > 0


def test_all_pairs_find_room(view, cnn, make_snapshot):
    show(view, cnn, make_snapshot, "conv2d-1")
    for width, height in ((560, 560), (400, 480), (900, 700)):
        view.resize(width, height)
        last = view.wall.place(31)
        assert last.bottom() <= view.wall.height() + 0.5
        assert max(view.wall.place(number).right() for number in range(32)) <= view.wall.width() + 0.5


def test_a_network_without_pictures_says_so(qtbot, make_built):
    view = FiltersView()
    qtbot.addWidget(view)
    view.show_built(make_built())
    assert not view.requests()
    assert not view.has_filters
    assert "no weights" in view.line
