"""Bugs end in the log and in one dialog; files in one clear sentence."""

import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from nnviz.ui.errors import CrashHandler, show_file_problem


@pytest.fixture
def handler(qtbot, tmp_path, monkeypatch):
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = CrashHandler(tmp_path)
    made.install()
    return made


def boxes() -> list[QMessageBox]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


def close_all() -> None:
    for box in boxes():
        box.close()
        box.deleteLater()


def raise_here(message: str) -> None:
    try:
        raise ValueError(message)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_an_uncaught_exception_is_logged_and_told_once(handler, qtbot, caplog, tmp_path):
    raise_here("first")
    raise_here("second")
    qtbot.waitUntil(lambda: bool(boxes()))
    QApplication.processEvents()
    assert len(boxes()) == 1
    assert "first" in boxes()[0].informativeText()
    assert str(tmp_path) in boxes()[0].informativeText()
    assert caplog.text.count("uncaught exception") == 2
    close_all()


def test_an_exception_in_another_thread_is_told_by_the_gui_thread(handler, qtbot):
    def fail() -> None:
        raise RuntimeError("from afar")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(boxes()))
    assert "from afar" in boxes()[0].informativeText()
    close_all()


def test_a_file_problem_does_not_block(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    box = show_file_problem(parent, "x.nnviz is damaged: the archive ends too early")
    assert "damaged" in box.text()
    close_all()
