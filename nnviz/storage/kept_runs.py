"""Runs that were kept for comparison, as parts of an experiment file: bounded, and read without trust.

kept.json          for each run: its name, experiment, step, scores, the names of its curves
kept/0.npy ...     of each run in turn: steps, epochs, curves (one row a curve), picture of its answer
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nnviz.spec.json_form import FormatError, from_json, parse, to_json
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.problems import problems
from nnviz.storage.array_form import array_bytes, array_from_bytes

MEMBER = "kept.json"
MOST_KEPT = 6
MOST_POINTS = 4_000
MOST_CURVES = 16
MOST_PIXELS = 100_000
LONGEST_NAME = 40
PROBES = ("", "map", "classes", "curve")
ARRAYS_EACH = 4

Members = Mapping[str, bytes]


@dataclass(frozen=True, slots=True, eq=False)
class KeptRun:
    """A run as it stood when it was kept. ``name`` is its letter in the document.

    ``steps`` and ``epochs`` (n,) belong to the curves in ``series``. ``picture`` is the reading of the probe ``probe``
    ("map", "classes" or "curve"): what the network answered everywhere; empty where there is no such picture.
    """

    name: str
    spec: ExperimentSpec
    step: int
    epoch: float
    scores: Mapping[str, float]
    steps: np.ndarray
    epochs: np.ndarray
    series: Mapping[str, np.ndarray]
    probe: str
    picture: np.ndarray


def kept_members(kept: tuple[KeptRun, ...]) -> dict[str, bytes]:
    """The parts of a file that hold these runs; none when there are none. Raises FileProblem."""
    if not kept:
        return {}
    facts = [
        {
            "name": run.name,
            "spec": to_json(run.spec),
            "step": run.step,
            "epoch": run.epoch,
            "scores": dict(run.scores),
            "series": list(run.series),
            "probe": run.probe,
        }
        for run in kept
    ]
    members = {MEMBER: json.dumps(facts, ensure_ascii=False, allow_nan=False).encode("utf-8")}
    for number, run in enumerate(kept):
        rows = np.array(list(run.series.values()), np.float32).reshape(len(run.series), len(run.steps))
        for place, array in enumerate((run.steps, run.epochs, rows, run.picture)):
            members[_array(number, place)] = array_bytes(f"kept {run.name}", array)
    return members


def kept_names(count: int) -> set[str]:
    """The names of the parts that hold ``count`` runs."""
    arrays = {_array(number, place) for number in range(count) for place in range(ARRAYS_EACH)}
    return {MEMBER, *arrays} if count else set()


def read_kept(members: Members) -> tuple[KeptRun, ...]:
    """The runs in a file. Raises FormatError or FileProblem, whatever the parts contain."""
    if MEMBER not in members:
        return ()
    facts = parse(members[MEMBER].decode("utf-8"))
    if not isinstance(facts, list) or not 0 < len(facts) <= MOST_KEPT:
        raise FormatError(f"{MEMBER} does not hold 1 to {MOST_KEPT} kept runs")
    return tuple(_read(entry, members, number) for number, entry in enumerate(facts))


def _read(entry: object, members: Members, number: int) -> KeptRun:
    if not isinstance(entry, dict):
        raise FormatError(f"{MEMBER} does not hold kept runs")
    name, names, probe = entry.get("name"), entry.get("series"), entry.get("probe")
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise FormatError("a kept run has an impossible name")
    if not isinstance(names, list) or len(names) > MOST_CURVES or not all(map(_is_key, names)):
        raise FormatError(f"the kept run {name} names its curves in an impossible way")
    if probe not in PROBES:
        raise FormatError(f"the kept run {name} has a picture of an unknown kind")
    spec = from_json(entry.get("spec"))
    if found := problems(spec):
        raise FormatError(f"the kept run {name} cannot be understood: {found[0].message}")
    steps, epochs, rows, picture = (_read_array(members, name, number, place) for place in range(ARRAYS_EACH))
    _check(name, len(names), steps, epochs, rows, probe, picture)
    series = dict(zip(names, rows, strict=True))
    step, epoch = _number(entry, "step"), _number(entry, "epoch")
    return KeptRun(name, spec, int(step), epoch, _scores(entry), steps, epochs, series, probe, picture)


def _read_array(members: Members, name: str, number: int, place: int) -> np.ndarray:
    member = _array(number, place)
    if member not in members:
        raise FormatError(f"an array of the kept run {name} is missing")
    return array_from_bytes(f"kept {name}", members[member])


def _check(
    name: str, curves: int, steps: np.ndarray, epochs: np.ndarray, rows: np.ndarray, probe: str, picture: np.ndarray
) -> None:
    count = len(steps) if steps.ndim == 1 else -1
    is_whole = 0 <= count <= MOST_POINTS and epochs.shape == (count,) and rows.shape == (curves, count)
    axes = {"": 1, "curve": 1, "map": 2, "classes": 3}[probe]
    is_square = picture.ndim == axes and (axes == 1 or (picture.shape[-1] == picture.shape[-2] > 0))
    is_filled = (picture.size > 1) == (probe != "") and picture.size <= MOST_PIXELS
    if not is_whole or not is_square or not is_filled or "b" in (rows.dtype.kind, picture.dtype.kind):
        raise FormatError(f"the kept run {name} has arrays of impossible shapes")
    if (np.diff(epochs) < 0).any():
        raise FormatError(f"the kept run {name} has epochs out of order")


def _scores(entry: Mapping[str, object]) -> dict[str, float]:
    scores = entry.get("scores")
    if not isinstance(scores, dict) or len(scores) > MOST_CURVES:
        raise FormatError("a kept run has impossible scores")
    return {str(key)[:LONGEST_NAME]: _number(scores, key) for key in scores}


def _is_key(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME


def _number(values: Mapping[str, object], key: str) -> float:
    value = values.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= 2**53:
        raise FormatError(f"a kept run has an impossible number for {key[:LONGEST_NAME]!r}")
    return float(value)


def _array(number: int, place: int) -> str:
    return f"kept/{number * ARRAYS_EACH + place}.npy"
