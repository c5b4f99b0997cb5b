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


def test_training_lowers_the_loss():
    trainer = small_trainer()
    before = trainer.evaluate()["train_loss"]
    steps(trainer, 300)
    assert trainer.evaluate()["train_loss"] < before / 2
