"""Films come to the disk frame by frame, whole or not at all."""

import errno
import sys
import threading

import numpy as np
import pytest

from nnviz.storage.films import FILMS, Film, FilmLook
from nnviz.storage.films.base import MOST_WAITING
from nnviz.storage.problem import FileProblem

LOOK = FilmLook(frames_per_second=10, hold_s=0.5)
END_S = 20


def frames(count, size=(48, 64)):
    """A square that wanders over a plain ground."""
    for number in range(count):
        frame = np.full((*size, 3), 240, np.uint8)
        frame[8:24, number : number + 16] = (20, 90, 200)
        yield frame


def made(path, kind, pictures):
    film = Film(path, FILMS[kind], LOOK)
    for frame in pictures:
        film.put(frame)
    film.finish()
    assert film.wait(END_S)
    return film


def gif_frames(path):
    from PIL import Image, ImageSequence

    with Image.open(path) as image:
        return [(np.asarray(page.convert("RGB")), page.info["duration"]) for page in ImageSequence.Iterator(image)]


def test_a_gif_gives_back_every_frame(tmp_path):
    pytest.importorskip("PIL")
    film = made(tmp_path / "film.gif", "gif", frames(12))
    found = gif_frames(tmp_path / "film.gif")
    assert (film.problem, film.frames_written, len(found)) == ("", 12, 12)
    for wanted, (got, duration) in zip(frames(12), found, strict=True):
        assert np.abs(wanted.astype(int) - got).max() <= 8
        assert duration in (100, 600)
    assert film.bytes_written == (tmp_path / "film.gif").stat().st_size


def test_equal_frames_of_a_gif_are_one_that_stays_longer(tmp_path):
    pytest.importorskip("PIL")
    first, second = frames(2)
    made(tmp_path / "film.gif", "gif", [first, first, first, second])
    assert [duration for _, duration in gif_frames(tmp_path / "film.gif")] == [300, 600]


def test_new_colours_get_a_palette_of_their_own(tmp_path):
    pytest.importorskip("PIL")
    grey, red = np.full((32, 32, 3), 128, np.uint8), np.zeros((32, 32, 3), np.uint8)
    red[..., 0] = np.arange(32) * 8
    made(tmp_path / "film.gif", "gif", [grey, red])
    assert np.abs(gif_frames(tmp_path / "film.gif")[1][0].astype(int) - red).max() <= 4


def test_only_what_changed_is_written(tmp_path):
    pytest.importorskip("PIL")
    rng = np.random.default_rng(0)
    still = rng.integers(0, 255, (200, 200, 3), np.uint8)
    moved = [still.copy() for _ in range(10)]
    for number, frame in enumerate(moved):
        frame[10:14, number : number + 4] = 0
    one = made(tmp_path / "one.gif", "gif", [still]).bytes_written
    ten = made(tmp_path / "ten.gif", "gif", moved).bytes_written
    assert ten < 1.2 * one


def test_an_mp4_plays_with_all_its_frames_and_the_last_one_stays(tmp_path):
    av = pytest.importorskip("av")
    film = made(tmp_path / "film.mp4", "mp4", frames(12, (49, 65)))
    assert film.problem == ""
    with av.open(str(tmp_path / "film.mp4")) as container:
        found = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert len(found) == 12 + 5
    assert found[0].shape == (48, 64, 3)
    assert np.abs(found[0].astype(int) - next(frames(1, (48, 64)))).mean() < 6


@pytest.mark.parametrize(("kind", "package"), [("gif", "PIL"), ("mp4", "av")])
def test_without_its_package_a_film_says_how_to_get_it(tmp_path, monkeypatch, kind, package):
    monkeypatch.setitem(sys.modules, package, None)
    film = Film(tmp_path / f"film.{kind}", FILMS[kind], LOOK)
    assert film.wait(END_S)
    assert "pip install 'nnviz-desktop[video]'" in film.problem
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileProblem, match="pip install"):
        film.put(next(frames(1)))


def full_disk(file, frames, look):
    for frame in frames:
        if frame[8, 3, 0] == 20:
            raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_and_leaves_the_old_film(tmp_path):
    path = tmp_path / "film.gif"
    path.write_bytes(b"the old film")
    film = Film(path, full_disk, LOOK)
    for frame in frames(4):
        film.offer(frame)
    film.finish()
    assert film.wait(END_S)
    assert "No space left on device" in film.problem
    assert [file.name for file in tmp_path.iterdir()] == ["film.gif"]
    assert path.read_bytes() == b"the old film"


def test_a_cancelled_film_leaves_nothing(tmp_path):
    film = Film(tmp_path / "film.gif", FILMS["gif"], LOOK)
    film.offer(next(frames(1)))
    film.cancel()
    assert film.wait(END_S)
    assert (film.problem, list(tmp_path.iterdir())) == ("", [])


def test_a_film_without_a_frame_leaves_nothing(tmp_path):
    film = made(tmp_path / "film.gif", "gif", [])
    assert (film.frames_written, list(tmp_path.iterdir())) == (0, [])


def test_memory_is_bounded_when_the_encoder_is_slow(tmp_path):
    gate = threading.Event()

    def slow(file, frames, look):
        for _ in frames:
            assert gate.wait(END_S)
        file.write(b"all")

    film = Film(tmp_path / "film", slow, LOOK)
    taken = [film.offer(frame) for frame in frames(30)]
    assert sum(taken) <= MOST_WAITING + 1
    assert not taken[-1]
    gate.set()
    film.finish()
    assert film.wait(END_S)
    assert film.frames_written == sum(taken)
