"""Data sets of painted points: nothing is added, nothing is moved, and what cannot be learned from is refused."""

import re

import numpy as np
import pytest

from nnviz.data import DATASETS, DataError, load_dataset
from nnviz.data.painted import NO_TEST
from nnviz.data.points import MOST_POINTS

PAINTED = [entry.key for entry in DATASETS.entries() if entry.thing.is_painted]


def load(kind, **settings):
    features = ("x", "y") if DATASETS[kind].is_planar else ()
    return load_dataset(kind, settings, 0, 0.5, features)


def test_painted_points_train_and_test_in_the_order_they_were_painted():
    data = load("own-classes", points="1 2 0; -3 4 1; 5 5 1", test_points="0 0 1")
    assert data.raw_train.tolist() == [[1, 2], [-3, 4], [5, 5]]
    assert data.y_train.tolist() == [0, 1, 1]
    assert (data.raw_test.tolist(), data.y_test.tolist()) == ([[0, 0]], [1])
    assert data.note == ""


def test_values_and_curves_are_taken_as_they_are():
    assert load("own-values", points="1 2 -0.5").y_train.tolist() == [-0.5]
    curve = load("own-curve", points="2 0.5; -1 7")
    assert (curve.x_train[:, 0].tolist(), curve.y_train.tolist()) == ([2, -1], [0.5, 7])


def test_without_test_points_the_training_points_are_tested_and_that_is_said():
    data = load("own-classes", points="1 2 0")
    assert np.array_equal(data.x_test, data.x_train)
    assert data.note == NO_TEST


@pytest.mark.parametrize("kind", PAINTED)
def test_each_begins_with_points_of_its_own(kind):
    data = load(kind)
    entry = DATASETS[kind]
    assert len(data.x_train) == entry.train_count_of({hyper.key: hyper.default for hyper in entry.hyper}) >= 8


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"points": ""}, "there are no points to learn from: paint at least one training point"),
        ({"points": " ; ", "test_points": "1 1 0"}, "there are no points to learn from"),
        ({"points": "1 1 2"}, "whole number 0 to 1, got 2"),
        ({"points": "1 1 0", "test_points": "1 1 9"}, "whole number 0 to 1, got 9"),
        ({"points": "1 7 0"}, "own points must lie between -6 and 6, got '1 7 0'"),
        ({"points": "1 1 0; 1 1"}, "an own point must be 3 numbers"),
        ({"points": "; ".join(["1 1 0"] * (MOST_POINTS + 1))}, "there can be at most 2,000 own points, got 2,001"),
    ],
)
def test_what_cannot_be_learned_from_is_refused_in_a_sentence(settings, sentence):
    with pytest.raises(DataError, match=re.escape(sentence)):
        load("own-classes", **settings)
