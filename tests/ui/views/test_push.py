"""Push the digit: the slider changes what the network sees, the curves belong to the digit as it was drawn."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz.runtime.messages import Request
from nnviz.ui.views.push import AMOUNTS, PushView

CLASSES = tuple("0123456789")


@pytest.fixture
def picture():
    values = np.zeros((28, 28, 1), np.float32)
    values[6:22, 13:15] = 1
    return values


@pytest.fixture
def view(qtbot, make_built, picture):
    view = PushView()
    qtbot.addWidget(view)
    view.resize(320, 300)
    view.show()
    x = np.zeros((40, 784), np.float32)
    view.show_built(make_built("classes", x, np.arange(40) % 10, CLASSES, (10,), is_planar=False))
    view.show_input(picture)
    return view


def test_the_curves_are_asked_for_while_the_digit_is_not_pushed(view):
    assert view.requests() == {Request("push", (0, "rotate"), AMOUNTS)}
    QTest.keyClick(view.amount.slider, Qt.Key.Key_Right)
    assert not view.requests()
    QTest.keyClick(view.amount.slider, Qt.Key.Key_Left)
    assert view.requests()


def test_the_slider_sends_the_changed_digit(view, qtbot, picture):
    with qtbot.waitSignal(view.pushed) as sent:
        QTest.keyClick(view.amount.slider, Qt.Key.Key_End)
    (values,) = sent.args
    assert values.shape == picture.shape
    assert values.sum(0).max() < 4 < values.sum(1).max()


def test_another_change_begins_with_the_digit_as_it_was_drawn(view, qtbot, picture):
    QTest.keyClick(view.amount.slider, Qt.Key.Key_End)
    with qtbot.waitSignal(view.pushed) as sent:
        QTest.mouseClick(view.kinds.button("shift"), Qt.MouseButton.LeftButton)
    assert np.array_equal(sent.args[0], picture)
    assert view.requests() == {Request("push", (0, "shift"), AMOUNTS)}


def test_the_likeliest_classes_are_named(view, make_snapshot):
    shares = np.zeros((AMOUNTS, 10), np.float32)
    shares[:30, 1], shares[30:, 7] = 1, 1
    view.show_frame(make_snapshot({Request("push", (0, "rotate"), AMOUNTS): shares}))
    view.grab()
    assert view.curves.named == ("1", "7")


def test_without_a_drawing_there_is_nothing_to_push(view):
    view.show_input(None)
    assert not view.requests()
    assert not view.isEnabled()
    assert view.curves.named == ()
