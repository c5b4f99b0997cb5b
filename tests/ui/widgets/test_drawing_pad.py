"""The pad turns real mouse, pen and key events into strokes."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from nnviz.data.pen import rasterise
from nnviz.ui.widgets.drawing_pad import DrawingPad

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def pad(qtbot):
    pad = DrawingPad()
    qtbot.addWidget(pad)
    pad.resize(280, 280)
    pad.show()
    return pad


def drag(qtbot, pad, *places, button=LEFT):
    qtbot.mousePress(pad, button, pos=QPoint(*places[0]))
    for start, stop in pairwise(places):
        for share in np.linspace(0, 1, 12)[1:]:
            x, y = (round(a + (b - a) * share) for a, b in zip(start, stop, strict=True))
            qtbot.mouseMove(pad, QPoint(x, y))
    qtbot.mouseRelease(pad, button, pos=QPoint(*places[-1]))


def shown_ink(pad, x, y):
    ratio = pad.devicePixelRatioF()
    return pad.grab().toImage().pixelColor(round(x * ratio), round(y * ratio)).lightness()


def test_a_drag_is_one_stroke_along_its_way(qtbot, pad):
    drag(qtbot, pad, (70, 140), (210, 140))
    (line,) = pad.drawing
    assert line.points[0] == pytest.approx([0.25, 0.5], abs=0.01)
    assert line.points[-1] == pytest.approx([0.75, 0.5], abs=0.01)
    assert line.widths == pytest.approx(20 / 280)


def test_the_screen_shows_the_same_ink_that_the_data_has(qtbot, pad):
    drag(qtbot, pad, (60, 60), (200, 80), (120, 220))
    picture = pad.grab().toImage()
    ratio = pad.devicePixelRatioF()
    shown = np.array(
        [[picture.pixelColor(round(x * ratio), round(y * ratio)).lightness() / 255 for x in range(0, 280, 5)]
         for y in range(0, 280, 5)]
    )  # fmt: skip
    ink = rasterise(pad.drawing, 280)[::5, ::5]
    assert np.mean(np.abs(shown - ink) > 0.5) < 0.01


def test_a_click_is_a_dot(qtbot, pad):
    qtbot.mouseClick(pad, LEFT, pos=QPoint(100, 100))
    assert rasterise(pad.drawing, 280).sum() == pytest.approx(np.pi * 10**2, rel=0.05)
    assert shown_ink(pad, 100, 100) > 200


def test_the_drawing_is_told_at_every_move(qtbot, pad):
    told = []
    pad.changed.connect(lambda drawing: told.append(sum(len(line.points) for line in drawing)))
    drag(qtbot, pad, (50, 50), (200, 200))
    assert len(told) >= 10
    assert told == sorted(told)


def test_ink_under_the_pen_is_on_the_screen_before_the_button_is_up(qtbot, pad):
    qtbot.mousePress(pad, LEFT, pos=QPoint(50, 140))
    qtbot.mouseMove(pad, QPoint(120, 140))
    qtbot.mouseMove(pad, QPoint(200, 140))
    assert shown_ink(pad, 198, 140) > 200
    assert shown_ink(pad, 80, 140) > 200
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(200, 140))


def test_corners_of_a_quick_pen_are_rounded(qtbot, pad):
    drag_points = [QPoint(50, 200), QPoint(140, 60), QPoint(230, 200)]
    qtbot.mousePress(pad, LEFT, pos=drag_points[0])
    for place in drag_points[1:]:
        qtbot.mouseMove(pad, place)
    qtbot.mouseRelease(pad, LEFT, pos=drag_points[-1])
    steps = np.diff(pad.drawing[0].points, axis=0)
    angles = np.arctan2(steps[:, 1], steps[:, 0])
    assert np.abs(np.diff(angles[np.hypot(*steps.T) > 0])).max() < 1.2


def test_undo_takes_back_stroke_by_stroke_by_keyboard(qtbot, pad):
    drag(qtbot, pad, (50, 50), (100, 50))
    drag(qtbot, pad, (50, 90), (100, 90))
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    assert len(pad.drawing) == 1
    qtbot.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pad.drawing == ()
    assert not pad.can_undo


def test_clear_by_keyboard_can_be_taken_back(qtbot, pad):
    drag(qtbot, pad, (50, 50), (100, 50))
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.drawing == ()
    assert shown_ink(pad, 75, 50) < 40
    pad.undo()
    assert len(pad.drawing) == 1


def test_the_right_button_erases_and_one_undo_brings_it_back(qtbot, pad):
    drag(qtbot, pad, (40, 140), (240, 140))
    drag(qtbot, pad, (140, 100), (140, 180), button=RIGHT)
    assert len(pad.drawing) == 2
    assert shown_ink(pad, 140, 140) < 40
    pad.undo()
    assert len(pad.drawing) == 1


def test_the_eraser_tool_makes_the_left_button_erase(qtbot, pad):
    drag(qtbot, pad, (40, 140), (240, 140))
    with qtbot.waitSignal(pad.eraser_switched):
        qtbot.keyClick(pad, Qt.Key.Key_E)
    drag(qtbot, pad, (140, 100), (140, 180))
    assert len(pad.drawing) == 2


def test_erasing_nothing_is_no_step_of_undo(qtbot, pad):
    drag(qtbot, pad, (40, 140), (240, 140))
    drag(qtbot, pad, (140, 20), (160, 20), button=RIGHT)
    pad.undo()
    assert pad.drawing == ()


def test_the_pen_width_counts_from_the_next_stroke(qtbot, pad):
    drag(qtbot, pad, (50, 50), (100, 50))
    pad.set_pen_px(34)
    drag(qtbot, pad, (50, 150), (100, 150))
    assert [float(line.widths[0]) * 280 for line in pad.drawing] == pytest.approx([20, 34])


def test_pressure_of_a_pen_changes_the_width(pad):
    device = QPointingDevice.primaryPointingDevice()

    def send(kind, x, pressure):
        at = QPointF(x, 140)
        event = QTabletEvent(
            kind, device, at, QPointF(pad.mapToGlobal(at)), pressure, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, LEFT, LEFT,
        )  # fmt: skip
        QApplication.sendEvent(pad, event)

    send(QEvent.Type.TabletPress, 40, 0.1)
    for x in range(50, 240, 10):
        send(QEvent.Type.TabletMove, x, x / 240)
    send(QEvent.Type.TabletRelease, 240, 1.0)
    widths = pad.drawing[0].widths
    assert widths[-1] > 2 * widths[0]


def test_the_drawing_keeps_its_place_when_the_pad_grows(qtbot, pad):
    drag(qtbot, pad, (140, 40), (140, 240))
    pad.resize(560, 560)
    assert shown_ink(pad, 280, 280) > 200
