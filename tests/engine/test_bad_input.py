"""Bad input: every class of it is refused with a sentence that says what was expected and what came."""

import numpy as np
import pytest

from nnviz.engine.catalogue import make_loss, make_optimizer
from nnviz.engine.layers import ShapeError
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.targets import encode_targets
from nnviz.engine.trainers import SupervisedTrainer

X = np.zeros((20, 2), np.float32)
T = np.zeros((20, 1), np.float32)


def network(units: object = 1, activation: str = "sigmoid", kind: str = "dense", n_in: int = 2) -> Sequential:
    return Sequential(
        [LayerDef("output", kind, {"units": units, "activation": activation})], (n_in,), rng=np.random.default_rng(0)
    )


def trainer(x=X, targets=T, loss="binary_cross_entropy", net=None, **options) -> SupervisedTrainer:
    return SupervisedTrainer(
        net or network(),
        make_loss(loss),
        make_optimizer("sgd"),
        x,
        targets,
        **{"task": "binary", "rng": np.random.default_rng(0), "batch_size": 5} | options,
    )


def test_zero_units():
    with pytest.raises(ValueError, match="output: units must be 1 to 4096, got 0"):
        network(units=0)


def test_a_unit_count_of_a_wrong_type():
    with pytest.raises(ValueError, match=r"units must be a whole number, got 2\.5"):
        network(units=2.5)


def test_an_unknown_activation_names_the_known_ones():
    with pytest.raises(ValueError, match=r"activation must be one of linear, sigmoid, .* got 'sine'"):
        network(activation="sine")


def test_an_unknown_layer_kind_names_the_known_ones():
    with pytest.raises(ValueError, match=r"unknown layer kind 'densest'; known: activation, .*dense"):
        network(kind="densest")


def test_two_layers_with_one_id():
    with pytest.raises(ValueError, match="two layers have the id 'a'"):
        Sequential([LayerDef("a", "dense"), LayerDef("a", "dense")], (2,), rng=np.random.default_rng(0))


def test_a_picture_into_a_dense_layer():
    with pytest.raises(ShapeError, match=r"got \(8, 8, 1\); add a flatten layer"):
        Sequential([LayerDef("a", "dense")], (8, 8, 1), rng=np.random.default_rng(0))


@pytest.mark.parametrize("rate", [0.0, -0.1, float("nan")])
def test_a_learning_rate_that_is_not_positive(rate):
    with pytest.raises(ValueError, match="the learning rate must be above 0, got"):
        trainer(learning_rate=rate)


def test_a_batch_larger_than_the_data():
    with pytest.raises(ValueError, match=r"the batch size must be 1 to 20 .*, got 21"):
        trainer(batch_size=21)


def test_a_negative_penalty():
    with pytest.raises(ValueError, match="L1 and L2 must be 0 or more, got -1"):
        trainer(l1=-1)


def test_labels_of_a_wrong_type():
    with pytest.raises(ValueError, match="class labels must be whole numbers 0 to 1, got float64"):
        encode_targets("binary_cross_entropy", "sigmoid", np.array([0.5, 1.0]), 2)
    with pytest.raises(ValueError, match="class labels must be whole numbers 0 to 1, got <U3"):
        encode_targets("binary_cross_entropy", "sigmoid", np.array(["yes", "no"]), 2)


def test_labels_out_of_range():
    with pytest.raises(ValueError, match="class labels must be 0 to 2, got 0 to 3"):
        encode_targets("categorical_cross_entropy", "softmax", np.array([0, 3]), 3)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_samples_with_nan(bad):
    x = X.copy()
    x[3, 1] = bad
    with pytest.raises(ValueError, match="the training samples hold NaN or infinity"):
        trainer(x=x)


def test_targets_with_nan():
    with pytest.raises(ValueError, match="the targets hold NaN or infinity"):
        encode_targets("mean_squared_error", "linear", np.array([0.0, np.nan]), 0)


def test_samples_that_are_not_numbers():
    with pytest.raises(ValueError, match="the training samples must be numbers, got object values"):
        trainer(x=X.astype(object))


def test_samples_of_a_wrong_shape():
    with pytest.raises(ValueError, match=r"the training samples must have the shape \(2,\), got \(3,\)"):
        trainer(x=np.zeros((20, 3), np.float32))


def test_targets_of_a_wrong_width():
    with pytest.raises(ValueError, match=r"the training targets must have the shape \(20, 1\), got \(20, 3\)"):
        trainer(targets=np.zeros((20, 3), np.float32))


def test_no_samples():
    with pytest.raises(ValueError, match="there are no training samples"):
        trainer(x=X[:0], targets=T[:0])


def test_a_loss_that_does_not_fit_the_output():
    with pytest.raises(ValueError, match="binary cross-entropy needs a last layer with sigmoid, got tanh"):
        trainer(net=network(activation="tanh"))


def test_a_hot_activation_that_does_not_fit_the_loss_changes_nothing():
    live = trainer()
    with pytest.raises(ValueError, match="needs a last layer with sigmoid, got relu"):
        live.set_activation("output", "relu")
    assert live.network.last_activation == "sigmoid"


def test_forward_of_a_wrong_shape():
    with pytest.raises(ValueError, match=r"takes samples of shape \(2,\), got an array of shape \(4, 3\)"):
        network().forward(np.zeros((4, 3)))
