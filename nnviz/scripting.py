"""The experiment for scripts: build it from a preset, a spec or a file, edit, train, ask, save, export. No Qt.

    experiment = nnviz.Experiment("spiral")
    experiment.edit(nnviz.edits.set_units, "hidden-1", 12)
    experiment.train(epochs=40)

The same seed gives the same run as the window and ``nnviz train``, bit for bit. An Experiment belongs to one thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Concatenate, ParamSpec, Self

import numpy as np

from nnviz.data.own import OwnData, OwnStore
from nnviz.data.own_sets import is_own
from nnviz.export import export, subject_of
from nnviz.export.answers import Answers, answer
from nnviz.export.subject import layer_arrays
from nnviz.importing import imported_experiment, read_onnx
from nnviz.runtime.headless import Outcome, full_scores, train_run, usual_epochs
from nnviz.runtime.messages import Curves, RunState
from nnviz.runtime.run import Run, built_run
from nnviz.spec import edits
from nnviz.spec.impact import impact
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS
from nnviz.spec.problems import problems
from nnviz.storage.experiment_file import SUFFIX, read_experiment, write_experiment
from nnviz.storage.experiment_file import Experiment as Content

__all__ = ["PRESETS", "Answers", "Experiment", "Outcome", "Snapshot", "edits", "open"]

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An experiment at one moment; nothing in it changes any more.

    ``scores`` are the newest figures by curve name, ``weights`` the arrays by "layer.name" ("role.layer.name" where
    there are several networks).
    """

    spec: ExperimentSpec
    step: int
    epoch: float
    scores: Mapping[str, float]
    curves: Curves
    weights: Mapping[str, np.ndarray]


