"""Whole networks: back-propagation through every loss and activation against central differences in float64."""

import numpy as np
import pytest

from nnviz.engine.catalogue import ACTIVATIONS, LOSSES, make_loss
from nnviz.engine.gradient_check import check_gradients
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.targets import encode_targets

LAST = {"binary_cross_entropy": "sigmoid", "categorical_cross_entropy": "softmax"}


def network(hidden: str, last: str) -> Sequential:
    layers = [
        LayerDef("h1", "dense", {"units": 5, "activation": hidden}),
        LayerDef("h2", "dense", {"units": 4, "activation": hidden}),
        LayerDef("out", "dense", {"units": 3, "activation": last}),
    ]
    live = Sequential(layers, (4,), rng=np.random.default_rng(0), dtype=np.float64)
    live.parameters.values += np.random.default_rng(1).normal(0, 0.1, live.count)
    return live


@pytest.mark.parametrize("loss", list(LOSSES))
@pytest.mark.parametrize("hidden", [key for key in ACTIVATIONS if key != "softmax"])
def test_back_propagation_equals_central_differences(hidden, loss):
    last = LAST.get(loss, "linear")
    rng = np.random.default_rng(2)
    targets = encode_targets(loss, last, rng.integers(0, 3, 6), 3).astype(float)
    check = check_gradients(network(hidden, last), make_loss(loss), rng.normal(size=(6, 4)), targets)
    assert check.parameter_error < 1e-6
    assert check.input_error < 1e-6


def test_the_check_finds_a_wrong_gradient(monkeypatch):
    monkeypatch.setattr(type(ACTIVATIONS["tanh"]), "plan_slope", type(ACTIVATIONS["sigmoid"]).plan_slope)
    rng = np.random.default_rng(2)
    check = check_gradients(
        network("tanh", "linear"), make_loss("mean_squared_error"), rng.normal(size=(6, 4)), rng.normal(size=(6, 3))
    )
    assert check.parameter_error > 0.01


def test_gradients_and_forward_agree_with_pytorch():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: nothing to compare with")
    live = network("tanh", "softmax")
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(6, 4)), rng.integers(0, 3, 6)
    weights = [torch.tensor(layer["weights"].copy(), requires_grad=True) for layer in live.layers]
    values = torch.tensor(x)
    for index, block in enumerate(weights):
        values = values @ block[:, :-1].T + block[:, -1]
        values = torch.tanh(values) if index < 2 else values
    loss = torch.nn.functional.cross_entropy(values, torch.tensor(y))
    loss.backward()
    targets = encode_targets("categorical_cross_entropy", "softmax", y, 3).astype(float)
    check = check_gradients(live, make_loss("categorical_cross_entropy"), x, targets)
    expected = np.concatenate([block.grad.numpy().ravel() for block in weights])
    np.testing.assert_allclose(check.parameters, expected, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(live.forward(x), torch.softmax(values, 1).detach().numpy(), rtol=1e-9)
