"""Which key asks the graph for what; the canvas obeys.

Arrows move the focus among neurons, with Shift they move the picture. Enter opens the formula, B types the bias, W the
next incoming weight, plus and minus change the neurons of the layer, Delete removes it. Home or Ctrl+0 shows the whole
network, Ctrl+plus and Ctrl+minus zoom.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from nnviz.ui.widgets.keys import ARROWS

ZOOM_STEP = 1.25
PAN_STEP_PX = 60.0

AskKind = Literal["zoom", "fit", "pan", "focus", "units", "remove", "bias", "weight", "open"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One wish: ``across`` and ``down`` are steps of an arrow, ``down`` also counts neurons."""

    kind: AskKind
    across: int = 0
    down: int = 0
    factor: float = 1.0


_WITH_CONTROL = {
    Qt.Key.Key_Plus: Ask("zoom", factor=ZOOM_STEP),
    Qt.Key.Key_Equal: Ask("zoom", factor=ZOOM_STEP),
    Qt.Key.Key_Minus: Ask("zoom", factor=1 / ZOOM_STEP),
    Qt.Key.Key_0: Ask("fit"),
}
_PLAIN = {
    Qt.Key.Key_Home: Ask("fit"),
    Qt.Key.Key_Plus: Ask("units", down=1),
    Qt.Key.Key_Equal: Ask("units", down=1),
    Qt.Key.Key_Minus: Ask("units", down=-1),
    Qt.Key.Key_Delete: Ask("remove"),
    Qt.Key.Key_Return: Ask("open"),
    Qt.Key.Key_Enter: Ask("open"),
    Qt.Key.Key_B: Ask("bias"),
    Qt.Key.Key_W: Ask("weight"),
}


def ask_of(event: QKeyEvent) -> Ask | None:
    """What this key press asks for, None for keys that mean nothing here."""
    try:
        key = Qt.Key(event.key())
    except ValueError:  # a key that Qt has no name for
        return None
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return _WITH_CONTROL.get(key)
    if key in ARROWS:
        down, across = ARROWS[key]
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            return Ask("pan", -across, -down)
        return Ask("focus", across, down) if modifiers == Qt.KeyboardModifier.NoModifier else None
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        return None
    return _PLAIN.get(key)
