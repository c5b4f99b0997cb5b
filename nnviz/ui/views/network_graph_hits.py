"""What the pointer is on: a bias dot, a neuron, or the nearest link through a fat line that nobody sees."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from nnviz.ui.views.network_graph_geometry import Geometry
from nnviz.ui.views.network_graph_layout import Arrangement

LINK_REACH_PX = 6.0
BIAS_REACH_PX = 7.0
TILE_REACH_PX = 2.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing in the graph; ``index`` is the number of the link, or of the neuron for neurons and biases."""

    kind: Literal["neuron", "link", "bias"]
    index: int


def spot_at(arrangement: Arrangement, geometry: Geometry, x: float, y: float) -> Spot | None:
    """The thing under a point of the screen; a bias before its neuron, a neuron before links, the nearest link wins."""
    here = np.array([x, y])
    away = np.hypot(*(geometry.bias_place - here).T)
    away[arrangement.bias < 0] = np.inf
    if len(away) and away.min() <= BIAS_REACH_PX:
        return Spot("bias", int(away.argmin()))
    outside = np.abs(geometry.centre - here).max(axis=1) - geometry.side / 2
    if len(outside) and outside.min() <= TILE_REACH_PX:
        return Spot("neuron", int(outside.argmin()))
    distances = geometry.links.distances(x, y)
    if len(distances) and distances.min() <= LINK_REACH_PX:
        return Spot("link", int(distances.argmin()))
    return None


def neighbour(arrangement: Arrangement, neuron: int, across: int, down: int) -> int:
    """The neuron reached by one arrow key: the next in the column, or the one at the same height a column over."""
    number = int(arrangement.column[neuron])
    if down:
        column = arrangement.columns[number]
        return column.first + min(max(int(arrangement.unit[neuron]) + down, 0), column.shown - 1)
    number = min(max(number + across, 0), len(arrangement.columns) - 1)
    column = arrangement.columns[number]
    heights = arrangement.centre[column.first : column.first + column.shown, 1]
    return column.first + int(np.abs(heights - arrangement.centre[neuron, 1]).argmin())
