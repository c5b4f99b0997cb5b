"""Batch and layer normalisation: sums brought to mean 0 and deviation 1, then scaled and shifted as learned."""

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Array
from nnviz.engine.initializers import Initializer
from nnviz.engine.layers.base import LAYERS, Layer, number
from nnviz.engine.parameters import ParamBlock, ParamSlot
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam

EPSILON = 1e-5


class _Normalization(Layer):
    """What both share: ``y = scale xhat + shift`` with a scale and a shift for each feature, 1 and 0 at first.

    Subclasses give xhat and its way back. Arrays are taken as matrices (features, samples) when flat and
    (places, features) otherwise, so that one axis counts features.
    """

    keeps_features = True

    def parameter_slots(self) -> tuple[ParamSlot, ...]:
        features = (self.shape[-1],)
        return (
            ParamSlot("scale", features, is_penalised=False, roles=("feature",)),
            ParamSlot("shift", features, is_penalised=False, roles=("feature",)),
        )

    def initialise(self, rng: np.random.Generator, initializer: Initializer) -> None:
        self["scale"].fill(1)
        self["shift"].fill(0)

    @property
    def is_flat(self) -> bool:
        """The features are the first axis of the matrix."""
        return len(self.shape) == 1

    def _matrix(self, array: Array) -> Array:
        return array if self.is_flat else array.reshape(-1, self.shape[-1])

    def _by_feature(self, vector: Array) -> Array:
        """A view of a vector (features,) that lines up with the matrix."""
        return vector[:, None] if self.is_flat else vector[None, :]

    def _plan_output(self, plan: Plan, normal: Array, y: Array) -> None:
        plan.call(np.multiply, normal, self._by_feature(self["scale"]), y)
        plan.call(np.add, y, self._by_feature(self["shift"]), y)

    def _plan_parameter_gradients(self, plan: Plan, dy: Array, normal: Array) -> Array:
        """Emit the gradients of scale and shift; returns memory that holds ``dy xhat``."""
        axis = 1 if self.is_flat else 0
        products = plan.buffer(dy.shape)
        plan.call(np.multiply, dy, normal, products)
        plan.call(np.add.reduce, products, axis, None, self.gradient(plan, "scale"))
        plan.call(np.add.reduce, dy, axis, None, self.gradient(plan, "shift"))
        return products

    def _plan_moments(self, plan: Plan, x: Array, axis: int) -> tuple[Array, Array, Array, Array]:
        """Emit xhat over ``axis``; returns it with mean, variance and 1 / deviation, each kept on the axis."""
        count = plan.constant(1.0 / x.shape[axis])
        mean, variance, inverse = (plan.reduced(x, axis) for _ in range(3))
        normal, squares = plan.buffer(x.shape), plan.buffer(x.shape)
        plan.reduce(np.add, x, axis, mean)
        plan.call(np.multiply, mean, count, mean)
        plan.call(np.subtract, x, mean, normal)
        plan.call(np.multiply, normal, normal, squares)
        plan.reduce(np.add, squares, axis, variance)
        plan.call(np.multiply, variance, count, variance)
        _plan_inverse(plan, variance, inverse)
        plan.call(np.multiply, normal, inverse, normal)
        return normal, mean, variance, inverse

    def _plan_way_back(self, plan: Plan, g: Array, normal: Array, inverse: Array, axis: int, dx: Array) -> None:
        """Emit ``dx = (g - mean g - xhat mean(g xhat)) / deviation``, means over ``axis``; ``g`` is dL/dxhat."""
        count = plan.constant(1.0 / g.shape[axis])
        along, mean, products = plan.reduced(g, axis), plan.reduced(g, axis), plan.buffer(g.shape)
        plan.call(np.multiply, g, normal, products)
        plan.reduce(np.add, products, axis, along)
        plan.call(np.multiply, along, count, along)
        plan.reduce(np.add, g, axis, mean)
        plan.call(np.multiply, mean, count, mean)
        plan.call(np.multiply, normal, along, products)
        plan.call(np.add, products, mean, products)
        plan.call(np.subtract, g, products, dx)
        plan.call(np.multiply, dx, inverse, dx)


