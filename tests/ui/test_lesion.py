"""Lesion on hover: while L is held over a part, the whole window shows the network without it."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from nnviz.runtime.messages import Part, Request, without
from nnviz.ui.lesioning import Lesioning
from tests.ui.conftest import go
from tests.ui.test_images_lab import draw_seven, lab  # noqa: F401  # the fixture

KEY = Qt.Key.Key_L


def point_at(widget, x, y):
    QTest.mouseMove(widget, QPoint(2, 2))  # a move to where the pointer is already is none
    QTest.mouseMove(widget, QPoint(round(x), round(y)))


def point_at_neuron(bench, column, unit=0):
    canvas = bench.graph.canvas
    canvas.finish_movement()
    point_at(canvas, *canvas.geometry_now.centre[canvas.arrangement.columns[column].first + unit])


def hold(program):
    QTest.keyPress(program.window, KEY)
    go(program, rounds=6)


def release(program):
    QTest.keyRelease(program.window, KEY)
    go(program, rounds=6)


@pytest.fixture
def learned(program):
    """The spiral after some training, at rest."""
    program.session.play()
    go(program, rounds=60)
    program.session.pause()
    go(program)
    return program


def test_the_boundary_without_a_neuron_is_shown_while_the_key_is_held(learned):
    bench = learned.window.bench
    parameters = bench.graph.canvas.readings.parameters.copy()
    whole = bench.plot._reading.copy()
    point_at_neuron(bench, 1, 2)
    hold(learned)
    assert bench.lesion.isVisible()
    assert "3" in bench.lesion.title
    assert not np.array_equal(bench.plot._reading, whole)
    assert bench.plot._request.target == (0, "output", 0)
    assert "→" in bench.lesion.bar.text
    assert np.array_equal(bench.graph.canvas.readings.parameters, parameters)
    release(learned)
    assert not bench.lesion.isVisible()
    point_at(bench.graph.canvas, 3, 3)
    go(learned)
    assert np.array_equal(bench.plot._reading, whole)


def test_the_neuron_itself_is_dark_and_the_others_show_what_is_left(learned):
    bench = learned.window.bench
    before = bench.graph.canvas.readings.maps.copy()
    point_at_neuron(bench, 1, 0)
    hold(learned)
    maps, n_in = bench.graph.canvas.readings.maps, bench.graph.canvas.arrangement.columns[0].units
    assert not maps[n_in].any()
    assert np.array_equal(maps[n_in + 1], before[n_in + 1])
    assert not np.array_equal(maps[-1], before[-1])
    release(learned)
    assert np.array_equal(bench.graph.canvas.readings.maps, before)


def test_the_pointer_may_wander_while_the_key_is_held(learned):
    bench = learned.window.bench
    point_at_neuron(bench, 1, 0)
    hold(learned)
    first = bench.lesion.title
    point_at_neuron(bench, 2, 1)
    go(learned)
    assert bench.lesioning.part == Part("hidden-2", 1)
    assert bench.lesion.title != first
    point_at(bench.graph.canvas, 3, 3)
    assert not bench.lesion.isVisible()
    release(learned)


def test_a_link_is_left_out_and_its_weight_stays(learned):
    bench = learned.window.bench
    canvas = bench.graph.canvas
    canvas.finish_movement()
    link = int(np.abs(canvas.readings.parameters[canvas.arrangement.links.parameter]).argmax())
    parameters = canvas.readings.parameters.copy()
    points = canvas.geometry_now.links.points[link]
    point_at(canvas, *points[len(points) // 2])
    assert canvas._marks.pointed.kind == "link"
    hold(learned)
    part = bench.lesioning.part
    assert part.parameter == canvas.arrangement.links.parameter[canvas._marks.pointed.index]
    assert "→" in bench.lesion.title
    assert np.array_equal(canvas.readings.parameters, parameters)
    release(learned)


def test_the_key_is_not_taken_for_a_choice_while_a_list_has_the_focus(learned):
    bench = learned.window.bench
    combo = next(box for box in learned.window.top_bar.findChildren(QComboBox) if box.isVisible() and box.count() > 2)
    spec = learned.session.spec
    combo.setFocus()
    point_at_neuron(bench, 1, 0)
    QTest.keyPress(combo, KEY)
    assert bench.lesion.isVisible()
    QTest.keyRelease(combo, KEY)
    assert not bench.lesion.isVisible()
    assert learned.session.spec == spec


def test_the_lesion_ends_when_the_window_is_left(learned, monkeypatch):
    bench = learned.window.bench
    point_at_neuron(bench, 1, 0)
    hold(learned)
    monkeypatch.setattr(learned.window, "isActiveWindow", lambda: False)
    QApplication.sendEvent(learned.window, QEvent(QEvent.Type.ActivationChange))
    assert not bench.lesion.isVisible()
    release(learned)


def test_training_goes_on_with_the_whole_network_while_the_key_is_held(learned):
    bench = learned.window.bench
    point_at_neuron(bench, 1, 0)
    hold(learned)
    assert bench.lesion.isVisible()
    before = learned.runner._run.step
    learned.session.play()
    go(learned, rounds=10)
    assert learned.runner._run.step > before
    assert bench.lesion.isVisible()
    learned.session.pause()
    release(learned)


def test_a_map_of_the_wall_is_left_out_and_the_pictures_that_flip_are_shown(lab):  # noqa: F811
    bench = lab.window.bench
    draw_seven(lab)
    QTest.mouseClick(bench.middle.button("maps"), Qt.MouseButton.LeftButton)
    go(lab)
    QApplication.processEvents()  # the wall takes its room
    whole = bench.maps.output("conv2d-2").copy()
    place = bench.maps.wall.place_of("conv2d-1", 4)
    point_at(bench.maps.wall, place.center().x(), place.center().y())
    hold(lab)
    assert not bench.maps.output("conv2d-1")[..., 4].any()
    assert not np.array_equal(bench.maps.output("conv2d-2"), whole)
    assert "map 5" in bench.lesion.title
    assert "1,000" in bench.lesion.line
    assert bench.bars.bars.before is not None
    flipped = int(bench.lesion._figures[3])
    assert len(bench.lesion.strip.captions) == min(flipped, 12)
    release(lab)
    assert np.array_equal(bench.maps.output("conv2d-2"), whole)
    assert bench.bars.bars.before is None


def test_requests_of_other_kinds_stay_those_of_the_whole_network():
    lesioning = Lesioning()
    lesioning.point(Part("hidden-1", 2), "Hidden 1 · 3")
    requests = {Request("parameters", (0,)), Request("map", (0, "output", 0), 50), Request("predictions")}
    assert lesioning.rewritten(requests) == requests
    lesioning.hold(is_held=True)
    assert lesioning.rewritten(requests) == {
        Request("parameters", (0,)),
        without(Part("hidden-1", 2), Request("map", (0, "output", 0), 50)),
        without(Part("hidden-1", 2), Request("predictions")),
    }


def test_two_chained_networks_have_no_part_to_leave_out(program):
    QTest.mouseClick(program.window.rail.button("gan"), Qt.MouseButton.LeftButton)
    go(program)
    bench = program.window.bench
    point_at_neuron(bench, 1, 0)
    hold(program)
    assert bench.lesioning.part is None
    assert not bench.lesion.isVisible()
    release(program)


def test_the_key_is_on_the_keyboard_map(program):
    QTest.keyClick(program.window, Qt.Key.Key_F1)
    sheet = program.window.overlays.keys
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert "L" in texts


def test_the_card_lets_the_pointer_through(learned):
    bench = learned.window.bench
    point_at_neuron(bench, 1, 0)
    hold(learned)
    place = QPointF(bench.lesion.geometry().center())
    assert bench.childAt(place.toPoint()) is not bench.lesion
    release(learned)
