"""Splitting, scaling and encoding by hand."""

import numpy as np
import pytest

from nnviz.data.points import format_points, parse_points
from nnviz.data.preparation import one_hot, scale_of, split_indices, standardise, to_unit_range


def test_standardise_subtracts_the_mean_and_divides_by_the_deviation():
    values = np.array([[1.0, 5.0], [3.0, 5.0]])
    assert standardise(values, scale_of(values)).tolist() == [[-1, 0], [1, 0]]


def test_one_hot_puts_a_one_at_the_class_number():
    assert one_hot(np.array([1, 0]), 3).tolist() == [[0, 1, 0], [1, 0, 0]]
    with pytest.raises(ValueError, match="0 to 2, got 0 to 3"):
        one_hot(np.array([0, 3]), 3)


def test_to_unit_range_maps_low_to_zero_and_high_to_one():
    assert to_unit_range(np.array([0, 8, 16]), 0, 16).tolist() == [0, 0.5, 1]


def test_both_parts_of_a_split_have_a_sample_even_at_the_edge():
    train, test = split_indices(None, 3, 0.9, np.random.default_rng(0))
    assert sorted([*train, *test]) == [0, 1, 2]
    assert len(test) == 1


def test_points_survive_being_written_and_read():
    points = [(1.5, -2.25, 1.0), (0.0, 3.0, 0.0)]
    assert parse_points(format_points(points), 3).tolist() == [list(point) for point in points]
