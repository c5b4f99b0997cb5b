"""Layers of any kind are added, changed and removed in the settings card, by mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import go


@pytest.fixture
def panel(program):
    QTest.mouseClick(program.window.top_bar.settings, Qt.MouseButton.LeftButton)
    return program.window.overlays.settings_panel.layers


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(combo, key):
    combo.setFocus()
    distance = combo.findData(key) - combo.currentIndex()
    for _ in range(abs(distance)):
        QTest.keyClick(combo, Qt.Key.Key_Down if distance > 0 else Qt.Key.Key_Up)


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def kinds(program):
    return [layer.kind for layer in program.session.spec.layers]


def test_a_dropout_layer_is_added_changed_while_training_and_removed(program, panel):
    program.session.play()
    go(program)
    click(panel.add)
    go(program)
    assert kinds(program) == ["dense", "dropout", "dense", "dense"]
    choose(panel.layer.combo, program.session.spec.layers[1].id)
    type_into(panel.form.control("rate"), "0.25")
    go(program)
    assert program.session.spec.layers[1].settings["rate"] == 0.25
    assert program.session.is_playing
    click(panel.remove)
    go(program)
    assert kinds(program) == ["dense", "dense", "dense"]
    for _ in range(3):
        program.session.undo()
    assert kinds(program) == ["dense", "dense", "dense"]


def test_a_layer_that_cannot_take_its_input_is_refused_inline(program, panel):
    choose(panel.kind.combo, "conv2d")
    click(panel.add)
    go(program)
    assert kinds(program) == ["dense", "dense", "dense"]
    assert "(8,)" in panel.problem


def test_the_output_cannot_be_taken_out(program, panel):
    last = program.session.spec.layers[-1].id
    choose(panel.layer.combo, last)
    click(panel.remove)
    go(program)
    assert program.session.spec.layers[-1].id == last
    assert panel.problem
