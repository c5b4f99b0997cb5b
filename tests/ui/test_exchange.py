"""File > Export and File > Import, by mouse and keys, to the files and back."""

import subprocess
import sys
import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

import nnviz
from nnviz.ui.i18n import set_language
from nnviz.ui.preferences import application
from tests.ui.conftest import go
from tests.ui.hands import click, drop


def finish(program, watch):
    """Let the trainer give its state, and wait for the working thread as the timer would."""
    deadline = time.monotonic() + 20
    go(program)
    while watch.is_running and time.monotonic() < deadline:
        watch._job.join()
        watch.look()
    assert not watch.is_running


def choosing(monkeypatch, kind, path):
    monkeypatch.setattr(QFileDialog, kind, lambda *args, **named: (str(path), ""))


def exported(program, monkeypatch, key, path):
    """Open the card, mark a target, press the button, choose a file."""
    exporting = program.window.exchange.exporting
    if not exporting.card.isVisible():
        program.window.actions_by_key["export"].trigger()
    sheet = exporting.sheet
    assert sheet.isVisible()
    button = sheet.targets[key]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center() / 2)
    assert sheet.target == key
    choosing(monkeypatch, "getSaveFileName", path)
    click(sheet.export_button)
    finish(program, exporting.watch)
    return sheet