@LAYERS.register("batch_norm", "Batch normalisation", "Keeps every feature centred and of one size across the batch.")
class BatchNorm(_Normalization):
    """``xhat = (x - mean) / sqrt(variance + eps)``, mean and variance of each feature over the batch (and places).

    Any shape; the last axis counts features. In inference the running mean and variance stand in, kept as
    ``running = momentum running + (1 - momentum) batch`` (the variance unbiased). Ioffe & Szegedy 2015.
    """

    hyper = (HyperParam("momentum", "Memory", 0.9, 0.0, 0.999, help="How slowly the running mean and variance move."),)
    mixes_samples = True

    def attach(self, blocks: tuple[ParamBlock, ...], values: Array) -> None:
        super().attach(blocks, values)
        self._mean = np.zeros(self.shape[-1], values.dtype)
        self._variance = np.ones(self.shape[-1], values.dtype)

    def initialise(self, rng: np.random.Generator, initializer: Initializer) -> None:
        super().initialise(rng, initializer)
        self._mean.fill(0)
        self._variance.fill(1)

    def buffers(self) -> dict[str, Array]:
        return {"mean": self._mean, "variance": self._variance}

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        matrix = self._matrix(plan.contiguous(x.value))
        if plan.is_training:
            normal, mean, variance, inverse = self._plan_moments(plan, matrix, self._axis)
            samples = matrix.shape[self._axis]
            self._plan_memory(plan, self._mean, mean, 1.0)
            self._plan_memory(plan, self._variance, variance, samples / max(samples - 1, 1))
        else:
            normal, inverse = plan.buffer(matrix.shape), plan.buffer(self._by_feature(self._variance).shape)
            _plan_inverse(plan, self._by_feature(self._variance), inverse)
            plan.call(np.subtract, matrix, self._by_feature(self._mean), normal)
            plan.call(np.multiply, normal, inverse, normal)
        plan.notes[self] = normal, inverse
        self._plan_output(plan, normal, self._matrix(y.value))

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        normal, inverse = plan.notes[self]
        dy = self._matrix(gradient_of(y))
        g = self._plan_parameter_gradients(plan, dy, normal)
        if x.gradient is None:
            return
        dx = self._matrix(x.gradient)
        plan.call(np.multiply, dy, self._by_feature(self["scale"]), g)
        if plan.is_training:
            self._plan_way_back(plan, g, normal, inverse, self._axis, dx)
        else:
            plan.call(np.multiply, g, inverse, dx)

    @property
    def _axis(self) -> int:
        """The axis of the matrix that counts samples."""
        return 1 if self.is_flat else 0

    def _plan_memory(self, plan: Plan, running: Array, batch: Array, correction: float) -> None:
        """Emit ``running = momentum running + (1 - momentum) correction batch``."""
        momentum = number(self.settings, "momentum")
        part = plan.buffer(running.shape)
        plan.call(np.multiply, batch.reshape(-1), plan.constant((1 - momentum) * correction), part)
        plan.call(np.multiply, running, plan.constant(momentum), running)
        plan.call(np.add, running, part, running)


@LAYERS.register(
    "layer_norm", "Layer normalisation", "Keeps the features of every single sample centred and of one size."
)
class LayerNorm(_Normalization):
    """``xhat = (x - mean) / sqrt(variance + eps)``, mean and variance over the features of one sample and place.

    Any shape; the last axis counts features. The same in training and inference. Ba, Kiros & Hinton 2016.
    """

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        normal, _, _, inverse = self._plan_moments(plan, self._matrix(plan.contiguous(x.value)), self._axis)
        plan.notes[self] = normal, inverse
        self._plan_output(plan, normal, self._matrix(y.value))

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        normal, inverse = plan.notes[self]
        dy = self._matrix(gradient_of(y))
        g = self._plan_parameter_gradients(plan, dy, normal)
        if x.gradient is not None:
            plan.call(np.multiply, dy, self._by_feature(self["scale"]), g)
            self._plan_way_back(plan, g, normal, inverse, self._axis, self._matrix(x.gradient))

    @property
    def _axis(self) -> int:
        """The axis of the matrix that counts features."""
        return 0 if self.is_flat else 1


def _plan_inverse(plan: Plan, variance: Array, inverse: Array) -> None:
    """Emit ``inverse = 1 / sqrt(variance + eps)``."""
    plan.call(np.add, variance, plan.constant(EPSILON), inverse)
    plan.call(np.sqrt, inverse, inverse)
    plan.call(np.divide, plan.constant(1.0), inverse, inverse)
