"""Curves are drawn by tab, on a log axis, smoothed, and read under the pointer."""

import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz.runtime.messages import Curves
from nnviz.ui.views.curves import CurvesView, smoothed, value_text


def some_curves(n=100, kinds=("loss", "accuracy")):
    epochs = np.linspace(0, 10, n).astype(np.float32)
    series = {f"train_{kind}": np.linspace(1, 0.1, n).astype(np.float32) for kind in kinds}
    series |= {f"test_{kind}": np.linspace(1, 0.2, n).astype(np.float32) for kind in kinds}
    return Curves(np.arange(n) * 10, epochs, series)


@pytest.fixture
def view(qtbot, make_built, make_snapshot):
    view = CurvesView()
    qtbot.addWidget(view)
    view.resize(320, 260)
    view.show_built(make_built())
    view.show()
    view.prepare()
    view.show_frame(make_snapshot(curves=some_curves(), is_playing=False))
    return view


def drawn(view, part="train"):
    lines = view._plot._lines
    return next(line for name, line in lines.items() if name.startswith(part)).getData()


def test_the_plot_is_made_after_the_first_paint(qtbot):
    view = CurvesView()
    qtbot.addWidget(view)
    assert view._plot is None
    view.show()
    qtbot.waitUntil(lambda: view._plot is not None)


def test_the_module_itself_does_not_import_pyqtgraph():
    source = sys.modules["nnviz.ui.views.curves"]
    assert not hasattr(source, "CurvePlot")
    assert not hasattr(source, "pg")


def test_train_and_test_loss_are_drawn_over_epochs(view):
    x, y = drawn(view)
    assert x[-1] == pytest.approx(10)
    assert y[-1] == pytest.approx(0.1)
    assert drawn(view, "test")[1][-1] == pytest.approx(0.2)


def test_the_accuracy_tab_draws_accuracy_and_regression_draws_the_mean_error(view, make_built, make_snapshot, qtbot):
    qtbot.mouseClick(view._tabs.button("score"), Qt.MouseButton.LeftButton)
    assert drawn(view)[1][-1] == pytest.approx(0.1)
    view.show_built(make_built("regression", y=np.zeros(80), classes=(), last="linear"))
    assert view._tabs.button("score").text() == "Mean error"
    assert drawn(view)[0] is None
    view.show_frame(make_snapshot(curves=some_curves(kinds=("loss", "mae")), is_playing=False))
    assert drawn(view)[1][-1] == pytest.approx(0.1)


def test_log_axis_shows_powers_of_ten(view):
    view._log.click()
    assert drawn(view)[1][-1] == pytest.approx(-1)
    axis = view._plot.plotItem.getAxis("left")
    axis.setRange(-3, 1)
    assert axis.logTickStrings([-1.0, np.log10(0.3), 0.0], 1.0, None) == ["0.1", "", "1"]


def test_smoothing_keeps_the_raw_curve_faint_behind(view, qtbot):
    view._smoothing.setFocus()
    for _ in range(10):
        qtbot.keyClick(view._smoothing, Qt.Key.Key_Right)
    assert drawn(view)[1][-1] > 0.1
    assert view._plot._faint["train_loss"].getData()[1][-1] == pytest.approx(0.1)


def test_the_pointer_reads_the_values_of_the_nearest_point(view):
    at = view._plot.place_of(5.0).toPoint()
    QTest.mouseMove(view._plot.viewport(), at)
    assert view._plot._cross.isVisible()
    assert "0.550" in view._legend.text() or "0.54" in view._legend.text() or "0.55" in view._legend.text()
    assert "epoch 5." in view._legend.text() or "epoch 4.9" in view._legend.text()
    QTest.mouseMove(view._plot.viewport(), view._plot.viewport().rect().bottomRight())
    assert not view._plot._cross.isVisible()
    assert "epoch" not in view._legend.text()


def test_a_rebuild_empties_the_curves_and_a_graft_keeps_them(view, make_built):
    view.show_built(make_built(impact="graft"))
    assert len(drawn(view)[0]) == 100
    view.show_built(make_built())
    assert drawn(view)[0] is None


def test_the_whole_history_stays_in_sight_while_it_grows(view, make_snapshot):
    longer = some_curves(200)
    view.show_frame(make_snapshot(curves=Curves(longer.steps, longer.epochs * 4, longer.series), is_playing=False))
    (low, high), _ = view._plot.plotItem.viewRange()
    assert low <= 0
    assert 40 <= high < 44


def test_curves_are_drawn_at_most_ten_times_a_second(view, make_snapshot):
    view.show_frame(make_snapshot(curves=some_curves(150), is_playing=True))
    assert len(drawn(view)[0]) == 100


def test_smoothing_is_unbiased_and_passes_over_nan():
    np.testing.assert_allclose(smoothed(np.array([2.0, np.nan, 2.0, 2.0]), 0.9), 2.0)
    np.testing.assert_allclose(smoothed(np.array([1.0, 0.0]), 0.5), [1.0, 1 / 3])


@pytest.mark.parametrize(("value", "text"), [(0.1234, "0.123"), (0.00012, "0.00012"), (0.0, "0.000"), (1e-7, "1e−07")])
def test_values_are_short(value, text):
    assert value_text(value) == text
