"""A classroom's machine: settings by the administrator, and a window that keeps nothing."""

import json

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent

from nnviz.spec.edits import Edit, set_learning_rate
from nnviz.spec.presets import DEFAULT, PRESETS
from nnviz.ui import theme
from nnviz.ui.program import Program


@pytest.fixture
def start(qtbot):
    """start(spec, ...) -> a program, taken down at the end."""
    started = []

    def make(spec=PRESETS[DEFAULT], **choices):
        program = Program(spec, **choices)
        qtbot.addWidget(program.window)
        program.start()
        started.append(program)
        return program

    yield make
    for program in started:
        program.stop()


def change_rate(program):
    program.session.edit(Edit("Change learning rate", lambda spec: set_learning_rate(spec, 0.3), None))


def test_a_read_only_window_asks_and_saves_nothing(start, dialogs):
    program = start(is_read_only=True)
    change_rate(program)
    assert program.session.is_dirty
    assert program.window.documents.may_leave()
    assert dialogs.shown == []
    for key in ("save", "save_as", "export", "picture", "film", "updates"):
        assert not program.window.actions_by_key[key].isEnabled()


@pytest.mark.parametrize(("is_read_only", "menus"), [(True, 0), (False, 1)])
def test_the_views_of_a_read_only_window_have_no_menu_that_saves(start, qapp, monkeypatch, is_read_only, menus):
    program = start(is_read_only=is_read_only)
    pictures, view, opened = program.window.pictures, program.window.bench.graph, []
    make_menu = pictures.menu_of
    monkeypatch.setattr(pictures, "menu_of", lambda of: opened.append(make_menu(of)) or opened[-1])
    place = QPoint(5, 5)
    qapp.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, view.mapToGlobal(place)))
    assert len(opened) == menus
    for menu in opened:
        menu.close()


def test_a_usual_window_asks(start, dialogs):
    program = start()
    change_rate(program)
    assert not program.window.documents.may_leave()
    assert [kind for kind, _ in dialogs.shown] == ["question"]


def test_the_administrators_settings_open_the_window(start, tmp_path):
    (tmp_path / "settings.json").write_text(json.dumps({"theme": "dark"}))
    start(site=tmp_path)
    assert theme.colors().mode == "dark"


def test_the_administrators_preset_opens_first(start, tmp_path):
    (tmp_path / "settings.json").write_text(json.dumps({"preset": "digits-mlp"}))
    assert start(None, site=tmp_path).session.spec == PRESETS["digits-mlp"]


def test_a_preset_that_is_not_there_opens_the_usual_one(start, tmp_path):
    (tmp_path / "settings.json").write_text(json.dumps({"preset": "of a later version"}))
    assert start(None, site=tmp_path).session.spec == PRESETS[DEFAULT]
