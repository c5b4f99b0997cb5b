"""Trained weights: what is written is read again, and a damaged file ends in one clear error."""

import numpy as np
import pytest

from nnviz.data.dataset import DataError
from nnviz.data.weights import read_weights, weights_path, write_weights

BIGGEST_BYTES = 500_000


def test_weights_and_facts_come_back(tmp_path):
    arrays = {"conv2d-1/weight": np.linspace(-1, 1, 12).reshape(3, 4)}
    write_weights(tmp_path / "net.npz", arrays, {"seed": 3, "data": "MNIST – alle"})
    read = read_weights(tmp_path / "net.npz")
    assert read.arrays["conv2d-1/weight"] == pytest.approx(arrays["conv2d-1/weight"], abs=1e-3)
    assert read.arrays["conv2d-1/weight"].dtype == np.float32
    assert read.facts == {"seed": 3, "data": "MNIST – alle"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and then nothing", b"not an archive at all"])
def test_a_damaged_file_is_one_clear_error(tmp_path, content):
    (tmp_path / "net.npz").write_bytes(content)
    with pytest.raises(DataError, match=r"net\.npz cannot be read"):
        read_weights(tmp_path / "net.npz")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataError, match=r"net\.npz"):
        read_weights(tmp_path / "net.npz")


def test_the_shipped_digits_network_is_small_and_says_how_good_it_is():
    path = weights_path("digits-cnn")
    facts = read_weights(path).facts
    assert path.stat().st_size <= BIGGEST_BYTES
    assert {"data", "seed", "epochs", "augmentation", "test_accuracy"} <= set(facts)
    assert facts["test_pictures"] == 10_000
    assert facts["test_accuracy"] >= 0.99
