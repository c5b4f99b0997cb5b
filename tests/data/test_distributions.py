"""Distributions for generators: every mode is there, and stands where it should."""

import numpy as np
import pytest

from nnviz.data import load_dataset
from nnviz.data.distributions import RADIUS, ring_centres


def load(kind, **settings):
    return load_dataset(kind, settings, 0, 0.5, ("x", "y"))


def test_clouds_stand_around_their_centres():
    data = load("gaussians-2d", noise=2.5)
    distance = np.hypot(*(data.x_train - ring_centres(8)[data.y_train]).T)
    assert distance.max() < 0.6
    assert np.bincount(data.y_train).tolist() == [125] * 8


def test_the_ring_has_its_radius_all_around():
    data = load("ring-2d", noise=0.0)
    assert np.hypot(*data.x_train.T) == pytest.approx(RADIUS, abs=1e-5)
    assert set(np.floor(np.arctan2(*data.x_train.T) * 4 / np.pi)) == set(range(-4, 4))


def test_the_line_is_straight():
    data = load("line-2d", noise=0.0)
    assert data.x_train[:, 1] == pytest.approx(data.x_train[:, 0] / 2, abs=1e-6)


def test_the_moons_are_two_modes():
    data = load("moons-2d")
    assert data.classes == ("upper", "lower")
    assert np.bincount(data.y_train).tolist() == [500, 500]
