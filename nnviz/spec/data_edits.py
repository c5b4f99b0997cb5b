"""Edits of the data: each is a pure function from a spec to a spec."""

from collections.abc import Sequence
from dataclasses import replace

from nnviz.data import DATASETS, FEATURES, DatasetKind
from nnviz.data.painted import PARTS
from nnviz.hyper import Settings, Value
from nnviz.spec.complete import complete_data, complete_layer
from nnviz.spec.layer_edits import new_id, set_activation, set_layer_setting, set_units
from nnviz.spec.painting import painted, painted_kind
from nnviz.spec.parts import DataSpec, ExperimentSpec, LayerSpec
from nnviz.spec.training_edits import set_batch_size, set_loss

USUAL_LOSS = {
    "binary": "binary_cross_entropy",
    "classes": "categorical_cross_entropy",
    "regression": "mean_squared_error",
}
USUAL_ACTIVATION = {"binary": "sigmoid", "classes": "softmax", "regression": "linear"}
USUAL_FEATURES = ("x", "y")
FLAT_KINDS = ("dense", "dropout")


def set_dataset(spec: ExperimentSpec, kind: str) -> ExperimentSpec:
    """Other data; inputs, output layer, loss and batch size follow where they no longer fit.

    Settings that both planar sets have stay. Layers for pictures or sequences go when the new samples have another
    number of axes. A new task brings its usual loss and output. Painted data begin with the present points.
    """
    if kind == spec.data.kind:
        return spec
    if kind not in DATASETS:
        return replace(spec, data=replace(spec.data, kind=kind))
    if kind == painted_kind(spec.data):
        return replace(spec, data=painted(spec.data))
    changed = replace(spec, data=_other_data(spec.data, kind))
    if spec.training.trainer.kind != "supervised" or not spec.layers:
        return changed
    changed = _fit_batch(_fit_input(spec, changed))
    return fit_output(spec, changed)


def fit_output(old: ExperimentSpec, new: ExperimentSpec) -> ExperimentSpec:
    """``new`` with the outputs that its data asks for, and where ``old`` had another task, its usual loss."""
    return _fit_units(new if _task(old) == _task(new) else _usual_output(new))


def set_data_setting(spec: ExperimentSpec, key: str, value: Value) -> ExperimentSpec:
    """One setting of the dataset; the output layer follows the number of classes."""
    if spec.data.settings.get(key) == value:
        return spec
    settings = spec.data.settings.replace(**{key: value})
    changed = replace(spec, data=replace(spec.data, settings=settings))
    return _fit_units(changed) if key == "classes" and changed.layers else changed


def set_noise(spec: ExperimentSpec, noise: float) -> ExperimentSpec:
    """The noise of the samples in percent, 0 to 50."""
    return set_data_setting(spec, "noise", noise)


def set_train_share(spec: ExperimentSpec, train_share: float) -> ExperimentSpec:
    """The part of the samples that trains, 0.1 to 0.9."""
    return _data(spec, train_share=train_share)


def set_data_seed(spec: ExperimentSpec, seed: int) -> ExperimentSpec:
    """Other samples of the same kind."""
    return _data(spec, seed=seed)


def set_features(spec: ExperimentSpec, features: Sequence[str]) -> ExperimentSpec:
    """The inputs that are on, put into the order of the catalogue."""
    known = [key for key in FEATURES if key in features]
    return _data(spec, features=(*known, *[key for key in features if key not in FEATURES]))


def toggle_feature(spec: ExperimentSpec, key: str) -> ExperimentSpec:
    """One input on or off."""
    on = spec.data.features
    return set_features(spec, [other for other in on if other != key] if key in on else [*on, key])


def _kind_of(data: DataSpec) -> DatasetKind | None:
    """The line of the catalogue, None for an unknown dataset."""
    if data.kind not in DATASETS:
        return None
    return DATASETS[data.kind]


