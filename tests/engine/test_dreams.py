"""Dreams: every step excites the unit more, pictures stay readable, the network stays as it is."""

import numpy as np
import pytest

from nnviz.engine.dreams import READABLE, Climb, Manner
from nnviz.engine.network import LayerDef, Sequential
from tests.engine.support import picture_network

RNG = np.random.default_rng


def climbed(network, layer, unit, steps, manner):
    climb = Climb(network, layer, unit, RNG(0), manner)
    for _ in range(steps):
        climb.step()
    return climb


@pytest.mark.parametrize("layer", ["conv", "hidden", "output"])
def test_a_dream_excites_its_unit_more_than_any_noise(layer):
    network = picture_network()
    climb = climbed(network, layer, 0, 60, Manner())
    assert 0 <= climb.input.min() <= climb.input.max() <= 1
    assert climb.answer() > climb.answers[0]
    noise = RNG(5).uniform(0, 1, (200, 8, 8, 1))
    random = network.trace(noise, pre_activation=True)[layer][..., 0].reshape(200, -1).mean(axis=1)
    assert climb.answer() >= random.max()
    assert climb.steps == len(climb.answers) == 60


def test_the_readable_manner_is_smoother_and_still_excites():
    network = picture_network()
    plain, smooth = (climbed(network, "output", 1, 80, manner) for manner in (Manner(), READABLE))
    rough = [np.abs(np.diff(climb.input[..., 0], axis=1)).mean() for climb in (plain, smooth)]
    assert rough[1] < rough[0]
    assert smooth.answer() > smooth.answers[0]


def test_a_dream_of_a_linear_unit_is_the_sign_of_its_weights():
    network = Sequential([LayerDef("unit", "dense", {"units": 1, "activation": "linear"})], (5,), rng=RNG(2))
    climb = climbed(network, "unit", 0, 200, Manner(decay=0.0, low=-1.0))
    assert np.sign(climb.input).tolist() == np.sign(network.layers[0].weight[:, 0]).tolist()


def test_a_silent_neuron_dreams_too():
    network = picture_network()
    network.layer("hidden")["weights"][3, -1] = -50
    climb = climbed(network, "hidden", 3, 60, Manner())
    assert climb.answers[0] < 0
    assert climb.answer() > climb.answers[0]


def test_the_network_is_left_as_it_was():
    network = picture_network()
    values, gradients = network.parameters.values.copy(), network.parameters.gradients.copy()
    climbed(network, "output", 2, 5, READABLE)
    assert np.array_equal(network.parameters.values, values)
    assert np.array_equal(network.parameters.gradients, gradients)


def test_what_is_not_there_has_no_dream():
    with pytest.raises(IndexError, match="hidden has the units 0 to 5, got 6"):
        Climb(picture_network(), "hidden", 6, RNG(0))
    with pytest.raises(KeyError, match="no layer 'attic'"):
        Climb(picture_network(), "attic", 0, RNG(0))
