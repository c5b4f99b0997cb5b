"""IDX files: what is read, and every refusal with its sentence."""

import gzip
import hashlib
from dataclasses import replace

import numpy as np
import pytest

from nnviz.data.files import (
    MNIST,
    PARTS,
    DataFileError,
    bundled_mnist,
    default_data_folder,
    find_pictures,
    read_idx,
    read_pictures,
)


def idx_bytes(array):
    magic = 0x801 if array.ndim == 1 else 0x803
    return magic.to_bytes(4, "big") + b"".join(n.to_bytes(4, "big") for n in array.shape) + array.tobytes()


@pytest.fixture
def small_set(tmp_path):
    """A folder with a tiny picture set, half of it gzipped, and the source that describes it."""
    rng = np.random.default_rng(0)
    arrays = [rng.integers(0, 255, shape, np.uint8) for shape in ((5, 4, 3), (5,), (2, 4, 3), (2,))]
    contents = [idx_bytes(array) for array in arrays]
    for number, (part, content) in enumerate(zip(PARTS, contents, strict=True)):
        if number % 2:
            (tmp_path / f"{part}.gz").write_bytes(gzip.compress(content))
        else:
            (tmp_path / part).write_bytes(content)
    return tmp_path, replace(MNIST, checksums=tuple(hashlib.md5(content).hexdigest() for content in contents)), arrays


def test_raw_and_gzipped_parts_are_read_alike(small_set):
    folder, source, arrays = small_set
    pictures = read_pictures(folder, source)
    found = (pictures.train_x, pictures.train_y, pictures.test_x, pictures.test_y)
    for got, expected in zip(found, arrays, strict=True):
        assert np.array_equal(got, expected)
        assert not got.flags.writeable


def test_the_set_is_found_in_the_subfolder_with_its_usual_name(small_set):
    folder, source, _ = small_set
    inside = replace(source, folder=folder.name)
    assert find_pictures(folder.parent, inside) == folder


def test_missing_parts_are_named(small_set):
    folder, source, _ = small_set
    (folder / PARTS[2]).unlink()
    with pytest.raises(DataFileError, match=r"missing t10k-images-idx3-ubyte \(raw or with \.gz\)"):
        read_pictures(folder, source)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(DataFileError, match="does not exist"):
        read_pictures(tmp_path / "nowhere", MNIST)


def test_a_file_of_another_set_is_refused_by_its_md5(small_set):
    folder, _, _ = small_set
    with pytest.raises(DataFileError, match=f"expected {MNIST.checksums[0]}"):
        read_pictures(folder, MNIST)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "begins with 0x00000000"),
        (b"PK\x03\x04zip", "is no IDX file of bytes"),
        ((0x803).to_bytes(4, "big"), "asks for"),
        (idx_bytes(np.zeros(9, np.uint8))[:-1], r"has 16 bytes, but its header \(9,\) asks for 17"),
        (b"\x1f\x8b broken", "cannot be read"),
        (gzip.compress(b"abc" * 99)[:-9], "cannot be read"),
    ],
)
def test_damaged_files_are_refused_with_the_reason(tmp_path, content, reason):
    path = tmp_path / "labels"
    path.write_bytes(content)
    with pytest.raises(DataFileError, match=reason):
        read_idx(path)


def test_the_bundled_part_of_mnist_is_balanced():
    pictures = bundled_mnist()
    assert pictures.train_x.shape == (10_000, 28, 28)
    assert pictures.test_x.shape == (2_000, 28, 28)
    assert np.bincount(pictures.train_y).tolist() == [1_000] * 10
    assert np.bincount(pictures.test_y).tolist() == [200] * 10


def test_the_full_mnist_has_the_known_checksums():
    folder = default_data_folder()
    if folder is None or not (folder / "mnist").is_dir():
        pytest.skip("needs the full MNIST: set NNVIZ_DATA to a folder that holds it")
    pictures = read_pictures(folder, MNIST)
    assert (len(pictures.train_x), len(pictures.test_x)) == (60_000, 10_000)


def test_the_bundled_pictures_are_pictures_of_the_full_set():
    folder = default_data_folder()
    if folder is None or not (folder / "mnist").is_dir():
        pytest.skip("needs the full MNIST: set NNVIZ_DATA to a folder that holds it")
    full, part = read_pictures(folder, MNIST), bundled_mnist()
    known = {picture.tobytes() for picture in full.test_x}
    assert all(picture.tobytes() in known for picture in part.test_x)


def test_the_environment_names_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("NNVIZ_DATA", str(tmp_path))
    assert default_data_folder() == tmp_path
