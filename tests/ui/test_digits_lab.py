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
    assert not lab._middle.isVisible()


def test_a_click_on_a_map_explains_how_it_is_made(program, convolution_lab):
    lab = convolution_lab
    draw_one(lab.draw.pad)
    go(program)
    QTest.mouseClick(lab._middle.button("maps"), LEFT)
    go(program)
    QTest.mouseClick(lab.maps.wall, LEFT, pos=lab.maps.wall.place(1, 2).center().toPoint())
    go(program)
    assert lab.kernel.isVisible()
    assert lab.kernel.formula.startswith("Largest of 4 values")


def test_going_back_to_a_flat_net_brings_the_graph_back(program, convolution_lab):
    lab = convolution_lab
    QTest.mouseClick(lab._middle.button("maps"), LEFT)
    program.session.undo()
    go(program)
    assert lab.graph.isVisible()
    assert not lab.kernel_card.isVisible()
