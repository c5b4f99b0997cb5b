"""Training without a window: whole epochs as fast as they go, then the scores over all samples."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from nnviz.data import DATASETS
from nnviz.engine.metrics import r2
from nnviz.runtime.build import Build
from nnviz.runtime.pacing import Pace, Pacer
from nnviz.runtime.run import Run
from nnviz.runtime.stopping import Goal

USUAL_STEPS = 10_000
HEADLESS_PACE = Pace(burst_s=0.1, rest_s=0.0, look_s=0.01)


class TrainingDivergedError(RuntimeError):
    """NaN or Inf ended the training; the message says at which step and where."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a training came to. ``seconds`` count the steps alone, not the looks at the scores.

    ``train`` and ``test`` are scores over all samples by name: "loss" and "accuracy", or for regression "loss", "mae"
    in the user's unit and "r2". ``other`` are scores that belong to neither part. ``reason`` says which rule ended
    the training early, if one did.
    """

    epochs: float
    steps: int
    seconds: float
    samples_per_second: float
    train: dict[str, float]
    test: dict[str, float]
    other: dict[str, float] = field(default_factory=dict)
    reason: str = ""


class StopwatchPacer(Pacer):
    """Lets the steps run and adds up the time they take."""

    def __init__(self) -> None:
        super().__init__(HEADLESS_PACE)
        self.seconds = 0.0

    def spent(self, steps: int, seconds: float) -> None:
        """So many steps were done in ``seconds``."""
        super().spent(steps, seconds)
        self.seconds += seconds


def usual_epochs(build: Build) -> int:
    """The epochs of the stop rule, else as many as make about 10,000 steps."""
    return build.spec.training.stop.epochs or math.ceil(USUAL_STEPS / build.trainer.steps_per_epoch)


def train_run(run: Run, epochs: int, on_progress: Callable[[int], None]) -> Outcome:
    """Train ``run`` for ``epochs`` epochs more, or until one of its stop rules ends it.

    ``on_progress`` gets the steps done since its last call, about ten times a second.

    Raises TrainingDivergedError when NaN or Inf turns up.
    """
    trainer, pacer = run.build.trainer, StopwatchPacer()
    first_step, first_epoch, last = run.step, trainer.epoch, run.step
    untrained = _untrained(run)
    goal = Goal(epoch=math.floor(first_epoch) + epochs)
    run.begin()
    halt = None
    while halt is None:
        halt = run.burst(pacer, goal)
        on_progress(run.step - last)
        last = run.step
    if halt.bad_tensor:
        raise TrainingDivergedError(
            f"training diverged at step {run.step:,}: {halt.bad_tensor} is NaN or infinite; try a lower learning rate"
        )
    samples = (trainer.epoch - first_epoch) * len(run.build.dataset.x_train)
    scores = full_scores(run.build)
    return Outcome(
        epochs=trainer.epoch - first_epoch,
        steps=run.step - first_step,
        seconds=pacer.seconds,
        samples_per_second=samples / pacer.seconds if pacer.seconds else 0.0,
        train=_part(scores, "train_"),
        test=_part(scores, "test_"),
        other=untrained | {name: value for name, value in scores.items() if not name.startswith(("train_", "test_"))},
        reason=halt.reason,
    )


def full_scores(build: Build) -> dict[str, float]:
    """All scores over all samples, by curve name; regression errors in the user's unit, with R2.

    Where the data knows a yardstick, its figures are among them.
    """
    scores, data = build.trainer.evaluate(full=True), build.dataset
    if data.task == "regression":
        for part, x, y in (("train", data.x_train, data.y_train), ("test", data.x_test, data.y_test)):
            scores[f"{part}_mae"] *= data.target_scale[1]
            scores[f"{part}_r2"] = _r2(build, x, y)
    yardstick = DATASETS[data.kind].yardstick
    return scores | yardstick(data, scores) if yardstick else scores


def _untrained(run: Run) -> dict[str, float]:
    """The negative ELBO of a fresh autoencoder: what training must beat, and nobody knows by heart."""
    if run.step or run.build.spec.training.trainer.kind != "vae":
        return {}
    return {"untrained_test_loss": run.build.trainer.evaluate(full=True)["test_loss"]}


def _r2(build: Build, x: np.ndarray, y: np.ndarray) -> float:
    outputs = build.trainer.networks[0].forward(x)
    return r2(outputs, y.reshape(outputs.shape))


def _part(scores: dict[str, float], prefix: str) -> dict[str, float]:
    return {name.removeprefix(prefix): value for name, value in scores.items() if name.startswith(prefix)}
