"""Schedules: how the learning rate changes over the epochs, as a factor of the chosen rate."""

import math

from nnviz.engine.part import Part
from nnviz.hyper import HyperParam
from nnviz.registry import Registry


class Schedule(Part):
    """A factor of the learning rate by the epoch (a number with fraction)."""

    def factor(self, epoch: float) -> float:
        """What the learning rate is multiplied by at this point of training."""
        raise NotImplementedError


SCHEDULES: Registry[type[Schedule]] = Registry("schedule")


@SCHEDULES.register("constant", "Constant", "The learning rate stays as it is.")
class Constant(Schedule):
    """1"""

    def factor(self, epoch: float) -> float:
        return 1.0


@SCHEDULES.register("step", "Steps", "The learning rate falls by a factor every so many epochs.")
class Steps(Schedule):
    """``drop ** floor(epoch / period)``"""

    hyper = (
        HyperParam("drop", "Factor", 0.5, 0.01, 1.0, help="What the rate is multiplied by at each step."),
        HyperParam("period", "Every", 10, 1, 10000, unit="epochs"),
    )

    def factor(self, epoch: float) -> float:
        return self.number("drop") ** math.floor(epoch / self.number("period"))


@SCHEDULES.register("cosine", "Cosine", "The learning rate glides down half a cosine wave, then stays low.")
class Cosine(Schedule):
    """``floor + (1 - floor) (1 + cos(pi t)) / 2`` with t = epoch / epochs, at most 1. Loshchilov & Hutter 2017."""

    hyper = (
        HyperParam("epochs", "Over", 50, 1, 100000, unit="epochs"),
        HyperParam("floor", "Lowest share", 0.01, 0.0, 1.0, help="The share of the rate that is left at the end."),
    )

    def factor(self, epoch: float) -> float:
        passed = min(epoch / self.number("epochs"), 1.0)
        floor = self.number("floor")
        return floor + (1.0 - floor) * (1.0 + math.cos(math.pi * passed)) / 2.0


@SCHEDULES.register("warm_up", "Warm-up", "The learning rate grows from a small share to full, then stays.")
class WarmUp(Schedule):
    """``start + (1 - start) t`` with t = epoch / epochs, at most 1."""

    hyper = (
        HyperParam("epochs", "Over", 5, 1, 10000, unit="epochs"),
        HyperParam("start", "First share", 0.1, 0.0, 1.0, help="The share of the rate that training starts with."),
    )

    def factor(self, epoch: float) -> float:
        passed = min(epoch / self.number("epochs"), 1.0)
        start = self.number("start")
        return start + (1.0 - start) * passed
