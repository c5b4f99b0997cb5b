"""When training pauses by itself: the rules of a StopSpec, and the goal of a step or epoch button."""

import math
from dataclasses import dataclass

from nnviz.engine.trainers import Trainer
from nnviz.spec.parts import StopSpec

NEVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Goal:
    """Where to stop: at a step, at the end of an epoch, or (None) nowhere."""

    step: int | None = None
    epoch: int | None = None

    def steps_left(self, trainer: Trainer) -> int:
        """How many steps may be done before looking again: never one too many; 0 when the goal is reached."""
        left = NEVER if self.step is None else self.step - trainer.step_count
        if self.epoch is None:
            return max(0, left)
        epochs_left = self.epoch - trainer.epoch
        if epochs_left <= 0:
            return 0
        return max(0, min(left, max(1, math.floor(epochs_left * trainer.steps_per_epoch))))


class StopRules:
    """Watches the points of a run for the stop rules of its spec. Belongs to the trainer thread."""

    def __init__(self) -> None:
        self._best_loss = math.inf
        self._best_epoch = 0.0

    def begin(self, epoch: float) -> None:
        """Play was pressed: patience counts from here."""
        self._best_epoch = epoch

    def reason(self, rules: StopSpec, epoch: float, scores: dict[str, float]) -> str:
        """Why training stops at this point, in words; empty when it goes on."""
        loss = scores.get("test_loss", scores.get("train_loss", math.inf))
        if loss < self._best_loss:
            self._best_loss, self._best_epoch = loss, epoch
        if rules.target_loss and loss <= rules.target_loss:
            return f"the loss has reached {rules.target_loss:g}"
        if rules.patience and epoch - self._best_epoch >= rules.patience:
            return f"no better test loss for {rules.patience} epochs"
        return ""

    def forget_best(self) -> None:
        """The loss is another one now: old values say nothing."""
        self._best_loss = math.inf

    def state(self) -> dict[str, object]:
        """The best point so far as JSON."""
        return {
            "best_loss": self._best_loss if math.isfinite(self._best_loss) else None,
            "best_epoch": self._best_epoch,
        }

    def restore(self, facts: dict[str, object]) -> None:
        """Go on from what ``state`` gave. Raises ValueError when it does not fit."""
        loss, epoch = facts["best_loss"], facts["best_epoch"]
        if not isinstance(loss, float | int | None) or not isinstance(epoch, float | int):
            raise ValueError("the saved run has no proper best loss")
        self._best_loss = math.inf if loss is None else float(loss)
        self._best_epoch = float(epoch)


def epochs_reached(rules: StopSpec) -> str:
    """The reason when the goal of ``rules.epochs`` is reached."""
    return f"{rules.epochs} epochs are done"
