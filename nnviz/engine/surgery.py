"""Grafting: a new network takes over from an old one every weight that still has a place, and the optimizer's moments.

Layers are known by their id. What happens to the function that the network computes:

- a neuron, filter or recurrent unit is added: its outgoing weights are 0, the function stays;
- a layer is added: it starts as an identity (see ``identity.py``), the function stays, or nearly so for tanh and
  sigmoid;
- an input is switched on: its weights are 0, the function stays;
- a neuron, layer or input is removed: all other weights stay as they are, the function changes. Weights of a layer
  that lost the one before it stay at their positions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.carrying import (
    Reading,
    by_name,
    by_position,
    carry_array,
    carry_buffers,
    silence_new_inputs,
    sources,
)
from nnviz.engine.identity import start_as_identity
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
    is_kept = np.zeros_like(new.parameters.values)
    companions = [*_moments(old_optimizer, new_optimizer), (np.ones_like(old.parameters.values), is_kept)]
    reading = _read_inputs(old, new, old_inputs, new_inputs)
    former_layers, source_of = {layer.id: layer for layer in old.layers}, dict(sources(old))
    for index, layer in enumerate(new.layers):
        former = former_layers.get(layer.id)
        if former is not None and former.kind == layer.kind:
            if reading.source != source_of[layer.id]:
                reading = by_position(source_of[layer.id], former.input_shape, layer.input_shape)
            _carry(old, new, former, layer, reading, companions)
            reading = reading.reshaped(layer.shape) if layer.keeps_features else _made_by(layer, former)
        elif isinstance(layer, Dense) and layer.activation.key != "softmax":
            inputs, lowest = _inputs_of(new, index, x_new)
            consumer = _consumer(old, new, index, reading.source, source_of)
            reading = reading.through(start_as_identity(layer, inputs, lowest, consumer))
        else:
            reading = reading.reshaped(layer.shape) if layer.keeps_features else _made_by(layer, layer)
    _carry_step_count(old_optimizer, new_optimizer)
    kept = int(np.count_nonzero(is_kept))
    return GraftReport(kept, new.count - kept, old.count - kept, _largest_change(old, new, x_old, x_new))


def _made_by(layer: Layer, former: Layer) -> Reading:
    return by_position(layer.id, former.shape, layer.shape)


def _carry(
    old: Sequential,
    new: Sequential,
    former: Layer,
    layer: Layer,
    reading: Reading,
    companions: list[tuple[Array, Array]],
) -> None:
    """Copy the parameters of one surviving layer, what belongs to them in ``companions``, and its buffers."""
    if isinstance(layer, Dense):
        _carry_dense(old, new, layer.id, reading, companions)
        return
    channels = reading.channels()
    carry_buffers(former, layer, channels)
    for before, after, old_slot, new_slot in zip(
        old.parameters.of(layer.id),
        new.parameters.of(layer.id),
        former.parameter_slots(),
        layer.parameter_slots(),
        strict=True,
    ):
        silence_new_inputs(old_slot, new_slot, after.view(new.parameters.values), channels)
        for source, target in [(old.parameters.values, new.parameters.values), *companions]:
            carry_array(old_slot, before.view(source), new_slot, after.view(target), channels)


def _carry_dense(
    old: Sequential, new: Sequential, layer_id: str, reading: Reading, companions: list[tuple[Array, Array]]
) -> None:
    before, after = old.parameters.of(layer_id)[0], new.parameters.of(layer_id)[0]
    units = min(before.shape[0], after.shape[0])
    weights, bias = _split(before.view(old.parameters.values)[:units])
    target = after.view(new.parameters.values)[:units]
    target[:, :-1] = reading.columns(weights)
    target[:, -1] = bias + reading.offset(weights)
    for source, destination in companions:
        weights, bias = _split(before.view(source)[:units])
        if reading.is_plain:
            after.view(destination)[:units, :-1] = reading.columns(weights)
        after.view(destination)[:units, -1] = bias


def _split(block: Array) -> tuple[Array, Array]:
    return block[:, :-1].astype(float), block[:, -1].astype(float)


def _read_inputs(old: Sequential, new: Sequential, old_names: Sequence[str], new_names: Sequence[str]) -> Reading:
    if (len(old_names),) == old.input_shape and (len(new_names),) == new.input_shape:
        return by_name(old_names, new_names)
    return by_position("", old.input_shape, new.input_shape)


def _consumer(old: Sequential, new: Sequential, index: int, source: str, source_of: dict[str, str]) -> Array | None:
    """The old weights (n, n_in) that will read what an inserted layer passes on, if they fit."""
    width = new.layers[index].input_shape[0]
    for layer in new.layers[index + 1 :]:
        if source_of.get(layer.id) == source and isinstance(layer, Dense):
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
    if old.input_shape == new.input_shape and not old_names:
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
