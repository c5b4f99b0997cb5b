"""Readings carried over to an edited network until its own arrive, so that nothing flashes while it is built."""

import numpy as np

from nnviz.ui.views.network_graph_layout import Column
from nnviz.ui.views.network_graph_tiles import Readings

Pairs = list[tuple[Column, Column]]


def carried(readings: Readings, old: tuple[Column, ...], new: tuple[Column, ...]) -> Readings:
    """What ``readings`` of the columns ``old`` still say about ``new``: units that stayed; the rest is 0."""
    before = {column.key: column for column in old}
    pairs = [(before[column.key], column) for column in new if column.key in before]
    return Readings(
        parameters=_parameters(readings.parameters, pairs, new),
        maps=_maps(readings.maps, pairs, new),
        sample=readings.sample,
        is_lit=readings.is_lit,
    )


def _parameters(values: np.ndarray | None, pairs: Pairs, new: tuple[Column, ...]) -> np.ndarray | None:
    if values is None:
        return None
    result = np.zeros(max((column.block[1] for column in new if column.block), default=0), dtype=values.dtype)
    for old, column in pairs:
        if not (old.is_dense and column.is_dense and old.block and column.block):
            continue
        source = values[slice(*old.block)].reshape(old.block_shape)
        target = result[slice(*column.block)].reshape(column.block_shape)
        units, n_in = min(old.units, column.units), min(old.n_in, column.n_in)
        target[:units, :n_in] = source[:units, :n_in]
        target[:units, -1] = source[:units, -1]
    return result


def _maps(maps: np.ndarray | None, pairs: Pairs, new: tuple[Column, ...]) -> np.ndarray | None:
    if maps is None or any(column.tile != "map" for column in new):
        return None
    last = new[-1]
    result = np.zeros((last.maps_start + last.units, *maps.shape[1:]), dtype=maps.dtype)
    for old, column in pairs:
        units = min(old.units, column.units)
        result[column.maps_start : column.maps_start + units] = maps[old.maps_start : old.maps_start + units]
    return result
