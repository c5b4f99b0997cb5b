"""Grafting: growing keeps the function, removing keeps every surviving weight, moments come along."""

from collections.abc import Sequence

import numpy as np
import pytest

from nnviz.engine.catalogue import make_optimizer
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.optimizers import Optimizer
from nnviz.engine.surgery import GraftReport, graft

Sizes = Sequence[tuple[str, int, str]]


def build(sizes: Sizes, n_in: int = 2, seed: int = 0) -> tuple[Sequential, Optimizer]:
    layers = [LayerDef(key, "dense", {"units": units, "activation": activation}) for key, units, activation in sizes]
    network = Sequential(layers, (n_in,), rng=np.random.default_rng(seed))
    optimizer = make_optimizer("adam")
    optimizer.bind(network.parameters.values, network.parameters.gradients)
    return network, optimizer


def graft_between(
    before: Sizes, after: Sizes, old_inputs: Sequence[str] = (), new_inputs: Sequence[str] = ()
) -> tuple[Sequential, Optimizer, Sequential, Optimizer, GraftReport]:
    old, old_optimizer = build(before, len(old_inputs) or 2)
    old_optimizer.moments["mean"][...] = np.arange(1, old.count + 1)
    old_optimizer.step_count = 7
    new, new_optimizer = build(after, len(new_inputs) or 2, seed=1)
    report = graft(old, old_optimizer, new, new_optimizer, old_inputs=old_inputs, new_inputs=new_inputs)
    return old, old_optimizer, new, new_optimizer, report


SMALL = [("a", 4, "tanh"), ("b", 3, "relu"), ("out", 1, "sigmoid")]


def test_an_unchanged_network_is_taken_over_exactly():
    old, old_optimizer, new, new_optimizer, report = graft_between(SMALL, SMALL)
    assert np.array_equal(old.parameters.values, new.parameters.values)
    assert np.array_equal(old_optimizer.moments["mean"], new_optimizer.moments["mean"])
    assert new_optimizer.step_count == 7
    assert report == GraftReport(old.count, 0, 0, 0.0)


def test_added_neurons_leave_the_function_unchanged():
    *_, report = graft_between(SMALL, [("a", 6, "tanh"), ("b", 8, "relu"), ("out", 1, "sigmoid")])
    assert report.largest_change < 1e-6
    assert report.added == 6 * 3 + 8 * 7 + 9 - (4 * 3 + 3 * 5 + 4)


def test_removed_neurons_leave_all_other_weights_and_moments_untouched():
    old, old_optimizer, new, new_optimizer, _ = graft_between(SMALL, [("a", 2, "tanh"), *SMALL[1:]])
    assert np.array_equal(new.layer("a")["weights"], old.layer("a")["weights"][:2])
    assert np.array_equal(new.layer("b").weight, old.layer("b").weight[:2])
    assert np.array_equal(new.layer("b").bias, old.layer("b").bias)
    assert np.array_equal(new.layer("out")["weights"], old.layer("out")["weights"])
    moment = new.parameters.of("a")[0].view(new_optimizer.moments["mean"])
    assert np.array_equal(moment, old.parameters.of("a")[0].view(old_optimizer.moments["mean"])[:2])


@pytest.mark.parametrize("activation", ["linear", "relu", "leaky_relu", "elu"])
@pytest.mark.parametrize("units", [3, 5])
def test_an_inserted_layer_that_can_be_an_identity_leaves_the_function_unchanged(activation, units):
    *_, report = graft_between(SMALL, [*SMALL[:2], ("new", units, activation), SMALL[2]])
    assert report.largest_change < 1e-6


@pytest.mark.parametrize("activation", ["linear", "relu", "leaky_relu", "elu"])
def test_an_inserted_first_layer_leaves_the_function_unchanged(activation):
    *_, report = graft_between(SMALL, [("new", 2, activation), *SMALL])
    assert report.largest_change < 1e-6


@pytest.mark.parametrize("activation", ["gelu", "silu", "softplus"])
def test_a_smooth_rectifier_is_inserted_without_a_visible_step(activation):
    *_, report = graft_between(SMALL, [SMALL[0], ("new", 4, activation), *SMALL[1:]])
    assert report.largest_change < 5e-6


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_a_bent_activation_is_inserted_with_a_small_step(activation):
    *_, report = graft_between(SMALL, [SMALL[0], ("new", 4, activation), *SMALL[1:]])
    assert 0 < report.largest_change < 0.01


def test_a_narrow_layer_before_a_single_output_keeps_the_function():
    *_, report = graft_between(SMALL, [*SMALL[:2], ("new", 1, "linear"), SMALL[2]])
    assert report.largest_change < 1e-6


def test_two_inserted_layers_leave_the_function_unchanged():
    *_, report = graft_between(SMALL, [SMALL[0], ("n1", 4, "relu"), ("n2", 5, "relu"), *SMALL[1:]])
    assert report.largest_change < 1e-6


def test_a_removed_layer_leaves_all_other_weights_at_their_places():
    before = [("a", 4, "tanh"), ("b", 4, "tanh"), ("out", 1, "sigmoid")]
    old, _, new, _, report = graft_between(before, [before[0], before[2]])
    assert np.array_equal(new.layer("a")["weights"], old.layer("a")["weights"])
    assert np.array_equal(new.layer("out")["weights"], old.layer("out")["weights"])
    assert report.removed == 20


def test_an_input_switched_on_starts_with_zero_weights():
    old, _, new, _, report = graft_between(SMALL, SMALL, ["x", "y"], ["x", "x2", "y"])
    assert np.array_equal(new.layer("a").weight[[0, 2]], old.layer("a").weight)
    assert not new.layer("a").weight[1].any()
    assert report.largest_change < 1e-6


def test_an_input_switched_off_takes_only_its_own_weights_along():
    old, _, new, _, _ = graft_between(SMALL, SMALL, ["x", "y", "xy"], ["x", "xy"])
    assert np.array_equal(new.layer("a").weight, old.layer("a").weight[[0, 2]])
    assert np.array_equal(new.layer("a").bias, old.layer("a").bias)
