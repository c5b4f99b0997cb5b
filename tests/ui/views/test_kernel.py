"""A filter explained with the numbers of a real network: what is written adds up to what the network computed."""

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
from nnviz.ui.views.kernel import PARAMETERS, TRACE, KernelView
from nnviz.ui.views.windows import window_layer
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.pixel_canvas import NOWHERE
from nnviz.ui.widgets.terms import UNLINKED

LAYERS = (
    LayerSpec("conv2d-1", "conv2d", Settings(filters=4, kernel=3, padding="same", activation="relu")),
    LayerSpec("max-pool2d-1", "max_pool2d", Settings(size=2, stride=2)),
    LayerSpec("conv2d-2", "conv2d", Settings(filters=5, kernel=3, stride=1, activation="tanh")),
    LayerSpec("avg-pool2d-1", "avg_pool2d", Settings(size=2, stride=1)),
    LayerSpec("flatten-1", "flatten", Settings()),
    LayerSpec("output", "dense", Settings(units=10, activation="softmax")),
)


@pytest.fixture(scope="module")
def subject():
    spec = complete(PRESETS["digits-mlp"].with_layers(LAYERS))
    subject = Subject(build(spec))
    network = subject.build.trainer.networks[0]
    rng = np.random.default_rng(3)
    network.parameters.values[:] += 0.1 * rng.standard_normal(network.count).astype(np.float32)
    subject.set_sample(subject.build.dataset.x_test[0], None)
    return subject


@pytest.fixture
def readings(subject):
    parts = (Request("parts", (0, "conv2d-1", 0)), Request("parts", (0, "conv2d-2", 3)))
    return {request: PROBES[request.probe](subject, request) for request in (TRACE, PARAMETERS, *parts)}


@pytest.fixture
def view(qtbot, subject, readings, make_snapshot):
    view = KernelView()
    qtbot.addWidget(view)
    view.resize(560, 560)
    view.show_spec(subject.build.spec)
    view.show_built(Built(1, subject.build.networks, subject.build.data, "rebuild"))
    view.show_input(subject.sample)
    view.show()
    view.show_frame(make_snapshot(readings))
    return view


def numbers_of(subject, readings, layer_id):
    settings = next(layer.settings for layer in subject.build.spec.layers if layer.id == layer_id)
    network = subject.build.networks[0]
    return window_layer(network, layer_id, settings, subject.sample, readings[TRACE], readings[PARAMETERS])


@pytest.mark.parametrize(("layer_id", "f"), [("conv2d-1", lambda z: max(z, 0.0)), ("conv2d-2", np.tanh)])
def test_every_pixel_of_a_convolution_adds_up(subject, readings, layer_id, f):
    numbers = numbers_of(subject, readings, layer_id)
    rows, columns, filters = numbers.output.shape
    for row in range(rows):
        for column in range(columns):
            place = numbers.place(filters - 1, row, column, 0)
            assert place.products + place.others + place.bias == pytest.approx(place.total, abs=1e-5)
            assert place.products == pytest.approx(float((place.patch * place.kernel).sum()), abs=1e-5)
            assert f(place.total) == pytest.approx(place.result, abs=1e-5)


def test_pools_take_the_largest_and_the_mean(subject, readings):
    largest = numbers_of(subject, readings, "max-pool2d-1").place(2, 1, 3, 2)
    assert largest.result == pytest.approx(largest.patch.max())
    mean = numbers_of(subject, readings, "avg-pool2d-1").place(1, 0, 0, 1)
    assert mean.result == pytest.approx(mean.patch.mean(), abs=1e-6)


def test_the_terms_of_a_filter_with_many_maps_add_up_to_what_the_network_computed(view, readings, make_snapshot, qtbot):
    view.show_unit("conv2d-2", 3)
    view.show_frame(make_snapshot(readings))
    qtbot.mouseMove(view.canvas, view.canvas.output_pixel(1, 1).center().toPoint())
    numbers = view._numbers
    others, bias, total = (term.text for term in view.terms._terms[-4:-1])
    assert "other 3 maps" in others
    assert "bias" in bias
    z = float(numbers.place(3, 1, 1, 0).total)
    assert total == f"= {fixed_text(z)}"


def test_patch_kernel_and_term_share_one_highlight(view, qtbot):
    table = view.flow.places().tables[1]
    qtbot.mouseMove(view.flow, table.center().toPoint())
    assert view.flow._cell == 4
    assert view.terms._marked == 4
    qtbot.mouseMove(view.terms, view.terms.place_of(7).center().toPoint())
    assert view.flow._cell == 7
    at = view.at
    view.sweep()
    assert view.at == at
    qtbot.mouseMove(view.terms, view.terms.rect().bottomRight())
    assert view.flow._cell == NOWHERE


