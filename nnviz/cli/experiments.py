"""What the commands work on: a preset or a saved file, built and brought to where the file left it."""

import sys
from pathlib import Path

from nnviz.cli.usage import UsageError, unknown_preset
from nnviz.data.own import OwnStore
from nnviz.engine.blas import limit_blas_threads
from nnviz.runtime.messages import RunState
from nnviz.runtime.run import Run, built_run
from nnviz.spec.presets import PRESETS
from nnviz.spec.problems import problems
from nnviz.storage.experiment_file import Experiment, read_experiment
from nnviz.storage.problem import FileProblem


def find_experiment(name: str) -> Experiment:
    """The preset of this name, or the content of the file. Raises UsageError when there is neither."""
    if name in PRESETS:
        return Experiment(PRESETS[name])
    if Path(name).is_file():
        try:
            return read_experiment(Path(name))
        except FileProblem as error:
            raise UsageError(str(error)) from error
    if Path(name).suffix:
        raise UsageError(f"there is no file {name!r}")
    raise unknown_preset(name)


def start_run(experiment: Experiment, data_dir: Path | None) -> Run:
    """The experiment built, and brought to where its file left it. Raises UsageError."""
    found = problems(experiment.spec)
    if found:
        raise UsageError("; ".join(problem.message for problem in found))
    limit_blas_threads()
    own = OwnStore()
    if experiment.own is not None:
        own.add(experiment.own)
    state = RunState(dict(experiment.arrays), dict(experiment.facts)) if experiment.facts else None
    try:
        run = built_run(experiment.spec, data_dir, own, state)
    except ValueError as error:
        raise UsageError(str(error)) from error
    note = run.build.dataset.note
    if note:
        print(f"nnviz: data: {note}", file=sys.stderr)
    return run
