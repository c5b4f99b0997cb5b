"""Every reason why an experiment cannot run, told before anything is built."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nnviz.data import DATASETS
from nnviz.data import problems as data_problems
from nnviz.engine.initializers import INITIALIZERS
from nnviz.engine.layers import LAYERS
from nnviz.engine.targets import problems_of_loss
from nnviz.hyper import HyperParam, Value
from nnviz.registry import Registry
from nnviz.spec.bounds import MOST_LAYERS, MOST_PARAMETERS, SEED, STOP, TRAINING
from nnviz.spec.catalogues import PART_CATALOGUES, declared
from nnviz.spec.complete import complete_data
from nnviz.spec.data_edits import train_count
from nnviz.spec.parts import ExperimentSpec, LayerSpec, NetworkSpec, PartSpec
from nnviz.spec.shapes import Shape, data_shape, summarise_layer


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason.

    ``where`` is a dotted place: "data", "data.noise", "layer.hidden-1", "layer.hidden-1.units",
    "training.learning_rate", "training.optimizer.momentum", "initializer", "seed", "networks".
    """

    where: str
    message: str


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
    return tuple(_fit_problems(spec))


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


# ---------------------------------------------------------------- all parts together


def _fit_problems(spec: ExperimentSpec) -> list[Problem]:
    """What is wrong between parts that are right on their own."""
    if spec.training.trainer.kind == "supervised":
        return _batch_problems(spec) + _supervised_problems(spec)
    return _batch_problems(spec)


def _batch_problems(spec: ExperimentSpec) -> list[Problem]:
    count, batch = train_count(spec.data), spec.training.batch_size
    if 0 < count < batch:
        sentence = f"batch size must be at most the {count:,} training samples, got {batch:,}; 0 takes all of them"
        return [Problem("training.batch_size", sentence)]
    return []


def _supervised_problems(spec: ExperimentSpec) -> list[Problem]:
    if len(spec.networks) != 1:
        return [Problem("networks", f"supervised training takes one network, got {len(spec.networks)}")]
    if symbols := _symbol_problems(spec):
        return symbols
    shape_or_problem = _output_shape(spec.networks[0], data_shape(spec.data))
    if isinstance(shape_or_problem, Problem):
        return [shape_or_problem]
    output, entry = spec.layers[-1], DATASETS[spec.data.kind]
    where = f"layer.{output.id}"
    if not shape_or_problem:
        return [Problem(where, "the last layer must have at least one output")]
    classes = len(entry.classes(complete_data(spec.data).settings))
    activation = str(output.settings.get("activation", "linear"))
    width = shape_or_problem[-1]
    sentences = problems_of_loss(spec.training.loss.kind, activation, width, entry.task, classes)
    if entry.task == "regression" and width != 1:
        sentences.append(f"the data has one value a sample, so the last layer needs 1 unit, got {width}")
    return [Problem(where, sentence) for sentence in sentences]


def _output_shape(network: NetworkSpec, shape: Shape) -> Shape | Problem:
    """The shape that leaves the network, or the first problem on the way."""
    parameters = 0
    shapes = [shape]
    for number, layer in enumerate(network.layers, start=1):
        if layer.settings.get("activation") == "softmax" and number < len(network.layers):
            return Problem(f"layer.{layer.id}", f"{layer.id}: softmax belongs to the last layer only")
        try:
            line = summarise_layer(layer, shapes[-1])
        except ValueError as error:
            return Problem(f"layer.{layer.id}", f"{layer.id}: {error}{_sizes(shapes)}")
        shapes.append(line.output_shape)
        parameters += line.parameters
    if parameters > MOST_PARAMETERS:
        sentence = f"the {network.role} would have {parameters:,} weights; at most {MOST_PARAMETERS:,} can be built"
        return Problem("networks", sentence)
    return shapes[-1]


def _sizes(shapes: list[Shape]) -> str:
    """How the samples shrink on their way, for a message; nothing to tell while all is flat."""
    if all(len(shape) == 1 for shape in shapes):
        return ""
    return " (sizes so far: " + " → ".join("×".join(map(str, shape)) for shape in shapes) + ")"


def _symbol_problems(spec: ExperimentSpec) -> list[Problem]:
    """Text needs an embedding that knows all its symbols, and only text can take one."""
    entry, first = DATASETS[spec.data.kind], spec.layers[0]
    symbols = len(entry.classes(spec.data.settings))
    if not entry.is_text:
        found = "an embedding layer takes text, but the data holds numbers; remove it"
        return [Problem(f"layer.{layer.id}", found) for layer in spec.layers if layer.kind == "embedding"]
    if first.kind != "embedding":
        return [Problem(f"layer.{first.id}", "text must go through an embedding layer first; put one in front")]
    if int(first.settings["vocabulary"]) < symbols:
        sentence = f"the text has {symbols} symbols, so the vocabulary must be at least {symbols}"
        return [Problem(f"layer.{first.id}.vocabulary", sentence)]
    return []
