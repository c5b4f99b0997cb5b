"""The digits lab joined together: drawing, mistakes, why, filters and all maps, with real clicks."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnviz.hyper import Settings
from nnviz.spec.complete import complete
from nnviz.spec.edits import Edit
from nnviz.spec.parts import LayerSpec
from nnviz.spec.presets import PRESETS

LEFT = Qt.MouseButton.LeftButton
LAYERS = (
    LayerSpec("conv2d-1", "conv2d", Settings(filters=4, kernel=3, activation="relu")),
    LayerSpec("max-pool2d-1", "max_pool2d", Settings(size=2, stride=2)),
    LayerSpec("flatten-1", "flatten", Settings()),
    LayerSpec("output", "dense", Settings(units=10, activation="softmax")),
)


def go(program, rounds=4):
    for _ in range(rounds):
        program.runner.pump()
        program.window.clock.tick()


def draw_one(pad):
    QTest.mousePress(pad, LEFT, pos=QPoint(130, 60))
    for y in range(70, 220, 15):
        QTest.mouseMove(pad, QPoint(132, y))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(132, 220))


@pytest.fixture
def lab(program):
    program.session.open_preset("digits-mlp")
    go(program)
    return program.window.bench


@pytest.fixture
def convolution_lab(program, lab):
    spec = complete(PRESETS["digits-mlp"].with_layers(LAYERS))
    program.session.edit(Edit("Convolution", lambda _: spec, None))
    go(program)
    return lab


def first_test_picture(program):
    data = program.session.last_built.data
    return data.test_x[0], f"Test picture: {data.classes[int(data.test_y[0])]}"


def test_a_test_picture_lights_the_lab_before_anything_is_drawn(program, lab):
    picture, caption = first_test_picture(program)
    assert lab.bars.answer != "–"
    assert lab.bars.caption == caption
    assert lab.graph.canvas.readings.trace is not None
    assert lab.graph.canvas.readings.sample == pytest.approx(picture.ravel())
    assert lab.draw.seen.sizes == (8, 8)


def test_a_drawing_takes_the_place_of_the_test_picture_and_clear_brings_it_back(program, lab):
    picture, caption = first_test_picture(program)
    draw_one(lab.draw.pad)
    go(program)
    assert lab.bars.caption == ""
    assert lab.draw.seen.sizes == (32, 8)
    assert (lab.graph.canvas.readings.sample != picture.ravel()).any()
    QTest.mouseClick(lab.draw._clear, LEFT)
    go(program)
    assert lab.bars.caption == caption
    assert lab.bars.answer != "–"
    assert lab.graph.canvas.readings.sample == pytest.approx(picture.ravel())


def test_a_series_of_the_test_part_lights_a_recurrent_network(program):
    program.session.open_preset("airline-lstm")
    go(program)
    graph, plot = program.window.bench.graph, program.window.bench.plot
    assert graph.canvas.readings.trace is not None
    plot.point_pointed.emit(0.0, 0.0)
    plot.pointer_left.emit()
    go(program)
    assert graph.canvas.readings.trace is not None
    assert graph.canvas.readings.is_lit


def test_a_view_opened_while_training_rests_has_its_numbers_at_once(program, lab):
    draw_one(lab.draw.pad)
    go(program)
    QTest.mouseClick(lab.below.button("mattered"), LEFT)
    go(program)
    assert lab.mattered._map._image is not None
    assert lab.bars.answer in lab.mattered._line.text()


def test_a_misread_picture_is_put_into_the_network_by_two_clicks(program, lab):
    QTest.mouseClick(lab.below.button("confusion"), LEFT)
    go(program)
    grid = lab.confusion._grid
    true, predicted = (int(n) for n in np.unravel_index(lab.confusion._counts.argmax(), (10, 10)))
    QTest.mouseClick(grid, LEFT, pos=grid.cell(true, predicted).center().toPoint())
    go(program)
    assert lab.confusion._strip.isVisible()
    QTest.mouseClick(lab.confusion._strip, LEFT, pos=lab.confusion._strip.place(0).center().toPoint())
    go(program)
    assert lab.bars.answer == str(predicted)


def test_a_net_without_maps_offers_no_wall_of_maps(lab):
    assert not lab.middle.button("maps").isEnabled()


def test_a_click_on_a_map_explains_how_it_is_made(program, convolution_lab):
    lab = convolution_lab
    draw_one(lab.draw.pad)
    go(program)
    QTest.mouseClick(lab.middle.button("maps"), LEFT)
    go(program)
    QTest.mouseClick(lab.maps.wall, LEFT, pos=lab.maps.wall.place_of("max-pool2d-1", 2).center().toPoint())
    go(program)
    assert lab.explainer.is_open
    assert lab.kernel.isVisible()
    assert lab.kernel.formula.startswith("max (")
    QTest.keyClick(lab.explainer, Qt.Key.Key_Escape)
    lab.explainer.elastic.jump()
    assert not lab.kernel.isVisible()
    assert not lab.explainer.is_open


def test_going_back_to_a_flat_net_brings_the_graph_back(program, convolution_lab):
    lab = convolution_lab
    QTest.mouseClick(lab.middle.button("maps"), LEFT)
    program.session.undo()
    go(program)
    assert lab.graph.isVisible()
    assert not lab.explainer.is_open


def test_openings_move_unless_motion_is_switched_off(program, convolution_lab):
    lab = convolution_lab
    QTest.mouseClick(lab.middle.button("maps"), LEFT)
    go(program)
    assert program.window.actions_by_key["motion"].isChecked()
    program.window.actions_by_key["motion"].trigger()
    assert not program.settings.flag("is_animated")
    QTest.mouseClick(lab.maps.wall, LEFT, pos=lab.maps.wall.place_of("conv2d-1", 2).center().toPoint())
    assert not lab.explainer.elastic.is_moving
    assert lab.explainer.is_open


def test_another_click_on_the_map_closes_its_explanation(program, convolution_lab):
    lab = convolution_lab
    program.window.actions_by_key["motion"].trigger()
    QTest.mouseClick(lab.middle.button("maps"), LEFT)
    go(program)
    QTest.mouseClick(lab.maps.wall, LEFT, pos=lab.maps.wall.place_of("conv2d-1", 2).center().toPoint())
    go(program)
    canvas = lab.kernel.canvas
    QTest.mouseClick(canvas, LEFT, pos=canvas.output_pixel(1, 1).center().toPoint())
    assert not lab.explainer.is_open
    assert lab.maps.wall.hasFocus()


def test_what_is_not_in_sight_asks_for_nothing(program, convolution_lab):
    lab = convolution_lab
    own = {"maps": "gradient_peaks", "stream": "test_shares", "graph": None, "sizes": None}
    for shown in own:
        QTest.mouseClick(lab.middle.button(shown), LEFT)
        asked = {request.probe for request in lab.requests()}
        assert {probe for probe in own.values() if probe} & asked == ({own[shown]} - {None})
        assert not {"parts", "sums"} & asked
        go(program)


def test_the_same_key_again_closes_an_explanation_and_a_closed_one_asks_for_nothing(program, convolution_lab):
    lab = convolution_lab
    program.window.actions_by_key["motion"].trigger()
    QTest.mouseClick(lab.middle.button("maps"), LEFT)
    go(program)
    before = lab.requests()
    wall = lab.maps.wall
    QTest.mouseMove(wall, wall.place_of("conv2d-1", 2).center().toPoint())
    QTest.keyClick(wall, Qt.Key.Key_Return)
    go(program)
    assert any(request.probe == "parts" for request in lab.requests())
    assert lab.maps.requests() == frozenset()
    QTest.keyClick(lab.explainer, Qt.Key.Key_Return)
    assert not lab.explainer.is_open
    assert lab.requests() == before
