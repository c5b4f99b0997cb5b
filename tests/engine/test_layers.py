"""Conformance: what every layer of the catalogue must satisfy, whatever it computes."""

import numpy as np
import pytest

from nnviz.engine.catalogue import LAYERS, make_loss, make_optimizer
from nnviz.engine.gradient_check import check_gradients
from nnviz.engine.layers import ShapeError
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.trainers import SupervisedTrainer
from nnviz.engine.trainers.base import network_state, restore_network
from tests.engine.layer_cases import CASES, REFUSED, SMALLEST, Case

BATCH = 4


def build(case: Case, dtype: type = np.float64, seed: int = 0) -> Sequential:
    return Sequential(
        [LayerDef("layer", case.kind, case.settings)], case.input_shape, rng=np.random.default_rng(seed), dtype=dtype
    )


def draw_inputs(case: Case, batch: int = BATCH) -> np.ndarray:
    rng = np.random.default_rng(5)
    if case.vocabulary:
        return rng.integers(0, case.vocabulary, (batch, *case.input_shape)).astype(float)
    return rng.normal(size=(batch, *case.input_shape))


def test_every_layer_has_a_case():
    assert {case.kind for case in CASES} == set(LAYERS)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_outputs_have_the_declared_shape(case):
    network = build(case)
    shape = LAYERS[case.kind].output_shape(network.layers[0].settings, case.input_shape)
    assert network.forward(draw_inputs(case)).shape == (BATCH, *shape)
    assert network.layers[0].shape == shape


@pytest.mark.parametrize("is_training", [False, True])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_gradients_equal_central_differences(case, is_training):
    network = build(case)
    network.parameters.values += np.random.default_rng(6).normal(0, 0.1, network.count)
    targets = np.random.default_rng(7).normal(size=(BATCH, *network.output_shape))
    check = check_gradients(
        network, make_loss("mean_squared_error"), draw_inputs(case), targets, is_training=is_training
    )
    assert check.parameter_error < 1e-6
    if not case.vocabulary:
        assert check.input_error < 1e-6


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_same_seed_draws_the_same_weights(case):
    assert np.array_equal(build(case).parameters.values, build(case).parameters.values)
    other = build(case, seed=1)
    is_drawn = any(slot.is_penalised for slot in other.layers[0].parameter_slots())
    assert not is_drawn or not np.array_equal(build(case).parameters.values, other.parameters.values)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_sample_is_answered_alike_alone_and_in_a_batch(case):
    network, x = build(case), draw_inputs(case)
    alone = np.concatenate([network.forward(sample[None]) for sample in x])
    np.testing.assert_allclose(network.forward(x), alone, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_detailed_trace_agrees_with_the_plain_one(case):
    network, x = build(case), draw_inputs(case)
    np.testing.assert_array_equal(network.trace(x)["layer"], network.forward(x))
    assert network.trace(x, pre_activation=True)["layer"].shape == network.forward(x).shape


@pytest.mark.parametrize("case", CASES, ids=str)
def test_saved_weights_bring_back_the_same_outputs(case):
    network, other, x = build(case), build(case, seed=9), draw_inputs(case)
    restore_network(other, network_state(network))
    assert np.array_equal(network.forward(x), other.forward(x))


@pytest.mark.parametrize("case", [case for case in CASES if case.learns], ids=str)
def test_twenty_steps_lower_the_loss(case):
    network = build(case, np.float32)
    x = draw_inputs(case, 32)
    targets = np.random.default_rng(8).uniform(0.2, 0.8, (32, *network.output_shape))
    trainer = SupervisedTrainer(
        network,
        make_loss("mean_squared_error"),
        make_optimizer("adam"),
        x,
        targets,
        task="regression",
        rng=np.random.default_rng(0),
        batch_size=16,
    )
    before = trainer.evaluate()["train_loss"]
    for _ in range(20):
        trainer.step()
    assert trainer.evaluate()["train_loss"] < before
    assert trainer.first_bad_tensor() is None


@pytest.mark.parametrize("kind", list(LAYERS))
def test_settings_outside_their_bounds_are_refused_with_the_bounds(kind):
    for hyper in LAYERS[kind].hyper:
        if hyper.low is not None:
            bad = {**SMALLEST.get(kind, {}), hyper.key: type(hyper.default)(hyper.low - 1)}
            with pytest.raises(ValueError, match=hyper.label.lower()):
                LAYERS[kind]("layer", kind, bad, next(case for case in CASES if case.kind == kind).input_shape)


@pytest.mark.parametrize(("kind", "settings", "input_shape", "sentence"), REFUSED)
def test_an_input_that_does_not_fit_is_refused_with_the_remedy(kind, settings, input_shape, sentence):
    with pytest.raises(ShapeError, match=sentence):
        LAYERS[kind]("layer", kind, settings, input_shape)
