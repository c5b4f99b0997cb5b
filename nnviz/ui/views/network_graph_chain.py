"""Networks that work on each other's numbers, drawn as one graph: where each begins in the joined readings.

A generator stands before its discriminator, an encoder before its decoder. What the trainer thread measures of each
network is laid end to end, so that a column finds its part by one number whatever network it belongs to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from nnviz.runtime.messages import Built, DataInfo, NetworkInfo, Request
from nnviz.ui.views.network_graph_layout import NOTHING, SAMPLE, Column, columns_of, is_picture_shape
from nnviz.ui.views.network_graph_tiles import Readings

READS_NOISE = "generator"
READS_CODE = "decoder"
DRAWERS = (READS_NOISE, READS_CODE)
PLANE = 2


@dataclass(frozen=True, slots=True)
class Member:
    """One network of a chain. ``starts`` tells where its part of each joined reading begins, by probe."""

    number: int
    info: NetworkInfo
    is_planar: bool
    starts: Mapping[str, int]

    def size(self, probe: str) -> int:
        """How long its part of a reading is; 0 for what is not measured of it."""
        if probe == "parameters":
            return self.info.parameters
        if probe == "maps":
            units = int(np.prod(self.info.input_shape)) + sum(layer.shape[-1] for layer in self.info.layers)
            return units if self.is_planar else 0
        return sum(int(np.prod(layer.shape)) for layer in self.info.layers) if self.reads_sample else 0

    @property
    def reads_sample(self) -> bool:
        """Whether a sample of the data goes through it; a decoder gets it from its encoder."""
        return self.info.role != READS_NOISE


@dataclass(frozen=True, slots=True)
class Chain:
    """All networks of one build, in their order."""

    members: tuple[Member, ...] = ()

    def reader(self) -> Member | None:
        """The network that samples of the data enter."""
        return next((member for member in self.members if member.info.role not in DRAWERS), None)

    def requests(self, map_size: int, *, has_sample: bool) -> frozenset[Request]:
        """What has to be measured to draw them all."""
        wanted = {Request("parameters", (member.number,)) for member in self.members}
        wanted |= {Request("maps", (member.number,), map_size) for member in self.members if member.is_planar}
        if has_sample:
            wanted |= {Request("trace", (member.number,)) for member in self.members if member.reads_sample}
        return frozenset(wanted)

    def joined(self, probe: str, readings: Mapping[Request, np.ndarray]) -> np.ndarray | None:
        """The parts of a reading end to end; None unless every part is there and fits."""
        parts = []
        for member in self.members:
            size = member.size(probe)
            if not size:
                continue
            part = next(
                (array for key, array in readings.items() if key.probe == probe and key.target == (member.number,)),
                None,
            )
            if part is None or len(part) != size:
                return None
            parts.append(part)
        if len(parts) < 2:
            return parts[0] if parts else None
        is_alike = len({part.shape[1:] for part in parts}) == 1
        return np.concatenate(parts) if is_alike else None

    def updated(self, old: Readings, readings: Mapping[Request, np.ndarray], *, has_sample: bool) -> Readings:
        """``old`` with all that is new; numbers of networks that are no longer shown are dropped by their size."""
        found = {probe: self.joined(probe, readings) for probe in ("parameters", "maps", "trace")}
        if not has_sample:
            found["trace"] = None
        return replace(old, **{probe: array for probe, array in found.items() if array is not None})

    def place(self, index: int) -> tuple[int, int]:
        """A place in the joined parameters as the place in its network's vector and the number of that network."""
        for member in reversed(self.members):
            if index >= member.starts["parameters"]:
                return index - member.starts["parameters"], member.number
        raise IndexError(f"no network has parameter {index}")

    def columns(self, data: DataInfo) -> tuple[Column, ...]:
        """The columns of all networks from left to right, with their places in the joined readings."""
        result: list[Column] = []
        for member in self.members:
            result += _columns(member, data, result)
        return tuple(result)


def chain_of(built: Built) -> Chain:
    """The chain of all networks that were built."""
    plain = [
        Member(number, info, built.data.is_planar and info.input_shape == built.data.input_shape, {})
        for number, info in enumerate(built.networks)
    ]
    starts = {
        probe: list(accumulate((member.size(probe) for member in plain), initial=0))
        for probe in ("parameters", "maps", "trace")
    }
    return Chain(tuple(replace(m, starts={probe: found[m.number] for probe, found in starts.items()}) for m in plain))


def _columns(member: Member, data: DataInfo, before: list[Column]) -> list[Column]:
    info = member.info
    columns = list(
        columns_of(
            info,
            is_planar=member.is_planar,
            picture=_picture_shape(info, data),
            classes=data.classes if data.task == "classes" and info.role not in ("encoder", *DRAWERS) else (),
        )
    )
    if info.role in DRAWERS:
        columns[-1] = _drawn(columns[-1], info)
    if info.role == "encoder":
        columns[-1] = replace(columns[-1], names=_code_names(columns[-1].units // 2))
    moved = [_moved(column, member) for column in columns]
    if info.role == READS_CODE and before:
        names = tuple(f"z{number}" for number in range(1, moved[0].units + 1))
        moved[0] = replace(moved[0], values_start=before[-1].values_start, names=names)
    return moved


def _moved(column: Column, member: Member) -> Column:
    """The column with its places in the readings of the whole chain."""
    start = member.starts["parameters"]
    values = column.values_start
    if not member.reads_sample:
        values = NOTHING
    elif values != SAMPLE:
        values += member.starts["trace"]
    return replace(
        column,
        network=member.number,
        block=(column.block[0] + start, column.block[1] + start) if column.block else None,
        maps_start=column.maps_start + member.starts["maps"],
        values_start=values,
    )


def _drawn(column: Column, info: NetworkInfo) -> Column:
    """The last column of a network that draws pictures as one picture: what its very last layer gives."""
    shape = info.layers[-1].shape
    if not is_picture_shape(shape):
        return column
    size, last = (int(np.prod(layer_shape)) for layer_shape in (column.shape, shape))
    later = sum(int(np.prod(layer.shape)) for layer in info.layers) - last
    if size != last:
        return column
    activation = info.layers[-1].activation or column.activation
    drawn = replace(column, tile="picture", units=1, shape=shape, picture=(shape[0], shape[1]), activation=activation)
    return replace(drawn, values_start=later, block_shape=())


def _code_names(latent: int) -> tuple[str, ...]:
    """An encoder answers the means of a code, then the logarithms of its variances."""
    numbers = range(1, latent + 1)
    return (*(f"μ{number}" for number in numbers), *(f"ln σ²{number}" for number in numbers))


def _picture_shape(info: NetworkInfo, data: DataInfo) -> tuple[int, ...]:
    """Height and width of the input if it is a picture, however flat the network takes it."""
    for shape in (info.input_shape, data.input_shape):
        if is_picture_shape(shape) and int(np.prod(shape)) == int(np.prod(info.input_shape)):
            return shape[:2]
    return ()
