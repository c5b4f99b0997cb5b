"""What is wrong between parts of an experiment that are right on their own: shapes, loss and output, roles."""

from collections.abc import Callable

from nnviz.data import DATASETS
from nnviz.engine.targets import problems_of_loss
from nnviz.engine.trainers.gan import problems_of_gan
from nnviz.engine.trainers.vae import problems_of_vae
from nnviz.spec.bounds import MOST_PARAMETERS
from nnviz.spec.complete import complete_data
from nnviz.spec.data_edits import train_count
from nnviz.spec.parts import ExperimentSpec, NetworkSpec
from nnviz.spec.problem import Problem
from nnviz.spec.shapes import Shape, data_shape, network_input, summarise_layer


def fit_problems(spec: ExperimentSpec) -> list[Problem]:
    """What is wrong between the parts of ``spec``; each part on its own must be right already."""
    kind = spec.training.trainer.kind
    roles = tuple(network.role for network in spec.networks)
    if roles != ROLES[kind]:
        sentence = f"{kind} training takes the networks {', '.join(ROLES[kind])}; got {', '.join(roles)}"
        return [*_batch_problems(spec), Problem("networks", sentence)]
    return _batch_problems(spec) + RULES[kind](spec)


def _batch_problems(spec: ExperimentSpec) -> list[Problem]:
    """Painted points come and go: a batch that is larger than all of them takes all of them."""
    if spec.data.kind in DATASETS and DATASETS[spec.data.kind].is_painted:
        return []
    count, batch = train_count(spec.data), spec.training.batch_size
    if 0 < count < batch:
        sentence = f"batch size must be at most the {count:,} training samples, got {batch:,}; 0 takes all of them"
        return [Problem("training.batch_size", sentence)]
    return []


def _supervised(spec: ExperimentSpec) -> list[Problem]:
    if symbols := _symbol_problems(spec):
        return symbols
    shape = _output_shape(spec.networks[0], data_shape(spec.data))
    if isinstance(shape, Problem):
        return [shape]
    output, entry = spec.layers[-1], DATASETS[spec.data.kind]
    classes = len(entry.classes(complete_data(spec.data).settings))
    sentences = problems_of_loss(spec.training.loss.kind, _activation(spec.networks[0]), shape[-1], entry.task, classes)
    if entry.task == "regression" and shape[-1] != 1:
        sentences.append(f"the data has one value a sample, so the last layer needs 1 unit, got {shape[-1]}")
    return _at(f"layer.{output.id}", sentences)


def _gan(spec: ExperimentSpec) -> list[Problem]:
    generator, discriminator = spec.networks
    settings = spec.training.trainer.settings
    noise, samples = network_input(spec, 0), data_shape(spec.data)
    made, answer = _output_shape(generator, noise), _output_shape(discriminator, samples)
    if isinstance(made, Problem) or isinstance(answer, Problem):
        return [shape for shape in (made, answer) if isinstance(shape, Problem)]
    sentences = problems_of_gan(settings, samples, noise, made, answer, _activation(discriminator))
    return _at("networks", sentences)


def _vae(spec: ExperimentSpec) -> list[Problem]:
    encoder, decoder = spec.networks
    settings, samples = spec.training.trainer.settings, data_shape(spec.data)
    codes = _output_shape(encoder, samples)
    if isinstance(codes, Problem):
        return [codes]
    code = network_input(spec, 1)
    made = _output_shape(decoder, code)
    if isinstance(made, Problem):
        return [made]
    sentences = problems_of_vae(settings, samples, codes, _activation(encoder), code, made, _activation(decoder))
    return _at("networks", sentences)


ROLES = {
    "supervised": ("network",),
    "gan": ("generator", "discriminator"),
    "vae": ("encoder", "decoder"),
}
RULES: dict[str, Callable[[ExperimentSpec], list[Problem]]] = {"supervised": _supervised, "gan": _gan, "vae": _vae}


def _at(where: str, sentences: list[str]) -> list[Problem]:
    return [Problem(where, sentence) for sentence in sentences]


def _activation(network: NetworkSpec) -> str:
    """The activation that the network ends in, as the engine sees it."""
    return str(network.layers[-1].settings.get("activation", "linear"))


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
