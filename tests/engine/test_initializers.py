"""Initialisers: the spread that each formula promises."""

import numpy as np
import pytest

from nnviz.engine.catalogue import INITIALIZERS, make_initializer
from nnviz.engine.network import LayerDef, Sequential

FAN_IN, FAN_OUT = 200, 100
STANDARD_DEVIATIONS = {
    "glorot_uniform": (2 / 300) ** 0.5,
    "glorot_normal": (2 / 300) ** 0.5,
    "he_normal": (2 / 200) ** 0.5,
    "he_uniform": (2 / 200) ** 0.5,
    "lecun_normal": (1 / 200) ** 0.5,
    "normal": 0.1,
    "uniform": 0.5 / 3**0.5,
    "zeros": 0.0,
    "auto": (2 / 300) ** 0.5,
    "given": (2 / 300) ** 0.5,
    "trained": (2 / 300) ** 0.5,
}


def draw(key: str, is_rectifier: bool = False) -> np.ndarray:
    return make_initializer(key).draw(
        np.random.default_rng(0), (FAN_OUT, FAN_IN), FAN_IN, FAN_OUT, is_rectifier=is_rectifier
    )


def test_every_initialiser_is_covered():
    assert set(STANDARD_DEVIATIONS) == set(INITIALIZERS)


@pytest.mark.parametrize("key", list(INITIALIZERS))
def test_the_spread_is_what_the_formula_says(key):
    weights = draw(key)
    assert weights.std() == pytest.approx(STANDARD_DEVIATIONS[key], rel=0.02)
    assert abs(weights.mean()) < 0.01


def test_uniform_schemes_stay_inside_their_limit():
    assert np.abs(draw("glorot_uniform")).max() <= (6 / 300) ** 0.5
    assert np.abs(draw("he_uniform")).max() <= (6 / 200) ** 0.5


def test_automatic_is_he_for_rectifiers_and_glorot_else():
    assert np.array_equal(draw("auto", is_rectifier=True), draw("he_normal"))
    assert np.array_equal(draw("auto"), draw("glorot_uniform"))


def test_biases_start_at_zero():
    network = Sequential([LayerDef("a", "dense", {"units": 5})], (3,), rng=np.random.default_rng(0))
    assert not network.layer("a").bias.any()
    assert network.layer("a").weight.all()


def test_weights_are_drawn_by_the_settings_of_the_scheme():
    network = Sequential(
        [LayerDef("a", "dense", {"units": 50})],
        (50,),
        rng=np.random.default_rng(0),
        initializer="normal",
        initializer_settings={"std": 2.0},
    )
    assert network.layer("a").weight.std() == pytest.approx(2.0, rel=0.05)


def test_given_numbers_fill_the_vector_from_its_start():
    network = Sequential(
        [LayerDef("a", "dense", {"units": 2})],
        (1,),
        rng=np.random.default_rng(0),
        initializer="given",
        initializer_settings={"values": "0.5 -1 2"},
    )
    assert network.parameters.values.tolist() == [0.5, -1.0, 2.0, 0.0]


def test_given_words_that_are_no_numbers_are_refused():
    with pytest.raises(ValueError, match="given values must be numbers apart by spaces, got 'one'"):
        make_initializer("given", {"values": "one"})
