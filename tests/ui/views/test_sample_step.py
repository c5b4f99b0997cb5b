"""A sample walks forward, to the loss, back, and to the update, with the numbers of the record."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnviz.runtime.messages import Request
from nnviz.ui.views.sample_record import read_record, record_size
from nnviz.ui.views.sample_step import SampleStepView, Stage, stages_of

PARAMETERS = Request("parameters", (0,))


@pytest.fixture
def view(qtbot, make_built, make_snapshot):
    """A 2-2-1 network; its record counts 0.01, 0.02, ..., all weights are 0.5."""
    view = SampleStepView()
    qtbot.addWidget(view)
    view.resize(600, 700)
    view.show_built(make_built(sizes=(2, 1)))
    view.show()
    feed(view, make_snapshot)
    return view


def feed(view, make_snapshot):
    network = view._built.networks[0]
    record = np.arange(1, record_size(network) + 1, dtype=np.float32) / 100
    weights = np.full(network.parameters, 0.5, np.float32)
    view.show_frame(make_snapshot({view._request(): record, PARAMETERS: weights}, learning_rate=0.1))


def row(view, card, name):
    return next(row for row in view._cards[card].table.rows if row.name == name)


def test_a_record_is_cut_as_the_probe_lays_it_out(make_built):
    network = make_built(sizes=(2, 1)).networks[0]
    flat = np.arange(record_size(network), dtype=np.float32)
    record = read_record(flat, network)
    assert record.inputs.tolist() == [0, 1]
    assert record.layers[0].z.tolist() == [2, 3]
    assert record.layers[0].da.tolist() == [8, 9]
    assert record.layers[0].weight_gradients.tolist() == [[10, 11, 12], [13, 14, 15]]
    assert record.layers[1].z.tolist() == [16]
    assert record.loss == flat[-1]
    assert read_record(flat[:-1], network) is None


def test_the_way_goes_forward_to_the_loss_back_and_to_the_update():
    assert stages_of(2) == (
        Stage("input"),
        Stage("forward", 0),
        Stage("forward", 1),
        Stage("loss"),
        Stage("backward", 1),
        Stage("backward", 0),
        Stage("update"),
    )


def test_numbers_appear_when_the_sample_has_come_so_far(view, qtbot):
    assert row(view, 0, "z (sum)").values is None
    qtbot.mouseClick(view._next, Qt.MouseButton.LeftButton)
    assert row(view, 0, "z (sum)").values == pytest.approx([0.03, 0.04])
    assert row(view, 1, "z (sum)").values is None
    view.step(3)
    assert view.stage == Stage("backward", 1)
    assert row(view, 1, "∂L/∂a").values is not None
    assert row(view, 0, "∂L/∂a").values is None


def test_the_formula_has_the_real_numbers(view):
    view.step(1)
    assert "z₁ = 0.50 · 0.01 + 0.50 · 0.02 + 0.50 = 0.03" in view._formula.text()
    assert "a₁ = tanh(0.03) = 0.050" in view._formula.text()


def test_the_loss_is_told(view):
    view.step(3)
    assert view.stage.phase == "loss"
    assert f"{record_size(view._built.networks[0]) / 100:.3f}" in view._what.text()


def test_the_update_shows_the_new_weights(view):
    view.step(99)
    assert view.stage.phase == "update"
    assert row(view, 0, "new w · x").values == pytest.approx([0.5 - 0.1 * 0.11, 0.5 - 0.1 * 0.14])
    assert not view._next.isEnabled()


def test_left_and_right_keys_step(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.stage == Stage("forward", 0)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.stage == Stage("input")


def test_another_sample_is_asked_for(view, qtbot):
    with qtbot.waitSignal(view.requests_changed):
        qtbot.mouseClick(view._other, Qt.MouseButton.LeftButton)
    assert Request("sample_step", (0, "train", 1)) in view.requests()
    assert not view._next.isEnabled()


def test_a_graft_with_more_layers_starts_the_way_anew(view, make_built, make_snapshot):
    view.step(5)
    view.show_built(make_built(sizes=(2, 2, 1), impact="graft"))
    assert view.stage == Stage("input")
    assert len(view._cards) == 3
    feed(view, make_snapshot)
    view.step(99)
    assert view.stage.phase == "update"


def test_wide_layers_show_their_first_neurons_and_count_the_rest(qtbot, make_built, make_snapshot):
    view = SampleStepView()
    qtbot.addWidget(view)
    view.show_built(make_built(sizes=(30, 1)))
    feed(view, make_snapshot)
    table = view._cards[0].table
    assert len(table._columns) == 8
    assert table._more == "+22 more"
