"""Edits of layers: each is a pure function from a spec to a spec, found by the layer's id.

An edit of a layer that no longer exists returns the spec unchanged. A result that makes no sense (zero units, no
output layer) is returned all the same: ``problems`` refuses it with a sentence.
"""

from dataclasses import replace

from nnviz.engine.layers import LAYERS
from nnviz.hyper import Settings, Value
from nnviz.spec.complete import complete_layer
from nnviz.spec.parts import ExperimentSpec, LayerSpec

USUAL_UNITS = 4
USUAL_ACTIVATION = "tanh"


def set_layer_setting(spec: ExperimentSpec, layer_id: str, key: str, value: Value) -> ExperimentSpec:
    """One setting of one layer."""
    index, layers = _find(spec, layer_id)
    if index is None or layers[index].settings.get(key) == value:
        return spec
    layers[index] = replace(layers[index], settings=layers[index].settings.replace(**{key: value}))
    return _with(spec, layer_id, layers)


def set_units(spec: ExperimentSpec, layer_id: str, units: int) -> ExperimentSpec:
    """The number of neurons of a layer."""
    return set_layer_setting(spec, layer_id, "units", units)


def add_units(spec: ExperimentSpec, layer_id: str, by: int = 1) -> ExperimentSpec:
    """``by`` neurons more, or fewer when it is negative."""
    index, layers = _find(spec, layer_id)
    if index is None:
        return spec
    return set_units(spec, layer_id, int(layers[index].settings.get("units", 0)) + by)


def set_activation(spec: ExperimentSpec, layer_id: str, activation: str) -> ExperimentSpec:
    """The activation of one layer."""
    return set_layer_setting(spec, layer_id, "activation", activation)


def set_hidden_activations(spec: ExperimentSpec, activation: str) -> ExperimentSpec:
    """The same activation for every layer that has one, but the last layer of each network."""
    for network in spec.networks:
        for layer in network.layers[:-1]:
            if "activation" in layer.settings:
                spec = set_activation(spec, layer.id, activation)
    return spec


def add_layer(
    spec: ExperimentSpec, after_id: str, kind: str = "dense", settings: Settings | None = None, network: int = 0
) -> ExperimentSpec:
    """A new layer behind the layer ``after_id``; an empty id puts it first in network number ``network``.

    A dense layer without given settings is as wide as its neighbour and has its activation, so that grafting can
    start it as an identity.
    """
    index, layers = _find(spec, after_id)
    if after_id and index is None:
        return spec
    if not after_id:
        index, layers = -1, list(spec.networks[network].layers)
    assert index is not None
    usual = Settings() if settings is None else settings
    if kind == "dense" and settings is None:
        usual = _like_neighbour(layers, index)
    layers.insert(index + 1, complete_layer(LayerSpec(new_id(spec, _stem(kind)), kind, usual)))
    return _with(spec, after_id, layers) if after_id else spec.with_layers(tuple(layers), network)


def remove_layer(spec: ExperimentSpec, layer_id: str) -> ExperimentSpec:
    """The network without this layer."""
    index, layers = _find(spec, layer_id)
    if index is None:
        return spec
    number = network_of(spec, layer_id)
    del layers[index]
    return spec.with_layers(tuple(layers), number)


def new_id(spec: ExperimentSpec, stem: str) -> str:
    """An id ``stem-number`` that no layer of the spec has; the number is one above the highest in use."""
    taken = [layer.id.rpartition("-") for network in spec.networks for layer in network.layers]
    numbers = [int(tail) for head, _, tail in taken if head == stem and tail.isdecimal()]
    return f"{stem}-{max(numbers, default=0) + 1}"


def network_of(spec: ExperimentSpec, layer_id: str) -> int:
    """The number of the network that has this layer. Raises KeyError when none has."""
    for number, network in enumerate(spec.networks):
        if any(layer.id == layer_id for layer in network.layers):
            return number
    raise KeyError(f"no layer {layer_id!r} in this experiment")


def _find(spec: ExperimentSpec, layer_id: str) -> tuple[int | None, list[LayerSpec]]:
    """The position of a layer and its network's layers as a new list; None when no network has it."""
    for network in spec.networks:
        for index, layer in enumerate(network.layers):
            if layer.id == layer_id:
                return index, list(network.layers)
    return None, []


def _with(spec: ExperimentSpec, layer_id: str, layers: list[LayerSpec]) -> ExperimentSpec:
    return spec.with_layers(tuple(layers), network_of(spec, layer_id))


def _like_neighbour(layers: list[LayerSpec], index: int) -> Settings:
    """Units and activation of the dense layer in front of the gap, else of the hidden one behind it."""
    before = [layer for layer in layers[: index + 1] if layer.kind == "dense"]
    behind = [layer for layer in layers[index + 1 : -1] if layer.kind == "dense"]
    for layer in before[-1:] + behind[:1]:
        return Settings(
            units=layer.settings.get("units", USUAL_UNITS),
            activation=layer.settings.get("activation", USUAL_ACTIVATION),
        )
    return Settings(units=USUAL_UNITS, activation=USUAL_ACTIVATION)


def _stem(kind: str) -> str:
    """What ids of this kind begin with: users see "hidden-1", not "dense-1"."""
    return "hidden" if kind == "dense" or kind not in LAYERS else kind.replace("_", "-")
