"""Paints the links: quantised by sign and magnitude, one pen and one call a level, at most a dozen times a second."""

from itertools import pairwise
from time import perf_counter
from typing import Any

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from nnviz.ui.theme import Colors
from nnviz.ui.views.network_graph_curves import Curves

LARGEST_COUNT = 420
"""More links than this are never drawn at once: the largest win."""

MANY_WIRES = 60
SHORTEST_PAUSE_S = 0.066
PAUSE_PER_COST = 4.0
PIXELS_PER_PICTURE = 4.0

_EDGES = np.array([0.03, 0.1, 0.2, 0.32, 0.46, 0.62, 0.85, 1.15, 1.6, 2.2, 3.0, 4.2])
_MIDDLES = np.append((_EDGES[:-1] + _EDGES[1:]) / 2, 5.0)
_WIDTHS = 0.9 + 3.7 * (_MIDDLES / 5.0) ** 0.75
_STRENGTHS = np.minimum(1.0, 0.28 + 0.78 * _MIDDLES**0.7)


def draw_lines(painter: QPainter, lines: np.ndarray) -> None:
    """Draw lines (n, 4) float64 with the current pen in one call, without a Python object a line."""
    if len(lines):
        lines = np.ascontiguousarray(lines, dtype=np.float64)
        pointer: Any = shiboken6.wrapInstance(lines.ctypes.data, QLineF)  # a QLineF *, which no stub knows
        painter.drawLines(pointer, len(lines))


def levels_of(weights: np.ndarray) -> np.ndarray:
    """The signed drawing level of each scaled weight: 0 is invisible, the sign is the weight's."""
    magnitude = np.nan_to_num(np.abs(weights), nan=0.0, posinf=9.0)
    levels: np.ndarray = np.where(weights < 0, -1, 1) * np.searchsorted(_EDGES, magnitude, side="right")
    return levels


def link_pen(level: int, theme: Colors, zoom: float = 1.0) -> QPen:
    """The pen of one signed level, not 0."""
    strength = float(_STRENGTHS[abs(level) - 1])
    color = _mixed(theme.color("window"), theme.color("link_positive" if level > 0 else "link_negative"), strength)
    width = float(_WIDTHS[abs(level) - 1]) * zoom**0.5
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def strongest(weights: np.ndarray, most: int = LARGEST_COUNT) -> np.ndarray:
    """The numbers of the links to draw: the visible ones, at most ``most``, weak ones first."""
    magnitude = np.nan_to_num(np.abs(weights), nan=0.0, posinf=9.0)
    chosen = np.argpartition(magnitude, -most)[-most:] if len(magnitude) > most else np.arange(len(magnitude))
    visible: np.ndarray = chosen[magnitude[chosen] >= _EDGES[0]]
    return visible


def paint_links(
    painter: QPainter,
    curves: Curves,
    weights: np.ndarray,
    chosen: np.ndarray,
    theme: Colors,
    *,
    phase_px: float = 0.0,
    zoom: float = 1.0,
) -> None:
    """Draw the chosen links as dashes, weak ones below strong ones. ``weights`` (links,) are scaled."""
    lines, owner = curves.dashes(chosen, phase_px)
    levels = levels_of(weights[chosen])[owner]
    order = np.argsort(np.abs(levels) * 2 + (levels > 0), kind="stable")
    lines, levels = lines[order], levels[order]
    starts = np.flatnonzero(np.diff(levels, prepend=0))
    for start, stop in pairwise((*starts.tolist(), len(levels))):
        painter.setPen(link_pen(int(levels[start]), theme, zoom))
        draw_lines(painter, lines[start:stop])


def paint_all(
    painter: QPainter, curves: Curves, wires: Curves, weights: np.ndarray, theme: Colors, phase_px: float, zoom: float
) -> None:
    """Draw the wires and on them all links that are worth it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_wires(painter, wires, theme)
    paint_links(painter, curves, weights, strongest(weights), theme, phase_px=phase_px, zoom=zoom)


class LinkLayer:
    """The picture of all links, kept in a pixmap and painted again only when due.

    Training moves the dashes; the pause between two pictures follows their cost, so that painting links never takes
    more than a fifth of the GUI thread.
    """

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._is_stale = True
        self._painted_at = 0.0
        self._pause_s = SHORTEST_PAUSE_S
        self._phase_px = 0.0
        self._step = 0
        self._shown_step = 0

    @property
    def phase_px(self) -> float:
        """How far the dashes have moved."""
        return self._phase_px

    @property
    def pixmap(self) -> QPixmap:
        """The newest picture, transparent where there is no link."""
        return self._pixmap

    def invalidate(self) -> None:
        """Paint again at the next chance, however short ago the last picture was."""
        self._is_stale = True

    def show_step(self, step: int) -> None:
        """Training is at this step: the dashes will move, and weights may have changed."""
        self._step = step

    def is_due(self, now: float | None = None) -> bool:
        """Whether a new picture should be painted now."""
        if self._is_stale:
            return True
        elapsed = (perf_counter() if now is None else now) - self._painted_at
        return self._step != self._shown_step and elapsed >= self._pause_s

    def paint(
        self,
        size: QSize,
        ratio: float,
        curves: Curves,
        wires: Curves,
        weights: np.ndarray,
        theme: Colors,
        zoom: float,
    ) -> None:
        """Paint a new picture of ``size`` (device independent) at a device pixel ratio."""
        began = perf_counter()
        self._advance()
        if self._pixmap.size() != size * ratio:
            self._pixmap = QPixmap(size * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(self._pixmap) as painter:
            paint_all(painter, curves, wires, weights, theme, self._phase_px, zoom)
        self._painted_at = perf_counter()
        self._pause_s = max(SHORTEST_PAUSE_S, PAUSE_PER_COST * (self._painted_at - began))
        self._is_stale = False

    def _advance(self) -> None:
        steps = self._step - self._shown_step
        if steps > 0:
            self._phase_px += min(PIXELS_PER_PICTURE, 1.5 + 0.1 * steps)
        self._shown_step = self._step


def _paint_wires(painter: QPainter, wires: Curves, theme: Colors) -> None:
    if len(wires):
        painter.setPen(QPen(theme.color("outline", 1.0 if len(wires) < MANY_WIRES else 0.45), 1.0))
        draw_lines(painter, wires.solid(np.arange(len(wires)))[0])


def _mixed(below: QColor, above: QColor, share: float) -> QColor:
    rest = 1.0 - share
    return QColor.fromRgbF(
        below.redF() * rest + above.redF() * share,
        below.greenF() * rest + above.greenF() * share,
        below.blueF() * rest + above.blueF() * share,
    )
