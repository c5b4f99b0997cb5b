"""A drawn digit is read: strokes of 30 writers, prepared by the pad's own code, against the digits preset."""

import numpy as np
import pytest

from nnviz.data.seen import see_8x8
from tests.benchmarks.read_strokes import VARIANTS, drawing_of, read_strokes, right_by_digit, strokes_file, trained

EPOCHS = 20
EVERY = 15


@pytest.fixture(scope="module")
def digits():
    path = strokes_file()
    if path is None:
        pytest.skip("the pen strokes are not in the data folder (NNVIZ_DATA)")
    return list(read_strokes(path, EVERY))


@pytest.fixture(scope="module")
def network():
    return trained("digits-mlp", EPOCHS)


def test_the_8x8_net_reads_what_was_drawn(digits, network):
    shares = right_by_digit(network, digits)
    assert shares.mean() >= 0.85, shares.round(2)
    assert shares.min() >= 0.55, shares.round(2)


@pytest.mark.parametrize("name", [name for name in VARIANTS if name != "as drawn"])
def test_size_place_and_pen_cost_less_than_two_points(digits, network, name):
    few = digits[::2]
    usual, changed = right_by_digit(network, few).mean(), right_by_digit(network, few, **VARIANTS[name]).mean()
    assert abs(usual - changed) < 0.02


def test_without_centring_a_small_digit_in_the_corner_is_lost(digits, network):
    few = digits[::4]
    pictures = [see_8x8(drawing_of(strokes, digit=90.0, at=(70.0, 70.0)), False).picture for _, strokes in few]
    answers = network.forward(np.array(pictures, np.float32)[..., None]).argmax(1)
    assert np.mean(answers == [label for label, _ in few]) < 0.4
