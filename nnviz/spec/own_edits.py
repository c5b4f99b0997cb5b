"""Experiments on the user's own data: a fresh network of a sensible size, or the standing one fitted to other data."""

from dataclasses import replace

from nnviz.data import DATASETS
from nnviz.data.own_sets import PICTURES_KIND, is_own
from nnviz.data.stand_ins import is_blank
from nnviz.data.table_choice import split
from nnviz.hyper import Settings
from nnviz.spec.complete import complete
from nnviz.spec.data_edits import USUAL_ACTIVATION, USUAL_LOSS, fit_output, train_count
from nnviz.spec.parts import DataSpec, ExperimentSpec, LayerSpec, NetworkSpec, PartSpec, TrainingSpec
from nnviz.spec.problems import problems
from nnviz.spec.shapes import data_shape

STEPS_AN_EPOCH = 100
SMALLEST_BATCH, LARGEST_BATCH = 8, 256
NARROWEST, WIDEST = 8, 64
DEEP_FROM_ROWS = 1_000
PICTURE_BATCH = 32


def set_own_data(spec: ExperimentSpec, kind: str, settings: Settings) -> ExperimentSpec:
    """Learn from this data of the user's own (``own_sets``).

    A network that waited for data of this shape stays as it is. The same file with other columns, other rows or another
    target keeps the hidden layers; anything else gets a network of its own.
    """
    if is_blank(spec.data.kind) and (waiting := _instead(spec, kind, settings)):
        return waiting
    is_same_file = is_own(spec.data.kind) and spec.data.settings.get("source") == settings["source"]
    if not is_same_file or not spec.layers:
        return own_experiment(kind, settings)
    if kind == PICTURES_KIND:
        settings = Settings(spec.data.settings, **settings)
    changed = complete(replace(spec, data=replace(spec.data, kind=kind, settings=settings)))
    rows = train_count(changed.data)
    if changed.training.batch_size > rows:
        changed = replace(changed, training=replace(changed.training, batch_size=max(1, rows)))
    return fit_output(spec, changed)


def _instead(spec: ExperimentSpec, kind: str, settings: Settings) -> ExperimentSpec | None:
    """The network that waited for data, on this data; None when it does not take it as it is."""
    data = DataSpec(kind, settings, train_share=DATASETS[kind].usual_share)
    rows = max(1, train_count(data))
    training = replace(spec.training, batch_size=min(spec.training.batch_size, rows))
    found = complete(replace(spec, data=data, training=training))
    return None if data_shape(data) != data_shape(spec.data) or problems(found) else found


def own_experiment(kind: str, settings: Settings) -> ExperimentSpec:
    """A new experiment on this data, with a network that suits its size and task."""
    data = DataSpec(kind, settings, train_share=DATASETS[kind].usual_share)
    is_picture = kind == PICTURES_KIND
    layers = _picture_layers() if is_picture else _table_layers(settings)
    task, rows = DATASETS[kind].task, train_count(data)
    classes = len(split(settings["class_names"]))
    output = LayerSpec(
        "output", "dense", Settings(units=classes if task == "classes" else 1, activation=USUAL_ACTIVATION[task])
    )
    batch = min(PICTURE_BATCH, rows) if is_picture else usual_batch(rows)
    training = TrainingSpec(
        loss=PartSpec(USUAL_LOSS[task]),
        learning_rate=0.001 if is_picture else 0.01 if batch <= 32 else 0.003,
        batch_size=max(1, batch),
        l2=0.0001,
    )
    lab = "images" if is_picture else "tables"
    name = str(settings["source"])[:100] or "Own data"
    return complete(ExperimentSpec(name, lab, data, (NetworkSpec("network", (*layers, output)),), training))


def usual_batch(rows: int) -> int:
    """A power of two that makes about a hundred steps an epoch."""
    batch = SMALLEST_BATCH
    while batch < LARGEST_BATCH and 2 * batch * STEPS_AN_EPOCH <= rows:
        batch *= 2
    return min(batch, rows)


def usual_width(inputs: int) -> int:
    """A power of two about twice the number of inputs."""
    width = NARROWEST
    while width < WIDEST and width < 2 * inputs:
        width *= 2
    return width


def _table_layers(settings: Settings) -> list[LayerSpec]:
    """One hidden layer for small tables, two for large ones."""
    width = usual_width(len(split(settings["inputs"])))
    count = 2 if int(settings["samples"]) >= DEEP_FROM_ROWS else 1
    return [
        LayerSpec(f"hidden-{number}", "dense", Settings(units=width if number == 1 else width // 2, activation="relu"))
        for number in range(1, count + 1)
    ]


def _picture_layers() -> list[LayerSpec]:
    """Two convolutions with their pools and a dense layer."""
    return [
        LayerSpec("conv-1", "conv2d", Settings(filters=16, kernel=3, padding="same", activation="relu")),
        LayerSpec("pool-1", "max_pool2d", Settings(size=2, stride=2)),
        LayerSpec("conv-2", "conv2d", Settings(filters=32, kernel=3, padding="same", activation="relu")),
        LayerSpec("pool-2", "max_pool2d", Settings(size=2, stride=2)),
        LayerSpec("flat", "flatten"),
        LayerSpec("hidden-1", "dense", Settings(units=64, activation="relu")),
    ]
