"""What every test gets: its own settings folder, no screen, captured dialogs, a check that nothing is left running."""

import gc
import os
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is imported: the tests share two cores

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

JOIN_LIMIT_S = 2.0
THAW_PERIOD = 25
QT_TESTS = count()


@pytest.fixture(autouse=True)
def isolated_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings folder of the test's own: no test reads or changes the user's."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("NNVIZ_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def nothing_left_running(isolated_home: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test that leaves a thread or a running QTimer behind."""
    threads_before = set(threading.enumerate())
    is_qt_test = "qapp" in request.fixturenames  # looking through all objects is slow
    if is_qt_test:
        if next(QT_TESTS) % THAW_PERIOD == 0:
            gc.unfreeze()  # what was frozen while an earlier test still held it would never be freed
        gc.collect()
        gc.freeze()  # what lives by now is not looked through again: a tenth of the time
    yield
    threads = set(threading.enumerate()) - threads_before
    if threads:
        gc.collect()  # a pool ends its threads when nobody refers to it any more
        threads = wait_for_end(threads)
    assert not threads, f"threads left running: {', '.join(thread.name for thread in threads)}"
    if is_qt_test:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would delete them later
    timers = running_timers() if is_qt_test else []
    names = [f"{timer.objectName() or 'QTimer'} of {timer.parent()}" for timer in timers]
    for timer in timers:
        timer.stop()  # or every later test would be blamed for it
    assert not names, f"running timers left behind: {', '.join(names)}"


def wait_for_end(threads: set[threading.Thread]) -> set[threading.Thread]:
    """Those of ``threads`` that are still alive after a fair chance to end."""
    deadline = time.monotonic() + JOIN_LIMIT_S
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    return {thread for thread in threads if thread.is_alive()}


def running_timers() -> list[QTimer]:
    """All running QTimers made since the last ``gc.freeze()`` or owned by a living widget."""
    if QApplication.instance() is None:
        return []
    gc.collect()
    owned = [timer for widget in QApplication.allWidgets() for timer in widget.findChildren(QTimer)]
    known = [thing for thing in gc.get_objects() if type(thing) is QTimer]
    return [timer for timer in {id(timer): timer for timer in (*owned, *known)}.values() if is_running(timer)]


def is_running(timer: QTimer) -> bool:
    """False too for a timer whose Qt half is already gone."""
    try:
        return timer.isActive()
    except RuntimeError:
        return False


class Dialogs:
    """Stands in for the user: notes every dialog, answers from ``answers`` (by kind), else as Cancel would."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []
        self.answers: dict[str, object] = {}

    def note(self, kind: str, text: str, default: object) -> object:
        """Write a dialog down and give its answer."""
        self.shown.append((kind, text))
        return self.answers.get(kind, default)


@pytest.fixture(autouse=True)
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    """No dialog ever blocks a test; the test reads here what would have been shown."""
    captured = Dialogs()
    button = QMessageBox.StandardButton
    for kind, default in (
        ("information", button.Ok),
        ("warning", button.Ok),
        ("critical", button.Ok),
        ("question", button.Cancel),
    ):

        def ask(
            parent: object, title: str, text: str, *rest: object, kind: str = kind, default: object = default
        ) -> object:
            return captured.note(kind, text, default)

        monkeypatch.setattr(QMessageBox, kind, ask)
    for kind in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):

        def choose(
            parent: object = None, caption: str = "", *rest: object, kind: str = kind, **named: object
        ) -> object:
            nothing = "" if kind == "getExistingDirectory" else ("", "")
            return captured.note(kind, caption, nothing)

        monkeypatch.setattr(QFileDialog, kind, choose)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: captured.note("exec", box.text(), button.Cancel))
    monkeypatch.setattr(QDialog, "exec", lambda dialog: captured.note("exec", dialog.windowTitle(), 0))
    return captured
