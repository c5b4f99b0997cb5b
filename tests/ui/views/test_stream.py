"""The stream of test pictures: what it asks for, what it says, how it moves on, and a click that chooses."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from nnviz.runtime.messages import Request
from nnviz.ui import theme
from nnviz.ui.views import stream
from nnviz.ui.views.stream import StreamView


@pytest.fixture
def built(make_built):
    x = np.linspace(0, 1, 80 * 64).reshape(80, 64)
    return make_built("classes", x, np.arange(80) % 10, tuple("0123456789"), (10,), False, "softmax")


@pytest.fixture
def view(qtbot, built):
    view = StreamView()
    qtbot.addWidget(view)
    view.resize(280, 260)
    view.show()
    view.show_built(built)
    return view


def shares(view, wrong=()):
    """Sure and right answers, but for the cards in ``wrong``, which say one class more."""
    (request,) = view.requests()
    truth = (request.target[1] + np.arange(request.size)) % 10
    said = np.where(np.isin(np.arange(request.size), wrong), (truth + 1) % 10, truth)
    return {request: np.eye(10, dtype=np.float32)[said] * 0.8 + 0.02}


def color_at(view, number, x, y):
    place = view.cards.place(number)
    at = QPoint(round(place.left() + x), round(place.top() + y)) * view.cards.devicePixelRatioF()
    return view.cards.grab().toImage().pixelColor(at)


def test_it_asks_for_as_many_answers_as_have_room(view):
    assert view.cards.capacity == view.cards.columns * 3
    assert view.requests() == {Request("test_shares", (0, 0), view.cards.capacity)}


def test_right_ones_are_green_and_wrong_ones_red(view, make_snapshot):
    view.show_frame(make_snapshot(shares(view, wrong=(1,)), is_playing=False))
    assert view.line == f"{view.cards.capacity - 1} of {view.cards.capacity} right"
    right, wrong = (color_at(view, number, 90, 14) for number in (0, 1))
    assert right.green() > right.red() + 40
    assert wrong.red() > wrong.green() + 40


def test_while_training_runs_a_row_moves_on_and_what_stays_keeps_its_answer(view, make_snapshot, monkeypatch):
    monkeypatch.setattr(stream, "STAY_S", 0.0)
    view.show_frame(make_snapshot(shares(view)))
    (request,) = view.requests()
    assert request.target == (0, view.cards.columns)
    assert len(view.cards._answers.truth) == view.cards.capacity - view.cards.columns
    view.show_frame(make_snapshot(shares(view, wrong=(view.cards.capacity - 1,)), step=11))
    seen = view.cards.capacity + view.cards.columns
    assert f"of {seen} so far {100 * (seen - 1) / seen:.1f} %" in view.line


def test_it_stands_still_while_training_rests_and_the_button_turns_the_page(view, make_snapshot, qtbot, monkeypatch):
    monkeypatch.setattr(stream, "STAY_S", 0.0)
    view.show_frame(make_snapshot(shares(view), is_playing=False))
    assert view._first == 0
    qtbot.mouseClick(view.next, Qt.MouseButton.LeftButton)
    assert view._first == view.cards.capacity
    assert len(view.requests()) == 1


def test_a_click_on_a_card_gives_its_picture_and_so_do_the_keys(view, built, qtbot):
    with qtbot.waitSignal(view.picture_chosen) as chosen:
        qtbot.mouseClick(view.cards, Qt.MouseButton.LeftButton, pos=view.cards.place(3).center().toPoint())
    np.testing.assert_array_equal(chosen.args[0].ravel(), built.data.test_x[3].ravel())
    qtbot.keyClick(view.cards, Qt.Key.Key_Left)
    with qtbot.waitSignal(view.picture_chosen) as chosen:
        qtbot.keyClick(view.cards, Qt.Key.Key_Return)
    assert chosen.args[0].shape == built.data.input_shape


def test_data_without_pictures_is_not_asked_for(view, make_built):
    view.show_built(make_built())
    assert view.requests() == frozenset()
    assert "name pictures" in view.line


def test_right_and_wrong_are_told_apart_in_both_themes():
    for colors in theme.THEMES.values():
        assert colors.color("right").green() > colors.color("right").red()
        assert colors.color("wrong").red() > colors.color("wrong").green()


def test_colour_pictures_are_shown_in_their_colours(view, make_built):
    x = np.zeros((60, 8, 8, 3))
    x[..., 0] = 1.0
    view.show_built(make_built("classes", x, np.arange(60) % 10, tuple("0123456789"), (10,), False, "softmax"))
    shown = color_at(view, 0, 30, 30)
    assert shown.red() > 200
    assert shown.blue() < 50
