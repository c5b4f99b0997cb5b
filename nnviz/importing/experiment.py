"""From an imported network to an experiment: with a data set that fits it, or with random numbers in its place."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nnviz.data import DATASETS, FEATURES
from nnviz.data.stand_ins import KINDS, is_blank, shape_text
from nnviz.engine.network import Sequential
from nnviz.hyper import Settings
from nnviz.importing.network import ImportedNetwork, ImportProblem, live_network, put_arrays
from nnviz.runtime.build import build
from nnviz.runtime.run import Run
from nnviz.spec.complete import complete, complete_data
from nnviz.spec.data_edits import USUAL_LOSS, train_count
from nnviz.spec.parts import DataSpec, ExperimentSpec, LayerSpec, NetworkSpec, PartSpec, TrainingSpec
from nnviz.spec.problems import problems
from nnviz.storage.experiment_file import Experiment

LABS = {
    "planar": "playground",
    "regression": "playground",
    "table": "tables",
    "pictures": "images",
    "sequences": "sequences",
    "blank": "tables",
}
"""The lab that shows data of each group; groups that are missing cannot be chosen for an import."""

DIGITS = ("digits8x8", "mnist")
BATCH = 10
SOFTMAX_NOTE = "The scores that the last layer gives are made probabilities by a softmax here."


def fitting_data(imported: ImportedNetwork) -> tuple[str, ...]:
    """The data sets that the network takes as it is, the stand-in for data not yet chosen last.

    Raises ImportProblem when not even that fits.
    """
    live = live_network(imported)
    found = [
        entry.key
        for entry in DATASETS.entries()
        if entry.thing.group in LABS and not is_blank(entry.key) and _spec(imported, live, _data(entry.key, live))
    ]
    stand_in = next((data.kind for data in _stand_ins(live) if _spec(imported, live, data)), None)
    if stand_in is None and not found:
        raise ImportProblem(_no_fit(live))
    return (*found, *([stand_in] if stand_in else []))


def imported_experiment(imported: ImportedNetwork, kind: str | None = None, data_dir: Path | None = None) -> Experiment:
    """An unsaved experiment with the network's weights, on the data set ``kind``; None takes the stand-in.

    Raises ImportProblem when the data does not fit or cannot be read.
    """
    live = live_network(imported)
    data = _data(kind, live) if kind and not is_blank(kind) else next(iter(_stand_ins(live)), None)
    spec = _spec(imported, live, data) if data else None
    if spec is None and kind and not is_blank(kind):
        raise ImportProblem(f"The data set {kind} does not fit this network; {', '.join(fitting_data(imported))} do.")
    if spec is None:
        raise ImportProblem(_no_fit(live))
    try:
        made = build(spec, data_dir)
    except (ValueError, KeyError) as error:
        raise ImportProblem(f"The experiment cannot be built: {error}.") from error
    put_arrays(made.trainer.networks[0], imported)
    state = Run(made, generation=0).state()
    return Experiment(spec, state.arrays, state.facts)


def notes_of(imported: ImportedNetwork, spec: ExperimentSpec) -> tuple[str, ...]:
    """What was understood in a particular way, for the user."""
    added = len(spec.layers) > len(imported.layers) or _last_activation(spec) != imported.layers[-1].settings.get(
        "activation"
    )
    return (*imported.notes, *([SOFTMAX_NOTE] if added else []))


def _last_activation(spec: ExperimentSpec) -> object:
    return spec.layers[-1].settings.get("activation")


def _no_fit(live: Sequential) -> str:
    return (
        f"The network makes {live.output_shape} out of {live.input_shape}: no kind of data here asks for that. "
        "An experiment needs one value, or a number for each class."
    )


def _stand_ins(live: Sequential) -> Iterator[DataSpec]:
    """The stand-ins for each task, of the network's own shape."""
    shape, units = Settings(shape=shape_text(live.input_shape)), live.output_shape[-1]
    if units > 1:
        yield DataSpec(KINDS["classes"], shape.replace(classes=units))
    elif live.last_activation == "linear":
        yield DataSpec(KINDS["regression"], shape)
    else:
        yield DataSpec(KINDS["binary"], shape)
        yield DataSpec(KINDS["regression"], shape)


def _data(kind: str, live: Sequential) -> DataSpec | None:
    """The data set with as many inputs, or classes, as the network has; None when it cannot have them."""
    if kind not in DATASETS:
        raise ImportProblem(f"There is no data set {kind!r}.")
    entry = DATASETS[kind]
    data = DataSpec(kind, train_share=entry.usual_share)
    if entry.is_planar:
        if len(live.input_shape) != 1 or not 2 <= live.input_shape[0] <= len(FEATURES):
            return None
        data = replace(data, features=tuple(FEATURES)[: live.input_shape[0]])
    bounds = {hyper.key: hyper for hyper in entry.hyper}
    if "classes" in bounds and bounds["classes"].problem(live.output_shape[-1]) is None:
        data = replace(data, settings=Settings(classes=live.output_shape[-1]))
    return complete_data(data)


def _spec(imported: ImportedNetwork, live: Sequential, data: DataSpec | None) -> ExperimentSpec | None:
    """The experiment on ``data``, None when the network does not fit it."""
    if data is None or len(live.output_shape) != 1:
        return None
    entry = DATASETS[data.kind]
    if entry.task == "regression" and live.last_activation in ("sigmoid", "softmax"):
        return None
    shape = (len(data.features),) if entry.is_planar else entry.shape(complete_data(data).settings)
    if shape != live.input_shape:
        return None
    count = train_count(data)
    for loss, layers in _heads(imported, live, entry.task):
        training = TrainingSpec(loss=PartSpec(loss), batch_size=min(BATCH, count) if count else BATCH)
        network = NetworkSpec("network", layers)
        name = imported.name[:100].strip() or "Imported network"
        spec = complete(ExperimentSpec(name, _lab(data.kind, layers), data, (network,), training))
        if not problems(spec):
            return spec
    return None


def _lab(kind: str, layers: tuple[LayerSpec, ...]) -> str:
    """The lab that shows such data; digits have two, one of them for networks that look through small windows."""
    has_windows = any(layer.kind == "conv2d" for layer in layers)
    is_small = kind in DIGITS and (kind == "digits8x8" or not has_windows)
    return "digits" if is_small else LABS[DATASETS[kind].group]


def _heads(imported: ImportedNetwork, live: Sequential, task: str) -> Iterator[tuple[str, tuple[LayerSpec, ...]]]:
    """Loss and layers to try: the usual loss with the network as it is, with a softmax behind it, then others."""
    yield USUAL_LOSS[task], imported.layers
    last = imported.layers[-1]
    if task == "classes" and live.last_activation == "linear":
        if last.kind == "dense":
            with_softmax = replace(last, settings=Settings(last.settings, activation="softmax"))
            yield USUAL_LOSS[task], (*imported.layers[:-1], with_softmax)
        else:
            more = LayerSpec("softmax", "activation", Settings(activation="softmax"))
            yield USUAL_LOSS[task], (*imported.layers, more)
    for loss in ("categorical_cross_entropy", "binary_cross_entropy", "mean_squared_error"):
        yield loss, imported.layers
