"""Activations: each value by hand once, each slope against central differences."""

import math

import numpy as np
import pytest

from nnviz.engine.activations import ACTIVATIONS
from nnviz.engine.arrays import Array
from nnviz.engine.plan import FEW_ROWS, Plan
from nnviz.engine.signals import Signal

BY_HAND = {
    "linear": (-1.5, -1.5),
    "sigmoid": (math.log(3), 0.75),
    "tanh": (math.log(2), 0.6),
    "relu": (-2.0, 0.0),
    "leaky_relu": (-2.0, -0.02),
    "elu": (-math.log(4), -0.75),
    "gelu": (1.0, 0.5 * (1 + math.tanh(math.sqrt(2 / math.pi) * 1.044715))),
    "silu": (math.log(3), 0.75 * math.log(3)),
    "softplus": (0.0, math.log(2)),
}
ELEMENTWISE = [key for key in ACTIVATIONS if key != "softmax"]


def value_and_gradient(key: str, z: Array, upstream: Array | None = None) -> tuple[Array, Array]:
    """a = f(z) and dL/dz for dL/da = upstream (ones by default); arrays (n, batch)."""
    plan = Plan(z.shape[1], np.dtype(float), gradients=np.empty(0))
    plan.allocate(Signal((1,), np.empty((1, z.shape[1]))), [((len(z),), 1)], wants_input_gradient=False)
    y = plan.output
    plan.pre_activation(y, ACTIVATIONS[key])
    ACTIVATIONS[key].plan_forward(plan, y)
    plan.start_backward()
    dz = ACTIVATIONS[key].plan_backward(plan, y)
    plan.finish()
    y.pre_activation[...] = z
    y.gradient[...] = 1 if upstream is None else upstream
    plan.run_forward()
    plan.run_backward()
    return y.value.copy(), dz


@pytest.mark.parametrize("units", [2, 10, FEW_ROWS, FEW_ROWS + 1])
@pytest.mark.parametrize("batch", [1, 2, 7])
def test_softmax_is_one_formula_whatever_its_size(units, batch):
    z = 30 * np.random.default_rng(0).standard_normal((units, batch))
    z[0, -1] = 800.0  # its exponential would overflow
    shifted = np.exp(z - z.max(0))
    np.testing.assert_allclose(value_and_gradient("softmax", z)[0], shifted / shifted.sum(0), rtol=1e-12, atol=1e-300)


def test_every_activation_has_a_value_worked_by_hand():
    assert set(BY_HAND) == set(ELEMENTWISE)


@pytest.mark.parametrize(("key", "z", "expected"), [(key, *pair) for key, pair in BY_HAND.items()])
def test_value_by_hand(key, z, expected):
    assert value_and_gradient(key, np.array([[z]]))[0][0, 0] == pytest.approx(expected, rel=1e-12)


def test_softmax_by_hand():
    z = np.log(np.array([[1.0], [2.0], [5.0]]))
    assert value_and_gradient("softmax", z)[0][:, 0] == pytest.approx([0.125, 0.25, 0.625])


def test_softmax_and_sigmoid_stand_huge_sums():
    z = np.array([[1000.0], [-1000.0]])
    assert value_and_gradient("softmax", z)[0][:, 0].tolist() == [1.0, 0.0]
    assert value_and_gradient("sigmoid", z)[0][:, 0].tolist() == [1.0, 0.0]


@pytest.mark.parametrize("key", list(ACTIVATIONS))
def test_gradient_equals_central_differences(key):
    rng = np.random.default_rng(0)
    z, upstream, step = rng.normal(0, 2, (5, 7)), rng.normal(size=(5, 7)), 1e-6
    _, gradient = value_and_gradient(key, z, upstream)
    numeric = np.empty_like(z)
    for index in np.ndindex(z.shape):
        moved = z.copy()
        moved[index] += step
        above = value_and_gradient(key, moved)[0]
        moved[index] -= 2 * step
        numeric[index] = ((above - value_and_gradient(key, moved)[0]) * upstream).sum() / (2 * step)
    np.testing.assert_allclose(gradient, numeric, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("key", list(ACTIVATIONS))
def test_no_value_lies_below_the_declared_bound(key):
    z = np.linspace(-8, 8, 2001)[None]
    assert value_and_gradient(key, z)[0].min() >= ACTIVATIONS[key].lowest


@pytest.mark.parametrize("key", list(ACTIVATIONS))
def test_the_entry_knows_its_own_key(key):
    assert ACTIVATIONS[key].key == key
