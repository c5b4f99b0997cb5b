"""My digits: kept, found again, removed; strange files are left alone."""

import numpy as np
import pytest

from nnviz.storage.my_digits import MOST_DIGITS, MyDigits
from nnviz.storage.problem import FileProblem


@pytest.fixture
def picture():
    return np.random.default_rng(0).uniform(0, 1, (28, 28)).astype(np.float32)


def test_a_digit_is_found_again(tmp_path, picture):
    MyDigits(tmp_path).add(picture, 7)
    (found,) = MyDigits(tmp_path).all()
    assert found.label == 7
    assert found.picture == pytest.approx(picture, abs=1 / 255)
    assert found.path.parent == tmp_path / "7"


def test_a_removed_digit_is_gone(tmp_path, picture):
    digits = MyDigits(tmp_path)
    first, second = digits.add(picture, 7), digits.add(1 - picture, 1)
    digits.remove(first)
    assert digits.all() == (second,)
    assert [found.label for found in MyDigits(tmp_path).all()] == [1]


def test_without_a_folder_they_are_kept_in_memory(picture):
    digits = MyDigits()
    kept = digits.add(picture, 4)
    assert digits.all() == (kept,)
    digits.remove(kept)
    assert digits.all() == ()


def test_only_the_newest_are_kept_in_memory(picture):
    digits = MyDigits()
    added = [digits.add(picture, 4) for _ in range(MOST_DIGITS + 2)]
    assert digits.all() == tuple(added[2:])


@pytest.mark.parametrize(
    "content", [b"", b"P5\n28 28\n255\nshort", b"P5\n0 0\n255\n", b"P6\n1 1\n255\nabc", b"x" * 999]
)
def test_strange_files_are_left_alone(tmp_path, content):
    (tmp_path / "3").mkdir()
    strange = tmp_path / "3" / "a.pgm"
    strange.write_bytes(content)
    assert MyDigits(tmp_path).all() == ()
    assert strange.exists()


def test_a_folder_that_cannot_be_written_is_told_and_the_digit_kept(tmp_path, picture):
    (tmp_path / "digits").write_text("a file, not a folder")
    digits = MyDigits(tmp_path / "digits")
    with pytest.raises(FileProblem):
        digits.add(picture, 2)
    assert len(digits.all()) == 1
