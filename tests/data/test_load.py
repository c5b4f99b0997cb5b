"""load_dataset: splits, features, scaling, own points, and every refusal."""

import re

import numpy as np
import pytest

from nnviz.data import DATASETS, FEATURES, DataError, DatasetKind, Samples, load_dataset, problems
from nnviz.hyper import with_defaults

BUILT_IN = [key for key in DATASETS if DATASETS[key].group in ("planar", "regression", "table")] + ["digits8x8"]


def load(kind, share=0.5, **settings):
    return load_dataset(kind, settings, 0, share, ("x", "y") if DATASETS[kind].is_planar else ())


@pytest.mark.parametrize("kind", BUILT_IN)
def test_what_the_catalogue_says_is_what_is_built(kind):
    entry, data = DATASETS[kind], load(kind)
    settings = with_defaults(entry.hyper, {})
    assert data.task == entry.task
    assert data.classes == entry.classes(settings)
    assert data.raw_train.shape[1:] == entry.shape(settings)
    assert data.x_train.shape[1:] == data.input_shape
    assert len(data.x_train) + len(data.x_test) == entry.samples(settings)
    assert data.x_train.dtype == np.float32
    assert data.y_train.dtype == (np.float32 if entry.task == "regression" else np.int64)


@pytest.mark.parametrize("kind", BUILT_IN)
def test_arrays_are_read_only(kind):
    data = load(kind)
    for name in ("raw_train", "raw_test", "x_train", "y_train", "x_test", "y_test"):
        assert not getattr(data, name).flags.writeable


@pytest.mark.parametrize("kind", ["iris", "circle", "digits8x8"])
def test_a_split_is_stratified_and_keeps_every_sample_once(kind):
    data = load(kind, share=0.7)
    train, test = np.bincount(data.y_train), np.bincount(data.y_test)
    assert train / (train + test) == pytest.approx(np.full(len(train), 0.7), abs=0.01)
    rows = np.concatenate([data.raw_train, data.raw_test]).reshape(train.sum() + test.sum(), -1)
    whole = load(kind, share=0.5)
    other = np.concatenate([whole.raw_train, whole.raw_test]).reshape(rows.shape)
    assert np.array_equal(rows[np.lexsort(rows.T)], other[np.lexsort(other.T)])


@pytest.mark.parametrize("kind", ["iris", "wine", "breast_cancer", "diabetes"])
def test_tables_are_standardised_by_the_training_part_alone(kind):
    data = load(kind, share=0.7)
    assert data.x_train.mean(axis=0) == pytest.approx(0, abs=1e-5)
    assert data.x_train.std(axis=0) == pytest.approx(1, abs=1e-4)
    assert np.abs(data.x_test.mean(axis=0)).max() > 1e-3
    assert len(data.input_labels) == data.input_shape[0]


def test_regression_targets_are_standardised_and_can_be_told_in_their_own_unit():
    data = load("diabetes", share=0.7)
    offset, scale = data.target_scale
    values = offset + scale * np.concatenate([data.y_train, data.y_test])
    assert (values.min(), values.max()) == pytest.approx((25, 346), abs=1e-3)


def test_digits_are_pictures_between_zero_and_one():
    data = load("digits8x8", share=0.7)
    assert data.picture_shape == (8, 8)
    assert (data.x_train.min(), data.x_train.max()) == (0, 1)
    assert len(data.x_test) == pytest.approx(1797 * 0.3, abs=5)


def test_features_are_columns_in_the_order_asked_for():
    data = load_dataset("gauss", {}, 0, 0.5, ("sinx", "x2", "xy", "y"))
    x, y = data.raw_train.T
    assert np.allclose(data.x_train, np.stack([np.sin(x), x * x, x * y, y], axis=1), atol=1e-5)
    assert data.input_labels == ("sin x", "x²", "x·y", "y")


def test_every_feature_is_finite_on_the_whole_square():
    corners = np.array([-6.0, 6.0])
    for entry in FEATURES.entries():
        assert np.isfinite(entry.thing(corners, corners)).all()


