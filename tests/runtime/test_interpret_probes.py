"""Probes into CNNs, recurrent nets, GANs and VAEs: shapes, and refusal where there is nothing to see."""

from dataclasses import replace

import numpy as np
import pytest

from nnviz.runtime.build import build
from nnviz.runtime.messages import Request
from nnviz.runtime.probes import PROBES, NotNow, Subject
from nnviz.spec.presets import PRESETS, RIVALS


def subject(key, **settings):
    spec = PRESETS[key]
    if settings:
        spec = replace(spec, data=replace(spec.data, settings=spec.data.settings.replace(**settings)))
    made = Subject(build(spec))
    made.set_sample(made.build.dataset.x_test[0], float(made.build.dataset.y_test[0]))
    return made


def read(made, probe, *target, size=0):
    array = PROBES[probe](made, Request(probe, target, size))
    assert array.dtype == np.float32
    assert np.isfinite(array).all()
    return array


@pytest.fixture(scope="module")
def cnn():
    return subject("mnist-cnn")


@pytest.fixture(scope="module")
def gan():
    return subject("gan-ring")


@pytest.fixture(scope="module")
def vae():
    return subject("vae-digits")


def test_pictures_are_explained(cnn):
    assert read(cnn, "saliency", 0, 3).shape == (28, 28, 1)
    assert read(cnn, "occlusion", 0, 3, size=20).shape == (9, 9)
    assert read(cnn, "dream", 0, "conv2d-1", 0, size=3).shape == (28 * 28 + 3,)


@pytest.mark.parametrize(
    ("probe", "target", "size"),
    [
        ("saliency", (0, 10), 0),
        ("saliency", (0,), 0),
        ("occlusion", (0, 1), 29),
        ("without", (0, "attic", 0, "predictions"), 0),
        ("without", (0, "conv2d-1", 32, "predictions"), 0),
        ("without", (0, "conv2d-1", "predictions"), 0),
        ("flips", (0, "attic", 0), 5),
        ("gates", (0, "conv2d-1"), 0),
        ("made", (), 10),
        ("codes", (), 10),
    ],
)
def test_what_is_not_there_is_left_out(cnn, probe, target, size):
    with pytest.raises(NotNow):
        read(cnn, probe, *target, size=size)


def test_the_gates_of_an_lstm_over_the_rows_of_a_digit():
    made = subject("mnist-lstm")
    layer = next(layer for layer in made.build.networks[0].layers if layer.kind == "lstm")
    found = read(made, "gates", 0, layer.id)
    assert found.shape == (6, 28, 64)
    assert 0 <= found[:3].min() <= found[:3].max() <= 1


def test_what_a_generator_makes(gan):
    points = read(gan, "made", size=50)
    assert points.shape == read(gan, "arrows", size=50).shape == (50, 2)
    assert points[:10] == pytest.approx(read(gan, "made", size=10), abs=1e-5)
    assert read(gan, "folded_grid", size=9).shape == (9, 9, 2)
    assert read(gan, "maps", 1, size=20).shape[1:] == (20, 20)


def test_the_map_of_an_autoencoder(vae):
    assert read(vae, "codes", size=30).shape == (30, 3)
    assert read(vae, "code").shape == (2, 2)
    assert read(vae, "decoded_map", size=5).shape == (5, 5, 28, 28, 1)
    with pytest.raises(NotNow):
        read(vae, "decoded_map", size=100)


def test_layer_statistics_of_both_players(gan):
    gan.build.trainer.step()
    for network in range(2):
        assert read(gan, "statistics", network).shape == (len(gan.build.networks[network].layers), 4)


def test_the_set_picture_is_pushed_as_it_was_before(cnn):
    still = read(cnn, "push", 0, "rotate", size=5)
    assert still.shape == (5, 10)
    answer = cnn.build.trainer.networks[0].forward(cnn.sample_batch())[0]
    assert still[2] == pytest.approx(answer, abs=1e-4)
    original = cnn.sample.copy()
    cnn.set_sample(np.zeros_like(original), None, original)
    try:
        assert read(cnn, "push", 0, "rotate", size=5) == pytest.approx(still, abs=1e-5)
        assert read(cnn, "push", 0, "scale", "0,0,90,100,0,0", size=5)[2] == pytest.approx(still[4], abs=1e-4)
    finally:
        cnn.set_sample(original, 7.0)


@pytest.mark.parametrize("key", RIVALS)
def test_every_rival_reads_the_set_picture(cnn, key):
    shares = read(cnn, "push_rival", key, "rotate", size=5)
    assert shares[2].argmax() == cnn.target


@pytest.mark.parametrize("target", [("nobody", "rotate"), ("digits-cnn", "melt"), ()])
def test_what_is_no_rival_or_no_push_has_no_reading(cnn, target):
    with pytest.raises(NotNow):
        PROBES["push_rival"](cnn, Request("push_rival", target, 5))


def test_a_dream_goes_on_where_it_was_and_begins_anew_for_another_unit(cnn):
    once = read(cnn, "dream", 0, "conv2d-2", 1, size=12)
    read(cnn, "dream", 0, "conv2d-2", 2, size=4)
    first = read(cnn, "dream", 0, "conv2d-2", 1, size=5)
    climb = cnn.climbs["conv2d-2", 1]
    then = read(cnn, "dream", 0, "conv2d-2", 1, size=12)
    assert cnn.climbs["conv2d-2", 1] is climb
    assert then == pytest.approx(once, abs=1e-5)
    assert then[784 : 784 + 5] == pytest.approx(first[784:], abs=1e-6)


@pytest.mark.parametrize("size", [0, 5_000])
def test_a_dream_takes_some_steps_but_not_too_many(cnn, size):
    with pytest.raises(NotNow):
        PROBES["dream"](cnn, Request("dream", (0, "conv2d-1", 0), size))


def test_the_gradients_of_a_layer_are_those_of_the_newest_step():
    made = subject("digits-cnn")
    assert not read(made, "gradients", 0, "conv2d-1").any()
    made.build.trainer.step()
    found = read(made, "gradients", 0, "conv2d-2")
    blocks = [block for block in made.build.trainer.network.parameters.blocks if block.layer_id == "conv2d-2"]
    assert np.array_equal(found, made.build.trainer.network.parameters.gradients[blocks[0].start : blocks[-1].stop])
    assert found.any()
    with pytest.raises(NotNow):
        PROBES["gradients"](made, Request("gradients", (0, "max-pool2d-1")))
