"""Points are painted on the plot while training runs: by mouse and keys, through the whole window."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnviz.data.points import parse_points
from nnviz.storage.experiment_file import read_experiment
from tests.ui.conftest import go

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def painting(program):
    """The window with the paint tools open."""
    QTest.keyClick(program.window, Qt.Key.Key_P)
    assert program.window.bench.plot.strip.isVisible()
    return program


def plot(program):
    return program.window.bench.plot


def canvas(program):
    return plot(program)._stack.currentWidget()


def place(program, x, y):
    return canvas(program).axes().to_screen(x, y).toPoint()


def click(program, x, y):
    QTest.mouseClick(canvas(program), LEFT, pos=place(program, x, y))
    go(program)


def stroke(program, *places):
    """Press at the first place, drag through the others, release at the last."""
    spots = [place(program, *spot) for spot in places]
    QTest.mousePress(canvas(program), LEFT, pos=spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(canvas(program), spot)
    QTest.mouseRelease(canvas(program), LEFT, pos=spots[-1])
    go(program)


def points(program, part="points", width=3):
    return parse_points(str(program.session.spec.data.settings[part]), width)


def test_a_click_adds_a_point_while_training_runs_and_the_network_goes_on(painting, qtbot):
    qtbot.mouseClick(painting.window.top_bar.transport.play, LEFT)
    go(painting)
    before = painting.session.last_built
    trainer = painting.runner._run.build.trainer
    step, weights = trainer.step_count, trainer.networks[0].parameters.values.copy()
    QTest.keyClick(painting.window, Qt.Key.Key_1)
    QTest.mouseClick(canvas(painting), LEFT, pos=place(painting, 3, -2))
    painting.runner._pause(None)
    go(painting)
    after = painting.session.last_built
    assert after.data.train_count == before.data.train_count + 1
    assert after.impact == "graft"
    assert after.largest_change == 0
    assert np.allclose(points(painting)[-1], [3, -2, 0], atol=0.1)
    now = painting.runner._run.build.trainer
    assert now.step_count == step
    assert np.array_equal(now.networks[0].parameters.values, weights)


def test_class_keys_and_the_swatch_choose_what_is_painted(painting, qtbot):
    QTest.keyClick(painting.window, Qt.Key.Key_2)
    click(painting, 1, 1)
    qtbot.mouseClick(plot(painting).strip.swatch.cell(2), LEFT)
    click(painting, 2, 2)
    assert points(painting)[-2:, 2].tolist() == [1, 2]
    assert painting.session.spec.layers[-1].settings["units"] == 3
    assert {request.probe for request in plot(painting).requests()} == {"classes"}


def test_a_drag_is_a_row_of_points_and_one_step_of_undo(painting):
    before = painting.session.spec
    stroke(painting, (-4, 0), (-2, 0), (0, 0), (2, 0), (4, 0))
    painted = points(painting)[250:]
    assert len(painted) > 15
    assert np.abs(painted[:, 1]).max() < 1.5
    assert painting.session.undo_text == "Paint points"
    painting.session.undo()
    assert painting.session.spec == before
    assert painting.session.undo_text == ""


def test_the_spray_strews_while_the_button_is_held(painting, qtbot):
    QTest.keyClick(painting.window, Qt.Key.Key_S)
    QTest.mousePress(canvas(painting), LEFT, pos=place(painting, 0, 0))
    qtbot.waitUntil(lambda: len(points(painting)) >= 250 + 6, timeout=3000)
    QTest.mouseRelease(canvas(painting), LEFT, pos=place(painting, 0, 0))
    go(painting)
    sprayed = points(painting)[250:]
    assert len(np.unique(sprayed, axis=0)) == len(sprayed)
    assert np.abs(sprayed[:, :2]).max() < 3
    count = len(sprayed)
    qtbot.waitUntil(lambda: not plot(painting).painter._spray.isActive())
    assert len(points(painting)) == 250 + count
    painting.session.undo()
    assert painting.session.spec.data.kind == "spiral"


def test_the_eraser_removes_a_single_point_and_wipes(painting):
    click(painting, 5.5, 5.5)
    count = len(points(painting))
    QTest.keyClick(painting.window, Qt.Key.Key_E)
    plot(painting).strip.size.setValue(0)
    click(painting, 5.5, 5.5)
    assert len(points(painting)) == count - 1
    assert painting.session.undo_text == "Erase points"
    plot(painting).strip.size.setValue(7)
    stroke(painting, (-5, 0), (-3, 0), (0, 0), (3, 0), (5, 0))
    assert len(points(painting)) < count - 50


def test_the_magnet_pulls_points_along(painting):
    click(painting, 5, 5)
    QTest.keyClick(painting.window, Qt.Key.Key_M)
    stroke(painting, (5, 5), (4.9, 4.9), (4.5, 4.5))
    assert 4.4 < points(painting)[-1, 0] < 4.95


def test_an_empty_sheet_waits_for_its_first_point(painting, qtbot):
    qtbot.mouseClick(plot(painting).strip.sheet, LEFT)
    assert "empty sheet" in canvas(painting)._message
    assert painting.session.spec.data.kind == "spiral"
    click(painting, 2, 2)
    assert np.allclose(points(painting), [[2, 2, 1]], atol=0.1)
    assert canvas(painting)._message == ""
    click(painting, -2, -2)
    assert len(points(painting)) == 2
    painting.session.step()
    go(painting)
    assert painting.runner._run.step == 1


def test_the_last_point_cannot_be_erased_and_the_reason_is_said(painting, qtbot):
    qtbot.mouseClick(plot(painting).strip.sheet, LEFT)
    click(painting, 2, 2)
    QTest.keyClick(painting.window, Qt.Key.Key_E)
    click(painting, 2, 2)
    assert len(points(painting)) == 1
    assert "there are no points to learn from" in painting.window.bench.data._problem.text()


def test_test_points_are_painted_apart(painting):
    plot(painting).strip.test.setChecked(True)
    assert plot(painting)._test.isChecked()
    click(painting, 4, -4)
    assert len(points(painting)) == 250
    assert np.allclose(points(painting, "test_points")[-1], [4, -4, 1], atol=0.1)


def test_looking_adds_nothing(painting):
    QTest.keyClick(painting.window, Qt.Key.Key_V)
    click(painting, 1, 1)
    assert painting.session.spec.data.kind == "spiral"
    QTest.keyClick(painting.window, Qt.Key.Key_B)
    QTest.keyClick(painting.window, Qt.Key.Key_Escape)
    assert not plot(painting).strip.isVisible()
    click(painting, 1, 1)
    assert painting.session.spec.data.kind == "spiral"


def test_a_click_on_the_curve_adds_a_point_with_its_value(program):
    program.window.open_preset("curve-1d")
    go(program)
    QTest.keyClick(program.window, Qt.Key.Key_P)
    click(program, 2, 0.5)
    assert program.session.spec.data.kind == "own-curve"
    assert np.allclose(points(program, width=2)[-1], [2, 0.5], atol=0.05)
    assert not plot(program).strip.swatch.isVisible()
    QTest.keyClick(program.window, Qt.Key.Key_E)
    plot(program).strip.size.setValue(0)
    click(program, 2, 0.5)
    assert not np.allclose(points(program, width=2)[-1], [2, 0.5], atol=0.05)


def test_values_are_painted_on_a_planar_regression(program):
    program.window.open_preset("plane")
    go(program)
    QTest.keyClick(program.window, Qt.Key.Key_P)
    QTest.keyClick(program.window, Qt.Key.Key_2)
    click(program, -3, 3)
    assert np.allclose(points(program)[-1], [-3, 3, -0.5], atol=0.1)


def test_tables_have_no_pencil(program):
    program.window.open_preset("iris")
    go(program)
    assert not program.window.bench.plot.pencil.isVisible()
    QTest.keyClick(program.window, Qt.Key.Key_P)
    assert not program.window.bench.plot.strip.isVisible()


def test_painted_points_are_saved_and_opened_again(painting, tmp_path):
    click(painting, 1, 1)
    painting.session.save(tmp_path / "mine.nnviz")
    go(painting)
    assert read_experiment(tmp_path / "mine.nnviz").spec == painting.session.spec
    painting.window.open_preset("circle")
    go(painting)
    painting.session.open_file(tmp_path / "mine.nnviz")
    go(painting)
    assert len(points(painting)) == 251
    assert painting.session.last_built.data.train_count == 251


def test_points_are_painted_with_the_keys_alone(painting):
    canvas(painting).setFocus()
    for _ in range(3):
        QTest.keyClick(canvas(painting), Qt.Key.Key_Right)
    QTest.keyClick(canvas(painting), Qt.Key.Key_Up)
    QTest.keyClick(canvas(painting), Qt.Key.Key_Return)
    go(painting)
    axes = canvas(painting).axes()
    step = 12 / axes.frame.width() * 8
    assert np.allclose(points(painting)[-1, :2], [3 * step, step], atol=0.05)
    assert painting.session.undo_text == "Paint points"
    QTest.keyClick(canvas(painting), Qt.Key.Key_Space)
    go(painting)
    assert painting.session.is_playing
    painting.session.pause()
    go(painting)


def test_a_stroke_that_leaves_the_sheet_paints_only_on_it(painting):
    axes = canvas(painting).axes()
    QTest.mousePress(canvas(painting), LEFT, pos=place(painting, 5.5, 0))
    QTest.mouseMove(canvas(painting), QPoint(int(axes.frame.right()) + 60, place(painting, 0, 0).y()))
    QTest.mouseRelease(canvas(painting), LEFT)
    go(painting)
    assert np.abs(points(painting)[250:, :2]).max() <= 6
