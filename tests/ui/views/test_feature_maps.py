"""All maps of all layers, coloured on the range that was chosen, each to be pointed at and chosen."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnviz.runtime.messages import LayerInfo
from nnviz.ui.views.feature_maps import TRACE, FeatureMapsView

SIZES = (6 * 6 * 3, 3 * 3 * 3, 10)


@pytest.fixture
def view(qtbot, make_built, make_snapshot):
    view = FeatureMapsView()
    qtbot.addWidget(view)
    view.resize(360, 300)
    built = make_built("classes", np.zeros((20, 64)), np.arange(20) % 10, tuple("0123456789"), (10,), False)
    layers = (
        LayerInfo("conv2d-1", "conv2d", "Convolution", (6, 6, 3), 30),
        LayerInfo("max-pool2d-1", "max_pool2d", "Max pooling", (3, 3, 3), 0),
        built.networks[0].layers[-1],
    )
    view.show_built(replace(built, networks=(replace(built.networks[0], layers=layers),)))
    view.show()
    return view


def feed(view, make_snapshot, loud=0):
    """The conv maps are 0.5, 1 and -2 everywhere, the pool's 4."""
    conv = np.broadcast_to(np.array([0.5, 1.0, -2.0]), (6, 6, 3)).ravel()
    trace = np.concatenate([conv, np.full(SIZES[1], 4.0), np.zeros(SIZES[2])]).astype(np.float32)
    view.show_input(True)
    view.show_frame(make_snapshot({TRACE: trace}))


def color_of(view, block, number):
    at = view.wall.place(block, number).center() * view.wall.devicePixelRatioF()
    return view.wall.grab().toImage().pixelColor(at.toPoint())


def test_nothing_is_asked_for_without_a_picture(view, make_snapshot):
    assert view.requests() == frozenset()
    view.show_input(True)
    assert view.requests() == {TRACE}


def test_every_map_of_every_layer_is_on_the_wall(view, make_snapshot):
    feed(view, make_snapshot)
    assert [(block.key, len(block.maps)) for block in view.wall._blocks] == [("conv2d-1", 3), ("max-pool2d-1", 3)]
    assert view._line.text() == "6 maps"
    assert color_of(view, 0, 2).red() > color_of(view, 0, 2).blue()
    assert color_of(view, 1, 0).blue() > color_of(view, 1, 0).red()


def test_the_colour_range_is_that_of_the_map_the_layer_or_the_network(view, make_snapshot, qtbot):
    feed(view, make_snapshot)
    seen = {}
    for key in ("unit", "layer", "net"):
        qtbot.mouseClick(view._range.button(key), Qt.MouseButton.LeftButton)
        seen[key] = color_of(view, 0, 1).red()
    assert seen["unit"] < seen["layer"] < seen["net"]


def test_pointing_reads_a_map_and_a_click_chooses_it(view, make_snapshot, qtbot):
    feed(view, make_snapshot)
    place = view.wall.place(0, 2).center().toPoint()
    with qtbot.waitSignal(view.unit_pointed) as pointed:
        qtbot.mouseMove(view.wall, place)
    assert pointed.args == ["conv2d-1", 2]
    assert view._line.text() == "Convolution, map 3: −2.00 to −2.00"
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        qtbot.mouseClick(view.wall, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["conv2d-1", 2]


def test_keys_walk_over_the_wall_and_enter_chooses(view, make_snapshot, qtbot):
    feed(view, make_snapshot)
    for _ in range(5):
        qtbot.keyClick(view.wall, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        qtbot.keyClick(view.wall, Qt.Key.Key_Return)
    assert chosen.args == ["max-pool2d-1", 1]


def test_an_empty_pad_empties_the_wall(view, make_snapshot):
    feed(view, make_snapshot)
    view.show_input(False)
    assert view.wall._blocks == ()
    assert "Draw something" in view._line.text()


def test_a_net_without_maps_says_so(view, make_built):
    view.show_built(make_built())
    assert view._line.text() == "This network has no layers of maps."
    assert view.requests() == frozenset()
