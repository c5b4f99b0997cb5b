"""Foreign forms: the added line lies where a hand would draw it, and the picture stays one of MNIST's."""

import numpy as np
import pytest

from nnviz.data.foreign import FORMS, add_line, normalised, pen_radius, with_foreign_forms

BAR = 2


@pytest.fixture
def ones():
    """Forty upright bars two pixels wide."""
    pictures = np.zeros((40, 28, 28, 1), np.float32)
    pictures[:, 4:24, 13 : 13 + BAR] = 1
    return pictures


def test_half_the_width_of_a_bar_is_measured(ones):
    assert pen_radius(ones) == pytest.approx(np.ones(40), abs=0.15)


def test_a_one_gets_an_upstroke_to_the_left_of_its_upper_half(ones, rng):
    added = add_line(ones, FORMS[1](ones, rng), rng) - ones
    ink = added.sum((0, 3))
    assert ink[:, :13].sum() > 10 * ink[:, 15:].sum()
    assert ink[:14].sum() > ink[14:].sum()
    assert np.all(added.sum((1, 2, 3)) > 0)


def test_a_seven_gets_a_bar_on_both_sides_of_its_middle(ones, rng):
    added = (add_line(ones, FORMS[7](ones, rng), rng) - ones).sum((0, 3))
    assert added[:, :13].sum() > 0.3 * added.sum()
    assert added[:, 15:].sum() > 0.3 * added.sum()
    assert added[8:22].sum() > 0.95 * added.sum()


def test_a_nine_gets_a_hook_at_its_foot(ones, rng):
    added = (add_line(ones, FORMS[9](ones, rng), rng) - ones).sum((0, 3))
    assert added[:, :13].sum() > 0.9 * added.sum()
    assert added[16:].sum() > 0.9 * added.sum()


def test_the_centre_of_mass_comes_to_the_middle_and_long_ones_shrink(ones):
    wide = ones.copy()
    wide[:, 22:24, 1:27] = 1
    made = normalised(wide)[..., 0]
    places = np.arange(28)
    total = made.sum((1, 2))
    assert (made.sum(2) @ places) / total == pytest.approx(np.full(40, 13.5), abs=0.3)
    assert (made.sum(1) @ places) / total == pytest.approx(np.full(40, 13.5), abs=0.3)
    assert np.all((made > 0.4).any(1).sum(1) <= 21)


def test_a_share_of_ones_sevens_and_nines_is_copied_with_its_labels(ones, rng):
    labels = np.tile([1, 7, 9, 3], 10)
    copies, names = with_foreign_forms(ones, labels, 0.5, rng)
    assert copies.shape == (15, 28, 28, 1)
    assert np.bincount(names, minlength=10)[[1, 7, 9]].tolist() == [5, 5, 5]
    assert copies.min() >= 0
    assert copies.max() <= 1 + 1e-5


@pytest.fixture
def rng():
    return np.random.default_rng(4)
