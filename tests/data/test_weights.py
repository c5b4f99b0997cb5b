"""Trained weights: what is written is read again, and a damaged file ends in one clear error."""

import numpy as np
import pytest

from nnviz.data.dataset import DataError
from nnviz.data.weights import read_weights, weights_path, write_weights

BIGGEST_BYTES, ALL_BYTES = 500_000, 1_200_000


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


@pytest.mark.parametrize(
    ("name", "least"), [("digits-cnn", 0.99), ("digits-cnn-average", 0.99), ("digits-dense", 0.98)]
)
def test_the_shipped_networks_are_small_and_say_how_good_they_are(name, least):
    path = weights_path(name)
    facts = read_weights(path).facts
    assert path.stat().st_size <= BIGGEST_BYTES
    assert {"data", "seed", "epochs", "augmentation", "foreign_share", "test_accuracy"} <= set(facts)
    assert facts["test_pictures"] == 10_000
    assert facts["test_accuracy"] >= least


def test_all_shipped_weights_together_stay_small():
    assert sum(path.stat().st_size for path in weights_path("any").parent.iterdir()) <= ALL_BYTES
