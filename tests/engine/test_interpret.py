"""Saliency, occlusion, lesions and dreams, each against what can be worked out otherwise."""

import numpy as np
import pytest

from nnviz.engine.interpret import occlusion, saliency
from nnviz.engine.network import LayerDef, Sequential
from tests.engine.support import picture_network

RNG = np.random.default_rng


@pytest.fixture
def pictures():
    return RNG(1).uniform(0, 1, (3, 8, 8, 1))


def output_sum(network, x, unit):
    return network.trace(x, pre_activation=True)["output"][:, unit]


def test_saliency_is_the_slope_of_the_output_s_sum(pictures):
    network = picture_network()
    slopes = saliency(network, pictures, 2)
    for place in [(0, 0), (3, 4), (7, 7)]:
        above, below = pictures.copy(), pictures.copy()
        above[:, *place] += 1e-6
        below[:, *place] -= 1e-6
        expected = (output_sum(network, above, 2) - output_sum(network, below, 2)) / 2e-6
        assert slopes[:, *place, 0] == pytest.approx(expected, abs=1e-6)


def test_saliency_leaves_the_network_s_gradient_alone(pictures):
    network = picture_network()
    network.parameters.gradients.fill(7)
    saliency(network, pictures, 0)
    assert np.all(network.parameters.gradients == 7)


def test_occlusion_tells_the_fall_of_the_output_behind_each_window(pictures):
    network = picture_network()
    drops = occlusion(network, pictures[0], 1, size=3, stride=2)
    assert drops.shape == (3, 3)
    hidden = pictures[:1].copy()
    hidden[:, 2:5, 4:7] = 0
    assert drops[1, 2] == pytest.approx((network.forward(pictures[:1]) - network.forward(hidden))[0, 1])


@pytest.mark.parametrize(("shape", "layers"), [((6, 2), ["flatten"]), ((6,), [])])
def test_occlusion_of_sequences_and_rows(shape, layers):
    definitions = [LayerDef(kind, kind) for kind in layers]
    definitions.append(LayerDef("output", "dense", {"units": 2, "activation": "linear"}))
    network = Sequential(definitions, shape, rng=RNG(0))
    assert occlusion(network, np.ones(shape, np.float32), 0, size=2).shape == (5,)


def test_a_window_larger_than_the_sample_is_refused(pictures):
    with pytest.raises(ValueError, match="a window of 9 does not fit"):
        occlusion(picture_network(), pictures[0], 0, size=9)
