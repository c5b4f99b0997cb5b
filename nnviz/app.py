"""The composition root of the window: application, log, crash handler, program, and its end."""

import gc
import logging
import os
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nnviz.resources import resource_path
from nnviz.spec.presets import PRESETS
from nnviz.storage.log_file import start_log, stop_log
from nnviz.storage.paths import log_dir, settings_dir, site_settings_dir
from nnviz.ui.errors import CrashHandler
from nnviz.ui.program import Program

log = logging.getLogger(__name__)

IMPORTED_S = time.perf_counter()
NO_DISPLAY = """NNViz needs a display to open its window, and found none (DISPLAY and WAYLAND_DISPLAY are not set).
Start it from a desktop, through "ssh -X", or under "xvfb-run".
Without a window: "nnviz train spiral" trains, and "nnviz tour --out pictures" takes pictures of the window."""


def run(
    file: Path | str | None = None,
    preset: str | None = None,
    *,
    full_screen: bool = False,
    data_dir: Path | None = None,
    read_only: bool = False,
) -> int:
    """Open the window with a file, a preset or the first example; returns the exit code when it is closed.

    ``read_only`` is for kiosks: nothing is saved, no setting is kept, nothing is asked on closing.
    """
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
        program = Program(
            PRESETS[preset] if preset else None,
            home=None if read_only else settings_dir(),
            data_dir=data_dir,
            site=site_settings_dir(),
            is_read_only=read_only,
        )
        program.window.painted.connect(lambda: log.info("window shown after %.2f s", process_age_s()))
        program.start()
        if full_screen:
            program.window.showFullScreen()
        else:
            program.window.show()
        if file is not None:
            program.session.open_file(Path(file))
        QTimer.singleShot(0, program.offer_recovery)
        for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl+C in the terminal, log-out: the clock's tick lets it in
            signal.signal(number, lambda *_: app.quit())
        gc.freeze()  # what the start has made stays: the collector need not look through it again
        gc.enable()
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