def train_count(data: DataSpec) -> int:
    """About how many samples train, 0 where only the files know."""
    if data.kind not in DATASETS:
        return 0
    count_of = DATASETS[data.kind].train_count_of
    if count_of is not None:
        return count_of(complete_data(data).settings)
    return round(DATASETS[data.kind].samples(complete_data(data).settings) * data.train_share)


def _data(spec: ExperimentSpec, **changes: object) -> ExperimentSpec:
    data: DataSpec = replace(spec.data, **changes)  # type: ignore[arg-type]  # callers name real fields
    return spec if data == spec.data else replace(spec, data=data)


def _task(spec: ExperimentSpec) -> str:
    return DATASETS[spec.data.kind].task if spec.data.kind in DATASETS else ""


def _other_data(old: DataSpec, kind: str) -> DataSpec:
    """The data spec of ``kind`` that keeps what it can of the old one."""
    entry = DATASETS[kind]
    former = _kind_of(old)
    declared = {hyper.key for hyper in entry.hyper} - set(PARTS)
    is_like = former is not None and entry.is_planar and former.is_planar
    is_usual_share = former is None or old.train_share == former.usual_share
    return complete_data(
        DataSpec(
            kind=kind,
            settings=Settings({key: value for key, value in old.settings.items() if is_like and key in declared}),
            seed=old.seed,
            train_share=entry.usual_share if is_usual_share else old.train_share,
            features=(old.features or USUAL_FEATURES) if entry.is_planar else (),
        )
    )


def _fit_input(old: ExperimentSpec, new: ExperimentSpec) -> ExperimentSpec:
    """Only flat layers, behind an entrance for the new samples, when these are of another form."""
    if old.data.kind in DATASETS and _form(old) == _form(new):
        return _fit_vocabulary(new)
    layers = [layer for layer in new.layers if layer.kind in FLAT_KINDS]
    return _fit_vocabulary(new.with_layers((*_entrance(new), *layers)))


def _form(spec: ExperimentSpec) -> tuple[int, bool]:
    """The number of axes of a sample, and whether it is text."""
    entry = DATASETS[spec.data.kind]
    return len(entry.shape(spec.data.settings)), entry.is_text


def _entrance(spec: ExperimentSpec) -> list[LayerSpec]:
    """The layers that make a sample flat for dense layers."""
    axes, is_text = _form(spec)
    kinds = (["embedding"] if is_text else []) + (["flatten"] if is_text or axes > 1 else [])
    return [complete_layer(LayerSpec(new_id(spec, kind), kind)) for kind in kinds]


def _fit_vocabulary(spec: ExperimentSpec) -> ExperimentSpec:
    """A first embedding layer that knows exactly the symbols of the text."""
    entry = DATASETS[spec.data.kind]
    if not entry.is_text or spec.layers[0].kind != "embedding":
        return spec
    return set_layer_setting(spec, spec.layers[0].id, "vocabulary", len(entry.classes(spec.data.settings)))


def _fit_batch(spec: ExperimentSpec) -> ExperimentSpec:
    """A batch that is not larger than the training part."""
    count = train_count(spec.data)
    return set_batch_size(spec, count) if 0 < count < spec.training.batch_size else spec


def _usual_output(spec: ExperimentSpec) -> ExperimentSpec:
    """The usual loss and output activation of the task."""
    task = _task(spec)
    output = spec.layers[-1]
    return set_activation(set_loss(spec, USUAL_LOSS[task]), output.id, USUAL_ACTIVATION[task])


def _fit_units(spec: ExperimentSpec) -> ExperimentSpec:
    """As many outputs as the task and the loss ask for."""
    classes = len(DATASETS[spec.data.kind].classes(spec.data.settings))
    is_single = _task(spec) != "classes" or (classes == 2 and spec.training.loss.kind != "categorical_cross_entropy")
    return set_units(spec, spec.layers[-1].id, 1 if is_single else classes)
