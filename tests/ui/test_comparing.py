"""Runs are kept and compared in the real window: by button and key, curves, pictures, the table of differences."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from nnviz.spec import edits
from nnviz.spec.edits import Edit
from nnviz.ui.run_words import differences, run_title
from nnviz.ui.views.answer_picture import AnswerPicture
from tests.ui.conftest import go

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def compared(program):
    """Two runs: A of 60 steps with the rate 0.01, the live one of 30 steps with 0.1."""
    curves(program).prepare()
    train(program, 60)
    press(program, curves(program).keep)
    program.session.edit(Edit("Rate", lambda spec: edits.set_learning_rate(spec, 0.1), None))
    program.session.reset()
    go(program)
    train(program, 30)
    return program


def train(program, steps):
    for _ in range(steps):
        program.session.step()
        go(program, rounds=1)
        while program.session.is_playing:  # a burst that a busy machine cut before its step
            go(program, rounds=1)


def press(program, button):
    QTest.mouseClick(button, LEFT)
    go(program)


def curves(program):
    return program.window.bench.curves


def table(program):
    return program.window.overlays.compare_view


def row_of(program, name):
    view = table(program)
    rows = (view.texts(row) for row in range(view._grid.rowCount()))
    return next(texts[1:] for texts in rows if texts and texts[0] == name)


def test_a_kept_run_has_a_telling_name(compared):
    (run,) = compared.session.kept
    assert run_title(run) == "Run A · lr 0.01 · tanh 8-6"
    assert curves(compared).kept_legend.chips["A"].text == "Run A · lr 0.01 · tanh 8-6"


def test_its_curves_are_drawn_behind_the_live_ones_and_change_with_the_tab(compared, qtbot):
    (run,) = compared.session.kept
    plot = curves(compared)._plot
    train_item, test_item = plot._kept
    assert train_item.getData()[1].tolist() == pytest.approx(run.series["train_loss"].tolist())
    assert test_item.getData()[1].tolist() == pytest.approx(run.series["test_loss"].tolist())
    assert train_item.opts["pen"].style() == Qt.PenStyle.DashLine
    assert train_item.zValue() < plot._lines["train_loss"].zValue()
    qtbot.mouseClick(curves(compared)._tabs.button("score"), LEFT)
    assert plot._kept[0].getData()[1].tolist() == pytest.approx(run.series["train_accuracy"].tolist())


def test_the_cross_hair_reads_all_runs(compared):
    (run,) = compared.session.kept
    curves(compared)._point(1.0)
    at = int(np.abs(run.epochs - 1.0).argmin())
    expected = f"A  {run.series['train_loss'][at]:.3f} / {run.series['test_loss'][at]:.3f}"
    assert curves(compared).kept_legend.chips["A"].text == expected
    assert "epoch" in curves(compared)._legend.text()
    curves(compared)._leave()
    assert curves(compared).kept_legend.chips["A"].text.startswith("Run A")


def test_a_cross_removes_a_kept_run(compared):
    press(compared, curves(compared).kept_legend.chips["A"].cross)
    assert compared.session.kept == ()
    assert not curves(compared).kept_legend.isVisible()
    assert curves(compared)._plot._kept == []
    assert not curves(compared).compare.isEnabled()


def test_the_card_shows_boundaries_scores_and_differences(compared):
    (run,) = compared.session.kept
    press(compared, curves(compared).compare)
    view = table(compared)
    assert view.isVisible()
    still, live = view.findChildren(AnswerPicture)
    assert still.size() == live.size()
    assert still._plane._map is not None
    assert live._plane._map is not None
    assert still._plane._map != live._plane._map
    snapshot_step = compared.runner._run.step
    assert (run.step, snapshot_step) == (60, 30)
    assert row_of(compared, "Epoch") == ["2.4", "1.2"]
    assert row_of(compared, "Loss, train")[0] == f"{run.scores['train_loss']:.3f}"
    assert row_of(compared, "Learning rate") == ["0.01", "0.1"]
    names = [label.text() for label in view.findChildren(QLabel)]
    assert "Optimizer" not in names


def test_the_live_column_goes_on_while_the_still_stands(compared):
    press(compared, curves(compared).compare)
    still, live = table(compared).findChildren(AnswerPicture)
    before = still._plane._map, live._plane._map, row_of(compared, "Epoch")
    train(compared, 40)
    assert still._plane._map is before[0]
    assert live._plane._map != before[1]
    assert row_of(compared, "Epoch") != before[2]


def test_hidden_it_asks_for_nothing(compared):
    compared.window.bench.plot.hide()
    asked = compared.session._watched
    press(compared, curves(compared).compare)
    more = compared.session._watched - asked
    assert {request.probe for request in more} == {"map"}
    QTest.keyClick(compared.window.overlays.compare, Qt.Key.Key_Escape)
    assert compared.session._watched == asked


def test_keys_keep_and_compare(program):
    QTest.keyClick(program.window, Qt.Key.Key_K, CONTROL)
    go(program)
    assert [run.name for run in program.session.kept] == ["A"]
    QTest.keyClick(program.window, Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert table(program).isVisible()
    assert "All settings are the same." in [label.text() for label in table(program).findChildren(QLabel)]


def test_the_card_removes_too_and_follows_an_edit(compared):
    press(compared, curves(compared).compare)
    compared.session.edit(Edit("Units", lambda spec: edits.add_units(spec, "hidden-1"), None))
    go(compared)
    assert row_of(compared, "Network") == ["tanh 8-6, sigmoid 1", "tanh 9-6, sigmoid 1"]
    cross = table(compared).findChild(QToolButton, "A")
    press(compared, cross)
    assert compared.session.kept == ()
    assert table(compared).runs == 1


def test_tables_compare_scores_without_pictures(program):
    program.window.open_preset("iris")
    go(program, 6)
    QTest.keyClick(program.window, Qt.Key.Key_K, CONTROL)
    go(program)
    program.session.edit(Edit("Rate", lambda spec: edits.set_learning_rate(spec, 0.1), None))
    go(program)
    QTest.keyClick(program.window, Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    go(program)
    assert table(program).findChildren(AnswerPicture) == []
    assert row_of(program, "Learning rate")[1] == "0.1"
    assert row_of(program, "Accuracy, test")[0].endswith(" %")


def test_kept_runs_come_back_with_the_file(compared, tmp_path):
    compared.session.save(tmp_path / "kept.nnviz")
    go(compared)
    compared.window.open_preset("circle")
    go(compared)
    assert not curves(compared).kept_legend.isVisible()
    compared.session.open_file(tmp_path / "kept.nnviz")
    go(compared)
    assert list(curves(compared).kept_legend.chips) == ["A"]
    assert len(curves(compared)._plot._kept) == 2


def test_six_runs_fit_into_the_smallest_usual_window(program):
    for _ in range(7):
        QTest.keyClick(program.window, Qt.Key.Key_K, CONTROL)
        go(program)
    assert len(program.session.kept) == 6
    QTest.keyClick(program.window, Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    go(program)
    card = program.window.overlays.compare
    assert program.window.rect().contains(card.geometry())
    assert table(program)._area.horizontalScrollBar().maximum() == 0
    assert card.childAt(QPoint(30, 60)) is not None


def test_whatever_differs_between_two_experiments_is_named(program):
    spec = program.session.spec
    changed = edits.set_optimizer(edits.set_noise(edits.toggle_feature(spec, "x2"), 20), "sgd")
    rows = dict(differences([spec, changed]))
    assert rows["Noise"] == ["5", "20"]
    assert rows["Optimizer"] == ["Adam", "SGD"]
    assert rows["Inputs"][1].count(",") == rows["Inputs"][0].count(",") + 1
    painted = dict(differences([spec, edits.paint(spec, [(1, 1, 1)])]))
    assert painted["Own points"] == ["–", "251 points"]


def test_another_theme_and_language_while_the_table_is_open(compared, qtbot):
    press(compared, curves(compared).compare)
    bar = compared.window.top_bar
    for button, name in (
        (bar.theme_button, "Now"),
        (bar.language, "当前"),
        (bar.theme_button, "当前"),
        (bar.language, "Now"),
    ):
        press(compared, button)
        qtbot.waitUntil(lambda name=name: table(compared).texts(0) == [name])
    assert table(compared).isVisible()
