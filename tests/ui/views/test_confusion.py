"""The confusion matrix counts, names, and lets a cell be chosen by mouse and by keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnviz.runtime.messages import Request
from nnviz.ui.views.confusion import REQUEST, ConfusionView

COUNTS = np.array([[8, 2, 0], [0, 9, 1], [0, 5, 5]], np.float32)


@pytest.fixture
def view(qtbot, make_built, make_snapshot):
    view = ConfusionView()
    qtbot.addWidget(view)
    view.resize(320, 360)
    view.show_built(make_built("classes", np.zeros((9, 4)), np.arange(9) % 3, ("a", "b", "c"), (3,), False))
    view.show()
    view.show_frame(make_snapshot({REQUEST: COUNTS}))
    return view


def test_the_line_tells_the_share_and_the_worst_mix_up(view):
    assert view._line.text() == "22 of 30 right (73.3 %); mostly c read as b"


def test_in_a_narrow_column_the_tool_tip_has_the_whole_line(view, qtbot):
    view.resize(500, 300)
    qtbot.waitUntil(lambda: not view._line.is_cut)
    view.grab()
    assert view._line.toolTip() == ""
    view.resize(160, 300)
    qtbot.waitUntil(lambda: view._line.is_cut)
    view.grab()
    assert view._line.toolTip() == view._line.text()


def test_pointing_at_a_cell_reads_it(view, qtbot):
    qtbot.mouseMove(view._grid, view._grid.cell(0, 1).center().toPoint())
    assert view._line.text() == "True a, predicted b: 2 samples, 20.0 % of the row"


def test_a_click_chooses_a_cell(view, qtbot):
    with qtbot.waitSignal(view.cell_chosen) as chosen:
        qtbot.mouseClick(view._grid, Qt.MouseButton.LeftButton, pos=view._grid.cell(2, 1).center().toPoint())
    assert chosen.args == [2, 1]


def test_arrows_and_enter_choose_a_cell(view, qtbot):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(view._grid, key)
    with qtbot.waitSignal(view.cell_chosen) as chosen:
        qtbot.keyClick(view._grid, Qt.Key.Key_Return)
    assert chosen.args == [1, 2]


def test_right_answers_are_blue_and_wrong_ones_orange(view):
    picture = view._grid.grab().toImage()
    ratio = view._grid.devicePixelRatioF()

    def color(true, predicted):
        at = view._grid.cell(true, predicted).topLeft()
        return picture.pixelColor(round((at.x() + 6) * ratio), round((at.y() + 6) * ratio))

    assert color(1, 1).blue() > color(1, 1).red()
    assert color(2, 1).red() > color(2, 1).blue()


def test_regression_asks_for_nothing_and_says_why(view, make_built):
    view.show_built(make_built("regression", y=np.zeros(80), classes=(), last="linear"))
    assert view.requests() == frozenset()
    assert "this data has values" in view._line.text()


def test_the_matrix_is_asked_for_now_and_then_and_at_once_when_training_rests(view, make_snapshot):
    assert view.requests() == frozenset()
    view.show_frame(make_snapshot(step=11))
    assert view.requests() == frozenset()
    view.show_frame(make_snapshot(step=12, is_playing=False))
    assert view.requests() == {REQUEST}


def test_a_chosen_cell_shows_its_pictures_and_a_picture_can_be_chosen(qtbot, make_built, make_snapshot):
    view = ConfusionView()
    qtbot.addWidget(view)
    view.resize(320, 460)
    view.show_built(make_built("classes", np.zeros((9, 64)), np.arange(9) % 3, ("a", "b", "c"), (3,), False))
    view.show()
    qtbot.mouseClick(view._grid, Qt.MouseButton.LeftButton, pos=view._grid.cell(2, 1).center().toPoint())
    cell = Request("cell", (0, 2, 1), 24)
    assert cell in view.requests()
    pictures = np.linspace(0, 1, 3 * 64, dtype=np.float32).reshape(3, 64)
    view.show_frame(make_snapshot({cell: pictures}))
    assert view._strip.isVisible()
    assert cell not in view.requests()
    with qtbot.waitSignal(view.picture_chosen) as chosen:
        qtbot.mouseClick(view._strip, Qt.MouseButton.LeftButton, pos=view._strip.place(1).center().toPoint())
    np.testing.assert_array_equal(chosen.args[0], pictures[1])
    qtbot.keyClick(view._strip, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.picture_chosen) as chosen:
        qtbot.keyClick(view._strip, Qt.Key.Key_Return)
    np.testing.assert_array_equal(chosen.args[0], pictures[2])


def test_tables_have_no_pictures(view, qtbot):
    qtbot.mouseClick(view._grid, Qt.MouseButton.LeftButton, pos=view._grid.cell(2, 1).center().toPoint())
    assert not view._strip.isVisible()
    assert all(request.probe != "cell" for request in view.requests())
