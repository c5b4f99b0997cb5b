"""Run: what is kept when the build under it changes, and what is refused when it is restored."""

from dataclasses import replace

import numpy as np
import pytest

from nnviz.runtime.build import Build, build, change_hot, graft
from nnviz.runtime.messages import RunState
from nnviz.runtime.pacing import Pace, Pacer
from nnviz.runtime.run import Halt, Run
from nnviz.runtime.stopping import Goal
from nnviz.spec import edits
from nnviz.spec.parts import ExperimentSpec, StopSpec
from nnviz.spec.presets import PRESETS
from tests.runtime.support import small_spec

SPEC = small_spec()


def trained(spec: ExperimentSpec, epochs: int) -> tuple[Run, Halt | None]:
    """A run after so many epochs, or where it halted before."""
    run = Run(build(spec), 1)
    return run, go_on(run, epochs)


def go_on(run: Run, epochs: int) -> Halt | None:
    goal, pacer = Goal(epoch=int(run.build.trainer.epoch) + epochs), Pacer(Pace(burst_s=0.05))
    run.begin()
    while goal.steps_left(run.build.trainer):
        halt = run.burst(pacer, goal)
        if halt is not None and halt.reason:
            return halt
    return None


def test_a_good_state_of_another_shape_is_forgotten() -> None:
    run, _ = trained(SPEC, 1)
    grown = graft(run.build, edits.add_units(SPEC, SPEC.layers[0].id, 1))
    grown.trainer.networks[0].parameters.values[:] = np.nan
    run.rebase(grown)
    run.go_back()
    assert np.isnan(grown.trainer.networks[0].parameters.values).all()


@pytest.mark.parametrize("preset", ["xor", "gan-ring"])
def test_a_good_state_outlives_its_optimizer(preset: str) -> None:
    spec = PRESETS[preset]
    run, _ = trained(edits.set_optimizer(spec, "sgd"), 1)
    run.rebase(hot(run, edits.set_optimizer(spec, "adam")))
    run.build.trainer.networks[0].parameters.values[:] = np.nan
    saved = run.state()
    run.go_back()
    assert run.build.trainer.first_bad_tensor() is None
    Run(build(run.build.spec), 1).restore(saved)


def hot(run: Run, spec: ExperimentSpec) -> Build:
    changed = change_hot(run.build, spec)
    assert changed is not None
    return changed


def test_another_loss_starts_patience_anew() -> None:
    stop = StopSpec(patience=3)
    low = edits.set_loss(replace(SPEC, training=replace(SPEC.training, stop=stop)), "mean_squared_error")
    run, halt = trained(low, 2)
    assert halt is None
    high = edits.set_loss(low, "binary_cross_entropy")
    other = Run(build(high), 1)
    assert other.scores["test_loss"] > run.scores["test_loss"]
    run.rebase(replace(build(high), spec=high))
    assert go_on(run, 4) is None


def test_points_that_lie_behind_are_refused() -> None:
    run, _ = trained(SPEC, 2)
    state = run.state()
    behind = RunState(state.arrays, {**state.facts, "next_point": run.step})
    with pytest.raises(ValueError, match="impossible curve points"):
        Run(build(SPEC), 1).restore(behind)


def test_bursts_do_not_decide_where_points_lie() -> None:
    fine, coarse = Run(build(SPEC), 1), Run(build(SPEC), 1)
    for run, burst_s in ((fine, 0.0005), (coarse, 0.1)):
        pacer, goal = Pacer(Pace(burst_s=burst_s)), Goal(step=1_000)
        while goal.steps_left(run.build.trainer):
            run.burst(pacer, goal)
    np.testing.assert_array_equal(fine.recorder.curves().steps, coarse.recorder.curves().steps)
