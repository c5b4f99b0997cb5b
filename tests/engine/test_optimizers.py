"""Optimizers: the first step by hand, 50-step trajectories against PyTorch's, dead moments, taking over."""

import numpy as np
import pytest

from nnviz.engine.catalogue import OPTIMIZERS, make_optimizer
from nnviz.engine.optimizers import Optimizer

FIRST_STEP = {  # from w = 1 with g = 0.5 and a rate of 0.1
    "sgd": 1 - 0.05,
    "momentum": 1 - 0.05,
    "nesterov": 1 - 0.1 * (0.5 + 0.9 * 0.5),
    "rmsprop": 1 - 0.1 * 0.5 / (0.1**0.5 * 0.5),
    "adam": 1 - 0.1,
    "adamw": 1 - 0.1 * 0.01 - 0.1,
    "adagrad": 1 - 0.1,
}


def bound(key: str, values: np.ndarray, gradients: np.ndarray, rate: float = 0.1, **settings: float) -> Optimizer:
    optimizer = make_optimizer(key, settings)
    optimizer.bind(values, gradients)
    optimizer.learning_rate = rate
    return optimizer


def test_every_optimizer_has_a_first_step_worked_by_hand():
    assert set(FIRST_STEP) == set(OPTIMIZERS)


@pytest.mark.parametrize("key", list(OPTIMIZERS))
def test_first_step_by_hand(key):
    values = np.array([1.0])
    bound(key, values, np.array([0.5])).update()
    assert values[0] == pytest.approx(FIRST_STEP[key], rel=1e-6)


@pytest.mark.parametrize("key", list(OPTIMIZERS))
def test_the_change_is_what_the_last_step_took_off(key):
    values, gradients = np.array([1.0, -2.0]), np.array([0.5, 0.25])
    optimizer = bound(key, values, gradients, **({"weight_decay": 0.0} if key == "adamw" else {}))
    optimizer.update()
    before = values.copy()
    optimizer.update()
    assert before - values == pytest.approx(optimizer.change)


TORCH_TWINS = {
    "sgd": ("SGD", {}, {}),
    "momentum": ("SGD", {"momentum": 0.8}, {"momentum": 0.8}),
    "nesterov": ("SGD", {"momentum": 0.8}, {"momentum": 0.8, "nesterov": True}),
    "rmsprop": ("RMSprop", {"rho": 0.95, "epsilon": 1e-7}, {"alpha": 0.95, "eps": 1e-7}),
    "adam": ("Adam", {}, {}),
    "adamw": ("AdamW", {"weight_decay": 0.1}, {"weight_decay": 0.1}),
    "adagrad": ("Adagrad", {}, {}),
}


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-9), (np.float32, 1e-4)])
@pytest.mark.parametrize("key", list(TORCH_TWINS))
def test_fifty_steps_follow_pytorch(key, dtype, tolerance):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: nothing to compare with")
    name, settings, twin_settings = TORCH_TWINS[key]
    rng = np.random.default_rng(0)
    values = rng.normal(size=20).astype(dtype)
    gradients = np.empty_like(values)
    optimizer = bound(key, values, gradients, 0.02, **settings)
    weights = torch.tensor(values.copy(), requires_grad=True)
    twin = getattr(torch.optim, name)([weights], lr=0.02, **twin_settings)
    for _ in range(50):
        noise = rng.normal(size=20).astype(dtype)
        gradients[...] = np.sin(3 * values) + noise
        optimizer.update()
        weights.grad = torch.sin(3 * weights.detach()) + torch.tensor(noise)
        twin.step()
    np.testing.assert_allclose(values, weights.detach().numpy(), rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("key", [key for key in OPTIMIZERS if OPTIMIZERS[key].slots and key != "adagrad"])
def test_moments_of_dead_units_never_become_denormal(key):
    values, gradients = np.ones(4, np.float32), np.full(4, 1e-3, np.float32)
    optimizer = bound(key, values, gradients)
    optimizer.update()
    gradients[...] = 0
    smallest = np.finfo(np.float32).tiny
    for _ in range(2000):
        optimizer.update()
        for moment in optimizer.moments.values():
            assert not ((moment != 0) & (np.abs(moment) < smallest)).any()


def test_weight_decay_leaves_biases_alone():
    values = np.ones(2)
    optimizer = make_optimizer("adamw", {"weight_decay": 0.5})
    optimizer.bind(values, np.zeros(2), decay_mask=np.array([1.0, 0.0]))
    optimizer.learning_rate = 0.1
    optimizer.update()
    assert values.tolist() == [0.95, 1.0]


@pytest.mark.parametrize("key", list(OPTIMIZERS))
def test_a_new_optimizer_of_the_same_rule_goes_on_where_the_old_one_was(key):
    rng = np.random.default_rng(2)
    values, other_values = np.ones(3), np.ones(3)
    gradients = rng.normal(size=3)
    optimizer = bound(key, values, gradients)
    whole_way = bound(key, other_values, gradients)
    for _ in range(3):
        optimizer.update()
        whole_way.update()
    successor = make_optimizer(key)
    successor.bind(values, gradients)
    successor.adopt(optimizer)
    successor.update()
    whole_way.update()
    assert np.array_equal(values, other_values)


def test_settings_out_of_bounds_are_refused():
    with pytest.raises(ValueError, match=r"beta 1 must be 0 to 0\.9999, got 1\.5"):
        make_optimizer("adam", {"beta1": 1.5})
    with pytest.raises(ValueError, match="unknown setting 'rho'"):
        make_optimizer("adam", {"rho": 0.5})
    with pytest.raises(KeyError, match="unknown optimizer 'best'; known: "):
        make_optimizer("best")
