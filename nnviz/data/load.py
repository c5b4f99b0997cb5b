"""From a line of the catalogue to a Dataset: build, check, split, compute features, scale."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from nnviz.data.checks import sample_problems
from nnviz.data.dataset import DATASETS, DataError, Dataset, DatasetKind, Draw, Samples
from nnviz.data.features import FEATURES, feature_columns, feature_labels
from nnviz.data.own import OwnStore
from nnviz.data.painted import PARTS, count_of
from nnviz.data.points import parse_points
from nnviz.data.preparation import scale_of, split_indices, standardise
from nnviz.hyper import Settings, Value, setting_problems, with_defaults

LOWEST_SHARE, HIGHEST_SHARE = 0.1, 0.9


def problems(
    kind: str, settings: Mapping[str, Value], seed: int, train_share: float, features: Sequence[str]
) -> list[str]:
    """Why ``load_dataset`` would refuse these arguments, one sentence each; empty when it would not."""
    if kind not in DATASETS:
        return [f"unknown dataset {kind!r}; known: {', '.join(DATASETS)}"]
    entry = DATASETS.entry(kind)
    found = setting_problems(kind, entry.thing.hyper, settings)
    if seed < 0:
        found.append(f"the data seed must be 0 or more, got {seed}")
    if not LOWEST_SHARE <= train_share <= HIGHEST_SHARE:
        found.append(f"the training share must be {LOWEST_SHARE:g} to {HIGHEST_SHARE:g}, got {train_share!r}")
    found += _feature_problems(kind, entry.thing, features)
    full = with_defaults(entry.thing.hyper, settings)
    if not found and entry.thing.problems_of:
        found = entry.thing.problems_of(full)
    return found or _point_problems(entry.thing, full)


def load_dataset(
    kind: str,
    settings: Mapping[str, Value],
    seed: int,
    train_share: float,
    features: Sequence[str] = (),
    data_dir: Path | None = None,
    own: OwnStore | None = None,
) -> Dataset:
    """Build a dataset; the same arguments give the same arrays.

    ``features`` are keys of FEATURES for planar sets, and must be empty for others. ``own`` holds the user's own data.
    Raises DataError for bad arguments or unusable samples.
    """
    found = problems(kind, settings, seed, train_share, features)
    if found:
        raise DataError("; ".join(found))
    entry = DATASETS[kind]
    full = with_defaults(entry.hyper, settings)
    draw_seed, noise_seed, split_seed = np.random.SeedSequence(seed).spawn(3)
    draw_rng, noise_rng = np.random.default_rng(draw_seed), np.random.default_rng(noise_seed)
    samples = entry.build(Draw(full, draw_rng, noise_rng, data_dir, own))
    found = sample_problems(samples.x, samples.y, entry.task, len(entry.classes(full)))
    if found:
        raise DataError(f"{kind}: " + "; ".join(found))
    return _finish(kind, entry, full, _split(entry, samples, train_share, np.random.default_rng(split_seed)), features)


def _split(entry: DatasetKind, samples: Samples, share: float, rng: np.random.Generator) -> Samples:
    """The samples with their test part apart, and the user's own points in the training part."""
    x, y, x_test, y_test = samples.x, samples.y, samples.x_test, samples.y_test
    if x_test is None or y_test is None:
        labels = None if entry.task == "regression" or y.ndim > 1 else y
        train, test = split_indices(labels, len(x), share, rng)
        x, y, x_test, y_test = x[train], y[train], x[test], y[test]
    if samples.own_x is not None and samples.own_y is not None and len(samples.own_x):
        x, y = np.concatenate([x, samples.own_x]), np.concatenate([y, samples.own_y])
    return Samples(x, y, x_test, y_test, target_scale=samples.target_scale, note=samples.note)


def _finish(kind: str, entry: DatasetKind, settings: Settings, split: Samples, features: Sequence[str]) -> Dataset:
    """Features, scaling, types, and the lock on every array."""
    assert split.x_test is not None
    assert split.y_test is not None
    raw_train, raw_test = split.x, split.x_test
    x_train, x_test, y_train, y_test = raw_train, raw_test, split.y, split.y_test
    target_scale = split.target_scale
    if entry.is_planar:
        x_train, x_test = feature_columns(raw_train, features), feature_columns(raw_test, features)
    if entry.is_scaled:
        scale = scale_of(raw_train)
        x_train, x_test = standardise(raw_train, scale), standardise(raw_test, scale)
    if entry.is_scaled and entry.task == "regression":
        mean, deviation = scale_of(y_train)
        y_train, y_test = standardise(y_train, (mean, deviation)), standardise(y_test, (mean, deviation))
        target_scale = (float(mean), float(deviation))
    y_type = np.float32 if entry.task == "regression" else np.int64
    shape = entry.shape(settings)
    return Dataset(
        kind=kind,
        task=entry.task,
        classes=entry.classes(settings),
        input_shape=x_train.shape[1:],
        input_labels=feature_labels(features) if entry.is_planar else entry.labels(settings),
        raw_train=_locked(raw_train, np.float32),
        raw_test=_locked(raw_test, np.float32),
        x_train=_locked(x_train, np.float32),
        y_train=_locked(y_train, y_type),
        x_test=_locked(x_test, np.float32),
        y_test=_locked(y_test, y_type),
        is_planar=entry.is_planar,
        picture_shape=shape[:2] if entry.is_picture else (),
        target_scale=target_scale,
        note=split.note,
    )


def _locked(array: np.ndarray, dtype: type) -> np.ndarray:
    result: np.ndarray = np.ascontiguousarray(array, dtype)
    if result.flags.writeable:
        result = result.view()
        result.flags.writeable = False
    return result


def _feature_problems(kind: str, entry: DatasetKind, features: Sequence[str]) -> list[str]:
    if not entry.is_planar:
        return [f"{kind} has its own inputs, got the features {', '.join(features)}"] if features else []
    found = [f"unknown feature {key!r}; known: {', '.join(FEATURES)}" for key in features if key not in FEATURES]
    if len(set(features)) < len(features):
        found.append("an input can be switched on only once")
    if not features:
        found.append("at least one input must be on")
    return found


def _point_problems(entry: DatasetKind, settings: Settings) -> list[str]:
    """Own points that cannot be read, or whose class does not exist; painted data without any."""
    found = [problem for part in PARTS if part in settings for problem in _part_problems(entry, settings, part)]
    if not found and entry.is_painted and not count_of(settings):
        return ["there are no points to learn from: paint at least one training point"]
    return found


def _part_problems(entry: DatasetKind, settings: Settings, part: str) -> list[str]:
    text, classes = str(settings[part]), len(entry.classes(settings))
    try:
        points = parse_points(text, entry.shape(settings)[0] + 1)
    except DataError as error:
        return [str(error)]
    labels = points[:, -1] if classes else points[:0, 0]
    wrong = labels[(labels < 0) | (labels >= classes) | (labels != np.floor(labels))]
    return (
        [f"the class of an own point must be a whole number 0 to {classes - 1}, got {wrong[0]:g}"] if len(wrong) else []
    )
