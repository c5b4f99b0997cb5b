"""MNIST from OpenML: what arrives is checked and kept as IDX files, or an error says what to do."""

import gzip
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from nnviz.data import openml
from nnviz.data.files import DataFileError, Pictures, PictureSource, read_pictures

TRAIN, ALL = 60, 70


class Server:
    """OpenML on this computer: ``page`` is the ARFF file, ``lost`` how many of its packed bytes are not sent."""

    def __init__(self, page: bytes) -> None:
        self.page, self.lost = gzip.compress(page), 0
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/json":
                    body = json.dumps({"data_set_description": {"url": f"{served.address}/arff"}}).encode()
                else:
                    body = served.page[: len(served.page) - served.lost]
                self.send_response(200)
                if self.path == "/arff":
                    self.send_header("Content-Encoding", "gzip")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.01,))
        self.thread.start()

    def stop(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def pictures(monkeypatch) -> Pictures:
    """A small set in MNIST's place, with its checksums."""
    rng = np.random.default_rng(0)
    x, y = rng.integers(0, 256, (ALL, 28, 28), np.uint8), rng.integers(0, 10, ALL).astype(np.uint8)
    parts = Pictures(x[:TRAIN], y[:TRAIN], x[TRAIN:], y[TRAIN:])
    sums = tuple(openml_md5(openml._idx(part)) for part in (parts.train_x, parts.train_y, parts.test_x, parts.test_y))
    monkeypatch.setattr(openml, "MNIST", PictureSource("MNIST", "mnist", tuple("0123456789"), sums))
    monkeypatch.setattr(openml, "TRAIN", TRAIN)
    monkeypatch.setattr(openml, "ALL", ALL)
    monkeypatch.setattr(openml, "BATCH", 16)
    return parts


def openml_md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def arff(pictures: Pictures) -> bytes:
    x = np.concatenate([pictures.train_x, pictures.test_x]).reshape(ALL, -1)
    y = np.concatenate([pictures.train_y, pictures.test_y])
    rows = [",".join(map(str, [*pixels, f"'{label}'"])) for pixels, label in zip(x, y, strict=True)]
    return "\n".join(["@RELATION mnist_784", "@ATTRIBUTE pixel1 real", "@DATA", *rows, ""]).encode()


@pytest.fixture
def server(pictures) -> Iterator[Server]:
    made = Server(arff(pictures))
    yield made
    made.stop()


def fetch(server, folder, tell=lambda share: None):
    return openml.fetch_mnist(folder, tell, description=f"{server.address}/json")


def left_in(folder) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_what_arrives_is_kept_as_the_four_published_files(server, pictures, tmp_path):
    shares: list[float] = []
    assert fetch(server, tmp_path, shares.append) == tmp_path
    read = read_pictures(tmp_path, openml.MNIST)
    assert np.array_equal(read.train_x, pictures.train_x)
    assert np.array_equal(read.test_y, pictures.test_y)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(left_in(tmp_path)) == 5  # the folder "mnist" and its four files


def test_a_cancelled_fetch_keeps_nothing(server, tmp_path):
    class CalledOffError(Exception):
        pass

    def call_off(share: float) -> None:
        if share > 0.5:
            raise CalledOffError

    with pytest.raises(CalledOffError):
        fetch(server, tmp_path, call_off)
    assert left_in(tmp_path) == []


def test_other_pictures_than_the_published_ones_are_refused(server, pictures, tmp_path):
    changed = pictures.train_x.copy()
    changed[0, 0, 0] ^= 1
    server.page = gzip.compress(arff(Pictures(changed, pictures.train_y, pictures.test_x, pictures.test_y)))
    with pytest.raises(DataFileError, match="is damaged or another file"):
        fetch(server, tmp_path)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (b"@data\n1,2,3\n", "other data than MNIST's"),
        (b"@data\n1,2\n1,2,3\n", "no row of MNIST"),
        (b"@data\n" + b",".join([b"0"] * 784) + b",x\n", "no row of MNIST"),
        (b"@data\n" + b",".join([b"0"] * 785) + b"\n", "broke off after 1 of 70 pictures; try again"),
    ],
)
def test_what_is_no_mnist_is_refused_with_a_sentence(server, tmp_path, page, sentence):
    server.page = gzip.compress(page)
    with pytest.raises(DataFileError, match=sentence):
        fetch(server, tmp_path)
    assert left_in(tmp_path) == []


def test_a_connection_that_breaks_is_told(server, tmp_path):
    server.lost = 1000
    with pytest.raises(DataFileError, match="OpenML cannot be reached"):
        fetch(server, tmp_path)
    assert left_in(tmp_path) == []


def test_without_a_connection_the_error_says_what_to_do(pictures, tmp_path):
    with pytest.raises(DataFileError, match="check the connection, or give a data folder with MNIST's four IDX files"):
        openml.fetch_mnist(tmp_path, description="http://127.0.0.1:9/json")


def test_a_full_disk_or_forbidden_folder_is_told(server, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFileError, match="cannot be written to"):
        fetch(server, tmp_path / "file")
