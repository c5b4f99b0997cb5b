"""The frame that all scripts share: head, constants, preparation of inputs, answers, command line."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill, indent

import numpy as np

from nnviz import __version__
from nnviz.data.inputs import Inputs
from nnviz.engine.targets import class_levels
from nnviz.export.base import write_arrays
from nnviz.export.subject import Part, Subject
from nnviz.export.words import plain, shape_words
from nnviz.hyper import Value
from nnviz.storage.text_file import write_text

Arrays = dict[str, np.ndarray]

WEIGHTS = 'WEIGHTS = Path(__file__).with_suffix(".npz")'

LINE = 100
INDENT = "    "

FEATURE_CODE = {
    "x": "x",
    "y": "y",
    "x2": "x * x",
    "y2": "y * y",
    "xy": "x * y",
    "sinx": "np.sin(x)",
    "siny": "np.sin(y)",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a target brings to a script: its name in words, libraries to import, the source of its networks.

    ``run`` is an expression for the outputs as an array, of the prepared samples ``x``.
    """

    target: str
    imports: Sequence[str]
    networks: str
    run: str


def write_script(subject: Subject, path: Path, frame: Frame, arrays_of: Callable[[Part], Arrays]) -> tuple[Path, ...]:
    """Write the source, and beside it the arrays of all networks; of several each name begins with the role."""
    arrays = {
        f"{array_prefix(subject, part)}{name}": array
        for part in subject.parts
        for name, array in arrays_of(part).items()
    }
    weights = path.with_suffix(".npz")
    write_arrays(weights, arrays)
    write_text(path, _script(subject, frame))
    return path, weights


def array_prefix(subject: Subject, part: Part) -> str:
    """What the names of a network's arrays begin with."""
    return "" if len(subject.parts) == 1 else f"{part.role}."


def load_lines(subject: Subject, made: Callable[[Part], str]) -> str:
    """A line for each network that makes it, by the expression ``made``, and loads its weights."""
    lines = []
    for part in subject.parts:
        prefix = array_prefix(subject, part)
        lines.append(f"{part.role} = load({made(part)}" + (f', "{prefix}")' if prefix else ")"))
    return "\n".join(lines)


def network_heading(part: Part) -> str:
    """What goes in and out, for a docstring."""
    network = part.network
    words = f"{shape_words(network.input_shape)} -> {shape_words(network.output_shape)}"
    if part.role == "encoder":
        words += ": means, then logarithms of variances, of the code"
    return f"{plain(part.role)}: {words}"


def head(subject: Subject, target: str) -> str:
    """The docstring that a script begins with."""
    lines = [
        f'"""The network "{plain(subject.spec.name)}" in {target}, written by NNViz {__version__}.',
        "",
        f"{_origin(subject)} Its data set is {plain(subject.spec.data.kind)}.",
        "The weights lie beside this file, under its name with the ending .npz.",
    ]
    if subject.is_supervised:
        lines += ["", "    python THIS_FILE samples.csv     # an answer for each row of a table of numbers"]
    return "\n".join([*lines, '"""'])


def literal(value: Value) -> str:
    """The source of a text, a number, true or false."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def texts(words: Iterable[str]) -> str:
    """The source of a list of texts."""
    return "[" + ", ".join(map(literal, words)) + "]"


def number_words(values: np.ndarray) -> str:
    """The source of a list of numbers, in lines of a decent length."""
    words = ", ".join(repr(float(value)) for value in np.ravel(values))
    return (
        f"[{words}]"
        if len(words) < LINE
        else "[\n" + fill(words + ",", LINE, initial_indent=INDENT, subsequent_indent=INDENT) + "\n]"
    )


# ---------------------------------------------------------------- pieces of the file


def _script(subject: Subject, frame: Frame) -> str:
    """The whole source file."""
    imports = ["from pathlib import Path", "", *frame.imports]
    constants, answers = [], []
    if subject.is_supervised:
        imports = ["import sys", *imports]
        constants = _constants(subject)
        answers = [_prepare(subject.inputs), _predict(subject, frame.run), MAIN.format("predict(rows)")]
    first = "\n".join([head(subject, frame.target), "", *imports, "", WEIGHTS, *constants])
    return "\n\n\n".join(part.strip("\n") for part in (first, frame.networks, *answers)) + "\n"


def _origin(subject: Subject) -> str:
    """Where the weights come from."""
    if subject.step:
        return f"Trained for {subject.step:,} steps."
    return "It has not been trained." if subject.is_untrained else "It was trained before."


def _constants(subject: Subject) -> list[str]:
    dataset, inputs = subject.dataset, subject.inputs
    lines = []
    if dataset.classes:
        lines.append(f"CLASSES = {texts(dataset.classes)}")
    if inputs.labels:
        lines.append(f"INPUTS = {texts(inputs.labels)}")
    if inputs.scale is not None:
        mean, deviation = inputs.scale
        lines += [f"MEAN = np.array({number_words(mean)})", f"DEVIATION = np.array({number_words(deviation)})"]
    if dataset.task == "regression":
        offset, scale = dataset.target_scale
        lines += [f"OFFSET, SCALE = {offset!r}, {scale!r}"]
    return lines


def _prepare(inputs: Inputs) -> str:
    """The function from measured numbers to network inputs."""
    shape = ", ".join(map(str, inputs.shape))
    body = ["samples = np.asarray(samples)"]
    if inputs.features:
        features = ", ".join(FEATURE_CODE[key] for key in inputs.features)
        body += ["x, y = samples[:, 0], samples[:, 1]", f"x = np.stack([{features}], axis=1)"]
    elif inputs.scale is not None:
        body += [f"samples = samples.reshape(-1, {', '.join(map(str, inputs.raw_shape))})"]
        body += [f"x = (samples - MEAN.reshape({_scale_shape(inputs)})) / DEVIATION.reshape({_scale_shape(inputs)})"]
    else:
        body += [f"x = samples.reshape(-1, {shape})"]
    body.append("return np.ascontiguousarray(x, dtype=np.float32)")
    given, wanted = shape_words(inputs.raw_shape), shape_words(inputs.shape)
    heading = f'"""Measured numbers (n, {given}) as network inputs (n, {wanted})."""'
    return "def prepare(samples):\n" + indent("\n".join([heading, *body]), "    ")


def _scale_shape(inputs: Inputs) -> str:
    return ", ".join(map(str, inputs.raw_shape))


def _predict(subject: Subject, run: str) -> str:
    """The function from measured numbers to answers."""
    task, network = subject.dataset.task, subject.network
    body = ["x = prepare(samples)", f"outputs = {run}"]
    if task == "regression" and network.output_shape == (1,):
        doc, answer = "The value of each sample, in the unit of the data.", "OFFSET + SCALE * outputs[:, 0]"
    elif task == "regression":
        doc, answer = "The values of each sample, in the unit of the data.", "OFFSET + SCALE * outputs"
    elif network.output_shape == (1,):
        low, high = class_levels(subject.spec.training.loss.kind, network.last_activation)
        middle = (low + high) / 2
        doc, answer = "The class of each sample.", f"[CLASSES[int(value > {middle:g})] for value in outputs[:, 0]]"
    else:
        doc, answer = "The class of each sample.", "[CLASSES[number] for number in outputs.argmax(axis=1)]"
    return "def predict(samples):\n" + indent("\n".join([f'"""{doc}"""', *body, f"return {answer}"]), "    ")


MAIN = """
if __name__ == "__main__":
    table = sys.argv[1]
    rows = np.load(table) if table.endswith(".npy") else np.loadtxt(table, delimiter=",", ndmin=2)
    for answer in {}:
        print(answer)
"""
