"""A full HD screen at 200 % leaves 960 x 540: columns scroll there, but nothing is cut and no words run together."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from nnviz.ui.i18n import set_language
from nnviz.ui.labs import LABS
from nnviz.ui.preferences import application
from tests.ui.conftest import go
from tests.ui.test_main_window import what_is_cut

ROOT = Path(__file__).resolve().parents[2]
SMALL = (960, 540)


def words_without_room(window: QWidget) -> list[str]:
    """Buttons and labels of one line whose own text is wider than they are."""
    labels = [label for label in window.findChildren(QLabel) if label.text() and not label.wordWrap()]
    buttons = [button for kind in (QPushButton, QCheckBox) for button in window.findChildren(kind)]
    return [
        f"{type(widget).__name__} {widget.text()!r}"
        for widget in (*labels, *buttons)
        if not widget.visibleRegion().isEmpty() and words_px(widget) > widget.width() + 1
    ]


def words_px(widget: QLabel | QPushButton | QCheckBox) -> int:
    plain = widget.text().partition("<")[0]
    return max(widget.fontMetrics().horizontalAdvance(line) for line in plain.split("\n"))


@pytest.mark.parametrize("lab", [lab.key for lab in LABS if lab.is_on_rail])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_at_200_percent_nothing_is_cut(program, lab, language):
    window = program.window
    window._go_to_lab(lab)
    go(program)
    set_language(application(), language)
    window.resize(*SMALL)
    for _ in range(3):  # a layout may change another one
        application().processEvents()
    assert (window.width(), window.height()) == SMALL
    assert not what_is_cut(window)
    assert not words_without_room(window)
    for area in (window.bench._left_area, window.bench._right_area):
        assert area.widget().width() <= area.viewport().width()


def test_the_hint_leaves_when_the_numbers_need_its_place(program):
    bar = program.window.status_bar
    program.window.resize(1280, 720)
    application().processEvents()
    assert bar._hint.isVisible()
    program.window.resize(*SMALL)
    application().processEvents()
    assert not bar._hint.isVisible()
    assert len(bar.texts) == 6


SCALED_RUN = """
import sys
from PySide6.QtWidgets import QApplication
from nnviz.spec.presets import PRESETS
from nnviz.ui.program import Program

app = QApplication([])
program = Program(PRESETS["spiral"])
program.window.resize(960, 540)
program.window.show()
for _ in range(4):
    program.runner.pump()
    program.window.clock.tick()
    app.processEvents()
picture = program.window.grab()
program.stop()
print(picture.devicePixelRatio(), picture.width(), picture.height())
"""


@pytest.mark.parametrize(("factor", "size"), [("1.5", "1.5 1440 810"), ("2", "2.0 1920 1080")])
def test_the_window_is_drawn_in_the_screens_own_pixels(factor, size):
    environment = {**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", SCALED_RUN], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == size
    assert "Traceback" not in done.stderr
