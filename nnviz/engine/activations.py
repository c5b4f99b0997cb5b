"""Activations: each function travels with its derivative. Instances have no state, so the table holds instances."""

from typing import ClassVar

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.registry import Registry


class Activation:
    """An elementwise function ``a = f(z)`` and its slope ``da/dz``.

    ``needs_input`` says that the slope cannot be told from ``a`` alone, so that z must be kept.
    ``is_monotone``: it never falls, so it may be exchanged with a maximum.
    ``class_levels`` are the two output values that stand for "no" and "yes" when it is trained on class labels.
    ``is_rectifier`` asks the automatic initialiser for He's scheme. ``limits`` are the values it saturates at,
    ``lowest`` is a bound below all its values.
    """

    key: ClassVar[str]
    needs_input: ClassVar[bool] = False
    is_monotone: ClassVar[bool] = True
    class_levels: ClassVar[tuple[float, float]] = (-1.0, 1.0)
    is_rectifier: ClassVar[bool] = False
    limits: ClassVar[tuple[float, ...]] = ()
    lowest: ClassVar[float] = -np.inf

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        """Emit ``a = f(z)``; ``a`` may be ``z``."""
        raise NotImplementedError

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        """Emit ``slope = da/dz``; only ``needs_input`` activations may read ``z``."""
        raise NotImplementedError

    def slope_dtype(self, dtype: np.dtype[np.generic]) -> np.dtype[np.generic]:
        """The type that slopes of numbers of ``dtype`` are kept in."""
        return dtype

    def plan_forward(self, plan: Plan, y: Signal) -> None:
        """Emit ``y.value`` from ``y.pre_activation``."""
        self.plan_value(plan, y.pre_activation, y.value)

    def plan_backward(self, plan: Plan, y: Signal) -> Array:
        """Emit dL/dz from ``y.gradient`` and return its memory: the gradient's own, unless the plan is detailed."""
        da = gradient_of(y)
        y.pre_gradient = da if y.is_fused else self._plan_pre_gradient(plan, y, da)
        return y.pre_gradient

    def _plan_pre_gradient(self, plan: Plan, y: Signal, da: Array) -> Array:
        dz = plan.buffer(da.shape) if plan.is_detailed else da
        plan.call(np.multiply, da, plan.slope(self, y), dz)
        return dz


ACTIVATIONS: Registry[Activation] = Registry("activation")


def gradient_of(y: Signal) -> Array:
    """``y.gradient``. Raises ValueError when the plan has no backward pass."""
    if y.gradient is None:
        raise ValueError("the signal has no gradient: the plan was built for the forward pass only")
    return y.gradient


class Linear(Activation):
    """a = z; da/dz = 1."""

    key = "linear"

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        if a is not z:
            plan.call(np.copyto, a, z)

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        plan.call(slope.fill, 1)

    def _plan_pre_gradient(self, plan: Plan, y: Signal, da: Array) -> Array:
        return da


class Sigmoid(Activation):
    """a = 1 / (1 + exp(-z)) = (1 + tanh(z / 2)) / 2, which cannot overflow; da/dz = a (1 - a)."""

    key = "sigmoid"
    lowest = 0.0
    class_levels = (0.0, 1.0)
    limits = (0.0, 1.0)

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        half = plan.constant(0.5)
        plan.call(np.multiply, z, half, a)
        plan.call(np.tanh, a, a)
        plan.call(np.multiply, a, half, a)
        plan.call(np.add, a, half, a)

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        plan.call(np.subtract, plan.constant(1.0), a, slope)
        plan.call(np.multiply, slope, a, slope)


class Tanh(Activation):
    """a = tanh z; da/dz = 1 - a^2."""

    key = "tanh"
    lowest = -1.0
    limits = (-1.0, 1.0)

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        plan.call(np.tanh, z, a)

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        plan.call(np.square, a, slope)
        plan.call(np.subtract, plan.constant(1.0), slope, slope)


