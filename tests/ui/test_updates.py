"""The way to newer versions: the program asks nobody by itself, the menu opens the page."""

import pytest
from PySide6.QtGui import QDesktopServices

from nnviz.ui.links import RELEASES


@pytest.fixture
def opened(monkeypatch):
    """The addresses that the system was asked to open."""
    addresses = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url.toString()) or True)
    return addresses


def test_the_page_opens_when_asked_and_only_then(program, opened):
    assert opened == []
    program.window.actions_by_key["updates"].trigger()
    assert opened == [RELEASES]
