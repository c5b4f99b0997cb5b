"""Pushing: the still amount changes nothing, every other one does what its name says."""

import numpy as np
import pytest

from nnviz.data.pushes import PUSHES, amounts_of, pushed, still


@pytest.fixture
def bar():
    """An upright bar."""
    picture = np.zeros((28, 28, 1), np.float32)
    picture[6:22, 13:15] = 1
    return picture


@pytest.mark.parametrize("key", PUSHES)
def test_the_still_amount_changes_nothing_and_the_largest_does(bar, key):
    same, far = pushed(bar, key, np.array([still(key), PUSHES[key].high], np.float32))
    assert same == pytest.approx(bar, abs=1e-5)
    assert np.abs(far - bar).mean() > 0.01
    assert far.dtype == np.float32


def test_a_shift_to_the_right_moves_columns(bar):
    (moved,) = pushed(bar, "shift", np.array([5], np.float32))
    assert moved == pytest.approx(np.roll(bar, 5, 1), abs=1e-5)


def test_half_the_size_is_half_as_high(bar):
    (small,) = pushed(bar, "scale", np.array([50], np.float32))
    assert np.count_nonzero(small.any((1, 2))) == pytest.approx(8, abs=1)


def test_a_pen_two_pixels_thicker_reaches_two_pixels_further(bar):
    thin, thick = pushed(bar, "thickness", np.array([-1, 2], np.float32))
    assert np.count_nonzero(thick.any((0, 2))) == 6
    assert not thin.any()


def test_amounts_are_even(bar):
    assert amounts_of("rotate", 5).tolist() == [-90, -45, 0, 45, 90]
