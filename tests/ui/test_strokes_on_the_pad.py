"""Strokes of 30 writers, replayed as real mouse events on the real pad of the image lab, read by what ships."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnviz.data.pen import pieces
from nnviz.data.seen import see_28x28
from tests.benchmarks.read_strokes import drawing_of, read_strokes, strokes_file
from tests.ui.conftest import go

EVERY = 150
LONGEST_STEP_PX = 3
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def digits():
    path = strokes_file()
    if path is None:
        pytest.skip("the pen strokes are not in the data folder (NNVIZ_DATA)")
    return list(read_strokes(path, EVERY))


@pytest.fixture
def lab(make_program):
    """The image lab as it opens, its trainer on this thread."""
    return make_program("digits-cnn")


def replay(pad, drawing):
    """Press at the first point, move in steps of at most 3 px, release; on the square board of the pad."""
    side = min(pad.width(), pad.height())
    left = (pad.width() - side) / 2
    for line in drawing:
        segments, _ = pieces((line,), LONGEST_STEP_PX / side)
        points = np.concatenate([segments[:, :2], segments[-1:, 2:]]) * side + [left, 0]
        places = [QPoint(*np.rint(point).astype(int).tolist()) for point in points]
        QTest.mousePress(pad, LEFT, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(pad, place)
        QTest.mouseRelease(pad, LEFT, pos=places[-1])


def test_what_people_drew_is_read_from_real_mouse_events(lab, digits):
    bench, network = lab.window.bench, lab.runner._run.build.trainer.networks[0]
    right, apart, agree = [], [], []
    for label, strokes in digits:
        drawing = drawing_of(strokes)
        QTest.keyClick(bench.draw.pad, Qt.Key.Key_Delete)
        replay(bench.draw.pad, drawing)
        go(lab)
        straight = see_28x28(drawing).picture
        right.append(bench.bars.answer == str(label))
        apart.append(np.abs(bench.values[..., 0] - straight).mean())
        agree.append(bench.bars.answer == str(network.forward(straight[None, ..., None]).argmax()))
        assert np.array_equal(bench.values[..., 0], see_28x28(bench.draw.pad.drawing).picture)
    assert len(right) >= 40
    assert np.mean(right) >= 0.9
    assert np.mean(apart) < 0.03
    assert np.mean(agree) >= 0.94
