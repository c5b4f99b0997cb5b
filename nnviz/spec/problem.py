"""Problem: one reason why an experiment cannot run, and where it lies."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason.

    ``where`` is a dotted place: "data", "data.noise", "layer.hidden-1", "layer.hidden-1.units",
    "training.learning_rate", "training.optimizer.momentum", "initializer", "seed", "networks".
    """

    where: str
    message: str
