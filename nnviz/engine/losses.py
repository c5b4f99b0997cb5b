"""Losses: what training makes small. Each is a mean over the samples and travels with its gradient."""

from typing import ClassVar

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Array
from nnviz.engine.part import Part
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam
from nnviz.registry import Registry


class Loss(Part):
    """A loss of outputs ``a`` against targets ``t`` of the same shape.

    ``fused_activation`` names the output activation with which dL/dz becomes simply (a - t) / batch.
    ``output_activations`` are the only ones whose outputs the loss understands (empty: any).
    ``class_levels`` are the target values for "no" and "yes"; None leaves them to the output activation.
    """

    key: ClassVar[str]
    fused_activation: ClassVar[str] = ""
    output_activations: ClassVar[tuple[str, ...]] = ()
    class_levels: ClassVar[tuple[float, float] | None] = None
    tasks: ClassVar[tuple[str, ...]] = ("binary", "classes", "regression")

    def value(self, outputs: Array, targets: Array) -> float:
        """The mean loss; both arrays (batch, *shape)."""
        raise NotImplementedError

    def plan_gradient(self, plan: Plan, y: Signal, targets: Array, activation: str = "") -> None:
        """Emit dL/da into ``y.gradient``, or dL/dz where loss and output activation fuse.

        ``targets`` has the layout of ``y.value``.
        """
        if activation and activation == self.fused_activation:
            y.is_fused = True
            self._plan_fused(plan, *_in_one_row(y.value, targets, gradient_of(y)))
        else:
            self.plan_output_gradient(plan, *_in_one_row(y.value, targets, gradient_of(y)))

    def plan_output_gradient(self, plan: Plan, a: Array, t: Array, da: Array) -> None:
        """Emit dL/da into ``da``; all arrays in one layout."""
        raise NotImplementedError

    def _plan_fused(self, plan: Plan, a: Array, t: Array, dz: Array) -> None:
        plan.call(np.subtract, a, t, dz)
        plan.call(np.multiply, dz, plan.constant(1.0 / plan.mean_over), dz)


LOSSES: Registry[type[Loss]] = Registry("loss")


def _in_one_row(*arrays: Array) -> tuple[Array, ...]:
    """Views without their first axis where it is of length one: NumPy's shortest way through a call."""
    return tuple(array[0] if len(array) == 1 and array.ndim > 1 else array for array in arrays)


def _per_element(plan: Plan, a: Array) -> float:
    """The weight of one element in a mean over samples and outputs."""
    return plan.batch / (plan.mean_over * a.size)


def _clipped(probabilities: Array) -> Array:
    """Probabilities kept off 0 and 1 by the precision of their type, so that logarithms stay finite; NaN stays NaN."""
    eps = np.finfo(probabilities.dtype).eps
    return np.clip(probabilities, eps, 1 - eps)


@LOSSES.register("mean_squared_error", "Mean squared error", "The mean of the squared differences.")
class MeanSquaredError(Loss):
    """L = mean (a - t)^2 over samples and outputs; dL/da = 2 (a - t) / (batch n_out)."""

    key = "mean_squared_error"

    def value(self, outputs: Array, targets: Array) -> float:
        difference = (outputs - targets).ravel()
        return float(difference.dot(difference)) / difference.size

    def plan_output_gradient(self, plan: Plan, a: Array, t: Array, da: Array) -> None:
        plan.call(np.subtract, a, t, da)
        plan.call(np.multiply, da, plan.constant(2.0 * _per_element(plan, a)), da)


@LOSSES.register("mean_absolute_error", "Mean absolute error", "The mean of the differences without their sign.")
class MeanAbsoluteError(Loss):
    """L = mean |a - t|; dL/da = sign(a - t) / (batch n_out)."""

    key = "mean_absolute_error"

    def value(self, outputs: Array, targets: Array) -> float:
        return float(np.abs(outputs - targets).mean())

    def plan_output_gradient(self, plan: Plan, a: Array, t: Array, da: Array) -> None:
        plan.call(np.subtract, a, t, da)
        plan.call(np.sign, da, da)
        plan.call(np.multiply, da, plan.constant(_per_element(plan, a)), da)


