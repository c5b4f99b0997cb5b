"""Trained weights that ship with the program: a ``.npz`` per network in ``resources/weights``, with its facts.

The arrays are named ``layer/parameter`` and stored in half precision; ``facts`` is a JSON text: the data, seed and
augmentation they were learned from, and their scores on the test part.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nnviz.data.dataset import DataError
from nnviz.resources import resource_path

FOLDER = "weights"
SUFFIX = ".npz"
FACTS = "facts"


@dataclass(frozen=True, slots=True)
class TrainedWeights:
    """``arrays`` by "layer/parameter", float32; ``facts`` are JSON values."""

    arrays: Mapping[str, np.ndarray]
    facts: Mapping[str, object]


def weights_path(name: str) -> Path:
    """Where the weights of this name lie."""
    return resource_path(f"{FOLDER}/{name}{SUFFIX}")


def read_weights(path: Path) -> TrainedWeights:
    """The weights in a file. Raises DataError when it is missing or damaged."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        facts = json.loads(str(arrays.pop(FACTS)))
        return TrainedWeights({name: array.astype(np.float32) for name, array in arrays.items()}, facts)
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile) as error:
        sentence = f"the trained weights {path.name} cannot be read: {error}; install the program again"
        raise DataError(sentence) from error


def write_weights(path: Path, arrays: Mapping[str, np.ndarray], facts: Mapping[str, object]) -> None:
    """Write weights in half precision, with what is known of them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    halves = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez(path, allow_pickle=False, **halves, **{FACTS: np.array(json.dumps(facts, ensure_ascii=False))})
