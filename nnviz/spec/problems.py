"""Every reason why an experiment cannot run, told before anything is built."""

from collections.abc import Iterable, Mapping
from typing import Any

from nnviz.data import DATASETS
from nnviz.data import problems as data_problems
from nnviz.engine.initializers import INITIALIZERS
from nnviz.engine.layers import LAYERS
from nnviz.hyper import HyperParam, Value
from nnviz.registry import Registry
from nnviz.spec.bounds import MOST_LAYERS, SEED, STOP, TRAINING
from nnviz.spec.catalogues import PART_CATALOGUES, declared
from nnviz.spec.fit import fit_problems
from nnviz.spec.parts import ExperimentSpec, LayerSpec, PartSpec
from nnviz.spec.problem import Problem

__all__ = ["Problem", "problems"]


def problems(spec: ExperimentSpec) -> tuple[Problem, ...]:
    """All problems of ``spec``; empty when it can be built and trained."""
    found = [
        *_number_problems("", (SEED,), {"seed": spec.seed}),
        *_data_problems(spec),
        *_training_problems(spec),
        *_layer_problems(spec),
    ]
    if found:
        return tuple(found)
    return tuple(fit_problems(spec))


# ---------------------------------------------------------------- each part on its own


def _number_problems(
    where: str, hypers: Iterable[HyperParam], given: Mapping[str, Value], owner: str = ""
) -> list[Problem]:
    """Values out of bounds and settings that nobody declares. ``owner`` begins the sentence."""
    known = {hyper.key: hyper for hyper in hypers}
    found = []
    for key, value in given.items():
        reason = known[key].problem(value) if key in known else f"unknown setting {key!r}; known: {', '.join(known)}"
        if reason:
            found.append(Problem(f"{where}.{key}" if where else key, f"{owner}: {reason}" if owner else reason))
    return found


def _part_problems(where: str, catalogue: Registry[Any], part: PartSpec | LayerSpec, owner: str) -> list[Problem]:
    # Any: each catalogue holds its own sort of thing
    if part.kind not in catalogue:
        return [Problem(where, f"unknown {catalogue.noun} {part.kind!r}; known: {', '.join(catalogue)}")]
    return _number_problems(where, declared(catalogue, part.kind), part.settings, owner)


def _data_problems(spec: ExperimentSpec) -> list[Problem]:
    data = spec.data
    if data.kind in DATASETS:
        found = _number_problems("data", DATASETS[data.kind].hyper, data.settings)
        if found:
            return found
    sentences = data_problems(data.kind, data.settings, data.seed, data.train_share, data.features)
    return [Problem("data", sentence) for sentence in sentences]


def _training_problems(spec: ExperimentSpec) -> list[Problem]:
    training = spec.training
    numbers = {hyper.key: getattr(training, hyper.key) for hyper in TRAINING}
    stops = {hyper.key: getattr(training.stop, hyper.key) for hyper in STOP}
    found = [*_number_problems("training", TRAINING, numbers), *_number_problems("training.stop", STOP, stops)]
    for name, catalogue in PART_CATALOGUES.items():
        part = spec.initializer if name == "initializer" else getattr(training, name)
        where = "initializer" if name == "initializer" else f"training.{name}"
        found += _part_problems(where, catalogue, part, name)
    return found or _initializer_problems(spec.initializer)


def _initializer_problems(part: PartSpec) -> list[Problem]:
    """What the initialiser itself refuses: values that are not numbers."""
    try:
        INITIALIZERS[part.kind](part.settings)
    except ValueError as error:
        return [Problem("initializer", str(error))]
    return []


def _layer_problems(spec: ExperimentSpec) -> list[Problem]:
    found = []
    layers = [layer for network in spec.networks for layer in network.layers]
    ids = [layer.id for layer in layers]
    for layer in layers:
        found += _part_problems(f"layer.{layer.id}", LAYERS, layer, layer.id)
    found += [
        Problem(f"layer.{twin}", f"two layers have the id {twin!r}; each needs its own")
        for twin in dict.fromkeys(ids)
        if ids.count(twin) > 1
    ]
    if len(layers) > MOST_LAYERS:
        found.append(Problem("networks", f"at most {MOST_LAYERS} layers can be built, got {len(layers)}"))
    found += [
        Problem("networks", f"the {network.role} has no layer left; it needs at least its output layer")
        for network in spec.networks
        if not network.layers
    ]
    return found
