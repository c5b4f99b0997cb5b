"""The big plot shows the output or the pointed unit, points, and what lies under the pointer."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from nnviz.runtime.messages import Request
from nnviz.ui import theme
from nnviz.ui.views.output_plot import OutputPlot


@pytest.fixture
def plot(qtbot):
    view = OutputPlot()
    qtbot.addWidget(view)
    view.resize(300, 380)
    view.show()
    return view


def the_request(view):
    (request,) = view.requests()
    return request


def feed(view, make_snapshot, reading):
    view.show_frame(make_snapshot({the_request(view): np.asarray(reading, np.float32)}))


def color_at(view, x, y):
    at = view._plane.axes().to_screen(x, y).toPoint()
    picture = view._plane.grab().toImage()
    return picture.pixelColor(at * view.devicePixelRatioF())


def halves(size=50):
    """Negative on the left, positive on the right, +1 only in the upper right."""
    values = np.full((size, size), -1.0)
    values[:, size // 2 :] = 0.5
    values[: size // 2, size // 2 :] = 1.0
    return values


def is_near(color, role, by=60):
    want = QColor(getattr(theme.colors(), role))
    return abs(color.red() - want.red()) + abs(color.green() - want.green()) + abs(color.blue() - want.blue()) < by


def test_a_binary_plane_asks_for_the_map_of_the_output(plot, make_built):
    plot.show_built(make_built())
    assert the_request(plot).probe == "map"
    assert the_request(plot).target == (0, "output", 0)
    assert 50 <= the_request(plot).size <= 250


def test_the_first_row_of_a_map_is_at_the_top_and_its_first_column_left(plot, make_built, make_snapshot):
    plot.show_built(make_built())
    plot._train.setChecked(False)
    feed(plot, make_snapshot, halves())
    assert is_near(color_at(plot, -5, 4), "negative")
    assert is_near(color_at(plot, 5, 4), "positive")
    assert not is_near(color_at(plot, 5, -4), "positive")


def test_hard_boundary_shows_only_the_sign(plot, make_built, make_snapshot, qtbot):
    plot.show_built(make_built())
    plot._train.setChecked(False)
    qtbot.mouseClick(plot._hard, Qt.MouseButton.LeftButton, pos=plot._hard.rect().center() - QPointF(30, 0).toPoint())
    assert plot._hard.isChecked()
    feed(plot, make_snapshot, halves())
    assert is_near(color_at(plot, 5, -4), "positive")


def test_training_and_test_points_are_toggled_separately(plot, make_built, make_snapshot):
    plot.show_built(make_built(x=[[3, 3], [-3, -3]], y=[1, 0]))
    feed(plot, make_snapshot, np.zeros((50, 50)))
    neutral = color_at(plot, 0, 0)
    assert is_near(color_at(plot, 3, 3), "positive")
    assert color_at(plot, -3, -3) == neutral
    plot._train.click()
    plot._test.click()
    assert color_at(plot, 3, 3) == neutral
    assert is_near(color_at(plot, -3, -3), "negative")


def test_pointing_tells_the_place_and_the_value(plot, make_built, make_snapshot, qtbot):
    plot.show_built(make_built())
    feed(plot, make_snapshot, halves())
    at = plot._plane.axes().to_screen(3, 4).toPoint()
    with qtbot.waitSignal(plot.point_pointed) as told:
        qtbot.mouseMove(plot._plane, at)
    assert told.args == pytest.approx([3, 4], abs=0.05)
    assert plot._value.text() == "(3.0, 4.0) → 1.00"


def test_leaving_the_plane_is_told_once(plot, make_built, qtbot):
    plot.show_built(make_built())
    qtbot.mouseMove(plot._plane, plot._plane.axes().frame.center().toPoint())
    with qtbot.waitSignal(plot.pointer_left):
        qtbot.mouseMove(plot._plane, plot._plane.rect().bottomLeft())
    assert plot._value.text() == ""


def test_a_pointed_unit_replaces_the_output_and_shows_its_thumbnail_at_once(plot, make_built, make_snapshot):
    plot.show_built(make_built(sizes=(4, 1)))
    plot._train.setChecked(False)
    maps = np.zeros((7, 10, 10), np.float32)
    maps[2 + 3] = 1.0
    plot.show_frame(make_snapshot({Request("maps", (0,), 10): maps}))
    changes = []
    plot.requests_changed.connect(lambda: changes.append(the_request(plot).target))
    plot.show_unit("hidden-1", 3)
    assert changes == [(0, "hidden-1", 3)]
    assert is_near(color_at(plot, 0, 0), "positive")
    assert plot._title.text() == "Hidden 1, neuron 4"
    plot.show_output()
    assert changes[-1] == (0, "output", 0)
    assert plot._title.text() == "Output"


def test_a_unit_that_is_gone_after_a_graft_gives_way_to_the_output(plot, make_built):
    plot.show_built(make_built(sizes=(4, 1)))
    plot.show_unit("hidden-1", 3)
    plot.show_built(make_built(sizes=(3, 1), impact="graft"))
    assert the_request(plot).target == (0, "output", 0)


def test_a_graft_keeps_the_picture_until_the_next_frame(plot, make_built, make_snapshot):
    plot.show_built(make_built())
    plot._train.setChecked(False)
    feed(plot, make_snapshot, np.ones((50, 50)))
    plot.show_built(make_built(sizes=(5, 1), impact="graft"))
    assert is_near(color_at(plot, 0, 0), "positive")


def test_classes_are_shaded_by_confidence_and_named_in_the_legend(plot, make_built, make_snapshot):
    plot.show_built(make_built("classes", y=np.arange(80) % 3, classes=("a", "b", "c"), sizes=(4, 3), last="softmax"))
    plot._train.setChecked(False)
    assert the_request(plot).probe == "classes"
    probabilities = np.full((3, 50, 50), 1 / 3)
    probabilities[:, :, :25] = np.array([0.0, 0.0, 1.0])[:, None, None]
    feed(plot, make_snapshot, probabilities)
    sure = color_at(plot, -3, 0)
    assert sure.green() > sure.red()
    assert is_near(color_at(plot, 3, 0), "neutral")


def test_nan_is_grey_with_a_hatch(plot, make_built, make_snapshot):
    plot.show_built(make_built())
    plot._train.setChecked(False)
    feed(plot, make_snapshot, np.full((50, 50), np.nan))
    picture = plot._plane.grab(plot._plane.axes().frame.toRect().adjusted(20, 20, -20, -20)).toImage()
    shades = {picture.pixelColor(x, 10).name() for x in range(40)}
    assert len(shades) > 1
    assert all(abs(QColor(shade).red() - QColor(shade).blue()) < 30 for shade in shades)


def test_one_axis_shows_the_fit_and_reads_it(plot, make_built, make_snapshot, qtbot):
    x = np.linspace(-6, 6, 40)[:, None]
    plot.show_built(make_built("regression", x=x, y=np.sin(x[:, 0]), classes=(), last="linear", is_planar=False))
    assert the_request(plot).probe == "curve"
    feed(plot, make_snapshot, np.linspace(-1, 1, 200))
    with qtbot.waitSignal(plot.point_pointed):
        qtbot.mouseMove(plot._fit, plot._fit.axes().to_screen(3, 0).toPoint())
    assert plot._value.text() == "3.0 → 0.50"


def test_tables_show_the_confusion_matrix(plot, make_built, make_snapshot, qtbot):
    x = np.zeros((6, 4))
    plot.show_built(
        make_built("classes", x=x, y=np.arange(6) % 3, classes=("a", "b", "c"), sizes=(3,), is_planar=False)
    )
    assert the_request(plot) == Request("confusion", (0,))
    feed(plot, make_snapshot, [[5, 0, 0], [0, 4, 1], [0, 0, 6]])
    with qtbot.waitSignal(plot.cell_chosen) as chosen:
        qtbot.mouseClick(plot._confusion, Qt.MouseButton.LeftButton, pos=plot._confusion.cell(1, 2).center().toPoint())
    assert chosen.args == [1, 2]
    assert plot._value.text() == "b as c: 1"


def test_stale_readings_of_another_request_are_ignored(plot, make_built, make_snapshot):
    plot.show_built(make_built())
    plot._train.setChecked(False)
    before = color_at(plot, 0, 0)
    plot.show_frame(make_snapshot({Request("map", (0, "hidden-1", 0), 33): np.ones((33, 33), np.float32)}))
    assert color_at(plot, 0, 0) == before


def test_a_pointed_place_is_a_sample_of_the_data(plot, make_built):
    plot.show_built(make_built())
    assert plot.sample_at(1.0, -2.0).tolist() == [1.0, -2.0]
    plot.show_built(make_built("regression", x=np.zeros((8, 1)), y=np.zeros(8), classes=(), is_planar=False))
    assert plot.sample_at(1.0, -2.0).tolist() == [1.0]
    plot.show_built(make_built("classes", x=np.zeros((6, 4)), y=np.arange(6) % 2, is_planar=False))
    assert plot.sample_at(1.0, -2.0) is None
