"""The initialiser that takes its numbers from the user."""

import numpy as np
import pytest

from nnviz.engine.catalogue import make_initializer
from nnviz.engine.network import LayerDef, Sequential


def neuron(values, units=1):
    layer = LayerDef("output", "dense", {"units": units, "activation": "sigmoid"})
    settings = {"values": values}
    return Sequential([layer], (2,), rng=np.random.default_rng(0), initializer="given", initializer_settings=settings)


def test_the_neuron_of_the_textbook_gives_0_5939():
    output = neuron("0.8 -0.4 0.1").forward(np.array([[0.5, 0.3]], np.float32))
    assert output[0, 0] == pytest.approx(0.5939, abs=5e-5)


def test_weights_beyond_the_given_values_are_drawn():
    values = neuron("7", units=2).parameters.values
    assert values[0] == 7
    assert values[1] != 0


@pytest.mark.parametrize("text", ["1 two", "nan", "1e999"])
def test_values_that_are_not_numbers_are_refused(text):
    with pytest.raises(ValueError, match="numbers apart by spaces"):
        make_initializer("given", {"values": text})
