"""The composition root of the window: builds the parts, joins them, and takes them down in order."""

import logging
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nnviz.resources import resource_path
from nnviz.runtime.pacing import prepare_interpreter
from nnviz.runtime.runner import TrainingRunner
from nnviz.session.autosave import Autosave
from nnviz.session.session import Session
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import DEFAULT, PRESETS
from nnviz.storage.log_file import start_log, stop_log
from nnviz.storage.paths import autosave_dir, log_dir, settings_dir
from nnviz.storage.recent import RecentFiles
from nnviz.storage.settings import SettingsFile
from nnviz.ui import theme
from nnviz.ui.errors import CrashHandler
from nnviz.ui.i18n import set_language
from nnviz.ui.main_window import MainWindow, wanted_language, wanted_theme

log = logging.getLogger(__name__)

IMPORTED_S = time.perf_counter()
NO_DISPLAY = """NNViz needs a display to open its window, and found none (DISPLAY and WAYLAND_DISPLAY are not set).
Start it from a desktop, through "ssh -X", or under "xvfb-run".
Without a window: "nnviz train spiral" trains, and "nnviz tour --out pictures" takes pictures of the window."""


class Program(QObject):
    """One window with its session and its trainer thread.

    ``home`` None keeps settings and recent files in memory, and saves nothing by itself (tests, tours).
    """

    def __init__(self, spec: ExperimentSpec, *, home: Path | None = None, data_dir: Path | None = None) -> None:
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.settings = SettingsFile(home / "settings.json" if home else None)
        theme.install_fonts(app)
        theme.apply_theme(app, wanted_theme(self.settings))
        set_language(app, wanted_language(self.settings))
        folder = data_dir or (Path(self.settings.text("data_folder")) if self.settings.text("data_folder") else None)
        self.runner = TrainingRunner(data_dir=folder)
        self.session = Session(self.runner, spec, RecentFiles(home / "recent.json" if home else None), self)
        period_s = self.settings.number("autosave_seconds")
        self.autosave = Autosave(self.session, autosave_dir(), period_s, self) if home else None
        self.window = MainWindow(self.session, self.settings)
        self.window.closed.connect(self._go)

    def start(self) -> None:
        """Begin to train on demand and to show it."""
        prepare_interpreter()
        self.runner.start()
        self.window.clock.start()
        if self.autosave is not None:
            self.autosave.start()

    def stop(self) -> None:
        """Clock, then trainer thread, then window; asks nothing: what could be lost was asked about on closing."""
        self.window.clock.stop()
        self.session.stop()
        if self.autosave is not None:
            self.autosave.stop()
        self.window.hide()

    def offer_recovery(self) -> None:
        """Ask about unsaved work that a crash left behind."""
        if self.autosave is not None:
            self.window.documents.offer_recovery(self.autosave)

    def _go(self) -> None:
        QApplication.quit()


def run(
    file: Path | None = None,
    preset: str | None = None,
    *,
    full_screen: bool = False,
    data_dir: Path | None = None,
) -> int:
    """Open the window with a file, a preset or the first example; returns the exit code when it is closed."""
    if is_display_missing():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    app = QApplication(sys.argv[:1])
    app.setApplicationName("NNViz")
    app.setDesktopFileName("nnviz")
    app.setWindowIcon(QIcon(str(resource_path("icons/nnviz.svg"))))
    handler = start_log(log_dir())
    crashes = CrashHandler(log_dir(), app)
    crashes.install()
    try:
        program = Program(PRESETS[preset or DEFAULT], home=settings_dir(), data_dir=data_dir)
        program.window.painted.connect(lambda: log.info("window shown after %.2f s", process_age_s()))
        program.start()
        if full_screen:
            program.window.showFullScreen()
        else:
            program.window.show()
        if file is not None:
            program.session.open_file(file)
        QTimer.singleShot(0, program.offer_recovery)
        code = app.exec()
        program.stop()
        return code
    finally:
        crashes.uninstall()
        stop_log(handler)


def is_display_missing() -> bool:
    """Whether Qt would abort for want of a display."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def process_age_s() -> float:
    """Seconds since the process began; where the system does not tell, since this module was imported."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
        uptime_s = float(Path("/proc/uptime").read_text().split()[0])
        return uptime_s - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return time.perf_counter() - IMPORTED_S
