"""Push the digit: the hand changes what the network sees, the curves of all networks follow one by one."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from nnviz.data.pushes import Push
from nnviz.runtime.messages import Request
from nnviz.spec.presets import RIVALS
from nnviz.ui.views.push import AMOUNTS, OWN, PushView
from nnviz.ui.widgets.share_curves import holding

CLASSES = tuple("0123456789")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def picture():
    values = np.zeros((28, 28, 1), np.float32)
    values[6:22, 13:15] = 1
    return values


@pytest.fixture
def view(qtbot, make_built, picture):
    view = PushView()
    qtbot.addWidget(view)
    view.resize(620, 560)
    view.show()
    x = np.zeros((40, 28, 28, 1), np.float32)
    view.show_built(make_built("classes", x, np.arange(40) % 10, CLASSES, (10,), is_planar=False))
    view.show_input(picture)
    return view


def shares_of(first, second=7, until=30):
    shares = np.zeros((AMOUNTS, 10), np.float32)
    shares[:until, first], shares[until:, second] = 1, 1
    return shares


def answer_all(view, make_snapshot, shares):
    """Answer every question of the view, as the trainer thread would; the probes that were asked."""
    asked = []
    while view.requests():
        (request,) = view.requests()
        asked.append((request.probe, *request.target[:1]))
        view.show_frame(make_snapshot({request: shares}, is_playing=False))
    return asked


def drag(widget, start, stop):
    QTest.mousePress(widget, LEFT, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(widget, start + (stop - start) * share)
    QTest.mouseRelease(widget, LEFT, pos=stop)


def test_every_network_is_asked_in_turn_and_then_none(view, make_snapshot):
    asked = answer_all(view, make_snapshot, shares_of(1))
    assert asked == [("push", 0), *(("push_rival", key) for key in RIVALS)]
    assert {panel.answer for panel in view.curves.values()} == {"1"}


def test_an_answer_to_another_question_is_not_taken(view, make_snapshot):
    view.show_frame(make_snapshot({Request("push", (0, "rotate", Push().text, 99), AMOUNTS): shares_of(1)}))
    assert view.curves[OWN].shares is None


def test_a_slider_sends_the_changed_digit_and_the_mark_moves(view, qtbot, picture, make_snapshot):
    answer_all(view, make_snapshot, shares_of(1))
    with qtbot.waitSignal(view.pushed) as sent:
        QTest.keyClick(view.sliders["rotate"].slider, Qt.Key.Key_End)
    values, original = sent.args
    assert values.sum(0).max() < 4 < values.sum(1).max()
    assert np.array_equal(original, picture)
    assert not view.requests()
    assert {panel.answer for panel in view.curves.values()} == {"7"}


def test_another_kind_draws_the_curves_anew_with_the_first_push_held(view, make_snapshot):
    answer_all(view, make_snapshot, shares_of(1))
    QTest.keyClick(view.sliders["rotate"].slider, Qt.Key.Key_Right)
    assert not view.requests()
    QTest.keyClick(view.sliders["scale"].slider, Qt.Key.Key_Right)
    (request,) = view.requests()
    assert request.target[1] == "scale"
    assert Push.of_text(request.target[2]).rotate == view.push.rotate > 0
    assert answer_all(view, make_snapshot, shares_of(1))


def test_the_digit_is_dragged(view, qtbot, picture):
    middle = view.stage.frame().center().toPoint()
    unit = view.stage.frame().width() / 28
    with qtbot.waitSignal(view.pushed):
        drag(view.stage, middle, middle + QPoint(round(4 * unit), 0))
    assert view.push.across == pytest.approx(4, abs=0.2)
    assert view.push.down == 0
    assert view.kind == "across"
    assert view.sliders["across"].value == view.push.across


def test_the_handle_turns_the_digit_and_a_double_click_puts_it_back(view):
    stage = view.stage
    start, middle = stage.handle(), stage.frame().center()
    right = QPointF(middle.x() + (middle.y() - start.y()), middle.y())
    drag(stage, start.toPoint(), right.toPoint())
    assert view.push.rotate == pytest.approx(90, abs=4)
    assert stage.handle().x() > middle.x() + 10
    assert view.kind == "rotate"
    QTest.mouseDClick(stage, LEFT, pos=middle.toPoint())
    assert view.push.is_still


def test_arrow_keys_move_the_digit_and_the_button_puts_it_back(view):
    QTest.keyClick(view.stage, Qt.Key.Key_Down)
    assert view.push == Push(down=1)
    QTest.mouseClick(view.reset, LEFT)
    assert view.push.is_still
    assert not view.reset.isEnabled()


def test_the_range_in_which_the_answer_holds_is_written(view, make_snapshot):
    answer_all(view, make_snapshot, shares_of(1, until=30))
    assert view.curves[OWN].range_text == "1 from −90 ° to 40.5 °"


def test_the_range_ends_where_another_class_wins():
    shares = shares_of(1, until=30)
    shares[5] = np.eye(10)[4]
    assert holding(shares, 20) == (1, 6, 29)


def test_without_a_drawing_there_is_nothing_to_push(view):
    view.show_input(None)
    assert not view.requests()
    assert not view.isEnabled()
    assert view.curves[OWN].named == ()


def test_rivals_stand_beside_networks_of_their_own_kind_only(view, make_built):
    x = np.zeros((40, 8, 8, 1), np.float32)
    view.show_built(make_built("classes", x, np.arange(40) % 10, CLASSES, (10,), is_planar=False))
    assert not any(view.curves[key].isVisible() for key in RIVALS)
    assert view.curves[OWN].isVisible()
