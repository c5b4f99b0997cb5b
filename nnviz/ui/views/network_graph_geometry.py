"""The arrangement as it stands on the screen: zoomed, panned, on its way from an older arrangement."""

from dataclasses import dataclass, replace

import numpy as np

from nnviz.ui.views.network_graph_curves import Curves, curves_between
from nnviz.ui.views.network_graph_layout import Arrangement

LOWEST_ZOOM, HIGHEST_ZOOM = 0.5, 8.0
NEWBORN_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Camera:
    """What part of the drawing is seen: a point p of it is on the screen at ``p * zoom + (x, y)``."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_screen(self, points: np.ndarray) -> np.ndarray:
        """Points (..., 2) of the drawing on the screen."""
        return points * self.zoom + (self.x, self.y)

    def zoomed(self, factor: float, at_x: float, at_y: float) -> "Camera":
        """Nearer or farther; the point under (at_x, at_y) stays where it is."""
        zoom = min(max(self.zoom * factor, LOWEST_ZOOM), HIGHEST_ZOOM)
        change = zoom / self.zoom
        return Camera(zoom, at_x - (at_x - self.x) * change, at_y - (at_y - self.y) * change)

    def panned(self, dx: float, dy: float) -> "Camera":
        """Moved by so many pixels of the screen."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True, eq=False)
class Geometry:
    """Screen places of everything: ``centre`` (neurons, 2), ``side`` (neurons,), curves of links, wires and bridges,
    ``bias_place`` (neurons, 2)."""

    centre: np.ndarray
    side: np.ndarray
    links: Curves
    wires: Curves
    bridges: Curves
    bias_place: np.ndarray


def geometry_of(arrangement: Arrangement, centre: np.ndarray, side: np.ndarray, camera: Camera) -> Geometry:
    """The geometry for neurons at ``centre`` (neurons, 2) of size ``side`` (neurons,) in the drawing's own pixels."""
    centre, side = camera.to_screen(centre), side * camera.zoom
    half = np.stack([side / 2, np.zeros_like(side)], axis=1)
    links, wires, bridges = arrangement.links, arrangement.wires, arrangement.bridges
    starts, ends = centre + half, centre - half
    return Geometry(
        centre=centre,
        side=side,
        links=curves_between(starts[links.source], ends[links.target]),
        wires=curves_between(starts[wires[:, 0]], ends[wires[:, 1]]),
        bridges=curves_between(starts[bridges[:, 0]], ends[bridges[:, 1]]),
        bias_place=centre + np.stack([-side / 2 + 1.0, side / 2 - 1.0], axis=1),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Transition:
    """How neurons come from where an older arrangement had them; new ones unfold from a relative."""

    start_centre: np.ndarray
    start_side: np.ndarray

    def at(self, arrangement: Arrangement, share: float) -> tuple[np.ndarray, np.ndarray]:
        """Centres and sides at ``share`` of the way, 0 to 1."""
        centre = self.start_centre + (arrangement.centre - self.start_centre) * share
        return centre, self.start_side + (arrangement.side - self.start_side) * share


def transition(old: Arrangement, new: Arrangement) -> Transition:
    """The way from ``old`` to ``new``."""
    centre, side = new.centre.copy(), new.side * NEWBORN_SHARE
    for neuron in range(len(new)):
        before = old.neuron(*new.key(neuron))
        if before is not None:
            centre[neuron], side[neuron] = old.centre[before], old.side[before]
        else:
            centre[neuron] = _birthplace(old, new, neuron)
    return Transition(centre, side)


def _birthplace(old: Arrangement, new: Arrangement, neuron: int) -> np.ndarray:
    """Beside its last older sibling, or for a new layer inside the layer before it."""
    column = int(new.column[neuron])
    for number in (column, column - 1):
        if number < 0:
            continue
        for unit in range(int(new.unit[neuron]), -1, -1):
            relative = old.neuron(new.columns[number].layer_id, unit, new.columns[number].network)
            if relative is not None:
                place: np.ndarray = old.centre[relative]
                return place
    own_place: np.ndarray = new.centre[neuron]
    return own_place
