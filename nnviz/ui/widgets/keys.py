"""Keys that mean the same wherever things stand in rows and columns."""

from PySide6.QtCore import Qt

ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""Rows down and columns to the right."""

CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def arrow_steps(columns: int) -> dict[int, int]:
    """How far an arrow key leads when all places are counted row by row."""
    return {key: down * columns + right for key, (down, right) in ARROWS.items()}
