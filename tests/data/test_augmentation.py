"""Augmentation against maps that can be done by hand."""

import numpy as np
import pytest

from nnviz.data.augmentation import AUGMENTATION, Augmentation, resample, thicken

STILL = np.eye(2)[None]


@pytest.fixture
def pictures():
    return np.random.default_rng(0).uniform(0, 1, (6, 9, 9, 2)).astype(np.float32)


def augmented(pictures, seed=0, **settings):
    return Augmentation(settings)(pictures, np.random.default_rng(seed))


def test_the_identity_leaves_every_pixel(pictures):
    assert resample(pictures, np.repeat(STILL, 6, axis=0), np.zeros((6, 2))) == pytest.approx(pictures)


def test_a_shift_by_whole_pixels_moves_rows_down_and_columns_right(pictures):
    moved = resample(pictures, np.repeat(STILL, 6, axis=0), np.tile([2.0, 1.0], (6, 1)))
    assert moved[:, 2:, 1:] == pytest.approx(pictures[:, :-2, :-1], abs=1e-6)
    assert not moved[:, :2].any()
    assert not moved[:, :, :1].any()


def test_a_quarter_turn_is_a_quarter_turn(pictures):
    quarter = np.array([[[0.0, -1.0], [1.0, 0.0]]])
    turned = resample(pictures, np.repeat(quarter, 6, axis=0), np.zeros((6, 2)))
    assert turned == pytest.approx(np.rot90(pictures, 1, (1, 2)), abs=1e-5) or turned == pytest.approx(
        np.rot90(pictures, -1, (1, 2)), abs=1e-5
    )


def test_half_a_pixel_is_the_mean_of_two_neighbours(pictures):
    moved = resample(pictures, np.repeat(STILL, 6, axis=0), np.tile([0.0, 0.5], (6, 1)))
    assert moved[:, :, 1:] == pytest.approx((pictures[:, :, 1:] + pictures[:, :, :-1]) / 2, abs=1e-6)


def test_a_dot_thickened_by_one_pixel_is_a_cross_and_thinned_by_one_is_gone():
    dot = np.zeros((2, 5, 5, 1), np.float32)
    dot[:, 2, 2] = 1
    cross = np.zeros((5, 5))
    cross[2, 1:4] = cross[1:4, 2] = 1
    thick, gone = thicken(dot, np.array([1, -1], np.float32))
    assert np.array_equal(thick[..., 0], cross)
    assert not gone.any()


def test_half_a_pixel_thicker_is_half_as_bright_at_the_edge():
    dot = np.zeros((1, 5, 5, 1), np.float32)
    dot[:, 2, 2] = 1
    (changed,) = thicken(dot, np.array([0.5], np.float32))
    assert (changed[2, 2, 0], changed[1, 2, 0], changed[1, 1, 0]) == (1, 0.5, 0)


@pytest.mark.parametrize("key", [hyper.key for hyper in AUGMENTATION])
def test_each_setting_changes_the_pictures_and_each_picture_differently(pictures, key):
    same = np.repeat(pictures[:1], 6, axis=0)
    changed = augmented(same, **{key: 0.2 if key in ("grain", "thickness") else 20.0})
    assert not np.allclose(changed, same)
    assert not np.allclose(changed[0], changed[1])
    assert changed.shape == same.shape
    assert changed.dtype == np.float32


def test_the_same_seed_gives_the_same_pictures(pictures):
    first, second = (augmented(pictures, seed=3, shift=20.0, grain=0.1) for _ in range(2))
    assert np.array_equal(first, second)


def test_nothing_set_is_idle_and_copies(pictures):
    assert Augmentation({}).is_idle
    assert np.array_equal(augmented(pictures), pictures)


def test_noise_stays_between_black_and_white(pictures):
    noisy = augmented(pictures, grain=1.0)
    assert (noisy.min(), noisy.max()) == (0, 1)
