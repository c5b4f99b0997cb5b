"""How a new dense layer starts so that the layers after it still see what they saw: as an identity, or close to it.

With u = U x (U the identity, or fewer directions when the layer is narrower than its input), the unit's output is
read back as ``u = slope * a + offset``:

- linear: a = u, exact.
- relu, leaky_relu, elu: a = u + c with c so large that the sum is never negative, exact.
- gelu, silu, softplus: the same with a further shift, after which they are straight to 1e-6.
- tanh, sigmoid: a = f(s (u - centre)) with s so small that the curve is nearly straight, read back by the best line;
  off by about half a percent of u's range. A smaller s would be closer, but the weights after the layer grow as
  1 / s and the next step of training would throw them away.
"""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.layers import Dense

CLIMB = {"gelu": 6.0, "silu": 17.0, "softplus": 15.0}
NEARLY_STRAIGHT = {"tanh": 0.25, "sigmoid": 0.5}
UNKNOWN_RANGE = 10.0


@dataclass(frozen=True, slots=True)
class ReadBack:
    """How the inputs of a layer are told from its outputs: ``x = matrix @ a + offset``, matrix (n_in, units)."""

    matrix: Array
    offset: Array


def start_as_identity(layer: Dense, x: Array | None, lowest: float, consumer: Array | None) -> ReadBack:
    """Set the weights of ``layer`` and say how to read its inputs back from its outputs.

    ``x`` (samples, n_in) are inputs of the layer, if any are known, ``lowest`` a bound below all of them (or
    -infinity), ``consumer`` (n, n_in) the weights that will read the result. Units beyond the width of the input keep
    their fresh weights and nobody listens to them yet.
    """
    units, n_in = layer.shape[0], layer.input_shape[0]
    directions = np.eye(n_in) if units >= n_in else _main_directions(consumer, units, n_in)
    used = len(directions)
    low, high = _range(directions, x, lowest if units >= n_in else -np.inf)
    gain, bias, slope, offset = _straight_part(layer.activation.key, low, high)
    weights = layer["weights"]
    weights[:used, :-1] = gain[:, None] * directions
    weights[:used, -1] = bias
    matrix = np.zeros((n_in, units))
    matrix[:, :used] = directions.T * slope
    return ReadBack(matrix, directions.T @ offset)


def _main_directions(consumer: Array | None, units: int, n_in: int) -> Array:
    """The directions of x that matter most to the consumer; exact when its weights have no higher rank than this."""
    if consumer is None:
        return np.eye(units, n_in)
    directions: Array = np.linalg.svd(consumer.astype(float), full_matrices=False)[2][:units]
    return directions


def _range(directions: Array, x: Array | None, lowest: float) -> tuple[Array, Array]:
    """Bounds of u = U x: half as much again as the samples show, but no lower than what x can reach."""
    count = len(directions)
    if x is None or not len(x):
        low, high = np.full(count, -UNKNOWN_RANGE), np.full(count, UNKNOWN_RANGE)
    else:
        u = x.astype(float) @ directions.T
        low, high = u.min(axis=0), u.max(axis=0)
        reach = (high - low) / 2
        low, high = low - reach, high + reach
    return np.maximum(low, lowest) if np.isfinite(lowest) else low, high


def _straight_part(activation: str, low: Array, high: Array) -> tuple[Array, Array, Array, Array]:
    """Gain and bias of z = gain * u + bias, slope and offset of u = slope * a + offset, for u from low to high."""
    ones, zeros = np.ones_like(low), np.zeros_like(low)
    if activation == "linear":
        return ones, zeros, ones, zeros
    if activation in NEARLY_STRAIGHT:
        return _bent_part(activation, low, high)
    shift = np.maximum(-low, 0.0) + CLIMB.get(activation, 0.0)
    return ones, shift, ones, -shift


def _bent_part(activation: str, low: Array, high: Array) -> tuple[Array, Array, Array, Array]:
    centre, reach = (low + high) / 2, np.maximum((high - low) / 2, 1e-3)
    gain = NEARLY_STRAIGHT[activation] / reach
    z = np.linspace(-1.0, 1.0, 101) * NEARLY_STRAIGHT[activation]
    a = np.tanh(z) if activation == "tanh" else (1.0 + np.tanh(z / 2.0)) / 2.0
    slope, offset = np.polyfit(a, z, 1)
    return gain, -gain * centre, slope / gain, centre + offset / gain
