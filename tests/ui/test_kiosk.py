"""A classroom's machine: settings by the administrator, and a window that keeps nothing."""

import json

from nnviz.spec.edits import Edit, set_learning_rate
from nnviz.spec.presets import DEFAULT, PRESETS
from nnviz.ui import theme
from nnviz.ui.program import Program


def test_a_read_only_window_asks_and_saves_nothing(qapp, dialogs):
    program = Program(PRESETS[DEFAULT], is_read_only=True)
    program.session.edit(Edit("Change learning rate", lambda spec: set_learning_rate(spec, 0.3), None))
    assert program.session.is_dirty
    assert program.window.documents.may_leave()
    assert dialogs.shown == []
    assert not program.window.actions_by_key["save"].isEnabled()
    assert not program.window.actions_by_key["save_as"].isEnabled()


def test_a_usual_window_asks(qapp, dialogs):
    program = Program(PRESETS[DEFAULT])
    program.session.edit(Edit("Change learning rate", lambda spec: set_learning_rate(spec, 0.3), None))
    assert not program.window.documents.may_leave()
    assert [kind for kind, _ in dialogs.shown] == ["question"]


def test_the_administrators_settings_open_the_window(qapp, tmp_path):
    (tmp_path / "settings.json").write_text(json.dumps({"theme": "dark"}))
    Program(PRESETS[DEFAULT], site=tmp_path)
    assert theme.colors().mode == "dark"


def test_the_administrators_preset_opens_first(qapp, tmp_path):
    (tmp_path / "settings.json").write_text(json.dumps({"preset": "digits-mlp"}))
    assert Program(None, site=tmp_path).session.spec == PRESETS["digits-mlp"]


def test_a_preset_that_is_not_there_opens_the_usual_one(qapp, tmp_path):
    (tmp_path / "settings.json").write_text(json.dumps({"preset": "of a later version"}))
    assert Program(None, site=tmp_path).session.spec == PRESETS[DEFAULT]
