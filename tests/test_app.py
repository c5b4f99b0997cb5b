"""The program from the outside: a real process that opens, trains and ends."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from nnviz import app

HEAVY = ("pyqtgraph", "sklearn", "PIL", "scipy", "tqdm", "importlib.metadata")
OPENED_LATER = (
    "nnviz.export",
    "nnviz.importing",
    "nnviz.ui.benches.digits",
    "nnviz.ui.benches.generative",
    "nnviz.ui.benches.images",
    "nnviz.ui.benches.tables",
    "nnviz.ui.dialogs",
    "nnviz.ui.exchange",
    "nnviz.ui.pictures.film_panel",
    "nnviz.ui.pictures.picture_panel",
)
"""What nobody has asked for when the window opens on the first lab."""


def test_a_missing_display_is_said_in_words(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert app.run() == 2
    assert "needs a display" in capsys.readouterr().err


def test_the_age_of_the_process_counts_from_its_start():
    assert 0 < app.process_age_s() < 3600


@pytest.mark.parametrize("preset", ["spiral"])
def test_heavy_packages_are_imported_after_the_first_picture(preset, tmp_path):
    script = f"""
        import gc, sys
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        from nnviz.cli import main
        from nnviz.ui.program import Program
        at_first, collects, begin = [], [], Program.start
        def look():
            at_first.extend(name for name in {(*HEAVY, *OPENED_LATER)!r} if name in sys.modules)
            QTimer.singleShot(300, leave)
        def leave():
            collects.append(gc.isenabled())
            QApplication.quit()
        def start(program):
            program.window.painted.connect(look)
            begin(program)
        Program.start = start
        assert main(["--preset", {preset!r}]) == 0
        print("heavy:", at_first)
        print("garbage is collected:", collects)
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NNVIZ_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "heavy: []" in done.stdout
    assert "garbage is collected: [True]" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_program_in_good_order(number, tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NNVIZ_HOME": str(tmp_path)}
    program = subprocess.Popen([sys.executable, "-m", "nnviz"], env=environment)
    try:
        deadline_s = time.monotonic() + 60
        while not any("window shown" in path.read_text("utf-8") for path in tmp_path.glob("log/*")):
            assert time.monotonic() < deadline_s, "the window was not shown"
            time.sleep(0.05)  # another process: there is nothing to wait on but its log
        program.send_signal(number)
        assert program.wait(30) == 0
    finally:
        program.kill()