class Relu(Activation):
    """a = max(0, z); da/dz = 1 where a > 0, else 0 (also at z = 0).

    The slope is kept as whole numbers. A number above zero has bits that are a whole number above zero, so the slope
    is min(bits of a, 1), and dL/dz has the bits of dL/da times the slope: half the time of a comparison and a product
    with its flags, which NumPy has to turn into numbers first.
    """

    key = "relu"
    lowest = 0.0
    class_levels = (0.0, 1.0)
    is_rectifier = True

    def slope_dtype(self, dtype: np.dtype[np.generic]) -> np.dtype[np.generic]:
        return np.dtype(f"u{dtype.itemsize}")

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        plan.call(np.maximum, z, plan.copies(0, z.shape), out=a)

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        bits = self._bits(a)
        plan.call(np.minimum, bits, plan.copies(1, a.shape, bits.dtype), out=slope)

    def _plan_pre_gradient(self, plan: Plan, y: Signal, da: Array) -> Array:
        dz = plan.buffer(da.shape) if plan.is_detailed else da
        plan.call(np.multiply, self._bits(da), plan.slope(self, y), self._bits(dz))
        return dz

    def _bits(self, array: Array) -> Array:
        return array.view(self.slope_dtype(array.dtype))


class LeakyRelu(Activation):
    """a = max(z, 0.01 z); da/dz = 1 where a > 0, else 0.01."""

    key = "leaky_relu"
    is_rectifier = True
    leak: ClassVar[float] = 0.01

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        leaked = plan.buffer(z.shape)
        plan.call(np.multiply, z, plan.constant(self.leak), leaked)
        plan.call(np.maximum, z, leaked, out=a)

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        is_positive = plan.buffer(a.shape, np.bool_)
        plan.call(np.greater, a, plan.constant(0.0), is_positive)
        plan.call(np.multiply, is_positive, plan.constant(1.0 - self.leak), slope)
        plan.call(np.add, slope, plan.constant(self.leak), slope)


class Elu(Activation):
    """a = z where z > 0, else exp(z) - 1; da/dz = 1 where a > 0, else a + 1."""

    key = "elu"
    lowest = -1.0
    is_rectifier = True

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        zero, negative = plan.constant(0.0), plan.buffer(z.shape)
        plan.call(np.minimum, z, zero, out=negative)
        plan.call(np.expm1, negative, negative)
        plan.call(np.maximum, z, zero, out=a)
        plan.call(np.add, a, negative, a)

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        plan.call(np.minimum, a, plan.constant(0.0), out=slope)
        plan.call(np.add, slope, plan.constant(1.0), slope)


class Gelu(Activation):
    """a = z (1 + t) / 2 with t = tanh(c (z + 0.044715 z^3)), c = sqrt(2 / pi): the tanh form.

    da/dz = (1 + t) / 2 + z (1 - t^2) c (1 + 3 * 0.044715 z^2) / 2. Hendrycks & Gimpel 2016.
    """

    key = "gelu"
    lowest = -0.2
    needs_input = True
    is_monotone = False
    class_levels = (0.0, 1.0)
    is_rectifier = True
    scale: ClassVar[float] = (2.0 / np.pi) ** 0.5
    cubic: ClassVar[float] = 0.044715

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        self._plan_gate(plan, z, a)
        plan.call(np.multiply, a, z, a)

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        gate, one = plan.buffer(z.shape), plan.constant(1.0)
        self._plan_gate(plan, z, gate)
        plan.call(np.multiply, z, z, slope)
        plan.call(np.multiply, slope, plan.constant(3.0 * self.cubic), slope)
        plan.call(np.add, slope, one, slope)
        plan.call(np.multiply, slope, z, slope)
        plan.call(np.multiply, slope, plan.constant(2.0 * self.scale), slope)
        rest = plan.buffer(z.shape)
        plan.call(np.subtract, one, gate, rest)
        plan.call(np.multiply, slope, rest, slope)  # with g = (1 + t) / 2: (1 - t^2) / 2 = 2 g (1 - g)
        plan.call(np.add, slope, one, slope)
        plan.call(np.multiply, slope, gate, slope)

    def _plan_gate(self, plan: Plan, z: Array, gate: Array) -> None:
        """Emit ``gate = (1 + t) / 2``."""
        half = plan.constant(0.5)
        plan.call(np.multiply, z, z, gate)
        plan.call(np.multiply, gate, plan.constant(self.cubic), gate)
        plan.call(np.add, gate, plan.constant(1.0), gate)
        plan.call(np.multiply, gate, z, gate)
        plan.call(np.multiply, gate, plan.constant(self.scale), gate)
        plan.call(np.tanh, gate, gate)
        plan.call(np.multiply, gate, half, gate)
        plan.call(np.add, gate, half, gate)


