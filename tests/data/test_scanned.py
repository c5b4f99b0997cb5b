"""Pictures of files: polarity, size and place do not matter; area averaging keeps the mean."""

import numpy as np
import pytest

from nnviz.data.scanned import fit_into, ink_of, see_scan


def seven(height=200, width=160, top=40, left=30, size=100):
    """White paper with a black seven."""
    grey = np.full((height, width), 0.95, np.float32)
    grey[top : top + size // 8, left : left + size // 2] = 0.1
    for row in range(size):
        at = left + size // 2 - row // 3
        grey[top + row, at - size // 10 : at] = 0.1
    return grey


def test_dark_on_bright_and_bright_on_dark_are_the_same_ink():
    assert ink_of(seven()) == pytest.approx(ink_of(1 - seven()))


def test_place_and_paper_do_not_matter():
    usual = see_scan(seven()).picture
    assert see_scan(seven(300, 300, 150, 120)).picture == pytest.approx(usual)
    assert see_scan(1 - seven()).picture == pytest.approx(usual)


def test_size_matters_little():
    difference = np.abs(see_scan(seven(size=40)).picture - see_scan(seven(size=120)).picture)
    assert difference.mean() < 0.05


def test_the_longer_side_is_twenty_pixels_and_the_mass_in_the_middle():
    picture = see_scan(seven()).picture
    rows = np.flatnonzero(picture.any(1))
    assert rows[-1] - rows[0] + 1 == 20
    at = np.arange(28) + 0.5
    assert abs(picture.sum(1) @ at / picture.sum() - 14) <= 0.5
    assert abs(picture.sum(0) @ at / picture.sum() - 14) <= 0.5


def test_without_centring_the_ink_stays_in_its_corner():
    picture = see_scan(seven(300, 300, 10, 20, 80), is_centred=False).picture
    assert picture[:14, :14].sum() > 0.9 * picture.sum()


def test_an_empty_sheet_is_black():
    assert not see_scan(np.full((50, 40), 0.8, np.float32)).picture.any()


@pytest.mark.parametrize("shape", [(56, 56), (37, 91), (5, 3), (28, 28)])
def test_area_averaging_keeps_the_mean(shape):
    picture = np.random.default_rng(0).uniform(0, 1, shape).astype(np.float32)
    small = fit_into(picture, 28, 28)
    inside = small[small.any(1)][:, small.any(0)]
    assert inside.mean() == pytest.approx(picture.mean(), rel=1e-4)
