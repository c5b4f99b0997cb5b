"""The net's picture of a drawing does not depend on where, how large and how thick it was drawn."""

import numpy as np
import pytest

from nnviz.data.pen import stroke
from nnviz.data.seen import see_8x8, see_28x28

SEVEN = np.array([(0.1, 0.1), (0.6, 0.1), (0.45, 0.45), (0.35, 0.9)], np.float32)


def seven(scale=0.6, at=(0.5, 0.5), pen=0.07):
    return (stroke((SEVEN - SEVEN.mean(0)) * np.float32(scale) + np.float32(at), pen),)


@pytest.mark.parametrize("see", [see_8x8, see_28x28])
@pytest.mark.parametrize(
    "changed",
    [{"scale": 0.3}, {"at": (0.7, 0.35)}, {"pen": 0.02}, {"pen": 0.12}],
    ids=["half", "moved", "thin", "thick"],
)
def test_size_place_and_pen_make_no_difference(see, changed):
    assert np.abs(see(seven()).picture - see(seven(**changed)).picture).mean() < 0.02


@pytest.mark.parametrize("see", [see_8x8, see_28x28])
def test_without_centring_the_place_shows(see):
    assert np.abs(see(seven(), False).picture - see(seven(at=(0.7, 0.35)), False).picture).mean() > 0.05


def test_8x8_holds_sixteenths_and_fills_the_height():
    seen = see_8x8(seven())
    assert seen.picture.shape == (8, 8)
    assert seen.bitmap.shape == (32, 32)
    np.testing.assert_array_equal(seen.picture * 16, np.round(seen.picture * 16))
    assert (seen.picture.max(1) > 0).all()
    assert not seen.picture[:, [0, 7]].any()


def test_8x8_counts_the_ink_of_each_block():
    seen = see_8x8(seven())
    assert seen.picture[0, 2] == seen.bitmap[:4, 8:12].sum() / 16


def test_a_leaning_one_stands_upright():
    seen = see_8x8((stroke([(0.3, 0.9), (0.6, 0.1)], 0.07),))
    assert (seen.picture.argmax(1) // 2 == seen.picture.argmax(1)[0] // 2).all()
    assert np.abs(seen.picture - seen.picture[::-1]).max() <= 0.25


def test_28x28_is_twenty_high_with_its_mass_in_the_middle():
    picture = see_28x28(seven(), keeps_pen=True).picture
    rows = np.flatnonzero(picture.max(1) > 0.05)
    assert 19 <= np.ptp(rows) + 1 <= 21
    at = np.arange(28) + 0.5
    assert picture.sum(1) @ at / picture.sum() == pytest.approx(14, abs=0.6)
    assert picture.sum(0) @ at / picture.sum() == pytest.approx(14, abs=0.6)


def test_keeping_the_pen_keeps_it_in_proportion():
    thick, thin = (see_28x28(seven(pen=pen), keeps_pen=True).picture.sum() for pen in (0.12, 0.03))
    assert thick > 2 * thin


@pytest.mark.parametrize("see", [see_8x8, see_28x28])
@pytest.mark.parametrize("points", [[(0.2, 0.8)], [(0.1, 0.5), (0.9, 0.5)], [(0.5, 0.1), (0.5, 0.9)]])
def test_dots_and_bars_are_not_blown_up(see, points):
    picture = see((stroke(points, 0.07),)).picture
    assert np.isfinite(picture).all()
    assert 0 < picture.sum() < 0.35 * picture.size


@pytest.mark.parametrize("see", [see_8x8, see_28x28])
@pytest.mark.parametrize("is_centred", [True, False])
def test_nothing_drawn_is_nothing_seen(see, is_centred):
    assert not see((), is_centred).picture.any()
