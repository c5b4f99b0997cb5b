"""The program from the outside: a real process that opens, trains and ends."""

import os
import subprocess
import sys
import textwrap

import pytest

from nnviz import app

HEAVY = ("pyqtgraph", "sklearn", "PIL", "scipy")


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
        import sys
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        from nnviz.spec.presets import PRESETS
        from nnviz.ui.program import Program
        app = QApplication([])
        program = Program(PRESETS[{preset!r}])
        at_first = []
        program.window.painted.connect(lambda: at_first.extend(name for name in {HEAVY!r} if name in sys.modules))
        program.window.painted.connect(lambda: QTimer.singleShot(300, app.quit))
        program.start()
        program.window.show()
        app.exec()
        program.stop()
        print("heavy:", at_first)
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
