"""Subject, what an export is made of: live networks of its own, and what has to be known to use them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nnviz.data import Dataset
from nnviz.data.inputs import Inputs, inputs_of
from nnviz.data.own import OwnStore
from nnviz.engine.layers import Layer
from nnviz.engine.network import Sequential
from nnviz.export.words import identifiers
from nnviz.runtime.messages import Curves, RunState
from nnviz.runtime.run import Run, built_run
from nnviz.spec.parts import ExperimentSpec

LEFT_OUT = ("discriminator",)
"""Roles that only serve the training of another network."""

GIVEN = ("trained", "given")
"""Initialisers whose numbers were learned or chosen, not drawn."""


@dataclass(frozen=True, slots=True)
class Part:
    """A network that is exported. ``names`` are the layers' ids as identifiers, in order."""

    role: str
    network: Sequential
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """An experiment at one moment. Belongs to one thread; nobody else holds its networks.

    ``step`` is how many updates they have had.
    """

    spec: ExperimentSpec
    parts: tuple[Part, ...]
    dataset: Dataset
    inputs: Inputs
    curves: Curves
    step: int

    @property
    def is_supervised(self) -> bool:
        """Whether there is one network that answers for samples of the data."""
        return self.spec.training.trainer.kind == "supervised"

    @property
    def is_untrained(self) -> bool:
        """Whether its weights are those of the draw: no step was done, and none came from a file."""
        return not self.step and self.spec.initializer.kind not in GIVEN

    @property
    def network(self) -> Sequential:
        """The first network: the only one of a supervised experiment."""
        return self.parts[0].network


def part_of(role: str, network: Sequential) -> Part:
    """A network with names for its layers."""
    return Part(role, network, identifiers([layer.id for layer in network.layers]))


def layer_arrays(layer: Layer) -> dict[str, np.ndarray]:
    """Copies of a layer's numbers under the names of its formula: weight (n_in, units), bias (units,), ..."""
    if layer.kind == "dense":
        block = layer["weights"]
        return {"weight": block[:, :-1].T.copy(), "bias": block[:, -1].copy()}
    arrays = {slot.name: layer[slot.name].copy() for slot in layer.parameter_slots()}
    return arrays | {name: buffer.copy() for name, buffer in layer.buffers().items()}


def subject_of(run: Run) -> Subject:
    """The experiment that ``run`` has brought so far; its networks stay those of the run."""
    spec, dataset = run.build.spec, run.build.dataset
    parts = tuple(
        part_of(part.role, network)
        for part, network in zip(spec.networks, run.build.trainer.networks, strict=True)
        if part.role not in LEFT_OUT
    )
    inputs = inputs_of(dataset, spec.data.features)
    return Subject(spec, parts, dataset, inputs, run.recorder.curves(), run.step)


def restored_subject(
    spec: ExperimentSpec,
    arrays: Mapping[str, np.ndarray],
    facts: Mapping[str, object],
    data_dir: Path | None = None,
    own: OwnStore | None = None,
) -> Subject:
    """The subject of a saved state, built anew; without ``facts`` it is untrained. Raises ValueError, KeyError."""
    state = RunState(dict(arrays), dict(facts)) if facts else None
    return subject_of(built_run(spec, data_dir, own, state))
