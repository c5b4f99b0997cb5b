"""The rail goes to another lab and back: what was learned and what is not saved is still there."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from tests.ui.conftest import go

LEFT = Qt.MouseButton.LeftButton
BUTTON = QMessageBox.StandardButton


def open_lab(program, key):
    QTest.mouseClick(program.window.rail.button(key), LEFT)
    go(program, 6)


def weights(program):
    return program.runner._run.build.trainer.networks[0].parameters.values.copy()


@pytest.fixture
def trained(program):
    """The spiral after about 80 steps with an input switched on."""
    program.window.bench.inputs.toggles["x2"].click()
    for _ in range(80):
        program.session.step()
        program.runner.pump()
    go(program)
    while program.session.is_playing:  # a busy machine may cut a burst before its step
        go(program, rounds=1)
    program.steps_done = program.runner._run.step
    return program


@pytest.fixture
def asked(trained, monkeypatch):
    """The questions that the window asks; each is answered with the next of ``answers``."""
    monkeypatch.delattr(trained.window.documents, "may_leave")
    questions, answers = [], []

    def question(*arguments):
        questions.append((trained.session.spec.lab, arguments[2]))
        return answers.pop(0) if answers else BUTTON.Discard  # the end of the test closes the window, too

    monkeypatch.setattr(QMessageBox, "question", question)
    return questions, answers


def test_what_was_learned_is_there_again_with_curves_and_undo(trained):
    window = trained.window
    before, curve = weights(trained), window.bench.newest.curves
    open_lab(trained, "tables")
    assert window.bench.lab.key == "tables"
    assert not window.isWindowModified()
    assert trained.runner._run.step == 0
    open_lab(trained, "playground")
    assert trained.runner._run.step == trained.steps_done
    assert np.array_equal(weights(trained), before)
    assert window.isWindowModified()
    assert window.bench.inputs.toggles["x2"].isChecked()
    assert np.array_equal(window.bench.newest.curves.series["train_loss"], curve.series["train_loss"])
    window.actions_by_key["undo"].trigger()
    go(trained)
    assert not window.bench.inputs.toggles["x2"].isChecked()


def test_kept_runs_wait_in_their_lab(trained):
    QTest.keyClick(trained.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    go(trained)
    playground = trained.window.bench
    open_lab(trained, "tables")
    assert not trained.window.bench.curves.kept_legend.chips
    open_lab(trained, "playground")
    assert list(playground.curves.kept_legend.chips) == ["A"]


def test_closing_asks_about_every_lab_and_shows_it(trained, asked):
    questions, answers = asked
    open_lab(trained, "tables")
    answers += [BUTTON.Cancel]
    assert not trained.window.close()
    assert [lab for lab, _ in questions] == ["playground"]
    assert trained.window.bench.lab.key == "playground"
    answers += [BUTTON.Discard]
    assert trained.window.close()


def test_going_to_another_lab_asks_nothing(trained, asked):
    questions, _ = asked
    open_lab(trained, "tables")
    open_lab(trained, "playground")
    assert questions == []


def test_an_example_asks_about_the_lab_that_it_replaces_only(trained, asked):
    questions, answers = asked
    trained.window.open_preset("wine")
    go(trained, 6)
    assert questions == []
    answers += [BUTTON.Cancel]
    trained.window.open_preset("circle")
    go(trained, 6)
    assert len(questions) == 1
    assert trained.session.spec.data.kind == "spiral"
    assert trained.runner._run.step == trained.steps_done
    answers += [BUTTON.Discard]
    trained.window.open_preset("circle")
    go(trained, 6)
    assert trained.session.spec.data.kind == "circle"


def test_a_file_opens_in_its_own_lab_and_leaves_the_other_alone(trained, asked, tmp_path):
    questions, _ = asked
    open_lab(trained, "tables")
    trained.session.save(tmp_path / "iris.nnviz")
    go(trained)
    open_lab(trained, "playground")
    trained.window.documents.open_file(tmp_path / "iris.nnviz")
    go(trained, 6)
    assert questions == []
    assert trained.window.bench.lab.key == "tables"
    open_lab(trained, "playground")
    assert trained.runner._run.step == trained.steps_done
