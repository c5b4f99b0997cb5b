"""ImportedNetwork, what a foreign file came to: layers in our words with their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nnviz.engine.network import LayerDef, Sequential
from nnviz.spec.bounds import MOST_LAYERS, MOST_PARAMETERS
from nnviz.spec.parts import LayerSpec
from nnviz.spec.shapes import summarise

Arrays = dict[str, np.ndarray]


class ImportProblem(Exception):  # noqa: N818  # a problem is what it is called on the screen
    """A file cannot become a network here; the message says why, in one sentence or a short list."""


@dataclass(frozen=True, slots=True)
class ImportedNetwork:
    """A network in a row. ``arrays`` are its numbers by layer id and the engine's names, in the engine's layout.

    ``notes`` tell the user what was understood in a particular way.
    """

    name: str
    input_shape: tuple[int, ...]
    layers: tuple[LayerSpec, ...]
    arrays: Mapping[str, Arrays]
    notes: tuple[str, ...] = ()


def live_network(imported: ImportedNetwork) -> Sequential:
    """The network with its numbers. Raises ImportProblem when it is too large or its parts do not fit."""
    if len(imported.layers) > MOST_LAYERS:
        raise ImportProblem(f"The network has {len(imported.layers)} layers; at most {MOST_LAYERS} can be built.")
    try:
        count = sum(line.parameters for line in summarise(imported.layers, imported.input_shape))
        if count > MOST_PARAMETERS:
            raise ImportProblem(f"The network has {count:,} weights; at most {MOST_PARAMETERS:,} can be built.")
        defs = [LayerDef(layer.id, layer.kind, layer.settings) for layer in imported.layers]
        network = Sequential(defs, imported.input_shape, rng=np.random.default_rng(0), initializer="zeros")
    except ValueError as error:
        raise ImportProblem(f"The network cannot be built: {error}.") from error
    put_arrays(network, imported)
    return network


def put_arrays(network: Sequential, imported: ImportedNetwork) -> None:
    """Overwrite the numbers of ``network``. Raises ImportProblem when one does not fit."""
    for layer in network.layers:
        targets = {slot.name: layer[slot.name] for slot in layer.parameter_slots()} | layer.buffers()
        given = imported.arrays.get(layer.id, {})
        for name, target in targets.items():
            if name not in given or given[name].shape != target.shape:
                shape = given[name].shape if name in given else "none"
                raise ImportProblem(f"The weights of {layer.id} do not fit: {target.shape} was expected, got {shape}.")
            target[...] = given[name]
