"""Gradient clipping: what keeps one huge gradient from throwing the weights away."""

from functools import partial

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.calls import Call
from nnviz.engine.part import Part
from nnviz.hyper import HyperParam
from nnviz.registry import Registry

THRESHOLD = HyperParam("threshold", "Threshold", 1.0, 1e-4, 1000.0, help="The largest size let through.", is_log=True)


class Clip(Part):
    """A limit on the gradient vector."""

    def calls(self, gradients: Array) -> list[Call]:
        """The bound calls that limit ``gradients`` in place."""
        raise NotImplementedError


CLIPS: Registry[type[Clip]] = Registry("clip")


@CLIPS.register("none", "None", "Gradients are used as they are.")
class NoClip(Clip):
    """No limit."""

    def calls(self, gradients: Array) -> list[Call]:
        return []


@CLIPS.register("value", "By value", "Each number of the gradient is cut off at the threshold.")
class ClipValue(Clip):
    """``g = max(-threshold, min(threshold, g))``"""

    hyper = (THRESHOLD,)

    def calls(self, gradients: Array) -> list[Call]:
        limit = np.array(self.number("threshold"), gradients.dtype)
        return [
            partial(np.minimum, gradients, limit, out=gradients),
            partial(np.maximum, gradients, -limit, out=gradients),
        ]


@CLIPS.register("norm", "By global norm", "The whole gradient is shortened to the threshold, its direction kept.")
class ClipNorm(Clip):
    """``g *= threshold / |g|`` where ``|g| > threshold``. Pascanu et al. 2013."""

    hyper = (THRESHOLD,)

    def calls(self, gradients: Array) -> list[Call]:
        return [partial(_shorten, gradients, self.number("threshold"))]


def _shorten(gradients: Array, threshold: float) -> None:
    norm = float(gradients.dot(gradients)) ** 0.5
    if norm > threshold:
        np.multiply(gradients, gradients.dtype.type(threshold / norm), gradients)
