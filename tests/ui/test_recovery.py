"""Leaving with unsaved work waits for the disk; work that a crash left behind is offered at the next start."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from nnviz.spec.edits import Edit, set_learning_rate
from nnviz.spec.presets import PRESETS
from nnviz.storage.experiment_file import read_experiment
from nnviz.storage.paths import autosave_dir
from nnviz.ui.program import Program
from tests.conftest import Dialogs

BUTTON = QMessageBox.StandardButton


@pytest.fixture
def program(qapp: QApplication, isolated_home: Path) -> Iterator[Program]:
    made = Program(PRESETS["circle"], home=isolated_home)
    yield made
    made.stop()
    made.window.deleteLater()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def change_rate(program: Program, rate: float = 0.5) -> None:
    program.session.edit(Edit("Change learning rate", partial(set_learning_rate, learning_rate=rate)))


def leave_a_copy(program: Program) -> Path:
    """What a crash would leave: a copy whose window is gone."""
    change_rate(program, 0.7)
    copy = autosave_dir() / "left.nnviz"
    program.session.save_copy(copy)
    program.runner.pump()
    program.session.poll()
    program.session.undo()
    return copy


def test_left_work_is_opened_as_the_unsaved_document_it_was(program: Program, dialogs: Dialogs) -> None:
    copy = leave_a_copy(program)
    dialogs.answers["question"] = BUTTON.Open
    program.offer_recovery()
    assert len(dialogs.shown) == 1
    assert program.session.spec.training.learning_rate == 0.7
    assert program.session.is_dirty
    assert copy.exists()
    program.stop()
    assert not copy.exists()


def test_discarded_work_is_removed(program: Program, dialogs: Dialogs) -> None:
    copy = leave_a_copy(program)
    dialogs.answers["question"] = BUTTON.Discard
    program.offer_recovery()
    assert not copy.exists()
    assert program.session.spec.training.learning_rate != 0.7


def test_cancel_asks_again_at_the_next_start(program: Program, dialogs: Dialogs) -> None:
    copy = leave_a_copy(program)
    program.offer_recovery()
    assert copy.exists()
    program.offer_recovery()
    assert len(dialogs.shown) == 2
    program.autosave.discard(copy)  # type: ignore[union-attr]  # this program has a home


def test_nothing_is_asked_where_nothing_was_left(program: Program, dialogs: Dialogs) -> None:
    program.offer_recovery()
    assert dialogs.shown == []


def test_leaving_with_save_has_written_the_file_before_the_window_closes(
    program: Program, dialogs: Dialogs, tmp_path: Path
) -> None:
    program.start()
    path = tmp_path / "mine.nnviz"
    program.session.save(path)
    assert program.session.finish_saving()
    change_rate(program, 0.25)
    dialogs.answers["question"] = BUTTON.Save
    assert program.window.documents.may_leave()
    assert read_experiment(path).spec.training.learning_rate == 0.25


def test_leaving_is_stopped_when_the_file_cannot_be_written(program: Program, dialogs: Dialogs, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    program.session.save(folder / "mine.nnviz")
    assert program.session.finish_saving()
    for child in folder.iterdir():
        child.unlink()
    folder.rmdir()
    folder.write_text("now a file")
    change_rate(program)
    dialogs.answers["question"] = BUTTON.Save
    assert not program.window.documents.may_leave()