def test_the_network_as_it_stands_is_written_as_a_script_that_runs(program, monkeypatch, tmp_path):
    click(program.window.top_bar.transport.epoch)
    go(program, rounds=8)
    sheet = exported(program, monkeypatch, "numpy", tmp_path / "spiral.py")
    assert sheet.told == f"Written: spiral.py and spiral.npz in {tmp_path}"
    assert sheet.export_button.isEnabled()
    source = (
        "import sys, numpy as np; sys.path.insert(0, sys.argv[1]); import spiral; print(spiral.predict([[1.0, 2.0]]))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", source, str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    weights = np.load(tmp_path / "spiral.npz")
    live = program.runner._run.build.trainer.networks[0]
    assert np.array_equal(weights["output.weight"], live.layer("output").weight)
    assert program.runner._run.step == 25


def test_the_card_opens_by_its_keys(program):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(program.window, Qt.Key.Key_E, both)
    assert program.window.exchange.exporting.card.isVisible()


def test_a_name_without_an_ending_gets_the_target_s(program, monkeypatch, tmp_path):
    exported(program, monkeypatch, "csv", tmp_path / "table")
    assert {path.name for path in tmp_path.iterdir()} == {"table-curves.csv", "table-predictions.csv"}


def test_what_cannot_be_exported_is_said_on_the_card_and_the_next_choice_works(make_program, monkeypatch, tmp_path):
    program = make_program("gan-ring")
    sheet = exported(program, monkeypatch, "sklearn", tmp_path / "net.py")
    assert "this network makes them" in sheet.told
    assert not list(tmp_path.iterdir())
    assert exported(program, monkeypatch, "torch", tmp_path / "net.py").told.startswith("Written: net.py")


def test_without_the_package_onnx_the_card_says_how_to_get_it(program, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "onnx", None)
    sheet = exported(program, monkeypatch, "onnx", tmp_path / "net.onnx")
    assert sheet.told == "ONNX files need the package onnx; install it with: pip install 'nnviz-desktop[onnx]'"


def test_changing_ones_mind_in_the_file_dialog_writes_nothing(program, monkeypatch, tmp_path, dialogs):
    exporting = program.window.exchange.exporting
    program.window.actions_by_key["export"].trigger()
    click(exporting.sheet.export_button)
    assert dialogs.shown[-1] == ("getSaveFileName", "Export the network")
    assert exporting.sheet.told == ""
    QTest.keyClick(exporting.card, Qt.Key.Key_Escape)
    assert not exporting.card.isVisible()


def test_the_card_speaks_the_language_of_the_program(program):
    program.window.actions_by_key["export"].trigger()
    set_language(application(), "zh_CN")
    application().processEvents()
    sheet = program.window.exchange.exporting.sheet
    assert sheet.targets["onnx"].text() == "ONNX 文件"
    assert sheet.export_button.text() == "导出…"


@pytest.fixture
def flowers(tmp_path):
    """A trained network for iris as an ONNX file, and its scores."""
    pytest.importorskip("onnx")
    experiment = nnviz.Experiment("iris")
    experiment.train(epochs=50)
    return experiment.export("onnx", tmp_path / "flowers.onnx")[0], experiment


def imported(program, monkeypatch, path):
    choosing(monkeypatch, "getOpenFileName", path)
    program.window.actions_by_key["import"].trigger()
    importing = program.window.exchange.importing
    finish(program, importing.watch)
    return importing


def test_a_file_becomes_the_open_experiment_with_its_weights(program, monkeypatch, flowers):
    path, experiment = flowers
    importing = imported(program, monkeypatch, path)
    sheet = importing.sheet
    assert sheet.layers.count() == 2
    assert sheet.layers.item(1).text() == "output: Dense → 3, 27"
    assert sheet.data.value == "blobs"
    sheet.data.combo.setFocus()
    while sheet.data.value != "iris":
        QTest.keyClick(sheet.data.combo, Qt.Key.Key_Down)
    click(sheet.open_button)
    finish(program, importing.watch)
    go(program)
    session = program.session
    assert not importing.card.isVisible()
    assert (session.spec.lab, session.spec.data.kind, session.title) == ("tables", "iris", "flowers")
    assert session.is_dirty
    assert session.path is None
    live = program.runner._run.build.trainer.networks[0]
    assert np.allclose(live.layer("output").weight, experiment.weights["output.weight"])


def test_a_file_dropped_on_the_window_is_read(program, flowers):
    assert drop(program.window, flowers[0])
    importing = program.window.exchange.importing
    finish(program, importing.watch)
    assert importing.sheet.layers.count() == 2


def test_data_chosen_afterwards_keeps_the_weights(program, monkeypatch, flowers):
    path, experiment = flowers
    importing = imported(program, monkeypatch, path)
    importing.sheet.data.set_value("blank_classes")
    click(importing.sheet.open_button)
    finish(program, importing.watch)
    go(program)
    assert program.session.spec.data.kind == "blank_classes"
    bench = program.window.bench
    click(bench.data.tiles.button("iris"))
    go(program)
    assert program.session.spec.data.kind == "iris"
    live = program.runner._run.build.trainer.networks[0]
    assert np.allclose(live.layer("hidden_1").weight, experiment.weights["hidden-1.weight"])


def test_a_file_that_is_none_is_told_on_the_card_and_nothing_changes(program, monkeypatch, tmp_path):
    pytest.importorskip("onnx")
    path = tmp_path / "bad.onnx"
    path.write_bytes(b"not a network")
    importing = imported(program, monkeypatch, path)
    assert "bad.onnx is damaged" in importing.sheet.problem
    assert not importing.sheet.open_button.isVisible()
    click(importing.sheet.cancel_button)
    assert not importing.card.isVisible()
    assert program.session.spec.name == "Spiral"


def test_unsaved_work_is_asked_about_before_an_import_replaces_it(make_program, monkeypatch, flowers, dialogs):
    program = make_program("iris")
    del program.window.documents.may_leave
    click(program.window.top_bar.transport.epoch)
    program.window.bench.edited.emit(nnviz.edits.Edit("Rename", lambda spec: nnviz.edits.rename(spec, "Mine")))
    go(program)
    dialogs.answers["question"] = QMessageBox.StandardButton.Cancel
    importing = imported(program, monkeypatch, flowers[0])
    importing.sheet.data.set_value("iris")
    click(importing.sheet.open_button)
    finish(program, importing.watch)
    assert dialogs.shown[-1][0] == "question"
    assert program.session.spec.name == "Mine"
