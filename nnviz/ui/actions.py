"""All actions of the window in one table: what they are called, their keys and where they stand in the menu."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from nnviz.ui.i18n import QT_TRANSLATE_NOOP

Menu = Literal["file", "edit", "run", "view", "help"]

CONTEXT = "Actions"


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One line of the table.

    ``keys`` act everywhere in the window. ``loose_keys`` act only when the control that has the focus does not use
    them itself: the space bar presses a focused button, and plays everywhere else.
    """

    key: str
    menu: Menu
    text: str
    keys: tuple[str, ...] = ()
    loose_keys: tuple[str, ...] = ()
    is_checkable: bool = False
    starts_section: bool = False


MENUS: dict[Menu, str] = {
    "file": QT_TRANSLATE_NOOP("Actions", "File"),
    "edit": QT_TRANSLATE_NOOP("Actions", "Edit"),
    "run": QT_TRANSLATE_NOOP("Actions", "Train"),
    "view": QT_TRANSLATE_NOOP("Actions", "View"),
    "help": QT_TRANSLATE_NOOP("Actions", "Help"),
}

ACTIONS = (
    ActionEntry("new", "file", QT_TRANSLATE_NOOP("Actions", "New experiment"), ("Ctrl+N",)),
    ActionEntry("open", "file", QT_TRANSLATE_NOOP("Actions", "Open…"), ("Ctrl+O",)),
    ActionEntry("open_table", "file", QT_TRANSLATE_NOOP("Actions", "Open table…"), ("Ctrl+T",)),
    ActionEntry("open_pictures", "file", QT_TRANSLATE_NOOP("Actions", "Open folder of pictures…")),
    ActionEntry("paste_table", "file", QT_TRANSLATE_NOOP("Actions", "Paste table"), ("Ctrl+Shift+V",)),
    ActionEntry("save", "file", QT_TRANSLATE_NOOP("Actions", "Save"), ("Ctrl+S",), starts_section=True),
    ActionEntry("save_as", "file", QT_TRANSLATE_NOOP("Actions", "Save as…"), ("Ctrl+Shift+S",)),
    ActionEntry("import", "file", QT_TRANSLATE_NOOP("Actions", "Import network…"), starts_section=True),
    ActionEntry("export", "file", QT_TRANSLATE_NOOP("Actions", "Export network…"), ("Ctrl+Shift+E",)),
    ActionEntry("picture", "file", QT_TRANSLATE_NOOP("Actions", "Save a picture…"), ("Ctrl+P",), starts_section=True),
    ActionEntry("film", "file", QT_TRANSLATE_NOOP("Actions", "Record training…"), ("Ctrl+Shift+R",)),
    ActionEntry("quit", "file", QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",), starts_section=True),
    ActionEntry("undo", "edit", QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",)),
    ActionEntry("redo", "edit", QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionEntry("paint", "edit", QT_TRANSLATE_NOOP("Actions", "Paint points"), (), ("P",), starts_section=True),
    ActionEntry(
        "settings", "edit", QT_TRANSLATE_NOOP("Actions", "All settings of learning"), ("Ctrl+E",), starts_section=True
    ),
    ActionEntry("play", "run", QT_TRANSLATE_NOOP("Actions", "Start or pause training"), (), ("Space",)),
    ActionEntry("step", "run", QT_TRANSLATE_NOOP("Actions", "One step"), (), ("Right",)),
    ActionEntry("epoch", "run", QT_TRANSLATE_NOOP("Actions", "One epoch"), (), ("PgDown",)),
    ActionEntry("reset", "run", QT_TRANSLATE_NOOP("Actions", "Reset, same seed"), (), ("Home",), starts_section=True),
    ActionEntry("seed", "run", QT_TRANSLATE_NOOP("Actions", "New seed"), ("Ctrl+R",)),
    ActionEntry("sample", "run", QT_TRANSLATE_NOOP("Actions", "Inside one update"), ("Ctrl+B",), starts_section=True),
    ActionEntry("summary", "run", QT_TRANSLATE_NOOP("Actions", "Model summary"), ("Ctrl+M",)),
    ActionEntry("report", "run", QT_TRANSLATE_NOOP("Actions", "Report of right and wrong"), ("Ctrl+J",)),
    ActionEntry("keep", "run", QT_TRANSLATE_NOOP("Actions", "Keep run"), ("Ctrl+K",)),
    ActionEntry("compare", "run", QT_TRANSLATE_NOOP("Actions", "Compare runs"), ("Ctrl+Shift+K",)),
    ActionEntry("theme", "view", QT_TRANSLATE_NOOP("Actions", "Dark theme"), ("Ctrl+D",), is_checkable=True),
    ActionEntry("language", "view", QT_TRANSLATE_NOOP("Actions", "中文 / English"), ("Ctrl+L",)),
    ActionEntry("full_screen", "view", QT_TRANSLATE_NOOP("Actions", "Full screen"), ("F11",), is_checkable=True),
    ActionEntry("motion", "view", QT_TRANSLATE_NOOP("Actions", "Moving openings"), is_checkable=True),
    ActionEntry(
        "zoom_in", "view", QT_TRANSLATE_NOOP("Actions", "Enlarge the graph"), ("Ctrl++", "Ctrl+="), starts_section=True
    ),
    ActionEntry("zoom_out", "view", QT_TRANSLATE_NOOP("Actions", "Shrink the graph"), ("Ctrl+-",)),
    ActionEntry("zoom_fit", "view", QT_TRANSLATE_NOOP("Actions", "Fit the graph into the window"), ("Ctrl+0",)),
    ActionEntry("keys", "help", QT_TRANSLATE_NOOP("Actions", "Keyboard map"), ("F1",)),
    ActionEntry("menu", "help", QT_TRANSLATE_NOOP("Actions", "Open the menu"), ("F10",)),
    ActionEntry("updates", "help", QT_TRANSLATE_NOOP("Actions", "Updates (opens a web page)"), starts_section=True),
    ActionEntry("about", "help", QT_TRANSLATE_NOOP("Actions", "About NNViz")),
)


def translated(text: str) -> str:
    """A text of the table in the language of the program."""
    return QCoreApplication.translate(CONTEXT, text)


def make_actions(owner: QWidget, slots: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """One QAction for each line of the table, added to ``owner``. Raises KeyError when a line has no slot."""
    actions = {}
    for entry in ACTIONS:
        slot = slots[entry.key]
        action = QAction(owner)
        action.setCheckable(entry.is_checkable)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.triggered.connect(lambda _checked=False, slot=slot: slot())
        owner.addAction(action)
        actions[entry.key] = action
    translate_actions(actions)
    return actions


def translate_actions(actions: Mapping[str, QAction]) -> None:
    """Speak the language of the program."""
    for key, action in actions.items():
        action.setText(action_text(key))


def action_text(key: str) -> str:
    """The text of an action in the language of the program."""
    return translated(next(entry.text for entry in ACTIONS if entry.key == key))


def loose_action(key: int) -> str | None:
    """The action of a key that no control has used, or None."""
    sequence = QKeySequence(key)
    return next(
        (
            entry.key
            for entry in ACTIONS
            if any(
                QKeySequence(loose).matches(sequence) is QKeySequence.SequenceMatch.ExactMatch
                for loose in entry.loose_keys
            )
        ),
        None,
    )


def key_rows() -> Iterable[tuple[str, tuple[str, ...]]]:
    """The keyboard map: text and keys of every action that has one, in the user's spelling."""
    for entry in ACTIONS:
        keys = tuple(
            QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            for key in (*entry.loose_keys, *entry.keys)
        )
        if keys:
            yield translated(entry.text), keys


def is_plain_key(modifiers: Qt.KeyboardModifier) -> bool:
    """Whether a key came without Ctrl, Alt, Shift or Meta; the keypad counts as plain."""
    return not modifiers & ~Qt.KeyboardModifier.KeypadModifier
