"""The hand: events reach what a user would reach, and nothing else."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from nnviz.ui.hand import Hand, HandError
from nnviz.ui.widgets.drawing_pad import DrawingPad


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    widget.resize(400, 300)
    qtbot.addWidget(widget)
    return widget


def shown(window):
    window.show()
    QTest.qWaitForWindowActive(window)
    return Hand(window)


def test_a_click_presses_the_button(window, qtbot):
    button = QPushButton("Train", window)
    hand = shown(window)
    with qtbot.waitSignal(button.clicked):
        hand.click(button)


def test_a_covered_button_is_not_reached(window):
    button = QPushButton("Train", window)
    cover = QWidget(window)
    cover.setObjectName("cover")
    cover.resize(window.size())
    with pytest.raises(HandError, match="cover"):
        shown(window).click(button)


def test_a_disabled_button_is_not_reached(window):
    button = QPushButton("Train", window)
    button.setEnabled(False)
    with pytest.raises(HandError, match="disabled"):
        shown(window).click(button)


@pytest.mark.parametrize("index", [0, 2, 4])
def test_an_entry_of_a_combo_box_is_chosen_as_a_user_does(window, qtbot, index):
    combo = QComboBox(window)
    combo.addItems(list("abcde"))
    combo.setCurrentIndex(2)
    hand = shown(window)
    with qtbot.waitSignal(combo.activated) as activated:
        hand.choose(combo, index)
    assert activated.args == [index]


def test_an_entry_that_is_not_there_is_refused(window):
    combo = QComboBox(window)
    with pytest.raises(HandError, match="0 entries"):
        shown(window).choose(combo, 0)


def test_typing_goes_to_the_focus(window):
    box = QLineEdit(window)
    hand = shown(window)
    hand.click(box)
    hand.type("0.25")
    hand.press(Qt.Key.Key_Backspace)
    assert box.text() == "0.2"


def test_a_drawn_stroke_leaves_ink(window):
    pad = DrawingPad(window)
    pad.resize(200, 200)
    shown(window).draw(pad, [QPointF(40, 40), QPointF(120, 60), QPointF(120, 160)], pause_ms=0)
    assert len(pad.drawing) == 1


def test_waiting_in_vain_names_what_was_waited_for(window):
    with pytest.raises(HandError, match="the moon"):
        shown(window).wait_until(lambda: False, 0.01, "the moon")
