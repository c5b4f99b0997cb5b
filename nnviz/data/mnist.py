"""MNIST and Fashion-MNIST: 28x28 grey pictures in ten classes, from IDX files or the part that ships with NNViz."""

import numpy as np

from nnviz.data.augmentation import AUGMENTATION
from nnviz.data.dataset import DATASETS, DatasetKind, Draw, Samples
from nnviz.data.files import FASHION_MNIST, MNIST, DataFileError, Pictures, bundled_mnist, read_pictures

PICTURE = (28, 28, 1)
BUNDLED_NOTE = "the 10,000 training and 2,000 test pictures that ship with NNViz; give a data folder for all 70,000"


def mnist(draw: Draw) -> Samples:
    """The full MNIST from the data folder, else the bundled part. A folder without it is an error, never ignored."""
    if draw.data_dir is None:
        return _samples(bundled_mnist(), BUNDLED_NOTE)
    return _samples(read_pictures(draw.data_dir, MNIST), f"the full MNIST from {draw.data_dir}")


def fashion_mnist(draw: Draw) -> Samples:
    """Fashion-MNIST (Xiao, Rasul and Vollgraf 2017) from the data folder.

    Raises DataFileError when no folder is given.
    """
    if draw.data_dir is None:
        raise DataFileError("Fashion-MNIST does not ship with NNViz; give a data folder with its four IDX files")
    return _samples(read_pictures(draw.data_dir, FASHION_MNIST), f"Fashion-MNIST from {draw.data_dir}")


def _samples(pictures: Pictures, note: str) -> Samples:
    return Samples(
        _to_unit_range(pictures.train_x),
        pictures.train_y.astype(np.int64),
        _to_unit_range(pictures.test_x),
        pictures.test_y.astype(np.int64),
        note=note,
    )


def _to_unit_range(pictures: np.ndarray) -> np.ndarray:
    """Bytes (n, 28, 28) as float32 (n, 28, 28, 1) from 0 to 1, made in one copy: the full set takes 188 MB."""
    return np.asarray(np.multiply(pictures[..., None], np.float32(1 / 255), dtype=np.float32))


DATASETS.add(
    "mnist",
    DatasetKind(
        mnist,
        "classes",
        "pictures",
        PICTURE,
        hyper=AUGMENTATION,
        class_names=MNIST.classes,
        has_fixed_split=True,
        is_picture=True,
        usual_share=0.8,
    ),
    "MNIST",
    "Handwritten digits of 28×28 pixels; 12,000 ship with NNViz, 70,000 from a data folder",
)
DATASETS.add(
    "fashion_mnist",
    DatasetKind(
        fashion_mnist,
        "classes",
        "pictures",
        PICTURE,
        hyper=AUGMENTATION,
        class_names=FASHION_MNIST.classes,
        has_fixed_split=True,
        is_picture=True,
        usual_share=0.8,
    ),
    "Fashion-MNIST",
    "70,000 pictures of clothes, 28×28 pixels, from a data folder",
)
