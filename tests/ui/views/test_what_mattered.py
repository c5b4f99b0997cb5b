"""What spoke for the predicted class is asked for it alone, now and then, and drawn blue."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnviz.runtime.messages import Request
from nnviz.ui.views.what_mattered import PREDICTIONS, WhatMatteredView

SALIENCY = Request("saliency", (0, 7))
PICTURE = np.tile(np.linspace(0.2, 1, 8, dtype=np.float32), 8)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot, make_built):
    view = WhatMatteredView()
    qtbot.addWidget(view)
    view.resize(300, 260)
    view.show_built(make_built("classes", np.zeros((20, 64)), np.arange(20) % 10, tuple("0123456789"), (10,), False))
    view.show()
    return view


def seven():
    return np.eye(10, dtype=np.float32)[7]


def test_first_the_answer_is_asked_for_then_what_spoke_for_it(view, make_snapshot):
    assert view.requests() == frozenset()
    view.show_input(PICTURE)
    assert view.requests() == {PREDICTIONS}
    view.show_frame(make_snapshot({PREDICTIONS: seven()}))
    assert view.requests() == {PREDICTIONS, SALIENCY}


def test_the_map_is_blue_for_and_orange_against(view, make_snapshot):
    view.show_input(PICTURE)
    view.show_frame(make_snapshot({PREDICTIONS: seven()}))
    slopes = np.where(np.arange(64) % 8 < 4, -2.0, 2.0).astype(np.float32)
    view.show_frame(make_snapshot({PREDICTIONS: seven(), SALIENCY: slopes}))
    picture, frame = view._map.grab().toImage(), view._map.frame()
    ratio = view._map.devicePixelRatioF()
    left = picture.pixelColor(int(frame.width() * 0.25 * ratio), int(frame.height() / 2 * ratio))
    right = picture.pixelColor(int(frame.width() * 0.75 * ratio), int(frame.height() / 2 * ratio))
    assert left.red() > left.blue()
    assert right.blue() > right.red()
    assert view._line.text() == "Blue speaks for 7, orange against it."


def test_it_is_asked_again_at_once_when_the_drawing_changes(view, make_snapshot):
    view.show_input(PICTURE)
    view.show_frame(make_snapshot({PREDICTIONS: seven()}))
    view.show_frame(make_snapshot({PREDICTIONS: seven(), SALIENCY: np.ones(64, np.float32)}))
    assert view.requests() == {PREDICTIONS}
    view.show_input(PICTURE)
    assert SALIENCY in view.requests()


def test_covering_asks_for_occlusion_by_a_patch_that_fits(view, make_snapshot, qtbot):
    view.show_input(PICTURE)
    view.show_frame(make_snapshot({PREDICTIONS: seven()}))
    qtbot.mouseClick(view._way.button("occlusion"), Qt.MouseButton.LeftButton)
    assert Request("occlusion", (0, 7), 2) in view.requests()
    view.show_frame(make_snapshot({PREDICTIONS: seven(), Request("occlusion", (0, 7), 2): np.ones((7, 7), np.float32)}))
    assert view._map._image is not None


def test_an_empty_pad_takes_the_map_away(view, make_snapshot):
    view.show_input(PICTURE)
    view.show_frame(make_snapshot({PREDICTIONS: seven()}))
    view.show_frame(make_snapshot({PREDICTIONS: seven(), SALIENCY: np.ones(64, np.float32)}))
    view.show_input(None)
    assert view._map._image is None
    assert view._line.text() == "Draw something first."


def test_planar_data_have_no_picture(view, make_built):
    view.show_built(make_built())
    view.show_input(PICTURE)
    assert view.requests() == frozenset()


def drag(patch, start, stop):
    QTest.mousePress(patch, LEFT, pos=start.toPoint())
    QTest.mouseMove(patch, stop.toPoint())


def test_a_patch_covers_what_it_is_dragged_over_until_it_is_let_go(view, make_snapshot, qtbot):
    view.show_input(PICTURE)
    view.show_frame(make_snapshot({PREDICTIONS: seven()}))
    frame = view.patch.frame()
    with qtbot.waitSignals([view.covered, view.covered]):
        drag(view.patch, frame.center(), frame.bottomRight() - frame.center() * 0.1)
    sent = []
    view.covered.connect(lambda left, whole: sent.append((left, whole)))
    QTest.mouseMove(view.patch, QPoint(1, 1))
    left, whole = sent[-1]
    assert left.shape == PICTURE.shape
    assert not left.reshape(8, 8)[:2, :2].any()
    assert np.array_equal(left.reshape(8, 8)[2:], PICTURE.reshape(8, 8)[2:])
    assert np.array_equal(whole, PICTURE)
    view.show_frame(make_snapshot({PREDICTIONS: 0.4 * seven()}))
    assert view.line == "Without this part 7: 100.0 → 40.0 %"
    assert view.requests() == {PREDICTIONS}
    QTest.mouseRelease(view.patch, LEFT, pos=frame.topLeft().toPoint())
    assert np.array_equal(sent[-1][0], PICTURE)
    assert not view.is_covering


def test_the_patch_is_put_and_moved_by_keys_and_taken_away_with_escape(view, make_snapshot):
    view.show_input(PICTURE)
    view.show_frame(make_snapshot({PREDICTIONS: seven()}))
    QTest.keyClick(view.patch, Qt.Key.Key_Right)
    first = view.patch.patch
    QTest.keyClick(view.patch, Qt.Key.Key_Down)
    rows, columns = view.patch.patch
    assert (rows.start, columns.start) == (first[0].start + 1, first[1].start)
    QTest.keyClick(view.patch, Qt.Key.Key_Escape)
    assert not view.is_covering


def test_what_was_covered_here_does_not_replace_the_picture(view, make_snapshot):
    view.show_input(PICTURE)
    view.show_frame(make_snapshot({PREDICTIONS: seven()}))
    view.covered.connect(lambda left, whole: view.show_input(left))
    QTest.keyClick(view.patch, Qt.Key.Key_Right)
    QTest.keyClick(view.patch, Qt.Key.Key_Escape)
    sent = []
    view.covered.connect(lambda left, whole: sent.append(whole))
    QTest.keyClick(view.patch, Qt.Key.Key_Right)
    assert np.array_equal(sent[-1], PICTURE)


def test_a_picture_of_the_network_before_is_taken_for_none(view, make_snapshot):
    view.show_input(np.zeros((28, 28, 1), np.float32))
    assert view.requests() == frozenset()
    QTest.keyClick(view.patch, Qt.Key.Key_Right)
    assert not view.is_covering
    view.show_input(PICTURE)
    assert view.requests() == {PREDICTIONS}


def test_a_picture_that_comes_before_its_network_is_looked_at_with_it(view, make_built):
    large = np.zeros((28, 28, 1), np.float32)
    view.show_input(large)
    x = np.zeros((20, 28, 28, 1), np.float32)
    view.show_built(make_built("classes", x, np.arange(20) % 10, tuple("0123456789"), (10,), False))
    assert view.requests() == {PREDICTIONS}
    QTest.keyClick(view.patch, Qt.Key.Key_Right)
    assert view.is_covering
