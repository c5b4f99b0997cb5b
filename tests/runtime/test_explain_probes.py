"""What the probes of the explanations say adds up to what the network answers."""

import numpy as np
import pytest

from nnviz.hyper import Settings
from nnviz.runtime.build import build
from nnviz.runtime.messages import Request
from nnviz.runtime.probes import PROBES, NotNow, Subject
from nnviz.spec.complete import complete
from nnviz.spec.parts import LayerSpec
from nnviz.spec.presets import PRESETS


@pytest.fixture(scope="module")
def cnn():
    made = Subject(build(PRESETS["digits-cnn"]))
    made.set_sample(made.build.dataset.x_test[0], None)
    return made


def read(subject, probe, *target, size=0):
    return PROBES[probe](subject, Request(probe, target, size))


@pytest.mark.parametrize(("layer_id", "channels"), [("conv2d-1", 1), ("conv2d-2", 32)])
def test_the_parts_of_a_map_and_the_bias_are_its_sum(cnn, layer_id, channels):
    network = cnn.build.trainer.networks[0]
    layer = network.layer(layer_id)
    parts = read(cnn, "parts", 0, layer_id, 5)
    assert parts.shape == (channels, *layer.shape[:2])
    z = read(cnn, "sums", 0, layer_id).reshape(layer.shape)[:, :, 5]
    np.testing.assert_allclose(parts.sum(0) + layer["bias"][5], z, atol=1e-4)


def test_padded_parts_see_zeros_outside(cnn):

    layers = (
        LayerSpec("conv2d-1", "conv2d", Settings(filters=2, kernel=3, stride=2, padding="same", activation="relu")),
        LayerSpec("flatten-1", "flatten", Settings()),
        LayerSpec("output", "dense", Settings(units=10, activation="softmax")),
    )
    subject = Subject(build(complete(PRESETS["digits-mlp"].with_layers(layers))))
    subject.set_sample(np.ones(64, np.float32), None)
    parts, kernel = read(subject, "parts", 0, "conv2d-1", 1), subject.build.trainer.networks[0].layers[0]["kernel"]
    assert parts.shape == (1, 4, 4)
    assert parts[0, 0, 0] == pytest.approx(kernel[:, :, 0, 1].sum(), abs=1e-5)
    assert parts[0, 3, 3] == pytest.approx(kernel[:2, :2, 0, 1].sum(), abs=1e-5)


def test_the_sums_of_the_last_layer_are_the_logits(cnn):
    logits = read(cnn, "sums", 0, "output")
    shares = read(cnn, "predictions", 0)
    np.testing.assert_allclose(np.exp(logits) / np.exp(logits).sum(), shares, atol=1e-5)


def test_gradient_peaks_are_zero_before_the_first_step_and_of_layers_without_weights():
    subject = Subject(build(PRESETS["digits-mlp"]))
    assert not read(subject, "gradient_peaks", 0).any()
    subject.build.trainer.step()
    network = subject.build.trainer.networks[0]
    assert read(subject, "gradient_peaks", 0).max() == pytest.approx(np.abs(network.parameters.gradients).max())


def test_the_answers_to_a_run_of_test_samples_go_over_the_end(cnn):
    network, x = cnn.build.trainer.networks[0], cnn.build.dataset.x_test
    count = min(len(x), 2000)
    shares = read(cnn, "test_shares", 0, count - 1, size=3)
    np.testing.assert_allclose(shares, network.forward(x[[count - 1, 0, 1]]), atol=1e-6)


@pytest.mark.parametrize(
    ("probe", "target", "size"),
    [
        ("parts", (0, "max-pool2d-1", 0), 0),
        ("parts", (0, "conv2d-1", 32), 0),
        ("parts", (0, "attic", 0), 0),
        ("sums", (0,), 0),
        ("test_shares", (0,), 8),
        ("test_shares", (0, 0), 0),
    ],
)
def test_what_cannot_be_explained_is_left_out(cnn, probe, target, size):
    with pytest.raises(NotNow):
        read(cnn, probe, *target, size=size)


def test_a_new_sample_is_traced_anew(cnn):
    before = read(cnn, "trace", 0)
    cnn.set_sample(cnn.build.dataset.x_test[1], None)
    assert not np.array_equal(before, read(cnn, "trace", 0))
    cnn.set_sample(cnn.build.dataset.x_test[0], None)
