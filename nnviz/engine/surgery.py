"""Grafting: a new network takes over from an old one every weight that still has a place, and the optimizer's moments.

Layers are known by their id. What happens to the function that the network computes:

- a neuron is added: its outgoing weights are 0, the function stays;
- a layer is added: it starts as an identity (see ``identity.py``), the function stays, or nearly so for tanh and
  sigmoid;
- an input is switched on: its weights are 0, the function stays;
- a neuron, layer or input is removed: all other weights stay as they are, the function changes. Weights of a layer
  that lost the one before it stay at their positions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array, Shape
from nnviz.engine.identity import ReadBack, start_as_identity
from nnviz.engine.layers import Dense, Layer
from nnviz.engine.network import Sequential
from nnviz.engine.optimizers import Optimizer

PROBES = 256


@dataclass(frozen=True, slots=True)
class GraftReport:
    """Parameters kept, added and removed, and the largest change of an output on the samples.

    ``largest_change`` is infinite when the two networks have outputs of different shape.
    """

    kept: int
    added: int
    removed: int
    largest_change: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """How features of the old network are read from a signal of the new one.

    ``source`` is the old layer that made them ("" for the inputs, None when unknown), ``shape`` the signal's shape
    there. ``x_old = matrix @ x_new + offset`` over flattened features; ``is_plain`` when the matrix only picks.
    """

    source: str | None
    matrix: Array
    offset: Array
    is_plain: bool = True


def graft(
    old: Sequential,
    old_optimizer: Optimizer,
    new: Sequential,
    new_optimizer: Optimizer,
    *,
    old_inputs: Sequence[str] = (),
    new_inputs: Sequence[str] = (),
    samples: tuple[Array, Array] | None = None,
) -> GraftReport:
    """Fill ``new``, fresh from its initialiser, with what ``old`` learned; both optimizers are bound.

    ``old_inputs`` and ``new_inputs`` name the features where inputs were switched on or off; empty: the same inputs.
    ``samples`` are the same samples as inputs of the old and of the new network, to measure the change with and to
    fit inserted layers to; without them standard normal draws serve.
    """
    x_old, x_new = samples or _draw_samples(old, new, old_inputs, new_inputs)
    moments = _moments(old_optimizer, new_optimizer)
    is_kept = np.zeros_like(new.parameters.values)
    pairs = [*moments, (np.ones_like(old.parameters.values), is_kept)]
    reading = _read_inputs(old, new, old_inputs, new_inputs)
    old_layers = {layer.id: layer for layer in old.layers}
    sources = _sources(old)
    for index, layer in enumerate(new.layers):
        former = old_layers.get(layer.id)
        if former is not None and former.kind == layer.kind:
            reading = _carry(old, new, former, layer, reading, sources[layer.id], pairs)
        elif isinstance(layer, Dense) and layer.activation.key != "softmax":
            inputs, lowest = _inputs_of(new, index, x_new)
            consumer = _consumer(old, new, index, reading.source, sources)
            back = start_as_identity(layer, inputs, lowest, consumer)
            reading = _through(reading, back)
        else:
            reading = _pass_on(layer, reading, layer.id)
    _carry_step_count(old_optimizer, new_optimizer)
    kept = int(np.count_nonzero(is_kept))
    return GraftReport(kept, new.count - kept, old.count - kept, _largest_change(old, new, x_old, x_new))


def _carry(
    old: Sequential,
    new: Sequential,
    former: Layer,
    layer: Layer,
    reading: _Reading,
    source: str,
    pairs: list[tuple[Array, Array]],
) -> _Reading:
    """Copy the parameters of one surviving layer and its buffers; tell how its units are read."""
    for name, buffer in former.buffers().items():
        target = layer.buffers().get(name)
        if target is not None:
            region = _common(buffer.shape, target.shape)
            target[region] = buffer[region]
    if isinstance(layer, Dense):
        if reading.source != source:
            reading = _by_position(former, layer, source)
        _carry_dense(old, new, layer.id, reading, pairs)
    else:
        _carry_blocks(old, new, layer.id, pairs)
    return _pass_on(layer, reading, layer.id, former)


def _carry_dense(
    old: Sequential, new: Sequential, layer_id: str, reading: _Reading, pairs: list[tuple[Array, Array]]
) -> None:
    before, after = old.parameters.of(layer_id)[0], new.parameters.of(layer_id)[0]
    units = min(before.shape[0], after.shape[0])
    weights, bias = _split(before.view(old.parameters.values)[:units])
    target = after.view(new.parameters.values)
    target[:units, :-1] = weights @ reading.matrix
    target[:units, -1] = bias + weights @ reading.offset
    picks = reading.matrix if reading.is_plain else np.zeros_like(reading.matrix)
    for source, destination in pairs:
        weights, bias = _split(before.view(source)[:units])
        after.view(destination)[:units, :-1] = weights @ picks
        after.view(destination)[:units, -1] = bias


def _carry_blocks(old: Sequential, new: Sequential, layer_id: str, pairs: list[tuple[Array, Array]]) -> None:
    """The common corner of every array; weights from new inputs stay fresh."""
    after = {block.name: block for block in new.parameters.of(layer_id)}
    for before in old.parameters.of(layer_id):
        if before.name in after and len(before.shape) == len(after[before.name].shape):
            region = _common(before.shape, after[before.name].shape)
            for source, destination in [(old.parameters.values, new.parameters.values), *pairs]:
                after[before.name].view(destination)[region] = before.view(source)[region]


def _split(block: Array) -> tuple[Array, Array]:
    return block[:, :-1].astype(float), block[:, -1].astype(float)


def _common(one: Shape, other: Shape) -> tuple[slice, ...]:
    return tuple(slice(min(a, b)) for a, b in zip(one, other, strict=True))


# ---------------------------------------------------------------- who reads whom


def _sources(network: Sequential) -> dict[str, str]:
    """For each layer the id of the layer that made its inputs, "" for the network's inputs."""
    sources, source = {}, ""
    for layer in network.layers:
        sources[layer.id] = source
        if not _keeps_features(layer):
            source = layer.id
    return sources


