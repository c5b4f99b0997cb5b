"""The network and its trainer: determinism, exact state, shapes, bad input."""

import numpy as np
import pytest

from nnviz.engine.catalogue import make_loss, make_optimizer
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.targets import encode_targets
from nnviz.engine.trainers import SupervisedTrainer


def small_network(activation: str = "tanh", seed: int = 0, dropout: float = 0.0) -> Sequential:
    layers = [LayerDef("hidden-1", "dense", {"units": 6, "activation": activation})]
    if dropout:
        layers.append(LayerDef("dropout-1", "dropout", {"rate": dropout}))
    layers.append(LayerDef("output", "dense", {"units": 1, "activation": "sigmoid"}))
    return Sequential(layers, (2,), rng=np.random.default_rng(seed))


def small_trainer(seed: int = 0, dropout: float = 0.0, **options: object) -> SupervisedTrainer:
    x = np.random.default_rng(9).uniform(-1, 1, (57, 2)).astype(np.float32)
    y = (x[:, 0] * x[:, 1] > 0).astype(np.int64)
    targets = encode_targets("binary_cross_entropy", "sigmoid", y, 2)
    settings = {
        "batch_size": 10,
        "learning_rate": 0.05,
        "rng": np.random.default_rng(seed),
        "test": (x, targets),
    } | options
    network = small_network(seed=seed, dropout=dropout)
    loss, optimizer = make_loss("binary_cross_entropy"), make_optimizer("adam")
    return SupervisedTrainer(network, loss, optimizer, x, targets, task="binary", **settings)


def steps(trainer: SupervisedTrainer, count: int) -> np.ndarray:
    for _ in range(count):
        trainer.step()
    return trainer.network.parameters.values.copy()


def test_single_neuron_of_the_textbook_answers_0_5939():
    network = Sequential(
        [LayerDef("neuron", "dense", {"units": 1, "activation": "sigmoid"})], (2,), rng=np.random.default_rng(0)
    )
    neuron = network.layer("neuron")
    neuron["weights"][...] = [[0.8, -0.4, 0.1]]
    inputs = np.array([[0.5, 0.3]])
    assert network.trace(inputs, pre_activation=True)["neuron"][0, 0] == pytest.approx(0.38)
    assert network.forward(inputs)[0, 0] == pytest.approx(0.5939, abs=5e-5)


@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_the_same_seed_gives_the_same_run_bit_for_bit(dropout):
    assert np.array_equal(steps(small_trainer(3, dropout), 40), steps(small_trainer(3, dropout), 40))


@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_a_restored_state_continues_bit_for_bit(dropout):
    trainer = small_trainer(1, dropout)
    steps(trainer, 17)
    arrays, facts = trainer.state()
    expected = steps(trainer, 30)
    other = small_trainer(2, dropout)
    other.restore(arrays, facts)
    assert np.array_equal(steps(other, 30), expected)
    assert other.epoch == trainer.epoch


def test_many_steps_at_once_are_the_same_as_one_by_one():
    together, apart = small_trainer(3), small_trainer(3)
    together.steps(40)
    for _ in range(40):
        apart.step()
    assert np.array_equal(together.network.parameters.values, apart.network.parameters.values)
    assert together.step_count == apart.step_count == 40


def test_training_lowers_the_loss():
    trainer = small_trainer()
    before = trainer.evaluate()["train_loss"]
    steps(trainer, 300)
    assert trainer.evaluate()["train_loss"] < before / 2


def test_an_epoch_visits_every_sample_once():
    trainer = small_trainer(batch_size=10)
    assert trainer.steps_per_epoch == 6
    steps(trainer, 6)
    assert trainer.epoch == 1.0
    assert trainer.step_count == 6


def test_batch_size_zero_is_the_full_batch():
    trainer = small_trainer(batch_size=0)
    assert trainer.steps_per_epoch == 1


def test_hot_changes_keep_the_weights_and_take_effect():
    trainer = small_trainer()
    before = steps(trainer, 5)
    trainer.set_learning_rate(1e-12)
    trainer.set_batch_size(20)
    trainer.set_l2(0.1)
    trainer.set_activation("hidden-1", "relu")
    assert np.array_equal(trainer.network.parameters.values, before)
    assert np.abs(steps(trainer, 1) - before).max() < 1e-9
    assert trainer.network.layer("hidden-1").activation.key == "relu"


def test_changing_loss_and_output_moves_the_targets_to_their_levels():
    trainer = small_trainer()
    trainer.set_loss(make_loss("mean_squared_error"))
    trainer.set_activation("output", "tanh")
    trainer.step()
    assert set(np.unique(trainer._data.targets)) == {-1.0, 1.0}
    trainer.set_activation("output", "sigmoid")
    assert set(np.unique(trainer._data.targets)) == {0.0, 1.0}
    assert 0 <= trainer.evaluate()["train_accuracy"] <= 1