@LOSSES.register("huber", "Huber", "Squared for small differences, straight for large ones: outliers pull less.")
class Huber(Loss):
    """L = mean h(a - t), h(e) = e^2 / 2 where |e| <= delta, else delta (|e| - delta / 2).

    dL/da = clip(a - t, -delta, delta) / (batch n_out).
    """

    key = "huber"
    hyper = (HyperParam("delta", "Delta", 1.0, 0.01, 100.0, help="Where the square turns straight.", is_log=True),)

    @property
    def delta(self) -> float:
        """Where the square turns straight."""
        return self.number("delta")

    def value(self, outputs: Array, targets: Array) -> float:
        size = np.abs(outputs - targets)
        return float(np.where(size <= self.delta, size**2 / 2, self.delta * (size - self.delta / 2)).mean())

    def plan_output_gradient(self, plan: Plan, a: Array, t: Array, da: Array) -> None:
        plan.call(np.subtract, a, t, da)
        plan.call(np.minimum, da, plan.constant(self.delta), out=da)
        plan.call(np.maximum, da, plan.constant(-self.delta), out=da)
        plan.call(np.multiply, da, plan.constant(_per_element(plan, a)), da)


@LOSSES.register(
    "hinge", "Hinge", "Asks each output to pass its label -1 or 1 by a margin; as in support vector machines."
)
class Hinge(Loss):
    """L = mean max(0, 1 - t a) with t = -1 or 1; dL/da = -t / (batch n_out) where t a < 1, else 0."""

    key = "hinge"
    output_activations = ("linear", "tanh")
    class_levels = (-1.0, 1.0)
    tasks = ("binary", "classes")

    def value(self, outputs: Array, targets: Array) -> float:
        return float(np.maximum(0, 1 - targets * outputs).mean())

    def plan_output_gradient(self, plan: Plan, a: Array, t: Array, da: Array) -> None:
        is_short = plan.buffer(a.shape, np.bool_)
        plan.call(np.multiply, a, t, da)
        plan.call(np.less, da, plan.constant(1.0), is_short)
        plan.call(np.multiply, t, is_short, da)
        plan.call(np.multiply, da, plan.constant(-_per_element(plan, a)), da)


@LOSSES.register(
    "binary_cross_entropy", "Binary cross-entropy", "How surprised a sigmoid output is by the label 0 or 1."
)
class BinaryCrossEntropy(Loss):
    """L = -mean(t log p + (1 - t) log(1 - p)); dL/dp = (p - t) / (p (1 - p)), with a sigmoid dL/dz = p - t.

    Over several outputs it is their sum (each its own yes or no), over samples the mean.
    """

    key = "binary_cross_entropy"
    fused_activation = "sigmoid"
    output_activations = ("sigmoid",)
    class_levels = (0.0, 1.0)
    tasks = ("binary", "classes")

    def value(self, outputs: Array, targets: Array) -> float:
        p = _clipped(outputs)
        return -float(np.sum(targets * np.log(p) + (1 - targets) * np.log1p(-p))) / len(p)

    def plan_output_gradient(self, plan: Plan, a: Array, t: Array, da: Array) -> None:
        variance = plan.buffer(a.shape)
        plan.call(np.subtract, plan.constant(1.0), a, variance)
        plan.call(np.multiply, variance, a, variance)
        plan.call(np.subtract, a, t, da)
        plan.call(np.divide, da, variance, da)
        plan.call(np.multiply, da, plan.constant(1.0 / plan.mean_over), da)


@LOSSES.register(
    "categorical_cross_entropy", "Categorical cross-entropy", "How surprised softmax outputs are by the right class."
)
class CategoricalCrossEntropy(Loss):
    """L = -mean_samples sum_i t_i log p_i; dL/dp_i = -t_i / p_i, with a softmax dL/dz = p - t."""

    key = "categorical_cross_entropy"
    fused_activation = "softmax"
    output_activations = ("softmax",)
    class_levels = (0.0, 1.0)
    tasks = ("binary", "classes")

    def value(self, outputs: Array, targets: Array) -> float:
        return -float(np.sum(targets * np.log(_clipped(outputs)))) / len(outputs)

    def plan_output_gradient(self, plan: Plan, a: Array, t: Array, da: Array) -> None:
        plan.call(np.divide, t, a, da)
        plan.call(np.multiply, da, plan.constant(-1.0 / plan.mean_over), da)
