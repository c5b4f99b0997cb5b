"""The whole view: requests, edits, cards and signals, driven as a user does."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnviz.hyper import Settings
from nnviz.runtime.messages import LayerInfo, NetworkInfo, Request
from nnviz.spec.parts import DataSpec, ExperimentSpec, LayerSpec, NetworkSpec
from nnviz.ui.views.network_graph import NetworkGraph
from nnviz.ui.views.network_graph_structure import MOST_HIDDEN_LAYERS
from tests.ui.hands import click
from tests.ui.views.network_graph_samples import built, maps, network, parameters, snapshot, trace


def spec_of(net):
    layers = tuple(
        LayerSpec(layer.id, layer.kind, Settings(units=layer.shape[0], activation=layer.activation))
        for layer in net.layers
    )
    return ExperimentSpec(
        "a test", "playground", DataSpec("circle", features=("x", "y")), (NetworkSpec("network", layers),)
    )


class World:
    """A graph on the screen with a spec whose edits are obeyed, as a session would."""

    def __init__(self, qtbot, *units, **facts):
        self.view = NetworkGraph()
        qtbot.addWidget(self.view)
        self.view.resize(900, 600)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.said = {"edited": [], "parameter": [], "hovered": [], "left": [], "requests": []}
        self.view.edited.connect(self.said["edited"].append)
        self.view.parameter_edited.connect(lambda *values: self.said["parameter"].append(values))
        self.view.unit_hovered.connect(lambda *values: self.said["hovered"].append(values))
        self.view.unit_left.connect(lambda: self.said["left"].append(True))
        self.view.requests_changed.connect(lambda: self.said["requests"].append(self.view.requests()))
        self.net = network(*units)
        self.spec = spec_of(self.net)
        self.view.show_spec(self.spec)
        self.view.show_built(built(self.net, **facts))
        self.values = parameters(self.net)
        self.show_values(self.values)

    def show_values(self, values, step=5, **readings):
        if self.net.input_shape[0] <= 7:
            readings["maps"] = maps(self.net, values)
        self.view.show_frame(snapshot(step, parameters=values, **readings))

    def obey(self):
        """Apply the last edit and show its spec."""
        self.spec = self.said["edited"][-1].change(self.spec)
        self.view.show_spec(self.spec)

    def place(self, kind, index):
        geometry = self.view.canvas.geometry_now
        if kind == "link":
            point = geometry.links.points[index, 8]
        else:
            point = (geometry.centre if kind == "neuron" else geometry.bias_place)[index]
        return QPoint(round(point[0]), round(point[1]))

    def point(self, kind, index):
        QTest.mouseMove(self.view.canvas, self.place(kind, index))

    def click(self, kind, index):
        QTest.mouseClick(self.view.canvas, Qt.MouseButton.LeftButton, pos=self.place(kind, index))

    @property
    def headers(self):
        return self.view.header_row.headers


@pytest.fixture
def world(qtbot):
    return World(qtbot, 2, 4, 3, 1)


# ---------------------------------------------------------------------- requests


def test_a_planar_network_asks_for_parameters_and_maps(world):
    probes = {request.probe: request for request in world.view.requests()}
    assert set(probes) == {"parameters", "maps"}
    assert 24 <= probes["maps"].size <= 48
    assert probes["maps"].target == (0,)


def test_a_sample_adds_the_trace_and_taking_it_away_removes_it(world):
    world.view.show_input(np.array([1.0, 2.0], np.float32))
    assert Request("trace", (0,)) in world.said["requests"][-1]
    world.view.show_input(None)
    assert Request("trace", (0,)) not in world.said["requests"][-1]


def test_a_picture_network_asks_for_no_maps(qtbot):
    world = World(qtbot, 64, 20, 10, picture=(8, 8))
    assert {request.probe for request in world.view.requests()} == {"parameters"}


def test_small_tiles_ask_for_small_maps(qtbot):
    world = World(qtbot, 2, 16, 16, 1)
    world.view.resize(500, 420)
    assert max(request.size for request in world.view.requests()) <= 32


def test_numbers_of_another_network_are_dropped(world):
    world.view.show_frame(snapshot(9, parameters=np.zeros(3, np.float32), maps=np.zeros((2, 40, 40), np.float32)))
    assert np.array_equal(world.view.canvas.readings.parameters, world.values)


# ---------------------------------------------------------------------- structure


def test_plus_and_minus_change_the_neurons_of_a_layer(world):
    click(world.headers[1].more)
    world.obey()
    assert world.spec.layers[0].settings["units"] == 5
    click(world.headers[2].fewer)
    world.obey()
    assert world.spec.layers[1].settings["units"] == 2


def test_the_plus_between_columns_adds_a_layer_there(world):
    click(world.view.header_row.inserts[1])
    world.obey()
    assert [layer.id for layer in world.spec.layers][::3] == ["hidden-1", "output"]
    assert len(world.spec.layers) == 4
    click(world.view.header_row.inserts[0])
    world.obey()
    assert world.spec.layers[1].id == "hidden-1"


def test_the_plus_works_without_any_hidden_layer(qtbot):
    world = World(qtbot, 2, 1)
    click(world.view.header_row.inserts[0])
    world.obey()
    assert [layer.settings["units"] for layer in world.spec.layers][-1] == 1
    assert len(world.spec.layers) == 2


def test_the_cross_removes_a_layer(world):
    click(world.headers[1].remove)
    world.obey()
    assert [layer.id for layer in world.spec.layers] == ["hidden-2", "output"]


def test_the_menu_sets_the_activation_and_marks_the_present_one(world):
    actions = {action.text(): action for action in world.headers[1].title.menu().actions()}
    assert actions["tanh"].isChecked()
    assert "softmax" not in actions
    actions["ReLU"].trigger()
    world.obey()
    assert world.spec.layers[0].settings["activation"] == "relu"
    assert world.headers[1].title.accessibleName() == "Hidden 1: ReLU"


def test_a_layer_without_neurons_to_count_has_its_name_above_and_no_plus_beside(qtbot):
    layers = (
        LayerInfo("conv2d-1", "conv2d", "Convolution", (6, 6, 4), 40, (0, 40), (), "relu"),
        LayerInfo("output", "dense", "Dense", (3,), 435, (40, 475), (3, 145), "softmax"),
    )
    net = NetworkInfo("network", (8, 8, 1), (), layers, 475)
    view = NetworkGraph()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    specs = (
        LayerSpec("conv2d-1", "conv2d", Settings(filters=4, activation="relu")),
        LayerSpec("output", "dense", Settings(units=3, activation="softmax")),
    )
    view.show_spec(ExperimentSpec("pictures", "digits", DataSpec("digits8x8"), (NetworkSpec("network", specs),)))
    view.show_built(built(net, picture=(8, 8, 1), classes=("a", "b", "c")))
    header = view.header_row.headers[1]
    assert header.more.isHidden()
    assert header.title.accessibleName() == "Convolution: ReLU"
    assert [button.isHidden() for button in view.header_row.inserts] == [True, False]


def test_minus_is_off_at_one_neuron_and_says_why(qtbot):
    world = World(qtbot, 2, 1, 1)
    assert not world.headers[1].fewer.isEnabled()
    assert "remove the layer" in world.headers[1].fewer.toolTip()
    assert world.headers[1].more.isEnabled()


def test_plus_is_off_where_the_picture_is_full_and_says_why(qtbot):
    world = World(qtbot, 2, *[2] * MOST_HIDDEN_LAYERS, 1)
    assert not world.view.header_row.inserts[0].isEnabled()
    assert str(MOST_HIDDEN_LAYERS) in world.view.header_row.inserts[0].toolTip()


def test_inputs_and_output_have_no_controls(world):
    for header in (world.headers[0], world.headers[3]):
        assert header.more.isHidden()
        assert header.remove.isHidden()
        assert header.title.menu() is None


def test_keys_edit_the_structure(world):
    canvas = world.view.canvas
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Plus):
        QTest.keyClick(canvas, key)
    world.obey()
    assert world.spec.layers[0].settings["units"] == 5
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    world.obey()
    assert world.spec.layers[0].id == "hidden-2"


def test_keys_on_inputs_and_output_change_nothing(world):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Plus, Qt.Key.Key_Delete):
        QTest.keyClick(world.view.canvas, key)
    assert world.said["edited"] == []


def test_every_control_has_a_name_and_takes_the_focus_by_key(world):
    row = world.view.header_row
    controls = [world.headers[1].fewer, world.headers[1].more, world.headers[1].remove, world.headers[1].title]
    for control in (*controls, *row.inserts):
        assert control.accessibleName()
        assert control.toolTip()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert world.view.canvas.accessibleName()


def test_a_key_presses_a_focused_button(world):
    world.headers[1].more.setFocus()
    QTest.keyClick(world.headers[1].more, Qt.Key.Key_Space)
    assert [edit.name for edit in world.said["edited"]] == ["Add a neuron to Hidden 1"]


# ---------------------------------------------------------------------- pointing


def test_pointing_at_a_neuron_names_its_unit_once_and_leaving_says_so(world):
    world.point("neuron", 3)
    world.point("neuron", 3)
    assert world.said["hovered"] == [("hidden-1", 1, 0)]
    world.point("neuron", 0)
    assert world.said["hovered"][-1] == ("", 0, 0)
    QTest.mouseMove(world.view.canvas, QPoint(2, 2))
    assert world.said["left"] == [True]
    assert world.view.canvas.accessibleDescription() == "x"


def test_a_link_under_the_pointer_shows_its_value_and_keeps_it_live(world):
    world.point("link", 3)
    card = world.view.inspector.value_card
    assert card.isVisible()
    assert card.text == f"{world.values[4]:.3f}".replace("-", "−")
    changed = world.values.copy()
    changed[world.view.canvas.arrangement.links.parameter[3]] = 0.125
    world.show_values(changed)
    assert card.text == "0.125"
    QTest.mouseMove(world.view.canvas, QPoint(2, 2))
    assert not card.isVisible()


def test_each_valid_keystroke_sets_the_weight(world):
    world.click("link", 3)
    box = world.view.inspector.value_card.box
    assert box.hasFocus()
    QTest.keyClicks(box, "-1.5")
    index = int(world.view.canvas.arrangement.links.parameter[3])
    assert world.said["parameter"] == [(index, -1.0, 0), (index, -1.0, 0), (index, -1.5, 0)]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert not world.view.inspector.value_card.isVisible()
    assert world.said["parameter"][-1] == (index, -1.5, 0)


def test_escape_restores_the_weight(world):
    world.click("link", 3)
    box = world.view.inspector.value_card.box
    index = int(world.view.canvas.arrangement.links.parameter[3])
    before = float(world.values[index])
    QTest.keyClicks(box, "4")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert world.said["parameter"] == [(index, 4.0, 0), (index, before, 0)]
    assert not world.view.inspector.value_card.isVisible()


def test_what_is_no_number_changes_nothing(world):
    world.click("link", 3)
    QTest.keyClicks(world.view.inspector.value_card.box, "-")
    assert world.said["parameter"] == []


def test_a_bias_is_typed_like_a_weight(world):
    world.click("bias", 4)
    QTest.keyClicks(world.view.inspector.value_card.box, "2")
    assert world.said["parameter"] == [(2 * 3 + 2, 2.0, 0)]


def test_typing_is_not_disturbed_by_training(world):
    world.click("link", 3)
    box = world.view.inspector.value_card.box
    QTest.keyClicks(box, "0.7")
    world.show_values(world.values * 2)
    assert box.text() == "0.7"


def test_a_new_network_closes_the_cards(world):
    world.click("link", 3)
    world.click("neuron", 3)
    world.view.show_built(built(network(2, 5, 3, 1)))
    assert not world.view.inspector.value_card.isVisible()
    assert not world.view.inspector.neuron_card.isVisible()
    world.view.canvas.finish_movement()


def test_a_click_on_a_neuron_shows_its_formula_with_the_numbers_of_the_sample(world):
    sample = np.array([0.5, -0.3], np.float32)
    world.view.show_input(sample)
    values = world.values.copy()
    values[:3] = (0.8, -0.4, 0.1)
    world.show_values(values, trace=trace(world.net, values, sample))
    world.click("neuron", 2)
    card = world.view.inspector.neuron_card
    assert card.isVisible()
    assert card.text == "0.80 · 0.50 − 0.40 · (−0.30) + 0.10 = 0.62 → tanh = <b>0.55</b>"
    QTest.mouseClick(world.view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not card.isVisible()


def test_a_point_of_the_plane_becomes_the_inputs_that_are_switched_on(qtbot):
    world = World(qtbot, 3, 2, 1)
    world.view.show_spec(replace(world.spec, data=replace(world.spec.data, features=("x", "y", "x2"))))
    world.view.show_input(np.array([2.0, -1.0], np.float32))
    assert world.view.canvas.readings.sample.tolist() == [2.0, -1.0, 4.0]
    world.click("neuron", 3)
    assert "(2.00, −1.00)" in world.view.inspector.sample_words


def test_a_sample_rings_the_neurons_until_it_is_dimmed(world):
    def corner_colors():
        image = world.view.canvas.grab().toImage()
        (x, y), half = world.view.canvas.geometry_now.centre[3], world.view.canvas.geometry_now.side[3] / 2
        return {image.pixelColor(round(x + half + 2.5), round(y + step)).name() for step in (-6, 6)}

    dark = corner_colors()
    sample = np.array([5.0, 5.0], np.float32)
    world.view.show_input(sample)
    world.show_values(world.values, trace=trace(world.net, world.values, sample))
    assert corner_colors() != dark
    world.view.dim_input()
    assert corner_colors() == dark
    assert world.view.canvas.readings.trace is not None


def test_without_a_sample_the_formula_has_names_and_a_hint(world):
    world.click("neuron", 2)
    assert "· x" in world.view.inspector.neuron_card.text
    assert "→ tanh" in world.view.inspector.neuron_card.text


@pytest.mark.parametrize("theme_name", ["light", "dark"])
@pytest.mark.parametrize("size", [(500, 420), (900, 600)])
def test_the_headers_stand_above_their_columns_without_overlap(world, size, theme_name):
    world.view.resize(*size)
    boxes = [header.geometry() for header in world.headers]
    for left, right in pairwise(boxes):
        assert left.right() < right.left()
    geometry, arrangement = world.view.canvas.geometry_now, world.view.canvas.arrangement
    for header, column in zip(world.headers, arrangement.columns, strict=True):
        away = abs(header.geometry().center().x() - geometry.centre[column.first, 0])
        assert away < (header.width() / 2 if header.is_text else 3)
        assert world.view.header_row.rect().contains(header.geometry())


def test_the_headers_come_back_when_the_window_grows(world):
    world.view.resize(400, 420)
    world.view.resize(1400, 900)
    assert all(header.isVisible() for header in world.headers)


def test_an_edited_network_shows_what_stayed_until_its_own_numbers_come(world):
    bigger = network(2, 5, 3, 1)
    world.view.show_built(built(bigger))
    world.view.canvas.finish_movement()
    readings = world.view.canvas.readings
    assert readings.parameters.size == bigger.parameters
    assert readings.parameters[:12].tolist() == world.values[:12].tolist()
    assert readings.parameters[12:15].tolist() == [0, 0, 0]
    old = maps(world.net, world.values)
    assert np.array_equal(readings.maps[:6], old[:6])
    assert np.array_equal(readings.maps[-1], old[-1])


def test_a_button_shows_the_whole_network_again_when_a_part_is_seen(world):
    assert world.view.fit_button.isHidden()
    world.view.canvas.zoom(2.0)
    assert not world.view.fit_button.isHidden()
    click(world.view.fit_button)
    assert world.view.canvas.is_home
    assert world.view.fit_button.isHidden()
