"""Sequences by rule, series and texts: the answer really follows from what is shown."""

from pathlib import Path

import numpy as np
import pytest

from nnviz.data import DATASETS, DataError, load_dataset
from nnviz.data.series import name_characters, sonnet_characters, sonnet_text, values_of
from nnviz.hyper import with_defaults

RULES = ["sine", "adding", "echo", "brackets"]
SERIES = ["airline", "sunspots", "sonnets", "first_names"]


def load(kind, seed=0, **settings):
    return load_dataset(kind, settings, seed, 0.8)


@pytest.mark.parametrize("kind", RULES + SERIES)
def test_what_the_catalogue_says_is_what_is_built(kind):
    entry, data = DATASETS[kind], load(kind)
    settings = with_defaults(entry.hyper, {})
    assert data.x_train.shape[1:] == data.x_test.shape[1:] == entry.shape(settings)
    assert data.classes == entry.classes(settings)
    assert data.task == entry.task


@pytest.mark.parametrize("kind", RULES)
def test_the_seed_draws_the_sequences(kind):
    assert np.array_equal(load(kind, seed=1).x_train, load(kind, seed=1).x_train)
    assert not np.array_equal(load(kind, seed=1).x_train, load(kind, seed=2).x_train)


def test_a_sine_goes_on_as_its_last_values_say():
    data = load("sine")
    before, last = data.x_train[:, -2, 0], data.x_train[:, -1, 0]
    turn = (data.x_train[:, -3, 0] + last) / (2 * before)
    kept = np.abs(before) > 0.2
    assert (2 * turn * last - before)[kept] == pytest.approx(data.y_train[kept], abs=1e-3)


def test_the_sum_is_that_of_the_two_marked_values():
    data = load("adding", length=20)
    values, marks = data.x_train[..., 0], data.x_train[..., 1]
    assert np.all(marks.sum(axis=1) == 2)
    assert (values * marks).sum(axis=1) == pytest.approx(data.y_train, abs=1e-6)


def test_the_echo_is_the_sign_some_steps_ago():
    data = load("echo", length=10, delay=3)
    assert np.array_equal(data.x_train[:, 6, 0] > 0, data.y_train == 1)


def test_brackets_match_exactly_where_the_label_says_so():
    data = load("brackets", length=12)
    depth = data.x_train[..., 0].cumsum(axis=1)
    assert np.all(depth[:, -1] == 0)
    assert np.array_equal(depth.min(axis=1) >= 0, data.y_train == 1)
    assert data.y_train.mean() == pytest.approx(0.5, abs=0.01)


def test_all_matched_brackets_are_drawn_equally_often():
    data = load("brackets", length=6, samples=8000)
    _, counts = np.unique(data.raw_train[data.y_train == 1], axis=0, return_counts=True)
    assert len(counts) == 5
    assert counts.max() / counts.min() < 1.25


@pytest.mark.parametrize(("kind", "count", "first"), [("airline", 144, 112), ("sunspots", 309, 5)])
def test_series_are_the_published_ones(kind, count, first):
    assert len(values_of(kind)) == count
    assert values_of(kind)[0] == first


def test_a_forecast_is_a_difference_from_the_last_value_in_the_user_s_unit():
    data = load("airline", length=12)
    _, scale = data.target_scale
    assert np.all(data.x_train[:, -1] == 0)
    assert scale * data.y_train[0] == pytest.approx(values_of("airline")[12] - values_of("airline")[11], abs=1e-3)


def test_no_test_target_of_a_series_was_seen_in_training():
    data = load("sunspots", length=22)
    assert len(data.x_train) + 22 == round(0.8 * 309)
    assert len(data.x_train) + len(data.x_test) + 22 == 309


def test_sonnets_are_windows_of_the_text():
    data = load("sonnets", length=10)
    read = "".join(sonnet_characters()[int(number)] for number in data.x_train[0])
    assert read + sonnet_characters()[data.y_train[0]] == sonnet_text()[:11] == "from faires"
    assert "\nxiv\n" not in sonnet_text()


def test_names_begin_and_end_with_a_boundary():
    data = load("first_names", length=4)
    letters = name_characters()
    pairs = {
        ("".join(letters[int(n)] for n in row), letters[y]) for row, y in zip(data.x_train, data.y_train, strict=True)
    }
    assert any(window == "...." and answer == "m" for window, answer in pairs)
    assert any(window.endswith("y") and answer == "." for window, answer in pairs)
    assert not any(window == "...." and answer == "." for window, answer in pairs)


def test_mnist_ships_and_says_so():
    data = load("mnist")
    assert data.x_train.shape == (10_000, 28, 28, 1)
    assert (data.x_train.min(), data.x_train.max()) == (0, 1)
    assert data.picture_shape == (28, 28)
    assert "ship with NNViz" in data.note


def test_a_data_folder_without_mnist_is_an_error(tmp_path: Path):
    with pytest.raises(DataError, match="MNIST is not in"):
        load_dataset("mnist", {}, 0, 0.8, (), tmp_path)


def test_fashion_mnist_asks_for_its_folder():
    with pytest.raises(DataError, match="does not ship with NNViz"):
        load("fashion_mnist")
