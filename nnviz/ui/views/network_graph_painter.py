"""Puts the picture of the graph together: links below, neurons and names on them, hover and focus on top."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from nnviz.ui import theme
from nnviz.ui.views.network_graph_geometry import Geometry
from nnviz.ui.views.network_graph_hits import Spot
from nnviz.ui.views.network_graph_layout import Arrangement
from nnviz.ui.views.network_graph_links import (
    LARGEST_COUNT,
    LinkLayer,
    draw_lines,
    levels_of,
    link_pen,
    paint_all,
    paint_links,
    strongest,
)
from nnviz.ui.views.network_graph_names import paint_names
from nnviz.ui.views.network_graph_neurons import NeuronLayer, paint_bias_dots
from nnviz.ui.views.network_graph_tiles import Readings

FADED = 0.13


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands out: the thing pointed at, the thing with an open card, the neuron with the keyboard focus."""

    pointed: Spot | None = None
    opened: Spot | None = None
    focused: int | None = None

    def spots(self) -> set[Spot]:
        """What is pointed at or open."""
        return {spot for spot in (self.pointed, self.opened) if spot is not None}


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """All that one picture shows. ``size`` is in device independent pixels, ``ratio`` those to real ones.

    What is not for the screen (``is_screen``) is painted whole and at once: sharp at any size, never kept.
    """

    arrangement: Arrangement
    geometry: Geometry
    readings: Readings
    marks: Marks
    size: QSize
    ratio: float
    zoom: float
    is_screen: bool = True


class GraphPainter:
    """Paints scenes; keeps the pictures of links and tiles as long as they are true."""

    def __init__(self) -> None:
        self.links = LinkLayer()
        self._neurons = NeuronLayer()
        self._is_filled = False

    def drop_tiles(self) -> None:
        """The readings are new."""
        self._is_filled = False

    def drop_all(self) -> None:
        """Places or colours are new."""
        self._is_filled = False
        self.links.invalidate()

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw a scene on the cleared canvas."""
        colors = theme.colors()
        self._paint_links(painter, scene, colors)
        if not self._is_filled:
            self._neurons.fill(scene.arrangement, scene.readings, colors)
            self._is_filled = True
        neurons = self._neurons.paint if scene.is_screen else self._neurons.paint_singly
        neurons(painter, scene.geometry.centre, scene.geometry.side, scene.ratio, colors)
        paint_names(painter, scene.arrangement, scene.geometry, scene.size.width())
        _paint_biases(painter, scene, colors)
        _paint_marks(painter, scene, colors)

    def _paint_links(self, painter: QPainter, scene: Scene, colors: theme.Colors) -> None:
        geometry, weights = scene.geometry, _link_weights(scene)
        neuron = scene.marks.pointed.index if scene.marks.pointed and scene.marks.pointed.kind != "link" else -1
        incoming = np.flatnonzero(scene.arrangement.links.target == neuron)
        wires = np.flatnonzero(scene.arrangement.wires[:, 1] == neuron)
        painter.setOpacity(FADED if len(incoming) or len(wires) else 1.0)
        curves, crossing, zoom = geometry.links, geometry.wires, scene.zoom
        if not scene.is_screen:
            paint_all(painter, curves, crossing, _fairly(weights, scene), colors, self.links.phase_px, zoom)
        elif self.links.is_due():
            self.links.paint(scene.size, scene.ratio, curves, crossing, _fairly(weights, scene), colors, zoom)
        if scene.is_screen:
            painter.drawPixmap(0, 0, self.links.pixmap)
        painter.setOpacity(1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        phase = self.links.phase_px
        paint_links(painter, geometry.links, weights, incoming, colors, phase_px=phase, zoom=scene.zoom)
        painter.setPen(QPen(colors.color("text_dim"), 1.5))
        draw_lines(painter, geometry.wires.solid(wires)[0])
        painter.setPen(QPen(colors.color("text_dim", 0.7), 1.2))
        draw_lines(painter, geometry.bridges.dashes(np.arange(len(geometry.bridges)), 0.0)[0])
        for spot in scene.marks.spots():
            if spot.kind == "link" and spot.index < len(weights):
                _paint_marked_link(painter, scene, spot.index, float(weights[spot.index]), colors)


def _link_weights(scene: Scene) -> np.ndarray:
    parameters, links = scene.readings.parameters, scene.arrangement.links
    if parameters is None:
        return np.zeros(len(links))
    weights: np.ndarray = parameters[links.parameter] * links.scale
    return weights


def _fairly(weights: np.ndarray, scene: Scene) -> np.ndarray:
    """The weights to draw: one of several networks must not take all the links that are drawn at most."""
    arrangement = scene.arrangement
    networks = np.array([column.network for column in arrangement.columns])
    count = int(networks[-1]) + 1
    if count == 1 or len(weights) <= LARGEST_COUNT:
        return weights
    network_of = networks[arrangement.column[arrangement.links.target]]
    shown = np.zeros_like(weights)
    for number in range(count):
        own = np.flatnonzero(network_of == number)
        chosen = own[strongest(weights[own], LARGEST_COUNT // count)]
        shown[chosen] = weights[chosen]
    return shown


def _paint_marked_link(painter: QPainter, scene: Scene, link: int, weight: float, colors: theme.Colors) -> None:
    lines, _ = scene.geometry.links.solid(np.array([link]))
    pen = link_pen(int(levels_of(np.array([weight]))[0]) or 1, colors, scene.zoom)
    halo = QPen(colors.color("accent", 0.3), pen.widthF() + 7.0, c=Qt.PenCapStyle.FlatCap)
    core = QPen(pen.color(), max(pen.widthF(), 2.0), c=Qt.PenCapStyle.FlatCap)
    for each in (halo, core):
        painter.setPen(each)
        draw_lines(painter, lines)


def _paint_biases(painter: QPainter, scene: Scene, colors: theme.Colors) -> None:
    if scene.readings.parameters is not None:
        who = np.flatnonzero(scene.arrangement.bias >= 0)
        biases = scene.readings.parameters[scene.arrangement.bias[who]]
        paint_bias_dots(painter, scene.geometry.bias_place[who], biases, colors, scene.zoom)


def _paint_marks(painter: QPainter, scene: Scene, colors: theme.Colors) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    geometry = scene.geometry
    if scene.marks.focused is not None:
        _paint_ring(painter, geometry, scene.marks.focused, QPen(colors.color("accent"), 1.5), 6.5)
    for spot in scene.marks.spots():
        if spot.kind == "link" or spot.index >= len(geometry.side):
            continue
        if spot.kind == "neuron":
            _paint_ring(painter, geometry, spot.index, QPen(colors.color("accent"), 3.0), 3.0)
        else:
            painter.setPen(QPen(colors.color("accent"), 2.0))
            painter.drawEllipse(QPointF(*geometry.bias_place[spot.index]), 6.5, 6.5)


def _paint_ring(painter: QPainter, geometry: Geometry, neuron: int, pen: QPen, gap: float) -> None:
    (x, y), half = geometry.centre[neuron], geometry.side[neuron] / 2 + gap
    radius = half * 0.3 + gap * 0.4
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(x - half, y - half, 2 * half, 2 * half), radius, radius)
