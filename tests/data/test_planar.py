"""The planar generators: where the points lie, what the labels mean, what noise does."""

import numpy as np
import pytest

from nnviz.data import DATASETS, load_dataset

PLANAR = [entry.key for entry in DATASETS.entries() if entry.thing.is_planar and not entry.thing.is_painted]
CLASSIFIED = [key for key in PLANAR if DATASETS[key].task != "regression"]


def planar(kind, seed=0, share=0.5, **settings):
    return load_dataset(kind, settings, seed, share, ("x", "y"))


def everything(data):
    return np.concatenate([data.raw_train, data.raw_test]), np.concatenate([data.y_train, data.y_test])


@pytest.mark.parametrize("kind", PLANAR)
@pytest.mark.parametrize("noise", [0, 50])
def test_points_stay_inside_the_picture(kind, noise):
    points, _ = everything(planar(kind, noise=noise))
    assert np.abs(points).max() <= 6


@pytest.mark.parametrize("kind", PLANAR)
def test_the_same_seed_draws_the_same_points_and_another_seed_others(kind):
    first, again, other = planar(kind, noise=10), planar(kind, noise=10), planar(kind, seed=1, noise=10)
    assert np.array_equal(first.x_train, again.x_train)
    assert np.array_equal(first.y_test, again.y_test)
    assert not np.array_equal(first.x_train, other.x_train)


@pytest.mark.parametrize("kind", CLASSIFIED)
def test_classes_are_balanced_in_both_parts(kind):
    data = planar(kind)
    for y in (data.y_train, data.y_test):
        share = np.bincount(y) / len(y)
        assert share.min() > 0.8 / len(share)


@pytest.mark.parametrize("kind", ["blobs", "varied", "anisotropic"])
@pytest.mark.parametrize("classes", [2, 3, 8])
def test_cloud_sets_have_as_many_classes_as_asked_for(kind, classes):
    data = planar(kind, classes=classes)
    assert len(data.classes) == classes
    assert set(np.unique(data.y_train)) == set(range(classes))


def test_circle_without_noise_is_a_disc_of_half_the_radius_in_a_ring():
    points, labels = everything(planar("circle"))
    radius = np.hypot(*points.T)
    assert radius[labels == 1].max() <= 2.5
    assert radius[labels == 0].min() >= 3.5


def test_xor_without_noise_follows_the_signs_with_a_gap_at_the_axes():
    points, labels = everything(planar("xor"))
    assert np.array_equal(labels, (points[:, 0] * points[:, 1] >= 0).astype(int))
    assert np.abs(points).min() >= 0.3


def test_gauss_variance_grows_from_a_half_to_four():
    for noise, variance in ((0, 0.5), (20, 1.9)):
        points, labels = everything(planar("gauss", samples=5000, noise=noise))
        assert points[labels == 1].var(axis=0) == pytest.approx([variance, variance], rel=0.1)


def test_spiral_arms_are_each_other_turned_by_half_a_turn():
    points, labels = everything(planar("spiral"))
    arms = [points[labels == value] for value in (0, 1)]
    first, second = (arm[np.argsort(np.hypot(*arm.T))] for arm in arms)
    assert np.allclose(first, -second, atol=1e-5)
    assert np.hypot(*second[-1]) == pytest.approx(5 * 249 / 250)


def test_moons_are_half_circles_of_radius_three():
    points, labels = everything(planar("moons"))
    upper = points[labels == 0] - [-1.5, -0.75]
    assert np.hypot(*upper.T) == pytest.approx(np.full(len(upper), 3.0))


def test_a_moved_noise_slider_shakes_the_same_points():
    quiet, loud = planar("circle"), planar("circle", noise=30)
    assert np.array_equal(np.sort(everything(quiet)[0], axis=0), np.sort(everything(loud)[0], axis=0))


def test_plane_rises_evenly_to_the_corner():
    points, values = everything(planar("plane"))
    assert values == pytest.approx(points.sum(axis=1) / 10, abs=1e-6)


def test_bumps_are_one_on_a_hill_and_minus_one_in_a_hollow():
    points, values = everything(planar("bumps", samples=5000))
    for centre, height in (((-4, 2.5), 1), ((0, 2.5), -1), ((4, -2.5), -1)):
        nearest = np.hypot(*(points - centre).T).argmin()
        assert values[nearest] == pytest.approx(height, abs=0.1)
    assert values[np.hypot(*points.T).argmin()] == 0


def test_a_curve_has_one_input_and_its_values():
    data = load_dataset("curve-1d", {"shape": "sine"}, 0, 0.5)
    assert data.input_shape == (1,)
    assert data.input_labels == ("x",)
    assert data.y_train == pytest.approx(np.sin(data.x_train[:, 0]), abs=1e-6)
