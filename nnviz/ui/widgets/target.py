"""What a painter paints on: the screen, a picture of another size, or a file of lines and letters.

A widget that keeps ready pictures of itself asks here, so that it is sharp wherever it is painted.
"""

from PySide6.QtGui import QPaintEngine, QPainter

VECTOR_ENGINES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture)
VECTOR_RATIO = 3.0
"""Pixels for each unit of what cannot be lines and letters in a file that otherwise is."""


def is_vector(painter: QPainter) -> bool:
    """Whether lines stay lines: a file that can be enlarged without end."""
    return painter.paintEngine().type() in VECTOR_ENGINES


def pixel_ratio(painter: QPainter) -> float:
    """How many real pixels one unit of length gets."""
    return VECTOR_RATIO if is_vector(painter) else painter.deviceTransform().m11()
