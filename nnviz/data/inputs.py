"""Inputs, how numbers that a user measures become what a network was trained on."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.data.dataset import DATASETS, DataError, Dataset
from nnviz.data.features import feature_columns
from nnviz.data.preparation import scale_of, standardise

Numbers = NDArray[Any]  # Any: float32 or float64, as they came


@dataclass(frozen=True, slots=True)
class Inputs:
    """The way from a raw sample (raw_shape) to a network's input (shape): features, or a scale, or neither.

    ``scale`` is (mean, deviation) of each column, of the training part. ``labels`` name the raw numbers, where known.
    """

    raw_shape: tuple[int, ...]
    shape: tuple[int, ...]
    features: tuple[str, ...] = ()
    scale: tuple[Numbers, Numbers] | None = None
    labels: tuple[str, ...] = ()

    def prepare(self, raw: Numbers) -> Numbers:
        """Network inputs (n, *shape) float32 of raw samples (n, *raw_shape), or of rows with as many numbers.

        Raises DataError when they do not fit or are not finite.
        """
        raw = np.asarray(raw)
        size = int(np.prod(self.raw_shape))
        if raw.ndim < 2 or raw[0].size != size:
            words = "×".join(map(str, self.raw_shape))
            raise DataError(f"a sample has {size} numbers ({words}), got an array of shape {raw.shape}")
        if not np.isfinite(raw).all():
            raise DataError("the samples hold NaN or infinity; leave those out")
        raw = raw.reshape(len(raw), *self.raw_shape)
        if self.features:
            return feature_columns(raw, self.features)
        if self.scale is not None:
            raw = standardise(raw, self.scale)
        return np.ascontiguousarray(raw, np.float32)


def inputs_of(dataset: Dataset, features: tuple[str, ...]) -> Inputs:
    """How ``dataset`` made its network inputs; ``features`` are those of its spec."""
    kind = DATASETS[dataset.kind]
    raw_shape = dataset.raw_train.shape[1:]
    labels = ("x", "y") if dataset.is_planar else dataset.input_labels
    return Inputs(
        raw_shape=raw_shape,
        shape=dataset.input_shape,
        features=features if dataset.is_planar else (),
        scale=scale_of(dataset.raw_train.astype(np.float64)) if kind.is_scaled else None,
        labels=labels if len(labels) == int(np.prod(raw_shape)) else (),
    )
