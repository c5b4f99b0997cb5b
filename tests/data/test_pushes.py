"""Pushing: no push changes nothing, every kind does what its name says, and all kinds go together."""

import numpy as np
import pytest

from nnviz.data.pushes import PUSHES, Push, amounts_of, pushed, swept


@pytest.fixture
def bar():
    """An upright bar."""
    picture = np.zeros((28, 28, 1), np.float32)
    picture[6:22, 13:15] = 1
    return picture


@pytest.mark.parametrize("key", PUSHES)
def test_the_still_amount_changes_nothing_and_the_largest_does(bar, key):
    same, far = swept(bar, Push(), key, np.array([PUSHES[key].still, PUSHES[key].high], np.float32))
    assert same == pytest.approx(bar, abs=1e-5)
    assert np.abs(far - bar).mean() > 0.01
    assert far.dtype == np.float32


def test_across_moves_columns_and_down_moves_rows(bar):
    moved = pushed(bar, Push(across=5, down=-2))
    assert moved == pytest.approx(np.roll(bar, (-2, 5), (0, 1)), abs=1e-5)


def test_half_the_size_is_half_as_high(bar):
    small = pushed(bar, Push(scale=50))
    assert np.count_nonzero(small.any((1, 2))) == pytest.approx(8, abs=1)


def test_a_turn_is_clockwise(bar):
    bar[6:10, 15:20] = 1  # a flag to the right of the top: it hangs down from the right end
    turned = pushed(bar, Push(rotate=90))
    assert turned == pytest.approx(np.rot90(bar, -1), abs=1e-4)


def test_a_pen_two_pixels_thicker_reaches_two_pixels_further(bar):
    thin, thick = swept(bar, Push(), "thickness", np.array([-1, 2], np.float32))
    assert np.count_nonzero(thick.any((0, 2))) == 6
    assert not thin.any()


def test_a_sweep_holds_every_other_push(bar):
    (moved,) = swept(bar, Push(across=4, scale=130), "scale", np.array([100], np.float32))
    assert moved == pytest.approx(pushed(bar, Push(across=4)), abs=1e-5)


def test_a_push_survives_as_a_word_and_stays_within_its_bounds():
    push = Push().by("rotate", -17.5).by("scale", 1000)
    assert push.scale == PUSHES["scale"].high
    assert Push.of_text(push.text) == push
    assert Push().is_still
    assert not push.is_still
    with pytest.raises(ValueError, match="turn"):
        Push.of_text("turn")


def test_amounts_are_even():
    assert amounts_of("rotate", 5).tolist() == [-90, -45, 0, 45, 90]
