"""What a neuron shows of itself: small arrays from the newest readings, one rule for each kind of tile.

A rule takes a column and the readings and returns tiles (shown, height, width) with values from -1 to 1, or None when
the readings do not have it yet. A new kind of layer is one more rule in ``TILE_RULES``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnviz.ui.views.network_graph_layout import SAMPLE, Column, TileKind


@dataclass(frozen=True, slots=True)
class Readings:
    """The newest arrays that fit the network as it is now; None where there is none.

    ``parameters`` (count,), ``maps`` (units of all layers, size, size), ``trace`` (values of all layers,) and the
    ``sample`` the trace looks at, flat (n_in,). ``is_lit`` is whether maps get a ring in the colour of the activation.
    """

    parameters: np.ndarray | None = None
    maps: np.ndarray | None = None
    trace: np.ndarray | None = None
    sample: np.ndarray | None = None
    is_lit: bool = True

    def values(self, column: Column) -> np.ndarray | None:
        """All outputs of the column for the sample, in the shape of the layer; the inputs are the sample itself."""
        count = int(np.prod(column.shape))
        if column.values_start == SAMPLE:
            return self.sample.reshape(column.shape) if self.sample is not None and self.sample.size == count else None
        if self.trace is None or column.values_start < 0:
            return None
        return self.trace[column.values_start : column.values_start + count].reshape(column.shape)

    def incoming(self, column: Column) -> np.ndarray | None:
        """The matrix (units, n_in + 1) of a dense column, the bias last."""
        if self.parameters is None or not column.is_dense or column.block is None:
            return None
        return self.parameters[column.block[0] : column.block[1]].reshape(column.block_shape)


def tiles_of(column: Column, readings: Readings) -> np.ndarray | None:
    """The tiles of a column (shown, height, width), or None while nothing is known."""
    return TILE_RULES[column.tile](column, readings)


def activity_of(column: Column, readings: Readings) -> np.ndarray | None:
    """How active each drawn unit is for the sample (shown,), -1 to 1; None without a sample."""
    values = readings.values(column)
    if values is None or column.tile == "picture":
        return None
    if values.ndim > 1:
        values = values.reshape(-1, values.shape[-1]).mean(axis=0)
    return _scaled(values)[: column.shown]


def _map_tiles(column: Column, readings: Readings) -> np.ndarray | None:
    """Activations as they are, to be clamped at 1; inputs, which go far beyond, by half of their own largest."""
    if readings.maps is None:
        return None
    maps = readings.maps[column.maps_start : column.maps_start + column.shown]
    if column.role == "inputs":
        maps = maps / np.maximum(1.0, np.abs(maps).max(axis=(1, 2), keepdims=True) / 2)
    return maps


def _picture_tiles(column: Column, readings: Readings) -> np.ndarray | None:
    values = readings.values(column)
    return None if values is None else values.reshape(1, *column.picture, -1).mean(axis=-1)


def _weight_tiles(column: Column, readings: Readings) -> np.ndarray | None:
    """Incoming weights as a picture, by the largest of the unit, or of the whole column where inputs are no picture."""
    matrix = readings.incoming(column)
    if matrix is None or not column.picture:
        return None
    height, width = column.picture
    weights = matrix[: column.shown, :-1]
    largest = np.abs(weights).max(axis=1 if column.tile == "weights" else None, keepdims=True)
    padded = np.zeros((column.shown, height * width), dtype=np.float32)
    padded[:, : column.n_in] = weights / np.maximum(largest, 1e-6)
    return padded.reshape(column.shown, height, width)


def _value_tiles(column: Column, readings: Readings) -> np.ndarray | None:
    activity = activity_of(column, readings)
    return _weight_tiles(column, readings) if activity is None else activity.reshape(-1, 1, 1)


def _feature_tiles(column: Column, readings: Readings) -> np.ndarray | None:
    values = readings.values(column)
    return None if values is None else _scaled(np.moveaxis(values, -1, 0))[: column.shown]


def _state_tiles(column: Column, readings: Readings) -> np.ndarray | None:
    """Each state over time as one row."""
    values = readings.values(column)
    return None if values is None else _scaled(values.T[:, None, :])[: column.shown]


def _scaled(values: np.ndarray) -> np.ndarray:
    """Values of a whole layer in -1 to 1; a layer that stays inside keeps its numbers, a diverged one is cut off."""
    largest = float(np.abs(values).max(initial=0.0))
    return values / max(1.0, largest) if np.isfinite(largest) else np.clip(np.nan_to_num(values), -1, 1)


TILE_RULES: dict[TileKind, Callable[[Column, Readings], np.ndarray | None]] = {
    "map": _map_tiles,
    "picture": _picture_tiles,
    "weights": _weight_tiles,
    "value": _value_tiles,
    "features": _feature_tiles,
    "states": _state_tiles,
}
