"""Pictures are changed a little while they train: switched and set in the settings card, without forgetting."""

import numpy as np
import pytest

from nnviz.data.augmentation import AUGMENTATION
from nnviz.ui.panels.augmentation_panel import USUAL
from tests.ui.conftest import go
from tests.ui.hands import click, type_into

KEYS = tuple(hyper.key for hyper in AUGMENTATION)


@pytest.fixture
def program(make_program):
    made = make_program("digits-mlp")
    made.session.open_preset("digits-cnn")
    go(made)
    click(made.window.top_bar.settings)
    return made


def switch(program):
    toggle = program.window.overlays.settings_panel.augmentation.switch
    click(toggle)
    go(program)


def settings(program):
    return {key: program.session.spec.data.settings.get(key, 0.0) for key in KEYS}


def parameters(program):
    return program.runner._run.build.trainer.networks[0].parameters.values


def test_one_click_switches_it_off_and_another_on_and_nothing_is_forgotten(program):
    learned = parameters(program).copy()
    switch(program)
    assert not any(settings(program).values())
    assert program.session.undo_text == "Stop augmenting"
    switch(program)
    assert settings(program) == USUAL
    np.testing.assert_array_equal(parameters(program), learned)


def test_a_number_is_typed_and_a_wrong_one_refused(program):
    panel = program.window.overlays.settings_panel.augmentation
    for text in ("25", "200"):
        type_into(panel.form.control("rotate"), text)
        go(program)
    assert settings(program)["rotate"] == 25.0
    assert "180" in panel._problem.text()


def test_what_is_no_picture_has_none(make_program):
    made = make_program("spiral")
    click(made.window.top_bar.settings)
    assert not made.window.overlays.settings_panel.augmentation.isVisible()
