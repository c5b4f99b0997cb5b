import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from nnviz.session import saving
from nnviz.storage.experiment_file import read_experiment
from nnviz.ui.i18n import set_language
from nnviz.ui.preferences import application
from tests.data.own_samples import FLOWERS
from tests.ui.conftest import go
from tests.ui.hands import click, drop

GAPS = "a,b,kind\n" + "\n".join(f"{n},{'' if n % 10 == 3 else n * 7 % 5},{'xyz'[n % 3]}" for n in range(60))


@pytest.fixture
def program(make_program):
    return make_program("iris")


def read_to_the_end(program):
    """Wait for the reading thread, as the timer would."""
    watch = program.window.own.tables.watch
    deadline = time.monotonic() + 10
    while watch.is_running and time.monotonic() < deadline:
        watch._job.join()
        watch.look()
    assert not watch.is_running


def opened(program, tmp_path, text=FLOWERS, name="flowers.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert drop(program.window, path)
    read_to_the_end(program)
    return program.window.own.tables.sheet


def test_training_starts_in_three_steps_drop_check_train(program, tmp_path):
    sheet = opened(program, tmp_path)
    assert sheet.isVisible()
    assert sheet.choice.target == "kind"
    assert sheet._summary.text() == "60 rows, 5 inputs, 3 classes"
    click(sheet.train_button)
    go(program, 40)
    assert not sheet.isVisible()
    assert program.session.is_playing
    assert program.session.spec.lab == "tables"
    assert program.session.last_built.data.classes == ("rose", "tulip", "lily")
    program.session.pause()
    go(program, 1)
    assert program.session.undo_text == "Open table"


def test_other_files_are_not_taken(program, tmp_path):
    path = tmp_path / "x.exe"
    path.write_bytes(b"MZ")
    assert not drop(program.window, path)


def test_a_pasted_table_opens_by_ctrl_v(program):
    QGuiApplication.clipboard().setText(FLOWERS.replace(",", "\t"))
    QTest.keyClick(program.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    read_to_the_end(program)
    sheet = program.window.own.tables.sheet
    assert sheet.separator.value == "\t"
    click(sheet.train_button)
    go(program, 1)
    assert program.session.spec.data.settings["source"] == "Pasted table"


def test_target_columns_and_gaps_can_be_chosen(program, tmp_path):
    sheet = opened(program, tmp_path, GAPS)
    assert "54 rows" in sheet._summary.text()
    click(sheet.missing.button("fill"))
    assert "60 rows, 1 inputs" in sheet._summary.text()  # the numbered column is off
    item = sheet.columns.item(0)
    item.setCheckState(Qt.CheckState.Checked)
    assert "60 rows, 2 inputs" in sheet._summary.text()
    sheet.target.combo.setCurrentIndex(1)
    sheet.target.combo.activated.emit(1)
    assert sheet.choice.target == "b"
    assert sheet.choice.task == "classes"
    assert "kind" in sheet.choice.columns
    click(sheet.task.button("regression"))
    assert "one value" in sheet._summary.text()
    click(sheet.train_button)
    go(program, 3)
    assert program.session.spec.data.kind == "own_values"
    assert program.session.spec.data.settings["missing"] == "fill"


def test_words_as_a_value_are_refused_in_the_sheet(program, tmp_path):
    sheet = opened(program, tmp_path)
    click(sheet.task.button("regression"))
    assert "holds words" in sheet.problem
    assert not sheet.train_button.isEnabled()


def test_another_separator_reads_the_file_again(program, tmp_path):
    sheet = opened(program, tmp_path)
    index = sheet.separator.combo.findData(";")
    sheet.separator.combo.setCurrentIndex(index)
    sheet.separator.combo.activated.emit(index)
    read_to_the_end(program)
    assert "only one column" in sheet.problem
    assert not sheet.train_button.isEnabled()
    index = sheet.separator.combo.findData(",")
    sheet.separator.combo.setCurrentIndex(index)
    sheet.separator.combo.activated.emit(index)
    read_to_the_end(program)
    assert sheet.train_button.isEnabled()


def test_a_damaged_file_gets_one_sentence_and_changes_nothing(program, tmp_path):
    before = program.session.spec
    sheet = opened(program, tmp_path, "a,b\n1,2\n1,2,3\n")
    assert "line 3 has 3 values" in sheet.problem
    click(sheet.cancel_button)
    assert not sheet.isVisible()
    assert program.session.spec == before


def test_cancel_ends_the_reading(program, tmp_path):
    path = tmp_path / "big.csv"
    path.write_text("a,b\n" + "1,2\n" * 400_000)
    program.window.own.tables.open_file(path)
    job = program.window.own.tables.watch._job
    click(program.window.own.tables.sheet.cancel_button)
    job.join()
    assert job.is_done
    assert job.result is None or job.is_cancelled
    assert not program.window.own.tables.watch.is_running


def test_the_columns_of_a_table_can_be_chosen_again_and_hidden_layers_stay(program, tmp_path):
    click(opened(program, tmp_path).train_button)
    go(program, 5)
    bench = program.window.bench
    click(bench.own_data.choice_button)
    sheet = program.window.own.tables.sheet
    assert sheet.isVisible()
    sheet.columns.item(2).setCheckState(Qt.CheckState.Unchecked)
    layers = program.session.spec.layers
    click(sheet.train_button)
    go(program, 3)
    assert program.session.last_built.data.input_shape == (2,)
    assert program.session.spec.layers == layers


def test_large_data_is_asked_about_on_saving(program, tmp_path, dialogs, monkeypatch):
    click(opened(program, tmp_path).train_button)
    go(program, 3)
    monkeypatch.setattr(saving, "KEPT_UNASKED", 10)
    path = tmp_path / "a.nnviz"
    dialogs.answers["getSaveFileName"] = (str(path), "")
    program.window.documents.save()
    assert not path.exists()
    assert dialogs.shown[0][0] == "question"
    dialogs.answers["question"] = QMessageBox.StandardButton.Yes
    program.window.documents.save()
    go(program, 2)
    assert read_experiment(path).own is not None


def test_a_file_without_its_data_opens_once_the_table_is_chosen_again(program, tmp_path, dialogs, make_program):
    click(opened(program, tmp_path).train_button)
    go(program, 20)
    program.session.pause()
    go(program, 1)
    keep = program.window.bench.own_data.keep
    assert keep.isChecked()
    click(keep)
    path = tmp_path / "a.nnviz"
    program.session.save(path)
    go(program, 2)
    assert read_experiment(path).own is None
    other = make_program("circle")
    dialogs.shown.clear()
    other.session.open_file(path)
    assert "Choose the file “flowers.csv” again?" in dialogs.shown[0][1]
    assert other.session.spec.data.kind == "circle"
    dialogs.answers["question"] = QMessageBox.StandardButton.Open
    dialogs.answers["getOpenFileName"] = (str(tmp_path / "flowers.csv"), "")
    other.session.open_file(path)
    for watch in other.window.own.tables.findChildren(type(other.window.own.tables.watch)):
        if watch.is_running:
            watch._job.join()
            watch.look()
    go(other, 2)
    assert other.session.spec.data.kind == "own_classes"
    np.testing.assert_array_equal(other.session.last_built.data.train_x, program.session.last_built.data.train_x)


def test_a_table_dropped_in_another_lab_leaves_that_lab_as_it_was(make_program, tmp_path):
    program = make_program("spiral")
    before = program.session.spec
    click(opened(program, tmp_path).train_button)
    go(program, 4)
    assert program.session.spec.data.kind == "own_classes"
    assert program.session.is_playing
    program.session.pause()
    assert program.session.undo_text == "Open table"
    assert program.session.shelved_labs == ("playground",)
    program.window._go_to_lab("playground")
    go(program, 2)
    assert program.session.spec == before
    program.window._go_to_lab("tables")
    go(program, 2)
    assert program.session.last_built.data.classes == ("rose", "tulip", "lily")


def test_the_sheet_speaks_the_language_of_the_program_and_names_its_controls(program, tmp_path):
    sheet = opened(program, tmp_path)
    set_language(application(), "zh_CN")
    QApplication.processEvents()
    assert sheet.train_button.text() == "训练"
    assert sheet._summary.text() == "60 行，5 个输入，3 个类别"
    for control in (sheet.columns, sheet.preview, sheet.target.combo, sheet.separator.combo, sheet.header):
        assert control.accessibleName()
        assert control.toolTip()
