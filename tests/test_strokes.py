"""A drawn digit is read: strokes of 30 writers, prepared by the pad's own code, against the digits presets."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnviz.data.pen import pieces
from nnviz.data.seen import see_8x8, see_28x28
from nnviz.ui.widgets.drawing_pad import DrawingPad
from tests.benchmarks.read_strokes import VARIANTS, drawing_of, read_strokes, right_by_digit, strokes_file, trained

EPOCHS = 20
EVERY = 15


@pytest.fixture(scope="module")
def digits():
    path = strokes_file()
    if path is None:
        pytest.skip("the pen strokes are not in the data folder (NNVIZ_DATA)")
    return list(read_strokes(path, EVERY))


@pytest.fixture(scope="module")
def network():
    return trained("digits-mlp", EPOCHS)


def test_the_8x8_net_reads_what_was_drawn(digits, network):
    shares = right_by_digit(network, digits)
    assert shares.mean() >= 0.85, shares.round(2)
    assert shares.min() >= 0.55, shares.round(2)


@pytest.mark.parametrize("name", [name for name in VARIANTS if name != "as drawn"])
def test_size_place_and_pen_cost_less_than_two_points(digits, network, name):
    few = digits[::2]
    usual, changed = right_by_digit(network, few).mean(), right_by_digit(network, few, **VARIANTS[name]).mean()
    assert abs(usual - changed) < 0.02


def test_the_pad_makes_of_real_mouse_events_what_the_strokes_are(digits, network, qtbot):
    pad = DrawingPad()
    qtbot.addWidget(pad)
    pad.resize(280, 280)
    pad.show()
    few = digits[:: len(digits) // 24]
    pictures, straight = [], []
    for _, strokes in few:
        drawing = drawing_of(strokes)
        pad.clear()
        replay(pad, drawing)
        pictures.append(see_8x8(pad.drawing).picture)
        straight.append(see_8x8(drawing).picture)
    assert np.abs(np.array(pictures) - np.array(straight)).mean() < 0.03
    answers, expected = (network.forward(np.array(x, np.float32)[..., None]).argmax(1) for x in (pictures, straight))
    assert np.mean(answers == expected) > 0.9


@pytest.fixture(scope="module")
def shipped():
    """The network that the image lab opens with, as it ships."""
    return trained("digits-cnn", 0)


def test_the_shipped_network_reads_what_was_drawn(digits, shipped):
    shares = right_by_digit(shipped, digits)
    assert shares.mean() >= 0.95, shares.round(2)
    assert shares.min() >= 0.8, shares.round(2)


@pytest.mark.parametrize(
    ("name", "most"),
    [("half as large", 0.02), ("moved by 30 %", 0.02), ("thin pen (6)", 0.04), ("thick pen (34)", 0.04)],
)
def test_size_place_and_pen_cost_the_shipped_network_little(digits, shipped, name, most):
    few = digits[::2]
    usual, changed = right_by_digit(shipped, few).mean(), right_by_digit(shipped, few, **VARIANTS[name]).mean()
    assert usual - changed < most


def test_the_shipped_network_reads_real_mouse_events(digits, shipped, qtbot):
    pad = DrawingPad()
    qtbot.addWidget(pad)
    pad.resize(280, 280)
    pad.show()
    few = digits[:: len(digits) // 24]
    pictures = []
    for _, strokes in few:
        pad.clear()
        replay(pad, drawing_of(strokes))
        pictures.append(see_28x28(pad.drawing).picture)
    answers = shipped.forward(np.array(pictures, np.float32)[..., None]).argmax(1)
    assert np.mean(answers == [label for label, _ in few]) >= 0.9


def replay(pad, drawing):
    """Press at the first point, move in steps of at most 3 px, release."""
    for line in drawing:
        segments, _ = pieces((line,), 3 / 280)
        places = [QPoint(*np.rint(280 * point).astype(int).tolist()) for point in (*segments[:, :2], segments[-1, 2:])]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(pad, place)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1])


def test_without_centring_a_small_digit_in_the_corner_is_lost(digits, network):
    few = digits[::4]
    pictures = [see_8x8(drawing_of(strokes, digit=90.0, at=(70.0, 70.0)), False).picture for _, strokes in few]
    answers = network.forward(np.array(pictures, np.float32)[..., None]).argmax(1)
    assert np.mean(answers == [label for label, _ in few]) < 0.4
