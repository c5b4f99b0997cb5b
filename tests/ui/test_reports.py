"""The model summary and the report, opened by key in the real window, the trainer on this thread."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.runtime.messages import Request
from nnviz.ui.status_bar import duration
from tests.ui.conftest import go
from tests.ui.hands import click


@pytest.fixture
def open_lab(make_program, qtbot):
    """open_lab(preset) -> the running program after a few steps."""

    def open_preset(key, steps=8):
        whole = make_program(key)
        whole.window.activateWindow()
        qtbot.waitUntil(whole.window.isActiveWindow)
        if steps:
            whole.session.step_epoch()
            go(whole, steps)
        return whole

    return open_preset


def press(whole, key):
    QTest.keyClick(whole.window, key, Qt.KeyboardModifier.ControlModifier)
    go(whole)


def cells(view):
    return [row.cells for row in view.table.rows]


def test_the_summary_lists_the_layers_and_their_shares(open_lab):
    whole = open_lab("digits-cnn", steps=0)
    press(whole, Qt.Key.Key_M)
    view = whole.window.overlays.summary_view
    assert view.isVisible()
    layers = whole.session.last_built.networks[0].layers
    found = cells(view)
    assert [int(line[3].replace(",", "")) for line in found[1:-1]] == [layer.parameters for layer in layers]
    assert found[0][2] == "28 × 28 × 1"
    assert found[-1][3] == f"{sum(layer.parameters for layer in layers):,}"
    assert sum(float(line[4].split()[0]) for line in found[1:-1]) == pytest.approx(100, abs=1)


def test_the_summary_of_a_gan_has_both_networks(open_lab):
    whole = open_lab("gan-ring")
    press(whole, Qt.Key.Key_M)
    captions = [row.cells[0] for row in whole.window.overlays.summary_view.table.rows if row.is_caption]
    assert [caption.split(":")[0] for caption in captions] == ["Generator", "Discriminator"]


def test_the_summary_follows_an_edit(open_lab):
    whole = open_lab("spiral")
    press(whole, Qt.Key.Key_M)
    before = cells(whole.window.overlays.summary_view)
    click(whole.window.bench.graph.header_row.headers[1].more)
    go(whole)
    after = cells(whole.window.overlays.summary_view)
    assert int(after[1][2]) == int(before[1][2]) + 1


def test_the_summary_is_copied_with_its_columns_in_line(open_lab):
    whole = open_lab("spiral")
    press(whole, Qt.Key.Key_M)
    view = whole.window.overlays.summary_view
    click(view.copy)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split() == ["Layer", "Kind", "Output", "shape", "Parameters", "Share"]
    assert {line.rindex("%") for line in lines[2:]} == {len(lines[0]) - 1}


def test_the_report_is_measured_only_while_it_is_open(open_lab):
    whole = open_lab("iris")
    view = whole.window.overlays.report_view
    assert Request("report", (0, "test")) not in whole.window.overlays.requests()
    press(whole, Qt.Key.Key_J)
    go(whole)
    assert view.isVisible()
    assert [line[0] for line in cells(view)][:3] == ["setosa", "versicolor", "virginica"]
    assert sum(int(line[5]) for line in cells(view)[:3]) == int(cells(view)[-1][5])
    assert view._line.text().startswith("Accuracy")
    assert not view.requests()
    press(whole, Qt.Key.Key_J)
    assert not view.isVisible()
    assert not whole.window.overlays.requests()


def test_the_other_part_is_measured_at_once_while_training_rests(open_lab):
    whole = open_lab("iris")
    press(whole, Qt.Key.Key_J)
    view = whole.window.overlays.report_view
    go(whole)
    test_count = cells(view)[-1][5]
    click(view.parts.button("train"))
    go(whole)
    assert cells(view)[-1][5] == str(whole.session.last_built.data.train_count)
    assert cells(view)[-1][5] != test_count


def test_a_regression_is_reported_by_its_errors(open_lab):
    whole = open_lab("diabetes")
    press(whole, Qt.Key.Key_J)
    go(whole)
    names = [line[0].split()[0] for line in cells(whole.window.overlays.report_view)]
    assert names == ["MAE", "RMSE", "R²"]
    assert all(float(line[1].replace("−", "-")) for line in cells(whole.window.overlays.report_view))


def test_a_gan_has_no_report_and_says_why(open_lab):
    whole = open_lab("gan-ring")
    press(whole, Qt.Key.Key_J)
    view = whole.window.overlays.report_view
    assert not view.requests()
    assert "right answers" in view._line.text()


def test_the_status_bar_tells_how_long_it_trained(open_lab):
    whole = open_lab("spiral")
    assert any(text.startswith("Trained for 0:0") for text in whole.window.status_bar.texts)
    assert [duration(seconds) for seconds in (7.9, 754, 3723)] == ["0:07", "12:34", "1:02:03"]
