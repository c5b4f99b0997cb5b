"""Run, one living experiment: its build, curves, stop rules and last good state. Belongs to one thread; no clock
decides a result.
"""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from nnviz.data.own import OwnStore
from nnviz.engine.catalogue import make_schedule
from nnviz.engine.schedules import Schedule
from nnviz.engine.trainers import Trainer
from nnviz.engine.trainers.base import Facts
from nnviz.runtime.build import Build, build, change_hot, graft
from nnviz.runtime.curves import CurveRecorder, next_point
from nnviz.runtime.messages import RunState
from nnviz.runtime.pacing import Pacer
from nnviz.runtime.stopping import Goal, StopRules, epochs_reached
from nnviz.runtime.teaching import Lesson, teach
from nnviz.spec.impact import Impact, impact
from nnviz.spec.parts import ExperimentSpec

TRAINER = "trainer/"
GOOD_STATE_PERIOD = 8
WORST_GOOD_RATIO = 2.0


@dataclass(frozen=True, slots=True)
class Halt:
    """Why a burst ended for good: a goal or stop rule with its ``reason``, or NaN or Inf in ``bad_tensor``."""

    reason: str = ""
    bad_tensor: str = ""


class Run:
    """Trains one build step by step and records what happens at deterministic steps.

    ``good_step`` is the step of the last good state, ``seconds_before`` the training time of a restored run.
    """

    def __init__(self, build: Build, generation: int) -> None:
        self.generation = generation
        self.build = build
        self.scores = build.trainer.evaluate()
        self._are_scores_new = True
        self.recorder = CurveRecorder(tuple(sorted(self.scores, key=_losses_first)))
        self._schedule = _schedule(build)
        self._stops = StopRules()
        self._has_diverged = False
        self._points = 0
        self._next_point = 0
        self._untrained_loss = math.inf
        self._good: tuple[dict[str, np.ndarray], Facts] | None = None
        self.good_step = 0
        self.seconds_before = 0.0
        if all(map(math.isfinite, self.scores.values())):
            self._record_point()

    @property
    def step(self) -> int:
        """How many updates were done."""
        return self.build.trainer.step_count

    @property
    def learning_rate(self) -> float:
        """The rate of the next step: the chosen one times the schedule."""
        return self.build.spec.training.learning_rate * self._schedule.factor(self.build.trainer.epoch)

    def begin(self) -> None:
        """Play was pressed."""
        self._stops.begin(self.build.trainer.epoch)

    def burst(self, pacer: Pacer, goal: Goal) -> Halt | None:
        """Train until the burst is over, or to a halt."""
        halt = self._burst(pacer, goal)
        self._has_diverged = halt is not None and bool(halt.bad_tensor)
        return halt

    def _burst(self, pacer: Pacer, goal: Goal) -> Halt | None:
        pacer.begin_burst()
        trainer, rules = self.build.trainer, self.build.spec.training.stop
        limit = Goal(epoch=rules.epochs or None)
        halt: Halt | None = None
        while halt is None:
            if limit.steps_left(trainer) == 0:
                return self._checked(Halt(epochs_reached(rules)))
            left = min(goal.steps_left(trainer), limit.steps_left(trainer))
            if left == 0:
                return self._checked(Halt())
            count = pacer.allowance(min(left, max(1, self._next_point - trainer.step_count)))
            if count == 0:
                return self._checked(None)
            started = time.perf_counter()
            self._are_scores_new = False
            trainer.steps(count)
            pacer.spent(count, time.perf_counter() - started)
            if trainer.step_count >= self._next_point:
                halt = self._pass_point()
        return halt

    def refresh_scores(self) -> None:
        """Measure unless nothing has changed, for a picture of the paused run; the curves keep to their own steps."""
        if not self._are_scores_new:
            self.scores = self.build.trainer.evaluate()
            self._are_scores_new = True

    def set_parameter(self, network: int, index: int, value: float) -> tuple[float, float] | None:
        """Put a number into a flat parameter vector: what it was and is; None when there is no such number."""
        networks = self.build.trainer.networks
        if not 0 <= network < len(networks) or not math.isfinite(value):
            return None
        values = networks[network].parameters.values
        if not 0 <= index < len(values):
            return None
        before = float(values[index])
        values[index] = value
        self._are_scores_new = False
        return before, float(values[index])

    def teach(self, pictures: np.ndarray, labels: np.ndarray) -> Lesson:
        """Fine-tune on pictures of the user's own, between two steps. Raises ValueError when they do not fit."""
        self._are_scores_new = False
        return teach(self.build, pictures, labels)

    def change(self, spec: ExperimentSpec, data_dir: Path | None = None, own: OwnStore | None = None) -> Impact:
        """Go on as ``spec`` says, with all that was learned and still has a place; tells how much it took.

        The rebuild of another experiment is a new Run. Raises ValueError when ``spec`` cannot be built.
        """
        kind = impact(self.build.spec, spec)
        changed = replace(self.build, spec=spec) if kind == "nothing" else None
        if kind == "hot":
            changed = change_hot(self.build, spec)
        if changed is None:
            kind = "graft"
            if self.is_bad:
                self.go_back()
            changed = graft(self.build, spec, data_dir, own)
        self.rebase(changed)
        return kind

    def rebase(self, build: Build) -> None:
        """Go on with an edited build: after a HOT or GRAFT edit."""
        has_other_loss = build.spec.training.loss != self.build.spec.training.loss
        has_other_trainer = build.trainer is not self.build.trainer
        has_other_optimizer = build.spec.training.optimizer != self.build.spec.training.optimizer
        self.build = build
        self._are_scores_new = False
        self._schedule = _schedule(build)
        if has_other_loss:
            self._stops.forget_best()
        if has_other_trainer:
            self._good = None
        elif has_other_optimizer and self._good is not None:
            self._good = _with_moments_of(build.trainer, *self._good)
        if has_other_loss or has_other_trainer:
            self.refresh_scores()
            self._untrained_loss = max(self._untrained_loss, self._train_loss())
            self._keep_if_good()
        self._plan_next_point()

    def go_back(self) -> None:
        """Return to the last good state; nothing happens when there is none."""
        if self._good is None:
            return
        arrays, facts = self._good
        self._has_diverged = False
        self.build.trainer.restore(arrays, facts)
        self._are_scores_new = False
        self.recorder.cut_after(self.step)
        self._plan_next_point()
        self.refresh_scores()

    @property
    def is_bad(self) -> bool:
        """Whether the present state holds NaN or Inf, or leads there: nothing can be carried on from it."""
        return self._has_diverged or self.build.trainer.first_bad_tensor() is not None

    def state(self, seconds: float = 0.0) -> RunState:
        """All that is needed to go on bit for bit; the last good state when the present one holds NaN or Inf."""
        trainer = self.build.trainer
        arrays, facts = trainer.state()
        next_at = self._next_point
        if self._good is not None and self.is_bad:
            arrays, facts = self._good
            next_at = self._point_after(self.good_step)
        rows, starts, curve_facts = self.recorder.state(facts["step_count"])
        return RunState(
            {TRAINER + name: array for name, array in arrays.items()} | {"curves/rows": rows, "curves/buckets": starts},
            {
                "trainer": facts,
                "curves": curve_facts,
                "stops": self._stops.state(),
                "seconds": seconds,
                "points": self._points,
                "next_point": next_at,
                "untrained_loss": self._untrained_loss if math.isfinite(self._untrained_loss) else None,
            },
        )

    def restore(self, state: RunState) -> None:
        """Go on from a saved state. Raises ValueError when it does not fit this build."""
        try:
            self._restore(state.arrays, state.facts)
        except (ArithmeticError, AttributeError, LookupError, TypeError) as error:
            raise ValueError(f"the saved run is damaged: {error}") from error

    def _restore(self, arrays: Mapping[str, np.ndarray], facts: Mapping[str, Any]) -> None:
        # Any: JSON of a stranger's file; whatever does not fit raises and becomes one ValueError
        trainer = self.build.trainer
        own = {name.removeprefix(TRAINER): array for name, array in arrays.items() if name.startswith(TRAINER)}
        trainer.restore(own, facts["trainer"])
        self._are_scores_new = False
        self.recorder.restore(arrays["curves/rows"], arrays["curves/buckets"], facts["curves"])
        self._stops.restore(facts["stops"])
        points, next_at, untrained = facts["points"], facts["next_point"], facts["untrained_loss"]
        if not isinstance(points, int) or not isinstance(next_at, int) or next_at <= trainer.step_count:
            raise ValueError("the saved run has impossible curve points")
        self._points, self._next_point = points, next_at
        self._untrained_loss = math.inf if untrained is None else float(untrained)
        self.seconds_before = max(0.0, float(facts["seconds"]))
        self.refresh_scores()
        self._keep_if_good()

    def _pass_point(self) -> Halt | None:
        self.refresh_scores()
        if not all(map(math.isfinite, self.scores.values())):
            return Halt(bad_tensor=self.build.trainer.first_bad_tensor() or "loss")
        self._record_point()
        return self._stop()

    def _stop(self) -> Halt | None:
        reason = self._stops.reason(self.build.spec.training.stop, self.build.trainer.epoch, self.scores)
        return self._checked(Halt(reason)) if reason else None

    def _checked(self, halt: Halt | None) -> Halt | None:
        """``halt``, unless NaN or Inf has to be told instead."""
        bad = self.build.trainer.first_bad_tensor()
        return Halt(bad_tensor=bad) if bad else halt

    def _record_point(self) -> None:
        self.recorder.add(self.step, self.build.trainer.epoch, self.scores)
        if self._points == 0:
            self._untrained_loss = self._train_loss()
        if self._points < GOOD_STATE_PERIOD or self._points % GOOD_STATE_PERIOD == 0:
            self._keep_if_good()
        self._points += 1
        self._plan_next_point()

    def _keep_if_good(self) -> None:
        """Keep a copy of the present state unless it is on its way to infinity already."""
        is_sane = self._train_loss() <= WORST_GOOD_RATIO * self._untrained_loss
        if is_sane and self.build.trainer.first_bad_tensor() is None:
            self._good = self.build.trainer.state()
            self.good_step = self.step

    def _train_loss(self) -> float:
        return self.scores.get("train_loss", 0.0)

    def _plan_next_point(self) -> None:
        self._next_point = self._point_after(self.step)

    def _point_after(self, step: int) -> int:
        stop = self.build.spec.training.stop
        return next_point(step, self.build.trainer.steps_per_epoch, bool(stop.patience or stop.target_loss))


def built_run(
    spec: ExperimentSpec,
    data_dir: Path | None = None,
    own: OwnStore | None = None,
    state: RunState | None = None,
    generation: int = 0,
) -> Run:
    """A run of ``spec``, where it begins or where ``state`` left it. Raises ValueError when that cannot be built."""
    run = Run(build(spec, data_dir, own), generation)
    if state is not None:
        run.restore(state)
    return run


def _with_moments_of(
    trainer: Trainer, arrays: Mapping[str, np.ndarray], facts: Facts
) -> tuple[dict[str, np.ndarray], Facts]:
    """A kept state for the trainer's present optimizer: moments that were not kept start at zero."""
    present, _ = trainer.state()
    return {name: arrays[name] if name in arrays else np.zeros_like(array) for name, array in present.items()}, facts


def _losses_first(name: str) -> bool:
    return not name.endswith("loss")


def _schedule(build: Build) -> Schedule:
    part = build.spec.training.schedule
    return make_schedule(part.kind, part.settings)
