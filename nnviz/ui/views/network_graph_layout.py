"""Where everything in the network graph lies: which neurons are drawn, in which place, joined by which links.

Pure geometry on arrays, without Qt. A *column* is a drawn layer, a *neuron* a drawn unit of it. Neurons are numbered
through all columns; every array of an ``Arrangement`` that is said to be (neurons,) is in that order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, sqrt
from typing import Literal

import numpy as np

from nnviz.runtime.messages import LayerInfo, NetworkInfo
from nnviz.ui.i18n import catalogue

Role = Literal["inputs", "hidden", "output"]
TileKind = Literal["map", "picture", "weights", "value", "features", "states"]

SAMPLE_LIMIT_PITCH_PX = 20.0
SAMPLE_PITCH_PX = 52.0
NAMED_PITCH_PX = 36.0
LARGEST_SIDE_PX = 54.0
SMALLEST_SIDE_PX = 12.0
PICTURE_SIDE_PX = 92.0
PICTURE_SPACING_SHARE = 0.7
SIDE_SHARE = 0.68
LARGEST_MAP_PX = 64.0
MOST_MAPS = 10
MAP_SHARE = 0.86
MAP_SPACING_SHARE = 0.62
WIDE_INPUT = 8
NETWORK_GAP = 1.0
"""How much farther apart columns of different networks stand, in distances of columns."""

SAMPLE, NOTHING = -1, -2
"""Values of a column that are the sample itself, and values that nobody measures."""


@dataclass(frozen=True, slots=True)
class Column:
    """One drawn layer of network number ``network``; ``layer_id`` is "" for the inputs.

    ``units`` counts all its units (channels of a picture, states of a recurrent layer), ``shown`` the drawn ones, which
    are the first. ``maps_start`` and ``values_start`` tell where it begins in the "maps" and in the "trace" reading;
    inputs have no trace (``SAMPLE``). ``picture`` is the shape in which incoming weights or input values are drawn.
    ``notes`` name the layers that keep every value in its place (dropout, flatten, ...): they have no column.
    """

    layer_id: str
    role: Role
    label: str
    tile: TileKind
    units: int
    shape: tuple[int, ...]
    activation: str = ""
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    picture: tuple[int, int] | tuple[()] = ()
    block: tuple[int, int] | None = None
    block_shape: tuple[int, ...] = ()
    maps_start: int = 0
    values_start: int = SAMPLE
    shown: int = 0
    first: int = 0
    network: int = 0

    @property
    def key(self) -> tuple[int, str]:
        """The name of a column that outlives rearranging: the number of its network and the layer id."""
        return self.network, self.layer_id

    @property
    def is_dense(self) -> bool:
        """Whether its parameters are a matrix (units, n_in + 1) with the bias last."""
        return self.block is not None and len(self.block_shape) == 2 and self.block_shape[0] == self.units

    @property
    def n_in(self) -> int:
        """How many values each of its units weighs; 0 where that is not one row of a matrix."""
        return self.block_shape[1] - 1 if self.is_dense else 0

    @property
    def hidden_count(self) -> int:
        """How many units are not drawn."""
        return self.units - self.shown

    @property
    def footer(self) -> tuple[str, ...]:
        """What stands below: the count of units that are not drawn, and the notes."""
        return ((f"+{self.hidden_count}",) if self.hidden_count else ()) + tuple(map(catalogue, self.notes))

    @property
    def has_maps(self) -> bool:
        """Whether each of its units is a picture or a strip: a large sample says more than all of them tiny."""
        return self.tile in ("features", "states")

    def weight_index(self, unit: int, source: int) -> int:
        """The place of one weight in the flat parameter vector; ``source`` ``n_in`` is the bias."""
        assert self.block is not None
        return self.block[0] + unit * self.block_shape[1] + source


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """The drawn weights, each (links,): the neurons it joins, its flat parameter index and its drawing scale.

    ``scale`` lifts the small weights of wide layers: a weight times its scale is what width and colour show.
    """

    source: np.ndarray
    target: np.ndarray
    parameter: np.ndarray
    scale: np.ndarray

    def __len__(self) -> int:
        return len(self.source)


@dataclass(frozen=True, slots=True, eq=False)
class Arrangement:
    """A network laid out for one size of the drawing.

    ``column`` and ``unit`` (neurons,) say who a neuron is, ``centre`` (neurons, 2) and ``side`` (neurons,) where and
    how large it is drawn, ``bias`` (neurons,) its flat parameter index or -1. ``wires`` (wires, 2) are pairs of
    neurons joined by more than one weight: a picture, a convolution. ``bridges`` (bridges, 2) are pairs of an output
    of one network and the input of the next that takes its number.
    """

    columns: tuple[Column, ...]
    column: np.ndarray
    unit: np.ndarray
    centre: np.ndarray
    side: np.ndarray
    bias: np.ndarray
    links: Links
    wires: np.ndarray
    bridges: np.ndarray

    def __len__(self) -> int:
        return len(self.column)

    def column_of(self, neuron: int) -> Column:
        """The column of a neuron."""
        return self.columns[int(self.column[neuron])]

    def key(self, neuron: int) -> tuple[str, int, int]:
        """The name of a neuron that outlives rearranging: layer id, unit and number of the network."""
        column = self.column_of(neuron)
        return column.layer_id, int(self.unit[neuron]), column.network

    def neuron(self, layer_id: str, unit: int, network: int = 0) -> int | None:
        """The drawn neuron of that name, if there is one."""
        for column in self.columns:
            if column.key == (network, layer_id) and 0 <= unit < column.shown:
                return column.first + unit
        return None


def columns_of(
    network: NetworkInfo,
    *,
    is_planar: bool = False,
    picture: tuple[int, ...] = (),
    classes: Sequence[str] = (),
) -> tuple[Column, ...]:
    """The columns of a network, not yet sampled: inputs, then every layer that is worth a column.

    ``picture`` is the shape of an input that is really a picture, whatever shape the network sees it in.
    """
    columns = [_input_column(network, is_planar, picture)]
    maps_start = before_count = int(np.prod(network.input_shape))
    values_start = 0
    for number, layer in enumerate(network.layers):
        count = int(np.prod(layer.shape))
        if layer.block is None and count == before_count:
            columns[-1] = replace(columns[-1], notes=(*columns[-1].notes, layer.label))
        else:
            is_last = number == len(network.layers) - 1
            columns.append(_layer_column(layer, columns[-1], is_last, is_planar, maps_start, values_start))
        maps_start += layer.shape[-1]
        values_start += count
        before_count = count
    if len(columns) > 1:
        names = tuple(classes) if len(classes) == columns[-1].units else ()
        columns[-1] = replace(columns[-1], role="output", names=names)
    return tuple(columns)


def _input_column(network: NetworkInfo, is_planar: bool, picture: tuple[int, ...]) -> Column:
    shape = network.input_shape
    is_picture = len(picture) >= 2 and not is_planar
    return Column(
        layer_id="",
        role="inputs",
        label="",
        tile="map" if is_planar else "picture" if is_picture else "value",
        units=1 if is_picture else int(np.prod(shape)),
        shape=shape,
        names=() if is_picture else network.input_labels,
        picture=(picture[0], picture[1]) if is_picture else (),
    )


def _layer_column(
    layer: LayerInfo, before: Column, is_last: bool, is_planar: bool, maps_start: int, values_start: int
) -> Column:
    column = Column(
        layer_id=layer.id,
        role="output" if is_last else "hidden",
        label=layer.label,
        tile="value",
        units=layer.shape[-1],
        shape=layer.shape,
        activation=layer.activation,
        block=layer.block,
        block_shape=layer.block_shape,
        maps_start=maps_start,
        values_start=values_start,
    )
    if len(layer.shape) > 1:
        return replace(column, tile="features" if len(layer.shape) == 3 else "states")
    sees_picture = bool(before.picture) and before.role == "inputs" and column.n_in == int(np.prod(before.picture))
    if is_planar:
        return replace(column, tile="map")
    if sees_picture:
        return replace(column, tile="weights", picture=before.picture)
    return replace(column, picture=_nearly_square(column.n_in))


def _nearly_square(count: int) -> tuple[int, int] | tuple[()]:
    if count < 1:
        return ()
    width = ceil(sqrt(count))
    return ceil(count / width), width


def arrange(
    columns: tuple[Column, ...], width: float, height: float, *, left: float = 0.0, right: float = 0.0
) -> Arrangement:
    """Lay the columns out in ``width`` x ``height`` with room for labels at the ``left`` and the ``right``."""
    columns = _sampled(columns, height)
    side = _common_side(columns, width - left - right, height)
    sides = [_column_side(column, side, width, height, len(columns)) for column in columns]
    start, end = left + sides[0] / 2, width - right - sides[-1] / 2
    xs = _spread(columns, start, end) if len(columns) > 1 else np.array([width / 2])
    column_number = np.repeat(np.arange(len(columns)), [column.shown for column in columns])
    unit = np.concatenate([np.arange(column.shown) for column in columns])
    centre = np.empty((len(unit), 2))
    centre[:, 0] = xs[column_number]
    centre[:, 1] = np.concatenate([_rows(column, height, own) for column, own in zip(columns, sides, strict=True)])
    bias = np.concatenate([_bias_indices(column) for column in columns])
    links, wires = _joined(columns)
    side_of = np.array(sides)[column_number]
    return Arrangement(columns, column_number, unit, centre, side_of, bias, links, wires, _bridges(columns))


def _spread(columns: tuple[Column, ...], start: float, end: float) -> np.ndarray:
    """The x of each column: evenly spread, with a gap between two networks."""
    steps = [1.0 + NETWORK_GAP * (behind.network != before.network) for before, behind in pairwise(columns)]
    along = np.concatenate([[0.0], np.cumsum(steps)])
    xs: np.ndarray = np.interp(along, (0.0, along[-1]), (start, end))
    return xs


def _sampled(columns: tuple[Column, ...], height: float) -> tuple[Column, ...]:
    placed, first = [], 0
    for column in columns:
        shown = column.units
        limit = SAMPLE_PITCH_PX if column.has_maps else SAMPLE_LIMIT_PITCH_PX
        if shown * limit > height:
            pitch = NAMED_PITCH_PX if column.names else SAMPLE_PITCH_PX
            shown = max(2, min(shown, int((height - SAMPLE_LIMIT_PITCH_PX) / pitch)))
        if column.has_maps:
            shown = min(shown, MOST_MAPS)
        placed.append(replace(column, shown=shown, first=first))
        first += shown
    return tuple(placed)


def _common_side(columns: tuple[Column, ...], width: float, height: float) -> float:
    pitch = height / max((column.shown for column in columns if not column.has_maps), default=1)
    gaps = len({column.network for column in columns}) - 1
    spacing = width / max(len(columns) + NETWORK_GAP * gaps - 0.5, 1.0)
    return float(np.clip(min(pitch * SIDE_SHARE, spacing * 0.5), SMALLEST_SIDE_PX, LARGEST_SIDE_PX))


def _column_side(column: Column, side: float, width: float, height: float, count: int) -> float:
    if column.has_maps:
        room = min((height - SAMPLE_LIMIT_PITCH_PX) / column.shown * MAP_SHARE, width / count * MAP_SPACING_SHARE)
        return float(np.clip(room, SMALLEST_SIDE_PX, LARGEST_MAP_PX))
    if column.tile == "picture":
        return max(side, min(PICTURE_SIDE_PX, PICTURE_SPACING_SHARE * width / count))
    return side


def _rows(column: Column, height: float, side: float) -> np.ndarray:
    """The y of the drawn units: evenly spread, sparse columns drawn together around the middle."""
    room = height - (SAMPLE_LIMIT_PITCH_PX if column.footer else 0.0)
    widest = side + 42.0 + 64.0 / column.shown
    pitch = min(room / column.shown, widest)
    return room / 2 + (np.arange(column.shown) - (column.shown - 1) / 2) * pitch


def _bias_indices(column: Column) -> np.ndarray:
    if not column.is_dense:
        return np.full(column.shown, -1)
    return np.array([column.weight_index(unit, column.n_in) for unit in range(column.shown)])


def _joined(columns: tuple[Column, ...]) -> tuple[Links, np.ndarray]:
    """Links where a weight joins two drawn neurons, wires where a whole picture or kernel does."""
    parts: list[np.ndarray] = []
    wires: list[np.ndarray] = []
    for before, column in pairwise(columns):
        if before.network != column.network:
            continue
        sources = np.tile(np.arange(before.shown), column.shown)
        targets = np.repeat(np.arange(column.shown), before.shown)
        if column.is_dense and column.n_in == before.units and len(before.shape) == 1 and before.tile != "picture":
            parameters = column.weight_index(0, 0) + targets * column.block_shape[1] + sources
            scale = np.full(len(sources), max(1.0, sqrt(column.n_in / WIDE_INPUT)))
            parts.append(np.stack([before.first + sources, column.first + targets, parameters, scale]))
        else:
            pairs = np.stack([before.first + sources, column.first + targets], axis=1)
            is_same_channel = column.block is None and before.units == column.units
            wires.append(pairs[sources == targets] if is_same_channel else pairs)
    table = np.concatenate(parts, axis=1) if parts else np.zeros((4, 0))
    source, target, parameter = table[:3].astype(np.intp)
    links = Links(source, target, parameter, table[3])
    return links, np.concatenate(wires) if wires else np.zeros((0, 2), dtype=np.intp)


def _bridges(columns: tuple[Column, ...]) -> np.ndarray:
    """Pairs of neurons (bridges, 2): an input of a network takes the number of the outputs that stand for it.

    The encoder of a VAE has two outputs for each input of its decoder: a mean and a variance.
    """
    pairs = [
        (before.first + unit, column.first + unit % column.units)
        for before, column in pairwise(columns)
        if before.network != column.network
        for unit in range(before.shown)
        if unit % column.units < column.shown
    ]
    return np.array(pairs, dtype=np.intp).reshape(-1, 2)


def is_picture_shape(shape: tuple[int, ...]) -> bool:
    """Whether numbers of this shape can be drawn as rows and columns."""
    return len(shape) >= 2 and shape[0] > 1