def test_an_optimizer_of_another_rule_starts_afresh_on_the_same_weights():
    trainer = small_trainer()
    before = steps(trainer, 5)
    trainer.set_optimizer(make_optimizer("momentum"))
    assert np.array_equal(trainer.network.parameters.values, before)
    assert not np.array_equal(steps(trainer, 1), before)


def test_a_broken_weight_is_found_and_named():
    trainer = small_trainer()
    trainer.step()
    assert trainer.first_bad_tensor() is None
    trainer.network.layer("hidden-1")["weights"][0, 0] = np.nan
    assert trainer.first_bad_tensor() == "weights of hidden-1"
    trainer.step()
    assert trainer.first_bad_tensor() == "loss"


def test_a_far_too_large_rate_diverges_without_a_warning():
    trainer = small_trainer(learning_rate=1e38)
    steps(trainer, 20)
    trainer.evaluate()
    assert trainer.first_bad_tensor() is not None


def test_a_restored_state_heals_a_divergence():
    trainer = small_trainer()
    steps(trainer, 5)
    good = trainer.state()
    trainer.network.parameters.values.fill(np.nan)
    trainer.step()
    trainer.restore(*good)
    assert trainer.first_bad_tensor() is None


def test_statistics_tell_dead_and_saturated_units():
    trainer = small_trainer()
    hidden = trainer.network.layer("hidden-1")
    hidden["weights"][:3] = [[0, 0, 20]] * 3
    trainer.step()
    first, last = trainer.statistics()
    assert first.layer_id == "hidden-1"
    assert 0.5 <= first.saturated_share < 1
    assert first.update_ratio > 0
    assert last.gradient_norm > 0
    trainer.set_activation("hidden-1", "relu")
    hidden["weights"][:3] = [[0, 0, -20]] * 3
    assert trainer.statistics()[0].dead_share >= 0.5


def test_a_sample_taken_apart_agrees_with_the_network_and_changes_nothing():
    trainer = small_trainer()
    before = trainer.network.parameters.values.copy()
    x, target = np.array([0.3, -0.7], np.float32), np.array([1.0])
    record = trainer.sample_step(x, target)
    first, last = record.layers
    p = trainer.network.forward(x[None])[0]
    assert record.output == pytest.approx(p)
    assert record.loss == pytest.approx(-np.log(p[0]), rel=1e-5)
    assert np.tanh(first.z) == pytest.approx(first.a, rel=1e-6)
    assert last.dz == pytest.approx(p - 1, rel=1e-5)
    assert last.da == pytest.approx(-1 / p, rel=1e-5)
    assert first.da == pytest.approx(trainer.network.layer("output").weight[:, 0] * last.dz[0], rel=1e-5)
    assert first.dz == pytest.approx(first.da * (1 - first.a**2), rel=1e-5)
    assert first.weight_gradients["weights"] == pytest.approx(np.outer(first.dz, [*x, 1]), rel=1e-5)
    assert np.array_equal(trainer.network.parameters.values, before)


def test_forward_in_chunks_agrees_with_forward_at_once():
    network = small_network()
    x = np.random.default_rng(0).normal(size=(2500, 2))
    assert np.array_equal(network.forward(x)[2000:2003], network.forward(x[2000:2003]))


def test_dropout_rests_outside_training():
    network = small_network(dropout=0.5)
    x = np.ones((4, 2))
    trace = network.trace(x)
    assert np.array_equal(trace["hidden-1"], trace["dropout-1"])


def test_augmented_pictures_are_what_is_learned_from():
    rng = np.random.default_rng(0)
    layers = [
        LayerDef("conv", "conv2d", {"filters": 2}),
        LayerDef("flat", "flatten"),
        LayerDef("out", "dense", {"units": 1}),
    ]
    network = Sequential(layers, (4, 4, 1), rng=rng)
    x, y = rng.random((20, 4, 4, 1), np.float32), rng.random((20, 1), np.float32)
    loss, optimizer = make_loss("mean_squared_error"), make_optimizer("sgd")
    trainer = SupervisedTrainer(network, loss, optimizer, x, y, task="regression", rng=rng, batch_size=20)
    seen = []

    def blacken(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        seen.append(len(pictures))
        return np.zeros_like(pictures)

    trainer.set_augment(blacken)
    trainer.step()
    assert sum(seen) == 20
    assert not network.parameters.gradients[: network.layers[0]["kernel"].size].any()
    trainer.set_augment(None)
    trainer.step()
    assert sum(seen) == 20
