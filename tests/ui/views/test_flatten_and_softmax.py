"""Flatten, dense and softmax explained with the numbers of a real network, linked both ways by the pointer."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnviz.hyper import Settings
from nnviz.runtime.build import build
from nnviz.runtime.messages import Built, Request
from nnviz.runtime.probes import PROBES, Subject
from nnviz.spec.complete import complete
from nnviz.spec.parts import LayerSpec
from nnviz.spec.presets import PRESETS
from nnviz.ui.views.flatten import PARAMETERS, TRACE, FlattenView
from nnviz.ui.views.softmax import PREDICTIONS, SoftmaxView
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.pixel_canvas import NOWHERE

SUMS = Request("sums", (0, "output"))
LAYERS = (
    LayerSpec("conv2d-1", "conv2d", Settings(filters=4, kernel=3, activation="relu")),
    LayerSpec("max-pool2d-1", "max_pool2d", Settings(size=2, stride=2)),
    LayerSpec("flatten-1", "flatten", Settings()),
    LayerSpec("hidden-1", "dense", Settings(units=6, activation="tanh")),
    LayerSpec("output", "dense", Settings(units=10, activation="softmax")),
)


@pytest.fixture(scope="module")
def subject():
    subject = Subject(build(complete(PRESETS["digits-mlp"].with_layers(LAYERS))))
    subject.set_sample(subject.build.dataset.x_test[0], None)
    return subject


@pytest.fixture
def readings(subject):
    return {request: PROBES[request.probe](subject, request) for request in (TRACE, PARAMETERS, SUMS, PREDICTIONS)}


def shown(view, qtbot, subject):
    qtbot.addWidget(view)
    view.resize(520, 520)
    view.show_built(Built(1, subject.build.networks, subject.build.data, "rebuild"))
    view.show()
    return view


@pytest.fixture
def flatten(qtbot, subject, readings, make_snapshot):
    view = shown(FlattenView(), qtbot, subject)
    view.show_unit("flatten-1", 0)
    view.show_frame(make_snapshot(readings))
    return view


@pytest.fixture
def softmax(qtbot, subject, readings, make_snapshot):
    view = shown(SoftmaxView(), qtbot, subject)
    view.show_frame(make_snapshot(readings))
    return view


def outputs(subject):
    network = subject.build.trainer.networks[0]
    return {key: array[0] for key, array in network.trace(subject.sample[None]).items()}


def test_a_cell_of_a_map_is_linked_to_the_input_it_becomes(flatten, subject, qtbot):
    maps, row = outputs(subject)["max-pool2d-1"], outputs(subject)["flatten-1"]
    for cell, unit in (((0, 1), 2), ((2, 2), 3)):
        number = int(np.ravel_multi_index((*cell, unit), maps.shape))
        qtbot.mouseMove(flatten.canvas, flatten.canvas.cell_place(number).center().toPoint())
        assert flatten.at == number
        assert row[number] == maps[(*cell, unit)]
        assert f"= {number}" in flatten.formula
        assert f"input {number} = {fixed_text(float(row[number]))}" in flatten.formula


def test_a_bar_is_linked_to_its_cell_and_stops_the_walk(flatten, qtbot):
    flatten.walk()
    assert flatten.at == 1
    qtbot.mouseMove(flatten.canvas, flatten.canvas.bar_place(7).center().toPoint())
    flatten.walk()
    assert flatten.at == 7
    assert "Row 0, column 1, map 3" in flatten.formula
    flatten.canvas.left.emit()
    flatten.walk()
    assert flatten.at == 8


def test_a_neuron_adds_up_what_the_bars_show(flatten, subject, qtbot):
    qtbot.mouseMove(flatten.canvas, flatten.canvas.unit_place(4).center().toPoint())
    layer, row = subject.build.trainer.networks[0].layer("hidden-1"), outputs(subject)["flatten-1"]
    z = float(row @ layer.weight[:, 4] + layer.bias[4])
    assert f"= {fixed_text(z)}" in flatten.formula
    assert f"→ tanh = {fixed_text(float(np.tanh(z)))}" in flatten.formula
    parts = row * layer.weight[:, 4]
    np.testing.assert_allclose(flatten.canvas._flat.bars, parts / np.abs(parts).max(), atol=1e-5)


def test_a_dense_neuron_is_opened_from_the_wall(flatten, readings, make_snapshot):
    flatten.show_unit("hidden-1", 2)
    flatten.show_frame(make_snapshot(readings))
    assert "products" in flatten.formula
    assert not flatten.can_explain("conv2d-1", 0)
    assert not flatten.can_explain("hidden-1", 6)


def test_the_logits_become_the_shares(softmax, subject, readings):
    logits, shares = softmax.canvas._logits.logits, softmax.canvas._logits.shares
    np.testing.assert_allclose(np.exp(logits) / np.exp(logits).sum(), shares, atol=1e-5)
    assert f"exp({fixed_text(float(logits[0]))})" in softmax.formula


def test_a_term_lights_its_logit_and_a_logit_its_terms(softmax, qtbot):
    qtbot.mouseMove(softmax.terms, softmax.terms.place_of(3).center().toPoint())
    assert softmax.canvas._marked == 3
    assert softmax.chosen == 0
    qtbot.mouseMove(softmax.canvas, softmax.canvas.row(8).center().toPoint())
    assert softmax.terms._marked == 8
    assert softmax.chosen == 8
    assert softmax.formula.startswith("Share of 8 =")
    assert softmax.formula.endswith(f"= {fixed_text(100 * float(softmax.canvas._logits.shares[8]), 1)} %")
    qtbot.mouseMove(softmax.terms, softmax.terms.rect().bottomRight())
    assert softmax.terms._marked == NOWHERE


def test_pages_ask_only_for_what_they_show(softmax, flatten, make_built):
    assert softmax.requests() == {SUMS, PREDICTIONS}
    assert flatten.requests() == {TRACE, PARAMETERS}
    for view in (softmax, flatten):
        view.show_built(make_built())
        assert view.requests() == frozenset()


def test_keys_walk_over_inputs_neurons_and_classes(flatten, softmax, qtbot):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(flatten, key)
    assert flatten.at == 2
    assert flatten.canvas._unit == 1
    qtbot.keyClick(softmax, Qt.Key.Key_Up)
    assert softmax.chosen == 9
