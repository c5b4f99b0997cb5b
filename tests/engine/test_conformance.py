"""What every layer of the catalogue must do, whatever it is: one suite, one table of cases."""

import re

import numpy as np
import pytest

from nnviz.engine.gradient_check import check_gradients
from nnviz.engine.layers import LAYERS, ShapeError
from nnviz.engine.losses import LOSSES
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.optimizers import OPTIMIZERS
from nnviz.engine.plan import swap_batch
from nnviz.engine.trainers.base import network_state, restore_network
from nnviz.engine.trainers.supervised import SupervisedTrainer

PICTURE, SEQUENCE, FLAT = (7, 6, 3), (6, 3), (5,)

CASES = [
    ("dense", {"units": 4, "activation": "tanh"}, FLAT),
    ("activation", {"activation": "sigmoid"}, FLAT),
    ("activation", {"activation": "softmax"}, SEQUENCE),
    ("dropout", {"rate": 0.3}, PICTURE),
    ("conv2d", {"filters": 4, "activation": "tanh"}, PICTURE),
    ("conv2d", {"filters": 2, "kernel": 2, "stride": 2, "padding": "same", "activation": "gelu"}, PICTURE),
    ("conv2d", {"filters": 3, "kernel": 4, "padding": "same", "activation": "sigmoid"}, (5, 6, 6)),
    ("conv2d", {"filters": 3, "kernel": 1, "stride": 2, "activation": "linear"}, (5, 6, 6)),
    ("conv2d_transpose", {"filters": 2, "kernel": 3, "stride": 2, "padding": "same", "activation": "tanh"}, (3, 4, 5)),
    ("conv2d_transpose", {"filters": 2, "kernel": 3, "stride": 2, "activation": "linear"}, (3, 4, 5)),
    ("conv2d_transpose", {"filters": 2, "kernel": 1, "stride": 2, "padding": "same", "activation": "tanh"}, (3, 4, 2)),
    ("max_pool2d", {}, PICTURE),
    ("max_pool2d", {"size": 3, "stride": 2}, PICTURE),
    ("max_pool2d", {"size": 1, "stride": 2}, PICTURE),
    ("max_pool2d", {"size": 3, "stride": 3}, PICTURE),
    ("avg_pool2d", {}, PICTURE),
    ("avg_pool2d", {"size": 3, "stride": 1}, PICTURE),
    ("global_avg_pool", {}, PICTURE),
    ("global_avg_pool", {}, SEQUENCE),
    ("flatten", {}, PICTURE),
    ("flatten", {}, SEQUENCE),
    ("flatten", {}, FLAT),
    ("reshape", {"shape": "18x7"}, PICTURE),
    ("reshape", {"shape": "9x2"}, SEQUENCE),
    ("reshape", {"shape": "6x3"}, SEQUENCE),
    ("reshape", {"shape": "3x2x3"}, SEQUENCE),
    ("reshape", {"shape": "3x2x1"}, (6,)),
    ("reshape", {"shape": "2x3"}, (6,)),
    ("up_sample2d", {"factor": 3}, (3, 2, 2)),
    ("batch_norm", {}, FLAT),
    ("batch_norm", {}, PICTURE),
    ("batch_norm", {}, SEQUENCE),
    ("layer_norm", {}, FLAT),
    ("layer_norm", {}, PICTURE),
    ("layer_norm", {}, SEQUENCE),
    ("embedding", {"vocabulary": 6, "units": 3}, FLAT),
    ("simple_rnn", {"units": 4}, SEQUENCE),
    ("simple_rnn", {"units": 4, "sequences": True, "activation": "softplus"}, SEQUENCE),
    ("gru", {"units": 4}, SEQUENCE),
    ("gru", {"units": 4, "sequences": True}, SEQUENCE),
    ("lstm", {"units": 4}, SEQUENCE),
    ("lstm", {"units": 4, "sequences": True}, SEQUENCE),
]
NAMES = [
    f"{kind}-{'-'.join(str(value) for value in settings.values())}-{len(shape)}d" for kind, settings, shape in CASES
]
every_case = pytest.mark.parametrize(("kind", "settings", "shape"), CASES, ids=NAMES)


def network_of(kind, settings, shape, *, dtype=np.float64, seed=0, head=False):
    """The layer alone, or with a flat head of two outputs; every parameter drawn, so that none is 0 or 1 by chance."""
    definitions = [LayerDef("subject", kind, settings)]
    if head:
        definitions += [LayerDef("flat", "flatten"), LayerDef("head", "dense", {"units": 2, "activation": "linear"})]
    network = Sequential(definitions, shape, rng=np.random.default_rng(seed), dtype=dtype)
    if not head:
        network.parameters.values += 0.1 * np.random.default_rng(seed).standard_normal(network.count)
    return network


def samples(kind, shape, n=4, dtype=np.float64):
    rng = np.random.default_rng(1)
    if kind == "embedding":
        return rng.integers(0, 6, (n, *shape)).astype(dtype)
    return rng.standard_normal((n, *shape)).astype(dtype)


