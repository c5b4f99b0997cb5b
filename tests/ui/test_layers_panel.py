"""Layers of any kind are added, changed and removed in the settings card, by mouse and keys."""

import pytest

from tests.ui.conftest import go
from tests.ui.hands import choose, click, type_into


@pytest.fixture
def panel(program):
    click(program.window.top_bar.settings)
    return program.window.overlays.settings_panel.layers


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
