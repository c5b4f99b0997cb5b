"""Reads thousands of damaged tables, pictures and IDX files: ``python -m tests.data.fuzz --count 10000``.

Every file must be read, or be refused with one sentence, within 2 s and 200 MB. Nothing may crash or hang.
"""

import argparse
import gzip
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import qInstallMessageHandler

from nnviz.data import DataError
from nnviz.data.files import read_idx
from nnviz.data.own_sets import table_settings
from nnviz.data.table_choice import prepare, suggest
from nnviz.data.table_extras import read_any_table
from nnviz.ui.picture_folder import PictureForm, read_picture
from tests.data.own_samples import FLOWERS

LONGEST_S = 2.0
MOST_BYTES = 200_000_000
LONGEST_SENTENCE = 400
ODD_PIECES = (
    b'"',
    b"\0",
    b"\n",
    b"\r",
    b",",
    b";",
    b"\t",
    b"nan",
    b"inf",
    b"1e999",
    b"-",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"9" * 400,
    b"x" * 100_000,
    b"," * 5_000,
    b"\n" * 3_000,
    b'"' * 7_001,
    "花".encode(),
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
)

Read = Callable[[Path], None]


def read_table_wholly(path: Path) -> None:
    """Read a table and make samples of it, as the program does."""
    table = read_any_table(path, None, lambda share: None).table
    choice = suggest(table)
    table_settings(table, choice, path.name, "")
    x, y = prepare(table, choice)
    assert len(x) == len(y)
    assert np.isfinite(x).all()
    assert np.isfinite(y).all()


def read_picture_wholly(path: Path) -> None:
    """Read a picture in grey and in colour."""
    assert read_picture(path, PictureForm()).shape == (28, 28, 1)
    assert read_picture(path, PictureForm(16, is_colour=True)).shape == (16, 16, 3)


def read_idx_wholly(path: Path) -> None:
    """Read an IDX file."""
    assert read_idx(path).dtype == np.uint8


def seeds() -> dict[str, tuple[Read, bytes]]:
    """Honest files by name, each with what reads it."""
    rng = np.random.default_rng(0)
    numbers = "a,b,c\n" + "\n".join(",".join(f"{v:.4f}" for v in row) for row in rng.normal(size=(500, 3)))
    found = {
        "words.csv": FLOWERS.encode(),
        "numbers.csv": numbers.encode(),
        "quoted.csv": b"name,n,kind\n" + b"".join(b'"a, ""%d""\nx",%d,%d\n' % (n % 9, n, n % 2) for n in range(300)),
        "semicolons.csv": FLOWERS.replace(",", ";").replace(".", ",").encode("cp1252"),
        "wide.tsv": FLOWERS.replace(",", "\t").encode("utf-16"),
    }
    pixels = rng.integers(0, 255, (40, 30, 3), dtype=np.uint8)
    pictures = {}
    for suffix in ("png", "jpeg", "bmp", "gif", "ppm"):
        buffer = BytesIO()
        Image.fromarray(pixels).save(buffer, suffix)
        pictures[f"picture.{suffix.replace('jpeg', 'jpg')}"] = buffer.getvalue()
    labels = b"\x00\x00\x08\x01\x00\x00\x00\x40" + bytes(range(64))
    idx = b"\x00\x00\x08\x03\x00\x00\x00\x04\x00\x00\x00\x08\x00\x00\x00\x08" + bytes(256)
    return {
        **{name: (read_table_wholly, content) for name, content in found.items()},
        **{name: (read_picture_wholly, content) for name, content in pictures.items()},
        "labels-idx1-ubyte": (read_idx_wholly, labels),
        "pictures-idx3-ubyte": (read_idx_wholly, idx),
        "pictures-idx3-ubyte.gz": (read_idx_wholly, gzip.compress(idx)),
    }


def damaged(rng: random.Random, content: bytes) -> bytes:
    """Bytes flipped, cut off, doubled, taken out, or something odd put in; up to three times."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        start = rng.randrange(len(content) + 1)
        stop = min(len(content), start + rng.choice((1, 4, 40, 400)))
        way = rng.randrange(6)
        if way == 0:
            content = content[:start]
        elif way == 1:
            content = content[:start] + content[stop:]
        elif way == 2:
            content = content[:start] + content[start:stop] * rng.choice((2, 50)) + content[stop:]
        elif way == 3:
            content = content[:start] + bytes(rng.randrange(256) for _ in range(stop - start)) + content[stop:]
        else:
            content = content[:start] + rng.choice(ODD_PIECES) + content[start if way == 4 else stop :]
    return content


@dataclass
class Fuzz:
    """Damages one file after the other and reads it."""

    folder: Path
    seed: int
    counts: Counter[str] = field(default_factory=Counter)
    slowest_s: float = 0.0

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.seeds = seeds()
        self.path = self.folder

    def round(self) -> None:
        """One file. Raises AssertionError or what the reader should not have raised."""
        name = self.rng.choice(list(self.seeds))
        read, content = self.seeds[name]
        self.path = self.folder / name
        self.path.write_bytes(damaged(self.rng, content))
        started = time.process_time()  # of this process alone: the machine may be busy
        try:
            read(self.path)
            outcome = "read"
        except DataError as error:
            outcome = "refused"
            sentence = str(error)
            assert 5 < len(sentence) < LONGEST_SENTENCE, sentence
            assert "\n" not in sentence, sentence
        spent = time.process_time() - started
        self.slowest_s = max(self.slowest_s, spent)
        assert spent < LONGEST_S, f"{spent:.1f} s"
        self.counts[f"{name}: {outcome}"] += 1


def run(count: int, seed: int, folder: Path) -> Fuzz:
    """So many rounds; on a failure the file is kept in ``folder``."""
    qInstallMessageHandler(lambda *_: None)  # the picture libraries' own words about damaged files
    fuzz = Fuzz(folder, seed)
    try:
        for number in range(count):
            try:
                fuzz.round()
            except Exception as error:
                raise AssertionError(f"round {number} of seed {seed}: {error!r} (file: {fuzz.path})") from error
    finally:
        qInstallMessageHandler(None)
    return fuzz


def main() -> int:
    """The long run, by command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="nnviz-fuzz-"))
    run(50, options.seed, folder)  # imports and first allocations do not count
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    fuzz = run(options.count, options.seed, folder)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
    assert grown < MOST_BYTES, f"{grown:,} bytes"
    for line, times in sorted(fuzz.counts.items()):
        print(f"{times:6,} {line}")
    print(f"{options.count:,} files, slowest {fuzz.slowest_s:.2f} s, memory grew by {grown / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
