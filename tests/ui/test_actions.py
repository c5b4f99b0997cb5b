"""The table of actions, the menu made from it and the keyboard map."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from nnviz.spec.presets import PRESETS
from nnviz.ui.actions import ACTIONS, key_rows, loose_action
from nnviz.ui.labs import LABS
from tests.ui.conftest import go


def test_no_key_belongs_to_two_actions():
    keys = [QKeySequence(key).toString() for entry in ACTIONS for key in (*entry.keys, *entry.loose_keys)]
    assert len(keys) == len(set(keys))


def test_every_action_has_a_slot_and_a_place_in_the_menu(program):
    shown = {action for menu in program.window.menu.findChildren(QMenu) for action in menu.actions()}
    assert set(program.window.actions_by_key.values()) <= shown
    assert set(program.window.actions_by_key) == {entry.key for entry in ACTIONS}


def test_every_preset_stands_among_the_examples(program):
    examples = next(menu for menu in program.window.menu.findChildren(QMenu) if menu.title() == "Examples")
    names = {action.text() for action in examples.actions()}
    assert {entry.label for entry in PRESETS.entries()} <= names
    assert {entry.thing.lab for entry in PRESETS.entries()} <= {lab.key for lab in LABS}


def test_an_example_opens_from_the_menu(program):
    examples = next(menu for menu in program.window.menu.findChildren(QMenu) if menu.title() == "Examples")
    next(action for action in examples.actions() if action.text() == "Moons").trigger()
    go(program)
    assert program.session.spec.data.kind == "moons"


def test_the_keyboard_map_lists_every_key(program):
    listed = {key for _text, keys in key_rows() for key in keys}
    assert {"Space", "F1", "F11", "Ctrl+Z"} <= listed


def test_keys_without_an_action_are_left_alone():
    assert loose_action(ord("Q")) is None