class Experiment:
    """A living experiment.

    Parameters
    ----------
    source : the key of a preset (``nnviz.PRESETS``), or an ExperimentSpec
    seed : draws the samples, their split, the weights and the order; None leaves the source's own
    data_dir : the folder with the full data sets (IDX files)
    own : the user's own data that the spec names, where it does

    Raises KeyError for an unknown preset, ValueError when the spec cannot be built.
    """

    def __init__(
        self,
        source: str | ExperimentSpec,
        *,
        seed: int | None = None,
        data_dir: str | Path | None = None,
        own: OwnData | None = None,
    ) -> None:
        spec = PRESETS[source] if isinstance(source, str) else source
        if seed is not None:
            spec = edits.set_data_seed(edits.set_seed(spec, seed), seed)
        self._data_dir = Path(data_dir) if data_dir is not None else None
        self._own = OwnStore()
        if own is not None:
            self._own.add(own)
        self._run = self._built(spec)
        self._content = Content(spec)

    def __repr__(self) -> str:
        return f"<Experiment {self.spec.name!r}, step {self.step:,}>"

    @property
    def spec(self) -> ExperimentSpec:
        """What it is, as a frozen value."""
        return self._run.build.spec

    @property
    def step(self) -> int:
        """How many updates were done."""
        return self._run.step

    @property
    def epoch(self) -> float:
        """How many times the training data was passed through."""
        return self._run.build.trainer.epoch

    def edit(
        self, change: Callable[Concatenate[ExperimentSpec, P], ExperimentSpec], *values: P.args, **named: P.kwargs
    ) -> Self:
        """Change it by a function of ``nnviz.edits`` (or any from spec to spec); what was learned stays where it can.

        Raises ValueError, and changes nothing, when the new experiment makes no sense.
        """
        spec = change(self.spec, *values, **named)
        if impact(self.spec, spec) == "rebuild":
            self._run = self._built(spec)
        else:
            _check(spec)
            self._run.change(spec, self._data_dir, self._own)
        return self

    def train(self, epochs: int | None = None) -> Outcome:
        """Train for so many epochs more; None takes those of its stop rule, else about 10,000 steps.

        Returns the figures over all samples. Raises TrainingDivergedError when NaN or Inf turns up.
        """
        if epochs is not None and self.spec.training.stop.epochs:
            self.edit(lambda spec: edits.set_stop(spec, replace(spec.training.stop, epochs=0)))
        return train_run(self._run, usual_epochs(self._run.build) if epochs is None else epochs, lambda _steps: None)

    def evaluate(self) -> dict[str, float]:
        """All scores over all samples: "train_loss", "test_accuracy", ...; errors of values in the user's unit."""
        return full_scores(self._run.build)

    def predict(self, samples: object) -> Answers:
        """Answers for samples as they were measured: (n, numbers), or pictures (n, height, width, channels).

        Features and scaling are done here. Raises ValueError when the samples do not fit, or when the experiment
        makes samples in place of answering for them.
        """
        subject = subject_of(self._run)
        if not subject.is_supervised:
            raise ValueError(f"a {self.spec.training.trainer.kind} makes samples and does not answer for them")
        return answer(self.spec, subject.network, subject.dataset, subject.inputs, np.asarray(samples, np.float32))

    @property
    def weights(self) -> dict[str, np.ndarray]:
        """Copies of all weights by name, as in Snapshot."""
        networks = self._run.build.trainer.networks
        return {
            ".".join([*([part.role] if len(networks) > 1 else []), layer.id, name]): array
            for part, network in zip(self.spec.networks, networks, strict=True)
            for layer in network.layers
            for name, array in layer_arrays(layer).items()
        }

    def snapshot(self) -> Snapshot:
        """The present moment, to keep."""
        run, weights = self._run, self.weights
        run.refresh_scores()
        for array in weights.values():
            array.flags.writeable = False
        return Snapshot(self.spec, run.step, self.epoch, dict(run.scores), run.recorder.curves(), weights)

    def save(self, path: str | Path) -> Path:
        """Write a ``.nnviz`` file that the window, ``nnviz train`` and ``open`` go on with. Raises FileProblem."""
        target = Path(path) if Path(path).suffix else Path(path).with_suffix(SUFFIX)
        state = self._run.state()
        data = self.spec.data
        own = self._own.find(str(data.settings["content"])) if is_own(data.kind) else None
        content = replace(self._content, spec=self.spec, arrays=state.arrays, facts=state.facts, origin="", own=own)
        write_experiment(target, content)
        return target

    def export(self, target: str, path: str | Path) -> tuple[Path, ...]:
        """Write files for other programs: "onnx", "torch", "keras", "numpy", "sklearn" or "csv"; their paths.

        Raises KeyError for an unknown target, ExportProblem, FileProblem.
        """
        return export(target, subject_of(self._run), Path(path))

    def _built(self, spec: ExperimentSpec) -> Run:
        _check(spec)
        return built_run(spec, self._data_dir, self._own)


def open(path: str | Path, *, data_set: str | None = None, data_dir: str | Path | None = None) -> Experiment:  # noqa: A001  # nnviz.open, as in Pillow
    """The experiment of a ``.nnviz`` file, where it left off; or of an ``.onnx`` file, with its weights.

    ``data_set`` is what an imported network is to work on (a key of the catalogue); without it random numbers stand in
    until ``edit(nnviz.edits.set_dataset, ...)`` chooses one. Raises FileProblem, ImportProblem, ValueError.
    """
    folder = Path(data_dir) if data_dir is not None else None
    if Path(path).suffix.lower() == ".onnx":
        content = imported_experiment(read_onnx(Path(path)), data_set, folder)
    else:
        content = read_experiment(Path(path))
    experiment = Experiment(content.spec, data_dir=folder, own=content.own)
    if content.facts:
        experiment._run.restore(RunState(dict(content.arrays), dict(content.facts)))
    experiment._content = content
    return experiment


def _check(spec: ExperimentSpec) -> None:
    if found := problems(spec):
        raise ValueError("; ".join(problem.message for problem in found))
