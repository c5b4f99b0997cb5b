"""What a unit looks for: asked for in small steps, shown on the way, for classes, neurons and maps."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz.runtime.messages import Request
from nnviz.ui.views.dream import A_PICTURE, STEPS, DreamView

CLASSES = tuple("0123456789")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot, make_built):
    view = DreamView()
    qtbot.addWidget(view)
    view.resize(300, 220)
    view.show()
    x = np.zeros((40, 64), np.float32)
    view.show_built(make_built("classes", x, np.arange(40) % 10, CLASSES, (16, 10), is_planar=False))
    return view


def answer(view, make_snapshot):
    """One reading as the trainer thread makes it: the picture, then an answer for every step."""
    (request,) = view.requests()
    picture = np.linspace(0, 1, 64)
    answers = np.arange(request.size) * 0.1
    view.show_frame(make_snapshot({request: np.concatenate([picture, answers]).astype(np.float32)}, is_playing=False))
    return request


def test_the_climb_goes_on_with_every_snapshot_until_it_is_done(view, make_snapshot):
    sizes = []
    while view.requests():
        sizes.append(answer(view, make_snapshot).size)
    assert sizes == list(range(A_PICTURE, STEPS + 1, A_PICTURE))
    assert view.is_done
    assert view.picture.picture.shape == (8, 8)
    assert f"{STEPS}" in view._line.text()


def test_a_class_is_dreamt_of_at_a_click(view, make_snapshot):
    answer(view, make_snapshot)
    QTest.mouseClick(view.button(7), LEFT)
    assert view.unit == ("output", 7)
    assert view.picture.picture is None
    assert view.requests() == {Request("dream", (0, "output", 7), A_PICTURE)}
    assert "7" in view._title.text()


def test_a_neuron_is_dreamt_of_and_what_is_not_there_changes_nothing(view):
    view.show_unit("hidden-1", 15)
    assert view.unit == ("hidden-1", 15)
    view.show_unit("hidden-1", 16)
    view.show_unit("", 0)
    assert view.unit == ("hidden-1", 15)


def test_the_climb_begins_anew_at_a_click(view, make_snapshot):
    while view.requests():
        answer(view, make_snapshot)
    QTest.mouseClick(view.again, LEFT)
    assert view.requests() == {Request("dream", (0, "output", 0), A_PICTURE)}


def test_points_of_the_plane_are_no_pictures(qtbot, make_built):
    view = DreamView()
    qtbot.addWidget(view)
    view.show_built(make_built())
    assert not view.requests()
    assert not view.again.isEnabled()
