"""The canvas under mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.ui import theme
from nnviz.ui.views.network_graph_canvas import GraphCanvas
from nnviz.ui.views.network_graph_hits import Spot
from nnviz.ui.views.network_graph_layout import columns_of
from nnviz.ui.views.network_graph_tiles import Readings
from tests.ui.views.network_graph_samples import maps, network, parameters


@pytest.fixture
def canvas(qtbot):
    canvas = GraphCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(700, 480)
    canvas.show()
    qtbot.waitExposed(canvas)
    net = network(2, 4, 3, 1)
    canvas.show_columns(columns_of(net, is_planar=True))
    values = parameters(net)
    canvas.show_readings(Readings(values, maps(net, values)), 10, is_playing=False)
    yield canvas
    canvas.finish_movement()


def place(canvas, spot):
    geometry = canvas.geometry_now
    where = {
        "neuron": lambda: geometry.centre[spot.index],
        "bias": lambda: geometry.bias_place[spot.index],
        "link": lambda: geometry.links.points[spot.index, 10],
    }[spot.kind]()
    return QPoint(round(where[0]), round(where[1]))


def heard(signal):
    said = []
    signal.connect(lambda *values: said.append(values[0] if len(values) == 1 else values))
    return said


def spin(canvas, steps, at):
    place = QPointF(*at)
    event = QWheelEvent(
        place,
        canvas.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


@pytest.mark.parametrize("spot", [Spot("neuron", 3), Spot("bias", 4), Spot("link", 5)])
def test_pointing_and_clicking_find_the_thing_under_the_pointer(canvas, spot):
    pointed, clicked = heard(canvas.pointed), heard(canvas.clicked)
    QTest.mouseMove(canvas, place(canvas, spot))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place(canvas, spot))
    assert pointed == [spot]
    assert clicked == [spot]


def test_the_wheel_zooms_around_the_pointer_and_a_double_click_fits(canvas):
    before = canvas.geometry_now.centre[3].copy()
    spin(canvas, 2, before)
    assert canvas.camera.zoom > 1.3
    assert canvas.geometry_now.centre[3].tolist() == pytest.approx(before.tolist())
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert canvas.is_home


def test_dragging_moves_the_picture_and_is_no_click(canvas):
    clicked, before = heard(canvas.clicked), canvas.geometry_now.centre[0].copy()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(canvas, QPoint(45, 35))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(45, 35))
    assert (canvas.geometry_now.centre[0] - before).tolist() == pytest.approx([40, 30])
    assert clicked == []


def test_keys_zoom_pan_and_fit(canvas):
    QTest.keyClick(canvas, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert canvas.camera.zoom > 1
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.is_home


def test_arrows_move_a_focus_that_points_like_the_mouse(canvas):
    pointed = heard(canvas.pointed)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(canvas, key)
    assert [spot.kind for spot in pointed] == ["neuron"] * 3
    assert canvas.arrangement.key(canvas.focused)[0] == "hidden-1"


def test_keys_act_on_the_layer_and_neuron_with_the_focus(canvas):
    units, removed, clicked = heard(canvas.units_asked), heard(canvas.removal_asked), heard(canvas.clicked)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert units == []
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_B, Qt.Key.Key_W):
        QTest.keyClick(canvas, key)
    assert units == [(1, 1), (1, -1)]
    assert removed == [1]
    neuron = canvas.focused
    assert clicked[:2] == [Spot("neuron", neuron), Spot("bias", neuron)]
    assert clicked[2].kind == "link"
    assert canvas.arrangement.links.target[clicked[2].index] == neuron


def test_a_new_action_finishes_a_running_movement(canvas):
    canvas.show_columns(columns_of(network(2, 5, 3, 1), is_planar=True))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert canvas.geometry_now.centre[2].tolist() == pytest.approx(
        canvas.camera.to_screen(canvas.arrangement.centre)[2].tolist()
    )


def test_pointing_at_a_neuron_fades_the_links_of_others(canvas):
    before = canvas.grab().toImage()
    links = canvas.arrangement.links
    weights = np.where(links.target == 8, 0.0, np.abs(canvas.readings.parameters[links.parameter]))
    other = place(canvas, Spot("link", int(weights.argmax())))
    QTest.mouseMove(canvas, place(canvas, Spot("neuron", 8)))
    after = canvas.grab().toImage()
    window = theme.LIGHT.color("window")
    around = [(other.x() + dx, other.y() + dy) for dx in range(-6, 7) for dy in range(-6, 7)]

    def ink(image):
        return sum(abs(image.pixelColor(x, y).lightness() - window.lightness()) for x, y in around)

    assert ink(after) < 0.5 * ink(before)


def test_a_change_of_theme_repaints_everything(canvas, qapp):
    theme.apply_theme(qapp, "dark")
    assert canvas.grab().toImage().pixelColor(2, 2) == theme.DARK.color("window")


def test_a_small_or_empty_canvas_paints_nothing_and_does_not_fail(qtbot):
    canvas = GraphCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(20, 20)
    canvas.show_columns(columns_of(network(2, 1), is_planar=True))
    assert canvas.arrangement is None
    assert not canvas.grab().isNull()
