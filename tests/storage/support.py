"""A small experiment with a run, and ways to damage its file."""

import zipfile
from pathlib import Path

import numpy as np

from nnviz.spec.presets import PRESETS
from nnviz.storage.experiment_file import Experiment, write_experiment

ARRAYS = {
    "trainer/parameters": np.arange(12, dtype=np.float32),
    "trainer/order": np.arange(5, dtype=np.int64),
    "curves/rows": np.zeros((2, 4)),
    "flags": np.array([True, False]),
    "empty": np.zeros((0, 3), np.float32),
}
FACTS = {"trainer": {"step_count": 3, "rng": {"state": 2**127 + 1}}, "name": "Spirale, 螺旋"}


def experiment() -> Experiment:
    return Experiment(PRESETS["spiral"], ARRAYS, FACTS, {"zoom": 1.5})


def written(folder: Path, name: str = "run.nnviz") -> Path:
    path = folder / name
    write_experiment(path, experiment())
    return path


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, changes: dict[str, bytes | None], **options: int) -> Path:
    """The file with some members changed, added or (None) left out."""
    content = members(path) | changes
    with zipfile.ZipFile(path, "w", **options) as archive:
        for name, data in content.items():
            if data is not None:
                archive.writestr(name, data)
    return path
