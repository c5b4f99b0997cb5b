"""Edits of how the network learns: each is a pure function from a spec to a spec."""

from dataclasses import replace

from nnviz.engine.losses import LOSSES
from nnviz.hyper import Value
from nnviz.spec.catalogues import Part
from nnviz.spec.complete import complete_part
from nnviz.spec.layer_edits import set_activation
from nnviz.spec.parts import ExperimentSpec, PartSpec, StopSpec, TrainingSpec


def set_learning_rate(spec: ExperimentSpec, learning_rate: float) -> ExperimentSpec:
    """How far each update goes along the gradient."""
    return _training(spec, learning_rate=learning_rate)


def set_batch_size(spec: ExperimentSpec, batch_size: int) -> ExperimentSpec:
    """Samples per update; 0 is the full batch."""
    return _training(spec, batch_size=batch_size)


def set_l1(spec: ExperimentSpec, l1: float) -> ExperimentSpec:
    """The strength of the L1 penalty."""
    return _training(spec, l1=l1)


def set_l2(spec: ExperimentSpec, l2: float) -> ExperimentSpec:
    """The strength of the L2 penalty."""
    return _training(spec, l2=l2)


def set_optimizer(spec: ExperimentSpec, kind: str) -> ExperimentSpec:
    """Another optimizer with its usual settings."""
    return _set_part(spec, "optimizer", kind)


def set_optimizer_setting(spec: ExperimentSpec, key: str, value: Value) -> ExperimentSpec:
    """One setting of the optimizer."""
    return set_part_setting(spec, "optimizer", key, value)


def set_schedule(spec: ExperimentSpec, kind: str) -> ExperimentSpec:
    """How the learning rate changes while training runs."""
    return _set_part(spec, "schedule", kind)


def set_clip(spec: ExperimentSpec, kind: str) -> ExperimentSpec:
    """Whether and how gradients are clipped."""
    return _set_part(spec, "clip", kind)


def set_loss(spec: ExperimentSpec, kind: str) -> ExperimentSpec:
    """Another loss; the output's activation follows where the loss asks for another."""
    changed = _set_part(spec, "loss", kind)
    if changed is spec or kind not in LOSSES or not spec.layers:
        return changed
    output = spec.layers[-1]
    fitting = output_activation(kind, str(output.settings.get("activation", "")))
    return set_activation(changed, output.id, fitting) if "activation" in output.settings else changed


def set_part_setting(spec: ExperimentSpec, part: Part, key: str, value: Value) -> ExperimentSpec:
    """One setting of the loss, optimizer, schedule, clip, trainer or initializer."""
    old = part_of(spec, part)
    if old.settings.get(key) == value:
        return spec
    return _with_part(spec, part, replace(old, settings=old.settings.replace(**{key: value})))


def set_initializer(spec: ExperimentSpec, kind: str) -> ExperimentSpec:
    """How weights start; takes effect with the next fresh start."""
    return _set_part(spec, "initializer", kind)


def set_stop(spec: ExperimentSpec, stop: StopSpec) -> ExperimentSpec:
    """When training stops by itself."""
    return _training(spec, stop=stop)


def output_activation(loss: str, current: str) -> str:
    """``current`` where the loss takes it, else the first activation that it takes."""
    allowed = LOSSES[loss].output_activations
    if allowed:
        return current if current in allowed else str(allowed[0])
    return "linear" if current == "softmax" else current


def _training(spec: ExperimentSpec, **changes: object) -> ExperimentSpec:
    training: TrainingSpec = replace(spec.training, **changes)  # type: ignore[arg-type]  # callers name real fields
    return spec if training == spec.training else replace(spec, training=training)


def part_of(spec: ExperimentSpec, part: Part) -> PartSpec:
    """A part of the spec by its name."""
    found: PartSpec = spec.initializer if part == "initializer" else getattr(spec.training, part)
    return found


def _with_part(spec: ExperimentSpec, part: Part, value: PartSpec) -> ExperimentSpec:
    if part == "initializer":
        return replace(spec, initializer=value)
    return _training(spec, **{part: value})


def _set_part(spec: ExperimentSpec, part: Part, kind: str) -> ExperimentSpec:
    if part_of(spec, part).kind == kind:
        return spec
    return _with_part(spec, part, complete_part(part, PartSpec(kind)))
