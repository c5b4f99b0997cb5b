"""Losses: each value by hand once, each gradient against central differences; targets and fit."""

import math

import numpy as np
import pytest

from nnviz.engine.catalogue import LOSSES, make_loss
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.engine.targets import encode_targets, predicted_classes, problems_of_loss

BY_HAND = {
    "mean_squared_error": ([[1.0, 2.0]], [[0.0, 4.0]], 2.5),
    "mean_absolute_error": ([[1.0, 2.0]], [[0.0, 4.0]], 1.5),
    "huber": ([[1.5, 2.0]], [[1.0, 5.0]], (0.125 + 2.5) / 2),
    "hinge": ([[0.5, -2.0]], [[1.0, 1.0]], (0.5 + 3.0) / 2),
    "binary_cross_entropy": ([[0.25], [0.5]], [[1.0], [0.0]], (math.log(4) + math.log(2)) / 2),
    "categorical_cross_entropy": ([[0.125, 0.875], [0.5, 0.5]], [[1.0, 0.0], [0.0, 1.0]], 2 * math.log(2)),
}


def test_every_loss_has_a_value_worked_by_hand():
    assert set(BY_HAND) == set(LOSSES)


@pytest.mark.parametrize("key", list(LOSSES))
def test_value_by_hand(key):
    outputs, targets, expected = BY_HAND[key]
    assert make_loss(key).value(np.array(outputs), np.array(targets)) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("key", list(LOSSES))
def test_gradient_of_the_outputs_equals_central_differences(key):
    rng = np.random.default_rng(1)
    loss, outputs = make_loss(key), rng.uniform(0.1, 0.9, (4, 3))
    targets = encode_targets(key, "sigmoid", rng.integers(0, 3, 4), 3).astype(float)
    if key in ("mean_squared_error", "mean_absolute_error", "huber"):
        outputs, targets = outputs * 4, rng.normal(size=(4, 3))
    plan = Plan(4, np.dtype(float), gradients=np.empty(0))
    plan.allocate(Signal((1,), np.empty((1, 4))), [((3,), 1)], wants_input_gradient=False)
    loss.plan_gradient(plan, plan.output, targets.T)
    plan.output.value[...] = outputs.T
    plan.run_forward()
    numeric = np.empty_like(outputs)
    for index in np.ndindex(outputs.shape):
        moved = outputs.copy()
        moved[index] += 1e-6
        above = loss.value(moved, targets)
        moved[index] -= 2e-6
        numeric[index] = (above - loss.value(moved, targets)) / 2e-6
    np.testing.assert_allclose(plan.output.gradient.T, numeric, rtol=1e-6, atol=1e-9)


def test_cross_entropy_of_a_hopeless_output_is_finite_and_of_nan_is_nan():
    loss = make_loss("binary_cross_entropy")
    one = np.ones((1, 1), np.float32)
    assert 10 < loss.value(0 * one, one) < 20
    assert math.isnan(loss.value(np.nan * one, one))


def test_class_numbers_become_the_targets_of_each_loss():
    y = np.array([0, 1])
    assert encode_targets("binary_cross_entropy", "sigmoid", y, 2).tolist() == [[0], [1]]
    assert encode_targets("mean_squared_error", "tanh", y, 2).tolist() == [[-1], [1]]
    assert encode_targets("mean_squared_error", "sigmoid", y, 2).tolist() == [[0], [1]]
    assert encode_targets("hinge", "linear", y, 2).tolist() == [[-1], [1]]
    assert encode_targets("categorical_cross_entropy", "softmax", y, 2).tolist() == [[1, 0], [0, 1]]
    assert encode_targets("categorical_cross_entropy", "softmax", y, 3).tolist() == [[1, 0, 0], [0, 1, 0]]
    assert encode_targets("mean_squared_error", "linear", np.array([0.5, 2]), 0).tolist() == [[0.5], [2]]


def test_outputs_become_class_numbers():
    assert predicted_classes(np.array([[0.4], [0.6]]), (0.0, 1.0)).tolist() == [0, 1]
    assert predicted_classes(np.array([[-0.1], [0.1]]), (-1.0, 1.0)).tolist() == [0, 1]
    assert predicted_classes(np.array([[0.1, 0.7, 0.2]]), (0.0, 1.0)).tolist() == [1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("binary_cross_entropy", "linear", 1, "binary"), "needs a last layer with sigmoid, got linear"),
        (("categorical_cross_entropy", "softmax", 1, "binary"), "needs an output for each class, got 1"),
        (("mean_squared_error", "softmax", 3, "classes"), "softmax goes with categorical cross-entropy"),
        (("hinge", "linear", 1, "regression"), "hinge needs class labels"),
        (("mean_squared_error", "tanh", 4, "classes", 3), "3 classes, so the last layer needs 3 units, got 4"),
    ],
)
def test_a_loss_that_does_not_fit_says_why(arguments, sentence):
    assert any(sentence in problem for problem in problems_of_loss(*arguments))


@pytest.mark.parametrize(
    "arguments",
    [
        ("binary_cross_entropy", "sigmoid", 1, "binary"),
        ("categorical_cross_entropy", "softmax", 2, "binary"),
        ("mean_squared_error", "tanh", 1, "binary"),
        ("hinge", "tanh", 3, "classes", 3),
        ("huber", "linear", 2, "regression"),
    ],
)
def test_a_loss_that_fits_has_no_problems(arguments):
    assert problems_of_loss(*arguments) == []


@pytest.mark.parametrize("key", list(LOSSES))
def test_the_entry_knows_its_own_key(key):
    assert LOSSES[key].key == key
