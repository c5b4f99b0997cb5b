"""Export as a scikit-learn estimator: a short script that builds it, fitted, from weights that are not pickled."""

from pathlib import Path

import numpy as np

from nnviz.engine.trainers.base import network_state
from nnviz.export.base import Export, write_arrays
from nnviz.export.formulas import comment
from nnviz.export.script import FEATURE_CODE, MAIN, head, literal, number_words, texts
from nnviz.export.subject import Subject
from nnviz.export.words import shape_words
from nnviz.hyper import Settings
from nnviz.storage.text_file import write_text


class SklearnScript(Export):
    """``NAME.py`` whose ``model`` is a fitted estimator for the numbers that were measured, ``NAME.npz``."""

    suffix = ".py"

    def problem(self, subject: Subject) -> str:
        if not subject.is_supervised:
            return "A scikit-learn estimator answers for samples; this network makes them. Choose another target."
        shape = subject.network.output_shape
        if subject.dataset.task == "regression":
            words = f"A scikit-learn regressor has one output, this network has {shape_words(shape)}."
            return "" if shape == (1,) else words
        if subject.network.last_activation in ("sigmoid", "softmax"):
            return ""
        return (
            "A scikit-learn classifier needs probabilities: give the last layer sigmoid or softmax, "
            f"got {subject.network.last_activation}."
        )

    def write(self, subject: Subject, path: Path) -> tuple[Path, ...]:
        weights = path.with_suffix(".npz")
        write_arrays(weights, network_state(subject.network))
        write_text(path, _source(subject))
        return path, weights


def _source(subject: Subject) -> str:
    inputs, is_class = subject.inputs, subject.dataset.task != "regression"
    estimator = "NNVizClassifier" if is_class else "NNVizRegressor"
    width = int(np.prod(inputs.raw_shape))
    last = "CLASSES" if is_class else repr(subject.dataset.target_scale)
    steps = _preparation(subject)
    imports = ["import sys", "from pathlib import Path", "", "import numpy as np"]
    if steps:
        step = "FunctionTransformer" if inputs.features else "StandardScaler"
        imports += ["from sklearn.pipeline import make_pipeline", f"from sklearn.preprocessing import {step}"]
    imports += ["", f"from nnviz.estimator import {estimator}"]
    lines = [head(subject, "scikit-learn"), "", *imports, ""]
    if is_class:
        lines.append(f"CLASSES = {texts(subject.dataset.classes)}")
    lines += ["LAYERS = [", *_layers(subject), "]", ""]
    lines += ['state = dict(np.load(Path(__file__).with_suffix(".npz")))']
    width_in = len(inputs.features) or width
    made = f"{estimator}.from_network(LAYERS, {width_in}, state, {last})"
    lines += [*steps, f"model = make_pipeline(prepare, {made})" if steps else f"model = {made}"]
    return "\n".join(lines) + "\n\n" + MAIN.format("model.predict(rows.reshape(len(rows), -1))").strip("\n") + "\n"


def _layers(subject: Subject) -> list[str]:
    """A line for each layer; samples that are not rows get an entrance that lays them out."""
    shape = subject.network.input_shape
    lines = []
    if len(shape) > 1:
        settings = Settings(shape="x".join(map(str, shape)))
        lines = ["    # rows of numbers laid out as the network takes them"]
        lines.append(_line(_entrance(subject), "reshape", settings))
    for layer in subject.network.layers:
        lines += [f"    # {comment(layer)}", _line(layer.id, layer.kind, layer.settings)]
    return lines


def _line(id: str, kind: str, settings: Settings) -> str:
    words = ", ".join(f"{literal(key)}: {literal(value)}" for key, value in settings.items())
    return f"    ({literal(id)}, {literal(kind)}, {{{words}}}),"


def _entrance(subject: Subject) -> str:
    """An id that no layer of the network has."""
    return "+".join(["entrance", *(layer.id for layer in subject.network.layers if "entrance" in layer.id)])


def _preparation(subject: Subject) -> list[str]:
    """What makes ``prepare``, the step before the network; nothing where measured numbers go straight in."""
    inputs = subject.inputs
    if inputs.features:
        return [
            "",
            "",
            "def features(points):",
            f'    """{", ".join(inputs.features)} of points (n, 2)."""',
            "    x, y = np.asarray(points).T",
            f"    return np.stack([{', '.join(FEATURE_CODE[key] for key in inputs.features)}], axis=1)",
            "",
            "",
            "prepare = FunctionTransformer(features)",
        ]
    if inputs.scale is None:
        return []
    mean, deviation = inputs.scale
    return [
        f"prepare = StandardScaler().fit(np.zeros((1, {mean.size})))",
        f"prepare.mean_ = np.array({number_words(mean)})",
        f"prepare.scale_ = np.array({number_words(deviation)})",
    ]
