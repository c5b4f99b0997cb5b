"""The rules that a model must beat, by hand."""

import math
from dataclasses import replace

import numpy as np
import pytest

from nnviz.data import load_dataset
from nnviz.data.yardsticks import bigram, last_value


def test_the_bigram_model_counts_pairs_each_once_more_than_seen():
    text = replace(
        load_dataset("first_names", {}, 0, 0.5),
        classes=("a", "b"),
        x_train=np.array([[1, 0], [0, 0], [0, 1]]),
        y_train=np.array([1, 1, 0]),
        x_test=np.array([[1, 0], [0, 1]]),
        y_test=np.array([1, 1]),
    )
    figures = bigram(text, {"test_loss": math.log(2)})
    assert figures["bits_per_character"] == pytest.approx(1)
    assert figures["bigram_bits_per_character"] == pytest.approx(-(math.log2(3 / 4) + math.log2(1 / 3)) / 2)


def test_the_last_value_forecast_is_told_in_the_unit_of_the_series():
    airline = load_dataset("airline", {}, 0, 0.5)
    offset, scale = airline.target_scale
    assert offset == 0
    assert last_value(airline, {})["last_value_mae"] == pytest.approx(np.abs(airline.y_test * scale).mean(), rel=1e-6)


def test_a_series_that_is_not_told_in_differences_is_refused():
    with pytest.raises(ValueError, match="differences"):
        last_value(load_dataset("sine", {}, 0, 0.5), {})
