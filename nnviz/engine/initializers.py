"""Initialisers: how weights start, so that signals neither die out nor explode. Biases always start at zero."""

import math
from collections.abc import Mapping

import numpy as np

from nnviz.engine.arrays import Array, Shape
from nnviz.engine.part import Part
from nnviz.hyper import HyperParam, Value
from nnviz.registry import Registry


class Initializer(Part):
    """Draws weights of a ``shape`` whose units have ``fan_in`` inputs and feed ``fan_out`` others."""

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        """Weights in float64. ``is_rectifier``: the layer's activation is of the ReLU family."""
        raise NotImplementedError

    def finish(self, values: Array) -> None:
        """The last word over the network's flat vector, once all layers are drawn; usually none."""


INITIALIZERS: Registry[type[Initializer]] = Registry("initializer")


@INITIALIZERS.register("glorot_uniform", "Glorot uniform", "Uniform within sqrt(6 / (inputs + outputs)); for tanh.")
class GlorotUniform(Initializer):
    """U(-r, r), r = sqrt(6 / (fan_in + fan_out)). Glorot & Bengio 2010."""

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        limit = (6.0 / (fan_in + fan_out)) ** 0.5
        return rng.uniform(-limit, limit, shape)


@INITIALIZERS.register("glorot_normal", "Glorot normal", "Normal with variance 2 / (inputs + outputs); Xavier's.")
class GlorotNormal(Initializer):
    """N(0, 2 / (fan_in + fan_out)). Glorot & Bengio 2010."""

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        return rng.normal(0.0, (2.0 / (fan_in + fan_out)) ** 0.5, shape)


@INITIALIZERS.register("he_normal", "He normal", "Normal with variance 2 / inputs; for ReLU and its family.")
class HeNormal(Initializer):
    """N(0, 2 / fan_in). He et al. 2015."""

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        return rng.normal(0.0, (2.0 / fan_in) ** 0.5, shape)


@INITIALIZERS.register("he_uniform", "He uniform", "Uniform within sqrt(6 / inputs); for ReLU and its family.")
class HeUniform(Initializer):
    """U(-r, r), r = sqrt(6 / fan_in). He et al. 2015."""

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        limit = (6.0 / fan_in) ** 0.5
        return rng.uniform(-limit, limit, shape)


@INITIALIZERS.register("lecun_normal", "LeCun normal", "Normal with variance 1 / inputs.")
class LecunNormal(Initializer):
    """N(0, 1 / fan_in). LeCun et al. 1998, Efficient BackProp."""

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        return rng.normal(0.0, fan_in**-0.5, shape)


@INITIALIZERS.register("normal", "Normal", "Normal with a standard deviation of your choice.")
class Normal(Initializer):
    """N(0, std^2), whatever the size of the layer."""

    hyper = (HyperParam("std", "Standard deviation", 0.1, 0.0, 10.0),)

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        return rng.normal(0.0, self.number("std"), shape)


@INITIALIZERS.register("uniform", "Uniform", "Uniform within a limit of your choice.")
class Uniform(Initializer):
    """U(-limit, limit), whatever the size of the layer."""

    hyper = (HyperParam("limit", "Limit", 0.5, 0.0, 10.0),)

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        limit = self.number("limit")
        return rng.uniform(-limit, limit, shape)


@INITIALIZERS.register("zeros", "Zeros", "All weights zero: the neurons of a layer stay equal for ever.")
class Zeros(Initializer):
    """Everything 0: the classic mistake, kept to be seen."""

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        return np.zeros(shape)


@INITIALIZERS.register("auto", "Automatic", "He for the ReLU family, Glorot for everything else.")
class Automatic(Initializer):
    """He normal where the activation is a rectifier, Glorot uniform elsewhere."""

    def draw(self, rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int, is_rectifier: bool) -> Array:
        scheme = HeNormal() if is_rectifier else GlorotUniform()
        return scheme.draw(rng, shape, fan_in, fan_out, is_rectifier)


@INITIALIZERS.register("given", "Given", "The numbers you write down, in the order of the network; the rest is drawn.")
class Given(Automatic):
    """``values`` apart by spaces fill the flat vector from its start, biases included.

    Raises ValueError for a word that is not a finite number.
    """

    hyper = (HyperParam("values", "Values", "", help="Weights and biases apart by spaces, unit by unit."),)

    def __init__(self, settings: Mapping[str, Value] | None = None) -> None:
        super().__init__(settings)
        self.numbers = _numbers(str(self.settings["values"]))

    def finish(self, values: Array) -> None:
        count = min(len(self.numbers), len(values))
        values[:count] = self.numbers[:count]


TRAINED_NETWORKS = ("digits-cnn", "digits-cnn-average", "digits-dense")


@INITIALIZERS.register("trained", "Trained", "Weights that were learned before and ship with the program.")
class Trained(Automatic):
    """Draws like Automatic; who builds the network then puts the trained numbers where layer and shape fit."""

    hyper = (HyperParam("weights", "Weights", TRAINED_NETWORKS[0], choices=TRAINED_NETWORKS),)


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(word) for word in text.split()]
    except ValueError:
        numbers = [math.nan]
    if not all(map(math.isfinite, numbers)):
        raise ValueError(f"given values must be numbers apart by spaces, got {text[:60]!r}")
    return numbers
