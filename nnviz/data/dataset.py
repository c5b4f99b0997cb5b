"""Dataset, what a network trains on, and DatasetKind, one line of the catalogue DATASETS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from nnviz.hyper import HyperParam, Value
from nnviz.registry import Registry

Task = Literal["binary", "classes", "regression"]
Group = Literal["planar", "regression", "painted", "table", "pictures", "sequences", "distributions", "own", "blank"]


class DataError(ValueError):
    """Data that cannot be used; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Samples ready for training: split, features computed, scaled. All arrays are read-only.

    ``x_train`` (n, *input_shape) float32; ``y_train`` (n,) class numbers int64, or values float32 for regression
    (sequence sets: (n, time) or (n, outputs)). ``raw_train`` are the same samples before features and scaling.
    A value in the user's unit is ``offset + scale * y`` with ``target_scale = (offset, scale)``.
    ``picture_shape`` is (height, width) when a sample is a picture, else ().
    """

    kind: str
    task: Task
    classes: tuple[str, ...]
    input_shape: tuple[int, ...]
    input_labels: tuple[str, ...]
    raw_train: np.ndarray
    raw_test: np.ndarray
    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray
    is_planar: bool = False
    picture_shape: tuple[int, ...] = ()
    target_scale: tuple[float, float] = (0.0, 1.0)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draw:
    """What a builder works from.

    ``rng`` draws the samples and ``noise_rng`` their noise: so a moved noise slider shakes the same points.
    ``data_dir`` is the folder with the user's copies of large sets, or None. ``own`` holds the user's own data
    (``own.OwnStore``).
    """

    settings: Mapping[str, Value]
    rng: np.random.Generator
    noise_rng: np.random.Generator
    data_dir: Path | None = None
    own: object = None

    def number(self, key: str) -> float:
        """The setting ``key`` as a float."""
        return float(self.settings[key])

    def count(self, key: str) -> int:
        """The setting ``key`` as a whole number."""
        return int(self.settings[key])

    @property
    def noise(self) -> float:
        """The noise setting as a share, 0 to 0.5."""
        return self.number("noise") / 100


@dataclass(frozen=True, slots=True)
class Samples:
    """What a builder returns: all samples, before split, features and scaling.

    ``x_test`` and ``y_test`` are given by sets with a fixed split. ``own_x`` and ``own_y`` are added to the
    training part whatever the split. ``target_scale`` (offset, scale) is given by sets that scaled their targets
    themselves. ``note`` tells the user where the samples came from, where that matters.
    """

    x: np.ndarray
    y: np.ndarray
    x_test: np.ndarray | None = None
    y_test: np.ndarray | None = None
    own_x: np.ndarray | None = None
    own_y: np.ndarray | None = None
    target_scale: tuple[float, float] = (0.0, 1.0)
    note: str = ""


Builder = Callable[[Draw], Samples]
Yardstick = Callable[[Dataset, Mapping[str, float]], dict[str, float]]


@dataclass(frozen=True, slots=True)
class DatasetKind:
    """A dataset of the catalogue: how to build it, and all that can be said of it without building it.

    ``shape_of`` and ``names_of`` compute input shape and class names from the settings where these decide;
    ``sample_count`` is the fixed number of samples, 0 where a setting or a file decides.
    ``is_scaled`` asks for standardised inputs (and target, in regression), by the training part.
    ``is_text``: inputs are numbers of symbols, as many as there are classes, for an embedding layer.
    ``yardstick`` turns a model's full scores into figures beside those of the simplest rule for the same data.
    ``usual_share`` is the training share that a new experiment starts with.
    ``train_count_of`` counts the training samples from the settings where they are points painted by hand.
    ``labels_of`` names the inputs and ``problems_of`` refuses settings, where these decide; ``identity`` are the
    settings that make it another dataset, so that nothing learned is kept.
    """

    build: Builder
    task: Task
    group: Group
    input_shape: tuple[int, ...]
    hyper: tuple[HyperParam, ...] = ()
    class_names: tuple[str, ...] = ()
    input_labels: tuple[str, ...] = ()
    sample_count: int = 0
    is_planar: bool = False
    is_scaled: bool = False
    has_fixed_split: bool = False
    is_picture: bool = False
    is_text: bool = False
    usual_share: float = 0.5
    shape_of: Callable[[Mapping[str, Value]], tuple[int, ...]] | None = None
    names_of: Callable[[Mapping[str, Value]], tuple[str, ...]] | None = None
    yardstick: Yardstick | None = None
    train_count_of: Callable[[Mapping[str, Value]], int] | None = None
    labels_of: Callable[[Mapping[str, Value]], tuple[str, ...]] | None = None
    problems_of: Callable[[Mapping[str, Value]], list[str]] | None = None
    identity: tuple[str, ...] = ()

    @property
    def is_painted(self) -> bool:
        """Whether the samples are the user's own points: they come and go while the network learns."""
        return self.group == "painted"

    def shape(self, settings: Mapping[str, Value]) -> tuple[int, ...]:
        """The shape of one sample before features."""
        return self.shape_of(settings) if self.shape_of else self.input_shape

    def classes(self, settings: Mapping[str, Value]) -> tuple[str, ...]:
        """The class names; empty for regression."""
        return self.names_of(settings) if self.names_of else self.class_names

    def labels(self, settings: Mapping[str, Value]) -> tuple[str, ...]:
        """The names of the inputs of a set that is not planar."""
        return self.labels_of(settings) if self.labels_of else self.input_labels

    def samples(self, settings: Mapping[str, Value]) -> int:
        """The number of samples, 0 where only the files know."""
        return int(settings["samples"]) if "samples" in settings else self.sample_count


DATASETS: Registry[DatasetKind] = Registry("dataset")