def test_pointing_at_another_input_map_writes_its_numbers(view, readings, make_snapshot, qtbot):
    view.show_unit("conv2d-2", 3)
    view.show_frame(make_snapshot(readings))
    order = view._numbers.loudest_channels(3)
    qtbot.mouseMove(view.flow, view.flow.places().rows[1][0].center().toPoint())
    expected = view._numbers.place(3, *view.at, order[1])
    np.testing.assert_array_equal(view.flow._spot.patch, expected.patch)
    np.testing.assert_array_equal(view.flow._spot.kernel, expected.kernel)


def test_channels_without_room_stand_together_in_one_row(view, readings, make_snapshot):
    view.resize(420, 330)
    view.show_unit("conv2d-2", 3)
    view.show_frame(make_snapshot(readings))
    flow = view.flow._flow
    assert len(flow.parts) < flow.channels
    total = flow.parts.sum(0) + flow.rest
    shown = total + float(view._numbers.bias[3]) / _scale(view, 3)
    np.testing.assert_allclose(shown, flow.total, atol=1e-5)
    assert "other maps" in view.flow._words.rest


def _scale(view, unit):
    """What full colour of products and sum is."""
    total = view._parts.sum(0) + view._numbers.bias[unit]
    shown = view._parts[view._channels()]
    return max(float(np.abs(total).max()), float(np.abs(shown).max()))


def test_the_winner_of_a_pool_is_marked_and_every_number_is_linked(view, readings, make_snapshot, qtbot):
    view.show_unit("max-pool2d-1", 2)
    view.show_frame(make_snapshot(readings))
    qtbot.mouseMove(view.pool, view.pool.output_pixel(2, 1).center().toPoint())
    patch = view._numbers.place(2, 2, 1, 2).patch
    assert view.pool._spot.winner == int(patch.argmax())
    strong = [term.key for term in view.terms._terms if term.is_strong]
    assert strong == [int(patch.argmax()), UNLINKED]
    assert view.formula.endswith(f"(average pooling would give {fixed_text(float(patch.mean()))})")
    qtbot.mouseMove(view.terms, view.terms.place_of(3).center().toPoint())
    assert view.pool._cell == 3


def test_the_mean_of_a_pool_is_written_as_a_sum_over_its_count(view, readings, make_snapshot):
    view.show_unit("avg-pool2d-1", 1)
    view.show_frame(make_snapshot(readings))
    assert view.formula.startswith("( ")
    assert ") / 4 =" in view.formula


def test_a_dense_layer_has_no_windows(subject, readings):
    assert numbers_of(subject, readings, "output") is None


def test_the_first_filter_is_explained_at_once(view):
    assert len([term for term in view.terms._terms if term.key != UNLINKED]) == 9
    assert "(bias)" in view.formula
    assert "relu" in view.formula


def test_the_window_sweeps_row_by_row(view):
    before = view.at
    view.sweep()
    assert view.at == (before[0], before[1] + 1)
    for _ in range(7):
        view.sweep()
    assert view.at == (before[0] + 1, before[1])


def test_the_pointer_stops_the_sweep_and_reads_its_pixel(view, qtbot):
    qtbot.mouseMove(view.canvas, view.canvas.output_pixel(2, 5).center().toPoint())
    assert view.at == (2, 5)
    view.sweep()
    assert view.at == (2, 5)
    qtbot.mouseMove(view.canvas, view.canvas.rect().bottomRight())
    view.sweep()
    assert view.at != (2, 5)


def test_another_unit_of_a_pool_is_explained_when_it_is_pointed_at(view, readings, make_snapshot):
    view.show_unit("max-pool2d-1", 3)
    view.show_frame(make_snapshot(readings))
    assert view.formula.startswith("max (")
    view.show_unit("output", 3)
    assert view.formula.startswith("max (")


def test_nothing_is_asked_for_without_a_drawing(view):
    assert view.requests() == {TRACE, PARAMETERS, Request("parts", (0, "conv2d-1", 0))}
    view.show_input(None)
    assert view.requests() == frozenset()
    assert "Draw something" in view.formula


def test_a_hidden_view_does_not_sweep(view):
    assert view._sweep.isActive()
    view.hide()
    assert not view._sweep.isActive()


def test_a_net_without_windows_says_so(view, make_built):
    view.show_built(make_built())
    assert "no convolution" in view.formula


def test_the_highlight_lies_on_patch_and_output(view, qtbot):
    qtbot.mouseMove(view.canvas, view.canvas.output_pixel(4, 4).center().toPoint())
    picture = view.canvas.grab().toImage()
    ratio = view.canvas.devicePixelRatioF()
    edge = view.canvas.output_pixel(4, 4).topLeft() * ratio
    color = picture.pixelColor(edge.toPoint())
    assert color.blue() > color.red() + 60


def test_keys_go_from_pixel_to_pixel_and_from_map_to_map(view, readings, make_snapshot, qtbot):
    view.show_unit("conv2d-2", 3)
    view.show_frame(make_snapshot(readings))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        qtbot.keyClick(view, key)
    assert view.at == (1, 1)
    assert view.flow._spot.chosen == 1
    view.sweep()
    assert view.at == (1, 1)
