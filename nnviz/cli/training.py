"""``nnviz train``: an experiment without a window, its figures at the end."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nnviz.cli.experiments import find_experiment, start_run
from nnviz.cli.fetching import full_data
from nnviz.cli.progress import ProgressBar
from nnviz.cli.usage import UsageError, whole
from nnviz.runtime.headless import Outcome, TrainingDivergedError, train_run, usual_epochs
from nnviz.runtime.run import Run
from nnviz.spec.bounds import HIGHEST_SEED
from nnviz.spec.edits import set_data_seed, set_seed, set_stop
from nnviz.spec.parts import ExperimentSpec
from nnviz.storage.experiment_file import Experiment, write_experiment
from nnviz.storage.problem import FileProblem

DONE, FAILED = 0, 1


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for. ``epochs`` and ``seed`` None leave them to the experiment."""

    experiment: str
    epochs: int | None = None
    seed: int | None = None
    data: Path | None = None
    save: Path | None = None
    json: bool = False


def train(words: Sequence[str]) -> int:
    """``nnviz train PRESET|FILE [--epochs N] [--seed N] [--data DIR] [--save FILE] [--json]``"""
    parser = argparse.ArgumentParser(prog="nnviz train", description="Train an experiment without a window.")
    parser.add_argument("experiment", metavar="PRESET|FILE", help="a preset's name, or a saved file to go on with")
    parser.add_argument("--epochs", type=whole(1, 10_000_000), metavar="N", help="passes through the training data")
    parser.add_argument(
        "--seed", type=whole(0, HIGHEST_SEED), metavar="N", help="draws the samples, their split and the weights"
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR|openml",
        help="the folder with the full data sets (IDX files); openml fetches MNIST from openml.org, once",
    )
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the trained experiment as a .nnviz file")
    parser.add_argument("--json", action="store_true", help="print one JSON object with the figures")
    return _train(Order(**vars(parser.parse_args(words))))


def _train(order: Order) -> int:
    experiment = _find(order)
    run = start_run(experiment, full_data(order.data))
    epochs = order.epochs or usual_epochs(run.build)
    total = epochs * run.build.trainer.steps_per_epoch
    try:
        with ProgressBar(total=total, desc=experiment.spec.name, unit="step", file=sys.stderr) as bar:
            outcome = train_run(run, epochs, bar.update)
    except TrainingDivergedError as error:
        print(f"nnviz: {error}", file=sys.stderr)
        return FAILED
    _report(order, experiment.spec, run, outcome)
    if order.save:
        _save(order.save, experiment, run)
    return DONE


def _find(order: Order) -> Experiment:
    """The preset, or the experiment of the file, with the seed that was asked for."""
    experiment = find_experiment(order.experiment)
    spec = experiment.spec
    if order.seed is not None:
        if experiment.facts:
            raise UsageError("a saved run goes on with its own seed; leave --seed out")
        spec = set_data_seed(set_seed(spec, order.seed), order.seed)
    if order.epochs:
        spec = set_stop(spec, replace(spec.training.stop, epochs=0))
    return replace(experiment, spec=spec)


def _report(order: Order, spec: ExperimentSpec, run: Run, outcome: Outcome) -> None:
    if order.json:
        figures = {
            "preset": order.experiment,
            "seed": spec.seed,
            "epochs": _plain(round(outcome.epochs, 4)),
            "steps": outcome.steps,
            "seconds": round(outcome.seconds, 4),
            "samples_per_second": round(outcome.samples_per_second, 1),
            "train": outcome.train,
            "test": outcome.test,
            **outcome.other,
        }
        print(json.dumps(figures, ensure_ascii=False))
        return
    print(f"{spec.name}, seed {spec.seed}: {outcome.epochs:,.6g} epochs, {outcome.steps:,} steps")
    print(f"{outcome.seconds:.2f} s, {outcome.samples_per_second:,.0f} samples/s; over all samples:")
    for part, scores in (("train", outcome.train), ("test", outcome.test)):
        print(f"  {part:5}  " + "   ".join(f"{name} {value:.4f}" for name, value in scores.items()))
    for name, value in outcome.other.items():
        print(f"  {name} {value:.4f}")
    if outcome.reason:
        print(f"stopped because {outcome.reason}")


def _plain(number: float) -> float | int:
    """A whole number without a decimal point."""
    return int(number) if number == int(number) else number


def _save(path: Path, experiment: Experiment, run: Run) -> None:
    state = run.state()
    try:
        write_experiment(path, replace(experiment, arrays=state.arrays, facts=state.facts, origin=""))
    except FileProblem as error:
        raise UsageError(str(error)) from error