class Silu(Activation):
    """a = z s with s = sigmoid(z); da/dz = s (1 + z (1 - s)) = s + a (1 - s)."""

    key = "silu"
    lowest = -0.3
    needs_input = True
    is_monotone = False
    class_levels = (0.0, 1.0)
    is_rectifier = True

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        SIGMOID.plan_value(plan, z, a)
        plan.call(np.multiply, a, z, a)

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        gate = plan.buffer(z.shape)
        SIGMOID.plan_value(plan, z, gate)
        plan.call(np.subtract, plan.constant(1.0), gate, slope)
        plan.call(np.multiply, slope, a, slope)
        plan.call(np.add, slope, gate, slope)


class Softplus(Activation):
    """a = log(1 + exp z); da/dz = 1 - exp(-a)."""

    key = "softplus"
    lowest = 0.0
    class_levels = (0.0, 1.0)
    is_rectifier = True

    def plan_value(self, plan: Plan, z: Array, a: Array) -> None:
        plan.call(np.logaddexp, z, plan.constant(0.0), a)

    def plan_slope(self, plan: Plan, z: Array, a: Array, slope: Array) -> None:
        plan.call(np.negative, a, slope)
        plan.call(np.expm1, slope, slope)
        plan.call(np.negative, slope, slope)


class Softmax(Activation):
    """a_i = exp(z_i) / sum_j exp(z_j), shifted by max z; dL/dz = a (dL/da - sum_j a_j dL/da_j). Not elementwise."""

    key = "softmax"
    lowest = 0.0
    is_monotone = False
    class_levels = (0.0, 1.0)
    limits = (0.0, 1.0)

    def plan_forward(self, plan: Plan, y: Signal) -> None:
        z, a, axis = y.pre_activation, y.value, y.feature_axis
        row = plan.reduced(a, axis)
        plan.reduce(np.maximum, z, axis, row)
        plan.call(np.subtract, *_of_one(row, z, plan.spread(row, z.shape), a))
        plan.call(np.exp, a, a)
        plan.call(np.divide, a, plan.total(a, axis), a)

    def _plan_pre_gradient(self, plan: Plan, y: Signal, da: Array) -> Array:
        dz = plan.buffer(da.shape) if plan.is_detailed else da
        products = plan.buffer(da.shape)
        plan.call(np.multiply, da, y.value, products)
        plan.call(np.subtract, da, plan.total(products, y.feature_axis), dz)
        plan.call(np.multiply, dz, y.value, dz)
        return dz


def _of_one(row: Array, *arrays: Array) -> tuple[Array, ...]:
    """Views as a line and a single number where there is one sample only: NumPy's shortest way through a call."""
    return tuple(np.squeeze(array) for array in arrays) if row.size == 1 else arrays


SIGMOID = Sigmoid()

ACTIVATIONS.add("linear", Linear(), "Linear", "a = z: passes the weighted sum on unchanged.")
ACTIVATIONS.add("sigmoid", SIGMOID, "Sigmoid", "1 / (1 + e^-z): squeezes z into 0 to 1.")
ACTIVATIONS.add("tanh", Tanh(), "Tanh", "Squeezes z into -1 to 1, centred at zero.")
ACTIVATIONS.add("relu", Relu(), "ReLU", "max(0, z): passes positive sums, blocks negative ones.")
ACTIVATIONS.add("leaky_relu", LeakyRelu(), "Leaky ReLU", "Like ReLU, but lets 1 % of a negative sum through.")
ACTIVATIONS.add("elu", Elu(), "ELU", "Like ReLU, with a smooth bend down to -1.")
ACTIVATIONS.add("gelu", Gelu(), "GELU", "A smooth ReLU that weighs z by how large it is; used in transformers.")
ACTIVATIONS.add("silu", Silu(), "SiLU", "z times sigmoid(z), also called swish.")
ACTIVATIONS.add("softplus", Softplus(), "Softplus", "log(1 + e^z): a smooth ReLU that is never zero.")
ACTIVATIONS.add("softmax", Softmax(), "Softmax", "Turns a layer's sums into probabilities that add up to one.")
