"""Every test of the interface runs in the program's own fonts and light theme, and keeps its widgets to the end."""

import pytest

from nnviz.ui import theme


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
