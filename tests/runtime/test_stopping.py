"""Goals are reached to the step; stop rules say why."""

import pytest

from nnviz.runtime.build import build
from nnviz.runtime.stopping import Goal, StopRules
from nnviz.spec import edits
from nnviz.spec.parts import StopSpec
from tests.runtime.support import small_spec


@pytest.mark.parametrize("batch", [1, 7, 10, 100, 0])
def test_an_epoch_goal_is_met_exactly_even_after_the_batch_size_changed(batch: int) -> None:
    trainer = build(edits.set_batch_size(small_spec(), 33)).trainer
    for _ in range(3):
        trainer.step()
    trainer.set_batch_size(batch)
    goal = Goal(epoch=2)
    while left := goal.steps_left(trainer):
        for _ in range(left):
            assert trainer.epoch < 2
            trainer.step()
    assert trainer.epoch == 2


def test_a_step_goal_counts_down() -> None:
    trainer = build(small_spec()).trainer
    assert Goal(step=3).steps_left(trainer) == 3
    for _ in range(3):
        trainer.step()
    assert Goal(step=3).steps_left(trainer) == 0
    assert Goal().steps_left(trainer) > 1_000_000


def test_the_target_loss_stops() -> None:
    rules = StopSpec(target_loss=0.1)
    assert StopRules().reason(rules, 1.0, {"test_loss": 0.2}) == ""
    assert "0.1" in StopRules().reason(rules, 1.0, {"test_loss": 0.1})


def test_patience_counts_epochs_without_a_better_loss() -> None:
    watch, rules = StopRules(), StopSpec(patience=3)
    losses = [0.5, 0.4, 0.45, 0.41, 0.4]
    reasons = [watch.reason(rules, float(epoch), {"test_loss": loss}) for epoch, loss in enumerate(losses)]
    assert reasons[:4] == [""] * 4
    assert "3 epochs" in reasons[4]


def test_patience_starts_again_when_play_is_pressed() -> None:
    watch, rules = StopRules(), StopSpec(patience=2)
    watch.reason(rules, 0.0, {"test_loss": 0.1})
    watch.begin(10.0)
    assert watch.reason(rules, 11.0, {"test_loss": 0.2}) == ""
    assert watch.reason(rules, 12.0, {"test_loss": 0.2})


def test_state_is_restored_and_checked() -> None:
    watch, other, rules = StopRules(), StopRules(), StopSpec(patience=2)
    watch.reason(rules, 5.0, {"test_loss": 0.1})
    other.restore(watch.state())
    assert other.reason(rules, 7.0, {"test_loss": 0.2})
    with pytest.raises(ValueError, match="best loss"):
        other.restore({"best_loss": "low", "best_epoch": 1.0})
