"""The confusion matrix counts, names, and lets a cell be chosen by mouse and by keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

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
    assert view._line.text() == "22 of 30 right (73.3 %); most often c is read as b"


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
