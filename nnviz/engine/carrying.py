"""Who is who in two networks: how features of the old one are read in the new one, and where weights move to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array, Shape
from nnviz.engine.identity import ReadBack
from nnviz.engine.layers import Layer
from nnviz.engine.network import Sequential
from nnviz.engine.parameters import ParamSlot

Places = tuple[Array, Array]


@dataclass(frozen=True, slots=True)
class Reading:
    """How features of the old network are read from a signal of the new one.

    ``source`` is the old layer that made them ("" for the inputs), ``shape`` their shape there. ``kept`` has the
    signal's shape and holds the old feature's flat index, -1 where the feature is new. Behind an inserted layer
    ``mix`` says how the old features are computed from the new ones.
    """

    source: str
    shape: Shape
    kept: Array
    mix: ReadBack | None = None

    def through(self, back: ReadBack) -> "Reading":
        """The reading behind an inserted layer whose inputs are read back by ``back``."""
        if self.mix is None:
            mix = ReadBack(self._put_back(back.matrix), self._put_back(back.offset))
        else:
            mix = ReadBack(self.mix.matrix @ back.matrix, self.mix.matrix @ back.offset + self.mix.offset)
        is_picked = (mix.matrix == 1.0).any(axis=0)
        return Reading(self.source, self.shape, np.where(is_picked, mix.matrix.argmax(axis=0), -1), mix)

    def reshaped(self, shape: Shape) -> "Reading":
        """The same features in another arrangement."""
        return Reading(self.source, self.shape, self.kept.reshape(shape), self.mix)

    def channels(self) -> Places:
        """Old and new positions of the features of the last axis: filters, steps' features, flat units."""
        first = self.kept[(0,) * (self.kept.ndim - 1)]
        news = np.flatnonzero(first >= 0)
        return first[news] % self.shape[-1], news

    def columns(self, weights: Array) -> Array:
        """Weights (n, old features) as weights (n, new features) that sum the same; 0 for new features."""
        if self.mix is not None:
            return weights @ self.mix.matrix
        kept = self.kept.ravel()
        return np.where(kept >= 0, weights[:, kept], 0.0)

    def offset(self, weights: Array) -> Array:
        """What the sums of ``columns(weights)`` lack: to be added to the biases (n,)."""
        return weights @ self.mix.offset if self.mix is not None else np.zeros(len(weights))

    @property
    def is_plain(self) -> bool:
        """Features are only picked, not mixed, so that what belongs to a weight (its moments) moves along."""
        return self.mix is None or bool(np.isin(self.mix.matrix, (0.0, 1.0)).all())

    def _put_back(self, rows: Array) -> Array:
        """Rows of the new features at the places of the old ones; 0 for old features that are lost."""
        kept = self.kept.ravel()
        result = np.zeros((int(np.prod(self.shape)), *rows.shape[1:]))
        result[kept[kept >= 0]] = rows[kept >= 0]
        return result


def by_position(source: str, old_shape: Shape, new_shape: Shape) -> Reading:
    """Features at the same place are the same."""
    kept = np.full(new_shape, -1)
    if len(old_shape) == len(new_shape):
        region = common(old_shape, new_shape)
        kept[region] = np.arange(int(np.prod(old_shape))).reshape(old_shape)[region]
    return Reading(source, old_shape, kept)


def by_name(old_names: Sequence[str], new_names: Sequence[str]) -> Reading:
    """Inputs of the same name are the same."""
    places = {name: place for place, name in enumerate(old_names)}
    return Reading("", (len(old_names),), np.array([places.get(name, -1) for name in new_names]))


def common(one: Shape, other: Shape) -> tuple[slice, ...]:
    """The region that two arrays share."""
    return tuple(slice(min(a, b)) for a, b in zip(one, other, strict=True))


def sources(network: Sequential) -> Iterator[tuple[str, str]]:
    """For each layer its id and that of the layer that made its inputs, "" for the network's inputs."""
    source = ""
    for layer in network.layers:
        yield layer.id, source
        if not layer.keeps_features:
            source = layer.id


def carry_array(old_slot: ParamSlot, old: Array, new_slot: ParamSlot, new: Array, channels: Places) -> None:
    """Copy what survives of one parameter array, axis by axis of its roles."""
    pairs = [
        _places(role, old_slot, new_slot, axis, channels) for axis, role in enumerate(old_slot.roles or _plain(old))
    ]
    new[np.ix_(*(news for _, news in pairs))] = old[np.ix_(*(olds for olds, _ in pairs))]


def silence_new_inputs(old_slot: ParamSlot, new_slot: ParamSlot, new: Array, channels: Places) -> None:
    """Surviving units do not listen to new features yet: those weights become 0."""
    pairs = [
        _places(role, old_slot, new_slot, axis, channels) for axis, role in enumerate(new_slot.roles or _plain(new))
    ]
    for axis, role in enumerate(new_slot.roles):
        if role in ("input", "own"):
            places = [
                news if other == "unit" else np.arange(size)
                for other, size, (_, news) in zip(new_slot.roles, new.shape, pairs, strict=True)
            ]
            places[axis] = np.setdiff1d(np.arange(new.shape[axis]), pairs[axis][1])
            new[np.ix_(*places)] = 0


def carry_buffers(former: Layer, layer: Layer, channels: Places) -> None:
    """Copy what a layer keeps beside its parameters: one number for each feature."""
    olds, news = channels
    for name, buffer in former.buffers().items():
        layer.buffers()[name][news] = buffer[olds]


def _plain(array: Array) -> tuple[str, ...]:
    return ("other",) * array.ndim


def _places(role: str, old: ParamSlot, new: ParamSlot, axis: int, channels: Places) -> Places:
    """Old and new positions along one axis that belong together."""
    if role in ("input", "feature"):
        return channels
    gates = old.gates if role == "unit" else 1
    old_units, new_units = old.shape[axis] // gates, new.shape[axis] // gates
    units = np.arange(min(old_units, new_units))
    starts = np.arange(gates)[:, None]
    return (starts * old_units + units).ravel(), (starts * new_units + units).ravel()