def test_own_points_join_the_training_part():
    data = load("circle", points="1.5 -2 1; 0 3 0")
    assert data.raw_train[-2:].tolist() == [[1.5, -2], [0, 3]]
    assert data.y_train[-2:].tolist() == [1, 0]
    assert len(data.x_test) == 250


def test_own_points_of_a_curve_are_position_and_value():
    data = load("curve-1d", points="2 0.5")
    assert (data.x_train[-1, 0], data.y_train[-1]) == (2, 0.5)


@pytest.mark.parametrize(
    ("kind", "settings", "share", "features", "sentence"),
    [
        ("ellipse", {}, 0.5, (), "unknown dataset 'ellipse'; known: circle"),
        ("circle", {"noise": 51}, 0.5, ("x",), "noise must be 0 to 50, got 51"),
        ("circle", {"noise": "loud"}, 0.5, ("x",), "noise must be a number, got 'loud'"),
        ("circle", {"colour": 1}, 0.5, ("x",), "unknown setting 'colour'"),
        ("blobs", {"classes": 9}, 0.5, ("x",), "classes must be 2 to 8, got 9"),
        ("circle", {}, 0.95, ("x",), "training share must be 0.1 to 0.9"),
        ("circle", {}, 0.5, (), "at least one input must be on"),
        ("circle", {}, 0.5, ("x", "x"), "only once"),
        ("circle", {}, 0.5, ("z",), "unknown feature 'z'; known: x, y"),
        ("iris", {}, 0.5, ("x",), "iris has its own inputs"),
        ("circle", {"points": "1 2"}, 0.5, ("x",), "an own point must be 3 numbers"),
        ("circle", {"points": "1 nan 0"}, 0.5, ("x",), "an own point must be 3 numbers"),
        ("circle", {"points": "1 7 0"}, 0.5, ("x",), "own points must lie between -6 and 6"),
        ("circle", {"points": "1 2 2"}, 0.5, ("x",), "whole number 0 to 1, got 2"),
    ],
)
def test_bad_arguments_are_refused_in_a_sentence(kind, settings, share, features, sentence):
    assert sentence in "; ".join(problems(kind, settings, 0, share, features))
    with pytest.raises(DataError, match=re.escape(sentence)):
        load_dataset(kind, settings, 0, share, features)


@pytest.fixture
def broken(monkeypatch):
    def enter(x, y, task):
        kind = DatasetKind(lambda draw: Samples(x, y), task, "table", x.shape[1:], class_names=("a", "b"))
        monkeypatch.setitem(DATASETS._entries, "broken", type(DATASETS.entry("iris"))("broken", kind, "Broken"))

    return enter


@pytest.mark.parametrize(
    ("x", "y", "task", "sentence"),
    [
        (np.array([[1.0], [np.nan]]), np.array([0, 1]), "binary", "1 of 2 samples hold a value that is not a finite"),
        (np.ones((2, 1)), np.array([0.5, 1]), "classes", "whole numbers, got fractions"),
        (np.ones((2, 1)), np.array(["cat", "dog"]), "classes", "whole numbers, got <U3"),
        (np.ones((2, 1)), np.array([0, 2]), "binary", "0 to 1, got 0 to 2"),
        (np.ones((2, 1)), np.array([0.0, np.inf]), "regression", "1 targets are not finite"),
        (np.ones((2, 1)), np.array([0]), "binary", "2 samples and 1 targets"),
        (np.array([["a"], ["b"]]), np.array([0, 1]), "binary", "inputs must be numbers"),
        (np.ones((0, 1)), np.ones(0), "regression", "no samples"),
    ],
)
def test_unusable_samples_are_refused_in_a_sentence(broken, x, y, task, sentence):
    broken(x, y, task)
    with pytest.raises(DataError, match=sentence):
        load_dataset("broken", {}, 0, 0.5)
