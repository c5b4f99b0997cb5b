"""Every test of the interface runs in the program's own fonts and light theme, and keeps its widgets to the end."""

import pytest

from nnviz.spec.presets import PRESETS
from nnviz.ui import theme
from nnviz.ui.i18n import set_language
from nnviz.ui.preferences import application
from nnviz.ui.program import Program


@pytest.fixture(autouse=True)
def _light_theme(qapp):
    theme.install_fonts(qapp)
    theme.apply_theme(qapp, "light")


@pytest.fixture(autouse=True)
def _held_widgets(qtbot, monkeypatch):
    """Qtbot holds widgets weakly: the garbage collector would take them while Qt still sends them events."""
    held = []
    add = qtbot.addWidget

    def add_and_hold(widget, **options):
        held.append(widget)
        add(widget, **options)

    monkeypatch.setattr(qtbot, "addWidget", add_and_hold)


@pytest.fixture
def make_program(qtbot):
    """Makes whole windows on a preset, their trainers on this thread: ``go`` obeys, trains a burst and shows it."""
    made = []

    def make(preset, size=(1280, 720)):
        whole = Program(PRESETS[preset])
        made.append(whole)
        whole.settings.set("theme", "light")
        whole.window.documents.may_leave = lambda: True
        qtbot.addWidget(whole.window)
        whole.window.resize(*size)
        whole.window.show()
        qtbot.waitExposed(whole.window)
        go(whole)
        return whole

    yield make
    for whole in made:
        whole.window.clock.stop()
        whole.window.stop_jobs()
        whole.window.hide()  # deleted while it is seen, it would still ask its event filters
        whole.deleteLater()  # its connections hold it, and it holds them: nobody else would free it
    set_language(application(), "en")


@pytest.fixture
def program(make_program):
    """The whole window on the spiral."""
    return make_program("spiral")


def go(program, rounds=4):
    """A few rounds of trainer and clock, by hand."""
    for _ in range(rounds):
        program.runner.pump()
        program.window.clock.tick()
