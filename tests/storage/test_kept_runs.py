"""Kept runs in an experiment file: they come back as they were, bounded, and damaged ones are refused."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnviz.spec.presets import PRESETS
from nnviz.storage.array_form import array_bytes
from nnviz.storage.experiment_file import read_experiment, write_experiment
from nnviz.storage.kept_runs import MEMBER, KeptRun
from nnviz.storage.problem import FileProblem
from tests.storage.support import experiment, members, rewritten


def kept(name: str = "A", points: int = 5, size: int = 10) -> KeptRun:
    rng = np.random.default_rng(ord(name))
    return KeptRun(
        name,
        PRESETS["circle"],
        40,
        2.5,
        {"train_loss": 0.25, "test_loss": 0.5},
        np.arange(points, dtype=np.int64),
        np.linspace(0, 2.5, points),
        {"train_loss": rng.random(points, np.float32), "test_loss": rng.random(points, np.float32)},
        "map",
        rng.random((size, size), np.float32),
    )


def written(folder: Path, *runs: KeptRun) -> Path:
    path = folder / "kept.nnviz"
    write_experiment(path, replace(experiment(), kept=runs))
    return path


def test_kept_runs_come_back_as_they_were(tmp_path: Path) -> None:
    runs = (kept("A"), kept("C", points=0))
    for before, after in zip(runs, read_experiment(written(tmp_path, *runs)).kept, strict=True):
        assert (before.name, before.spec, before.step, before.epoch) == (
            after.name,
            after.spec,
            after.step,
            after.epoch,
        )
        assert before.scores == after.scores
        assert np.array_equal(before.epochs, after.epochs)
        assert before.series.keys() == after.series.keys()
        assert all(np.array_equal(before.series[name], after.series[name]) for name in before.series)
        assert (before.probe, before.picture.tolist()) == (after.probe, after.picture.tolist())


def test_a_file_without_kept_runs_has_no_part_for_them(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert not any(name.startswith("kept") for name in members(path))
    assert read_experiment(path).kept == ()


def test_six_full_runs_take_less_than_five_megabytes(tmp_path: Path) -> None:
    full = [
        replace(kept(name, 2000), probe="classes", picture=np.zeros((8, 100, 100), np.float32)) for name in "ABCDEF"
    ]
    path = written(tmp_path, *full)
    assert path.stat().st_size < 5_000_000
    assert len(read_experiment(path).kept) == 6


def _entry(**changes: object) -> Callable[[list[dict[str, Any]]], object]:
    return lambda facts: facts[0].update(changes)


@pytest.mark.parametrize(
    "change",
    [
        _entry(name=""),
        _entry(name="A" * 50),
        _entry(name=7),
        _entry(series=["train_loss"]),
        _entry(series=["train_loss", 3]),
        _entry(series=None),
        _entry(probe="eval"),
        _entry(probe="curve"),
        _entry(probe=""),
        _entry(step=True),
        _entry(step=10**400),
        _entry(epoch="late"),
        _entry(scores=[1]),
        _entry(scores={"loss": None}),
        _entry(spec={}),
        lambda facts: facts.append(facts[0]),
        lambda facts: facts.extend(facts * 6),
        lambda facts: facts.clear(),
        lambda facts: facts.insert(0, 5),
    ],
)
def test_kept_runs_that_make_no_sense_are_refused(tmp_path: Path, change: Callable[[Any], object]) -> None:
    path = written(tmp_path, kept())
    facts = json.loads(members(path)[MEMBER])
    change(facts)
    with pytest.raises(FileProblem, match="damaged"):
        read_experiment(rewritten(path, {MEMBER: json.dumps(facts).encode()}))


@pytest.mark.parametrize(
    ("place", "array"),
    [
        (0, np.zeros(4)),
        (1, np.array([2.0, 1, 0, 3, 4])),
        (2, np.zeros((3, 5), np.float32)),
        (3, np.zeros((10, 9), np.float32)),
        (3, np.zeros((400, 400), np.float32)),
    ],
)
def test_arrays_of_other_shapes_are_refused(tmp_path: Path, place: int, array: np.ndarray) -> None:
    path = written(tmp_path, kept())
    with pytest.raises(FileProblem, match="damaged"):
        read_experiment(rewritten(path, {f"kept/{place}.npy": array_bytes("x", array)}))


def test_a_missing_array_and_a_foreign_one_are_refused(tmp_path: Path) -> None:
    for changes in ({"kept/2.npy": None}, {"kept/4.npy": array_bytes("x", np.zeros(2))}, {MEMBER: None}):
        with pytest.raises(FileProblem, match="damaged"):
            read_experiment(rewritten(written(tmp_path, kept()), changes))
