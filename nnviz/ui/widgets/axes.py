"""Where numbers lie on the screen: the value ranges of a plot, its frame, round ticks and their labels."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nnviz.ui import theme

TICK_GAP = 4


@dataclass(frozen=True, slots=True)
class Axes:
    """The frame of a plot on the screen and the values at its edges; y grows upwards."""

    frame: QRectF
    x: tuple[float, float]
    y: tuple[float, float]

    def to_screen(self, x: float, y: float) -> QPointF:
        """Where the point (x, y) is drawn."""
        return QPointF(
            self.frame.left() + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.frame.width(),
            self.frame.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.frame.height(),
        )

    def to_values(self, at: QPointF) -> tuple[float, float]:
        """The values at a place on the screen."""
        return (
            self.x[0] + (at.x() - self.frame.left()) / self.frame.width() * (self.x[1] - self.x[0]),
            self.y[0] + (self.frame.bottom() - at.y()) / self.frame.height() * (self.y[1] - self.y[0]),
        )


def round_ticks(low: float, high: float, count: int) -> list[float]:
    """About ``count`` round numbers between ``low`` and ``high``: steps of 1, 2 or 5 times a power of ten."""
    span = high - low
    if not math.isfinite(span) or span <= 0:
        return []
    raw = span / max(count, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [number * step for number in range(first, math.floor(high / step + 1e-9) + 1)]


def number_text(value: float) -> str:
    """A number for reading: up to six significant digits, a real minus sign."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value + 0.0:g}".replace("-", "−")


def fixed_text(value: float, decimals: int = 2) -> str:
    """A number with fixed decimals, so that changing numbers do not dance; what rounds to zero has no sign."""
    if not math.isfinite(value):
        return number_text(value)
    text = f"{value:.{decimals}f}"
    return (text if text.strip("-0.") else text.lstrip("-")).replace("-", "−")


def draw_ticks(painter: QPainter, axes: Axes, x_ticks: list[float], y_ticks: list[float]) -> None:
    """Write the tick labels under and left of the frame."""
    colors = theme.colors()
    painter.setFont(theme.font(theme.TEXT_SMALL))
    painter.setPen(colors.color("text_dim"))
    frame = axes.frame
    for value in x_ticks:
        at = axes.to_screen(value, axes.y[0]).x()
        box = QRectF(at - 30, frame.bottom() + TICK_GAP, 60, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, number_text(value))
    for value in y_ticks:
        at = axes.to_screen(axes.x[0], value).y()
        box = QRectF(frame.left() - TICK_GAP - 60, at - 8, 60, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number_text(value))


def draw_grid(painter: QPainter, axes: Axes, x_ticks: list[float], y_ticks: list[float], color: QColor) -> None:
    """Draw thin lines at the ticks."""
    painter.setPen(QPen(color, 1))
    frame = axes.frame
    for value in x_ticks:
        at = round(axes.to_screen(value, axes.y[0]).x()) + 0.5
        painter.drawLine(QPointF(at, frame.top()), QPointF(at, frame.bottom()))
    for value in y_ticks:
        at = round(axes.to_screen(axes.x[0], value).y()) + 0.5
        painter.drawLine(QPointF(frame.left(), at), QPointF(frame.right(), at))