def test_every_layer_of_the_catalogue_has_a_case():
    assert {kind for kind, _, _ in CASES} == set(LAYERS)


@every_case
def test_the_declared_shape_is_what_comes_out(kind, settings, shape):
    network, x = network_of(kind, settings, shape), samples(kind, shape)
    assert network.forward(x).shape == (len(x), *network.layers[0].shape)
    assert network.trace(x)["subject"].shape == (len(x), *network.layers[0].shape)
    assert network.forward(x[:1]) == pytest.approx(network.forward(x)[:1], abs=1e-12)


@every_case
@pytest.mark.parametrize("is_training", [False, True], ids=["inference", "training"])
def test_gradients_are_those_of_central_differences(kind, settings, shape, is_training):
    network, x = network_of(kind, settings, shape), samples(kind, shape)
    targets = np.random.default_rng(2).standard_normal((len(x), *network.output_shape))
    check = check_gradients(network, LOSSES["mean_squared_error"](), x, targets, is_training=is_training)
    assert check.parameter_error < 1e-6
    if kind != "embedding":
        assert check.input_error < 1e-6


@every_case
def test_the_same_seed_gives_the_same_layer(kind, settings, shape):
    x = samples(kind, shape)
    first, second = (network_of(kind, settings, shape, seed=3) for _ in range(2))
    assert np.array_equal(first.forward(x), second.forward(x))


@every_case
def test_all_of_a_layer_can_be_saved_and_put_back(kind, settings, shape):
    saved, fresh = (network_of(kind, settings, shape, seed=seed) for seed in (4, 5))
    for buffer in saved.layers[0].buffers().values():
        buffer += 0.5
    restore_network(fresh, network_state(saved))
    x = samples(kind, shape)
    assert np.array_equal(saved.forward(x), fresh.forward(x))


@every_case
def test_training_lowers_the_loss(kind, settings, shape):
    network, x = network_of(kind, settings, shape, dtype=np.float32, head=True), samples(kind, shape, 16, np.float32)
    targets = np.random.default_rng(6).standard_normal((16, 2)).astype(np.float32)
    trainer = SupervisedTrainer(
        network,
        LOSSES["mean_squared_error"](),
        OPTIMIZERS["adam"](),
        x,
        targets,
        task="regression",
        rng=np.random.default_rng(0),
        batch_size=8,
        learning_rate=0.02,
    )
    before = trainer.evaluate()["train_loss"]
    for _ in range(20):
        trainer.step()
    assert trainer.evaluate()["train_loss"] < before


@every_case
def test_settings_out_of_bounds_are_refused_with_the_bound(kind, settings, shape):
    for hyper in LAYERS[kind].hyper:
        if hyper.kind in ("int", "float") and hyper.high is not None:
            with pytest.raises(ValueError, match=re.escape(f"{hyper.label.lower()} must be {hyper.low:g} to")):
                network_of(kind, {**settings, hyper.key: type(hyper.default)(hyper.high + 1)}, shape)
        if hyper.kind == "choice":
            with pytest.raises(ValueError, match="must be one of"):
                network_of(kind, {**settings, hyper.key: "no such thing"}, shape)


@pytest.mark.parametrize(
    ("kind", "settings", "shape", "advice"),
    [
        ("dense", {}, PICTURE, "needs a flat input, got (7, 6, 3); add a flatten layer before it"),
        ("conv2d", {"kernel": 9}, PICTURE, "a window of 9x9 does not fit into a picture of 7x6; use 6 or less"),
        ("conv2d", {}, SEQUENCE, "convolution needs a picture (height, width, channels), got (6, 3)"),
        ("conv2d_transpose", {}, FLAT, "transposed convolution needs a picture"),
        ("max_pool2d", {"size": 8}, PICTURE, "a window of 8x8 does not fit"),
        ("up_sample2d", {}, FLAT, "enlarge needs a picture"),
        ("global_avg_pool", {}, FLAT, "global average needs a picture or a sequence, got (5,)"),
        ("reshape", {"shape": "4x4"}, FLAT, "reshape to 4x4 needs 16 numbers, the input (5,) has 5"),
        ("reshape", {"shape": "5 by 1"}, FLAT, "needs one to three sizes like 28x28, got '5 by 1'"),
        ("embedding", {}, SEQUENCE, "embedding needs a row of symbol numbers, got (6, 3)"),
        ("lstm", {}, FLAT, "a recurrent layer needs a sequence (steps, features), got (5,)"),
        ("simple_rnn", {}, PICTURE, "a recurrent layer needs a sequence"),
    ],
)
def test_shapes_that_do_not_fit_are_refused_with_advice(kind, settings, shape, advice):
    with pytest.raises(ShapeError, match=re.escape(advice)):
        network_of(kind, settings, shape)


@every_case
def test_signals_keep_their_layout(kind, settings, shape):
    network = network_of(kind, settings, shape)
    plan = network.plan(3)
    for signal in plan.signals:
        assert swap_batch(swap_batch(signal.value, signal.shape), signal.shape).shape == signal.value.shape
        assert signal.batch_first(signal.value).shape == (3, *signal.shape)