def _keeps_features(layer: Layer) -> bool:
    """Each output is its input gone through a gate or a reshape: dropout, activation, normalisation, flatten."""
    return not isinstance(layer, Dense) and np.prod(layer.shape) == np.prod(layer.input_shape)


def _through(reading: _Reading, back: ReadBack) -> _Reading:
    """The reading behind an inserted layer."""
    matrix = reading.matrix @ back.matrix
    is_plain = bool(np.isin(matrix, (0.0, 1.0)).all())
    return _Reading(reading.source, matrix, reading.matrix @ back.offset + reading.offset, is_plain)


def _pass_on(layer: Layer, reading: _Reading, source: str, former: Layer | None = None) -> _Reading:
    """The reading behind ``layer``: the one before it where features are kept, else unit by unit."""
    if _keeps_features(layer):
        return reading
    return _picks(source, (former or layer).shape, layer.shape)


def _picks(source: str | None, old_shape: Shape, new_shape: Shape) -> _Reading:
    """Features at the same place are the same; the rest of the old ones is lost (0)."""
    old_size, new_size = int(np.prod(old_shape)), int(np.prod(new_shape))
    matrix = np.zeros((old_size, new_size))
    if len(old_shape) == len(new_shape):
        region = _common(old_shape, new_shape)
        olds = np.arange(old_size).reshape(old_shape)[region].ravel()
        news = np.arange(new_size).reshape(new_shape)[region].ravel()
        matrix[olds, news] = 1.0
    return _Reading(source, matrix, np.zeros(old_size))


def _by_position(former: Layer, layer: Layer, source: str) -> _Reading:
    return _picks(source, former.input_shape, layer.input_shape)


def _read_inputs(old: Sequential, new: Sequential, old_names: Sequence[str], new_names: Sequence[str]) -> _Reading:
    if not old_names:
        return _picks("", old.input_shape, new.input_shape)
    matrix = np.array([[float(one == other) for other in new_names] for one in old_names])
    return _Reading("", matrix, np.zeros(len(old_names)))


def _consumer(
    old: Sequential, new: Sequential, index: int, source: str | None, sources: dict[str, str]
) -> Array | None:
    """The old weights (n, n_in) that will read what an inserted layer passes on, if they fit."""
    width = new.layers[index].input_shape[0]
    for layer in new.layers[index + 1 :]:
        if sources.get(layer.id) == source and isinstance(layer, Dense):
            weights, _ = _split(old.layer(layer.id)["weights"])
            return weights if weights.shape[1] == width else None
    return None


# ---------------------------------------------------------------- samples and moments


def _inputs_of(network: Sequential, index: int, x: Array) -> tuple[Array, float]:
    """Inputs of a layer on samples, and a bound below them. Layers before it are already grafted."""
    if index == 0:
        return x, -np.inf
    before = network.layers[index - 1]
    lowest = before.activation.lowest if before.activation else -np.inf
    return network.trace(x)[before.id], lowest


def _draw_samples(
    old: Sequential, new: Sequential, old_names: Sequence[str], new_names: Sequence[str]
) -> tuple[Array, Array]:
    rng = np.random.default_rng(0)
    x_new = rng.standard_normal((PROBES, *new.input_shape))
    if not old_names:
        return x_new, x_new
    x_old = np.zeros((PROBES, *old.input_shape))
    for column, name in enumerate(old_names):
        if name in new_names:
            x_old[:, column] = x_new[:, list(new_names).index(name)]
    return x_old, x_new


def _moments(old: Optimizer, new: Optimizer) -> list[tuple[Array, Array]]:
    if type(old) is not type(new):
        return []
    return [(moment, new.moments[name]) for name, moment in old.moments.items()]


def _carry_step_count(old: Optimizer, new: Optimizer) -> None:
    if type(old) is type(new):
        new.step_count = old.step_count


def _largest_change(old: Sequential, new: Sequential, x_old: Array, x_new: Array) -> float:
    if old.output_shape != new.output_shape:
        return float("inf")
    if not len(x_old):
        return 0.0
    return float(np.abs(old.forward(x_old) - new.forward(x_new)).max())
