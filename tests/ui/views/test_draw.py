"""From the pad to what the net gets."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from nnviz.ui.views.draw import DrawView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def make_view(qtbot, make_built):
    def make(values=64):
        view = DrawView()
        qtbot.addWidget(view)
        view.resize(260, 640)
        x = np.zeros((20, values))
        view.show_built(make_built("classes", x, np.arange(20) % 10, tuple("0123456789"), (16, 10), False))
        view.show()
        return view

    return make


def draw_one(qtbot, view, x=0.5):
    side = view.pad.width()
    qtbot.mousePress(view.pad, LEFT, pos=QPoint(int(x * side), int(0.2 * side)))
    for y in np.linspace(0.2, 0.8, 20):
        qtbot.mouseMove(view.pad, QPoint(int(x * side), int(y * side)))
    qtbot.mouseRelease(view.pad, LEFT, pos=QPoint(int(x * side), int(0.8 * side)))


@pytest.mark.parametrize("values", [64, 784])
def test_drawing_tells_what_the_net_gets_while_the_pen_moves(qtbot, make_view, values):
    view = make_view(values)
    told = []
    view.input_changed.connect(told.append)
    draw_one(qtbot, view)
    assert len(told) > 10
    assert told[-1].shape == (values,)
    assert told[-1].dtype == np.float32
    assert 0 < told[-1].max() <= 1
    assert not told[-1].flags.writeable


@pytest.mark.parametrize(("values", "sizes"), [(64, (32, 8)), (784, (112, 28))])
def test_the_empty_pad_tells_the_sizes_of_this_network(make_view, values, sizes):
    assert make_view(values).seen.sizes == sizes


def test_a_sample_is_shown_at_its_own_size_and_told_to_nobody(qtbot, make_view):
    view = make_view(784)
    with qtbot.assertNotEmitted(view.input_changed):
        view.show_seen(np.ones(784, np.float32))
    assert view.seen.sizes == (28, 28)


def test_clear_tells_that_nothing_is_drawn(qtbot, make_view):
    view = make_view()
    draw_one(qtbot, view)
    with qtbot.waitSignal(view.input_changed) as told:
        qtbot.mouseClick(view._clear, LEFT)
    assert told.args == [None]
    assert not view._clear.isEnabled()


def test_undo_is_offered_as_long_as_there_is_something_to_take_back(qtbot, make_view):
    view = make_view()
    assert not view._undo.isEnabled()
    draw_one(qtbot, view)
    qtbot.mouseClick(view._undo, LEFT)
    assert view.pad.drawing == ()
    assert not view._undo.isEnabled()


def test_without_centring_the_place_on_the_pad_counts(qtbot, make_view):
    view = make_view(784)
    told = []
    view.input_changed.connect(told.append)
    draw_one(qtbot, view, x=0.2)
    assert told[-1].reshape(28, 28).sum(0).argmax() == pytest.approx(13.5, abs=1)
    view.centre.click()
    assert told[-1].reshape(28, 28).sum(0).argmax() == pytest.approx(0.2 * 28, abs=1)


def test_the_seen_picture_shows_the_values_that_go_in(qtbot, make_view):
    view = make_view()
    told = []
    view.input_changed.connect(told.append)
    draw_one(qtbot, view)
    _, frame = view.seen.frames()
    picture = view.seen.grab().toImage()
    cell = frame.width() / 8
    ratio = view.seen.devicePixelRatioF()
    grid = told[-1].reshape(8, 8)
    for row in range(1, 7):
        for column in range(1, 7):
            x, y = frame.left() + (column + 0.5) * cell, frame.top() + (row + 0.5) * cell
            shown = picture.pixelColor(int(x * ratio), int(y * ratio)).red()
            assert shown == pytest.approx(grid[row, column] * 255, abs=2)


def test_a_net_of_another_input_refuses_the_pad_in_words(make_view, make_built):
    view = make_view()
    view.show_built(make_built())
    assert not view.pad.isEnabled()
    assert view._refusal.isVisible()


def test_another_input_size_prepares_the_same_drawing_anew(qtbot, make_view, make_built):
    view = make_view(64)
    draw_one(qtbot, view)
    with qtbot.waitSignal(view.input_changed) as told:
        view.show_built(
            make_built("classes", np.zeros((20, 784)), np.arange(20) % 10, tuple("0123456789"), (16, 10), False)
        )
    assert told.args[0].shape == (784,)


def test_a_ready_picture_takes_the_place_of_the_drawing_until_one_draws(qtbot, make_view):
    view = make_view(64)
    draw_one(qtbot, view)
    told = []
    view.input_changed.connect(told.append)
    picture = np.linspace(0, 1, 64, dtype=np.float32)
    view.show_picture(picture)
    assert told[-1] is picture
    assert view.pad.drawing == ()
    corner = view.pad.grab().toImage().pixelColor(round((view.pad.width() - 20) * view.devicePixelRatioF()), 20)
    assert corner.lightness() > 10
    draw_one(qtbot, view)
    assert not np.array_equal(told[-1], picture)
    view.show_picture(picture)
    qtbot.mouseClick(view._clear, LEFT)
    assert told[-1] is None
