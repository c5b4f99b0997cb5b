"""All maps of all layers, coloured on the range that was chosen, each to be pointed at and chosen."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from nnviz.hyper import Settings
from nnviz.runtime.messages import LayerInfo
from nnviz.ui.views.feature_maps import GRADIENTS, PARAMETERS, TRACE, FeatureMapsView

PICTURE = np.linspace(0, 1, 64, dtype=np.float32).reshape(8, 8, 1)
SIZES = (6 * 6 * 3, 3 * 3 * 3, 10)


@pytest.fixture
def view(qtbot, make_built, make_snapshot):
    view = FeatureMapsView()
    qtbot.addWidget(view)
    view.resize(360, 300)
    built = make_built("classes", np.zeros((20, 64)), np.arange(20) % 10, tuple("0123456789"), (10,), False)
    layers = (
        LayerInfo("conv2d-1", "conv2d", "Convolution", (6, 6, 3), 30, (0, 30)),
        LayerInfo("max-pool2d-1", "max_pool2d", "Max pooling", (3, 3, 3), 0),
        built.networks[0].layers[-1],
    )
    network = replace(built.networks[0], input_shape=(8, 8, 1), layers=layers)
    view.show_built(replace(built, networks=(network,)))
    view.show()
    return view


def feed(view, make_snapshot, loud=0):
    """The conv maps are 0.5, 1 and -2 everywhere, the pool's 4."""
    conv = np.broadcast_to(np.array([0.5, 1.0, -2.0]), (6, 6, 3)).ravel()
    trace = np.concatenate([conv, np.full(SIZES[1], 4.0), np.zeros(SIZES[2])]).astype(np.float32)
    view.show_input(PICTURE)
    view.show_frame(make_snapshot({TRACE: trace}))


def color_of(view, block, number):
    at = view.wall.place(block, number).center() * view.wall.devicePixelRatioF()
    return view.wall.grab().toImage().pixelColor(at.toPoint())


def test_nothing_is_asked_for_without_a_picture(view, make_snapshot):
    assert view.requests() == frozenset()
    view.show_input(PICTURE)
    assert view.requests() == {TRACE, PARAMETERS, GRADIENTS}


def test_every_map_of_every_layer_is_on_the_wall(view, make_snapshot):
    feed(view, make_snapshot)
    sizes = [(block.key, len(block.maps)) for block in view.wall.blocks]
    assert sizes == [("", 1), ("conv2d-1", 3), ("max-pool2d-1", 3), ("output", 10)]
    assert view._line.text() == "6 maps"
    assert color_of(view, 1, 2).red() > color_of(view, 1, 2).blue()
    assert color_of(view, 2, 0).blue() > color_of(view, 2, 0).red()


def test_the_colour_range_is_that_of_the_map_the_layer_or_the_network(view, make_snapshot, qtbot):
    feed(view, make_snapshot)
    seen = {}
    for key in ("unit", "layer", "net"):
        qtbot.mouseClick(view._range.button(key), Qt.MouseButton.LeftButton)
        seen[key] = color_of(view, 1, 1).red()
    assert seen["unit"] < seen["layer"] < seen["net"]


def test_pointing_reads_a_map_and_a_click_chooses_it(view, make_snapshot, qtbot):
    feed(view, make_snapshot)
    place = view.wall.place_of("conv2d-1", 2).center().toPoint()
    with qtbot.waitSignal(view.unit_pointed) as pointed:
        qtbot.mouseMove(view.wall, place)
    assert pointed.args == ["conv2d-1", 2]
    assert view._line.text() == "Convolution, map 3: −2.00 to −2.00"
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        qtbot.mouseClick(view.wall, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["conv2d-1", 2]


def test_keys_walk_over_the_wall_and_enter_chooses(view, make_snapshot, qtbot):
    feed(view, make_snapshot)
    for _ in range(6):
        qtbot.keyClick(view.wall, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        qtbot.keyClick(view.wall, Qt.Key.Key_Return)
    assert chosen.args == ["max-pool2d-1", 1]


def test_an_empty_pad_empties_the_wall(view, make_snapshot):
    feed(view, make_snapshot)
    view.show_input(None)
    assert view.wall.blocks == ()
    assert "Draw something" in view._line.text()


def test_a_net_without_maps_says_so(view, make_built):
    view.show_built(make_built())
    assert view._line.text() == "This network has no layers of maps."
    assert view.requests() == frozenset()


def test_pointing_fades_what_does_not_feed_the_unit(view, make_snapshot, qtbot):
    view.resize(600, 700)
    feed(view, make_snapshot)
    before = [color_of(view, 1, unit) for unit in range(3)]
    qtbot.mouseMove(view.wall, view.wall.place_of("max-pool2d-1", 1).center().toPoint())
    after = [color_of(view, 1, unit) for unit in range(3)]
    assert after[1] == before[1]
    assert after[2] != before[2]
    qtbot.mouseMove(view.wall, view.rect().bottomRight())
    assert [color_of(view, 1, unit) for unit in range(3)] == before


def test_each_layer_says_its_largest_number_its_gradient_and_how_many_weights_it_has(view, make_snapshot):
    view.show_input(PICTURE)
    trace = np.arange(sum(SIZES), dtype=np.float32)
    readings = {TRACE: trace, GRADIENTS: np.array([0.25, 0.0, 0.5], np.float32)}
    view.show_frame(make_snapshot(readings, is_playing=False))
    lines = {block.key: block.lines for block in view.wall.blocks}
    assert lines["conv2d-1"] == ("Convolution · 6×6×3", "max 107 · gradient 0.25", "3×3×1×3 + 3 = 30")
    assert lines["max-pool2d-1"] == ("Max pooling · 3×3×3", "max 134")


def test_the_wall_fits_into_the_height_in_sight(view, make_snapshot):
    feed(view, make_snapshot)
    for height in (300, 700):
        view.resize(600, height)
        assert view.wall.minimumHeight() <= view._scroll.viewport().height()


def test_the_pixel_under_the_pointer_shows_what_it_sees_and_its_map_stands_enlarged(view, make_snapshot, qtbot):
    feed(view, make_snapshot)
    assert view.wall.lens() is None
    view._settings = {"conv2d-1": Settings(kernel=3, stride=1), "max-pool2d-1": Settings(size=2, stride=2)}
    place = view.wall.place_of("max-pool2d-1", 1)
    with qtbot.waitSignal(view.field_pointed) as pointed:
        qtbot.mouseMove(view.wall, place.topLeft().toPoint() + QPoint(1, 1))
    assert pointed.args == [(0, 0, 4, 4)]
    assert view.wall.lens().width() > 2 * place.width()
    assert not view.wall.lens().intersects(place)
    with qtbot.waitSignal(view.field_pointed) as pointed:
        qtbot.mouseMove(view.wall, QPoint(1, 1))
    assert pointed.args == [None]


def test_the_legend_says_what_full_colour_is(view, make_snapshot, qtbot):
    feed(view, make_snapshot)
    assert view._legend._ends == ("−max", "0", "max")
    qtbot.mouseClick(view._range.button("net"), Qt.MouseButton.LeftButton)
    assert view._legend._ends == ("−4", "0", "4")
