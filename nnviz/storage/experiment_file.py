"""``.nnviz`` files: a zip of JSON and raw arrays, nothing that could be executed.

manifest.json      format number, program version, the oldest version that opens the file
spec.json          the experiment
run.json           "facts": step, epoch, random states; "arrays": their names; missing when there is no run
view.json          what the window wants to find again
own.json           the user's own data: "facts" and the names of its "arrays"; missing when it is not kept in the file
own/0.npy ...      the own data, in the order of these names
arrays/0.npy ...   weights, optimizer state, curves, in the order of their names
kept.json, kept/   runs kept for comparison; missing when there are none
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from nnviz import __version__
from nnviz.data import DataError
from nnviz.data.own import OwnData, own_from_parts, own_parts
from nnviz.spec.json_form import FormatError, from_text, parse, to_text
from nnviz.spec.parts import ExperimentSpec
from nnviz.storage.archive import read_archive, write_archive
from nnviz.storage.array_form import array_bytes, array_from_bytes
from nnviz.storage.kept_runs import KeptRun, kept_members, kept_names, read_kept
from nnviz.storage.migrations import MIGRATIONS, Members
from nnviz.storage.problem import FileProblem

SUFFIX = ".nnviz"
FORMAT = 1
OPENED_BY = "0.1.0"
BIGGEST_JSON = 1_000_000

LONGEST_NAME = 300
LONGEST_PATH = 10_000
MOST_OWN_ARRAYS = 4

_JSON_NAMES = ("manifest.json", "spec.json", "run.json", "view.json", "own.json")
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){1,3}")


@dataclass(frozen=True, slots=True)
class Experiment:
    """The content of a file: the experiment and, where ``facts`` is not empty, its run.

    ``arrays`` and ``facts`` are what the trainer thread gave (``RunState``); ``view_state`` is the window's.
    ``origin`` is the path of the document that this file is an autosave of, ``program`` the version that wrote it.
    ``own`` is the user's own data that the experiment names, None when the file is without it.
    ``kept`` are the runs kept for comparison.
    """

    spec: ExperimentSpec
    arrays: Mapping[str, np.ndarray] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    view_state: Mapping[str, object] = field(default_factory=dict)
    origin: str = ""
    program: str = __version__
    own: OwnData | None = None
    kept: tuple[KeptRun, ...] = ()


def write_experiment(path: Path, experiment: Experiment) -> None:
    """Write the file atomically. Raises FileProblem; the old file is untouched then."""
    manifest = {"kind": "nnviz", "format": FORMAT, "program": __version__, "opened_by": OPENED_BY}
    if experiment.origin:
        manifest["origin"] = experiment.origin
    members = {
        "manifest.json": _json_bytes(manifest),
        "spec.json": to_text(experiment.spec).encode("utf-8"),
        "view.json": _json_bytes(experiment.view_state),
    }
    if experiment.facts:
        members["run.json"] = _json_bytes({"facts": experiment.facts, "arrays": list(experiment.arrays)})
    for number, (name, array) in enumerate(experiment.arrays.items()):
        members[_member(number)] = array_bytes(name, array)
    if experiment.own is not None:
        own_facts, own_arrays = own_parts(experiment.own)
        members["own.json"] = _json_bytes({"facts": own_facts, "arrays": list(own_arrays)})
        for number, (name, array) in enumerate(own_arrays.items()):
            members[_member(number, "own")] = array_bytes(name, array)
    write_archive(path, members | kept_members(experiment.kept))


def read_experiment(path: Path) -> Experiment:
    """The content of the file. Raises FileProblem with one clear sentence, whatever the file contains."""
    members = read_archive(path)
    try:
        program, origin = _check_manifest(path.name, members)
        spec = from_text(_text(members, "spec.json"))
        facts, arrays = _read_run(members)
        view_state = _object(members, "view.json")
        own, own_count = _read_own(members, spec)
        kept = read_kept(members)
        _check_rest(members, len(arrays), own_count, len(kept))
    except (FormatError, DataError, UnicodeDecodeError) as error:
        raise FileProblem(f"{path.name} is damaged: {error}. Open another copy of it; nothing was changed.") from error
    return Experiment(spec, arrays, facts, view_state, origin, program, own, kept)


def _read_run(members: Members) -> tuple[dict[str, object], dict[str, np.ndarray]]:
    if "run.json" not in members:
        return {}, {}
    run = _object(members, "run.json")
    facts, names = run.get("facts"), run.get("arrays")
    if not isinstance(facts, dict) or not facts or not isinstance(names, list):
        raise FormatError("run.json does not hold facts and arrays")
    return facts, _read_arrays(members, names, "arrays")


def _read_own(members: Members, spec: ExperimentSpec) -> tuple[OwnData | None, int]:
    """The own data and the number of its arrays; only the data that the experiment names is let in."""
    if "own.json" not in members:
        return None, 0
    held = _object(members, "own.json")
    facts, names = held.get("facts"), held.get("arrays")
    if not isinstance(facts, dict) or not isinstance(names, list) or len(names) > MOST_OWN_ARRAYS:
        raise FormatError("own.json does not hold facts and arrays")
    own = own_from_parts(facts, _read_arrays(members, names, "own"))
    if own.id != spec.data.settings.get("content"):
        raise FormatError("its own data is not the data of the experiment")
    return own, len(names)


def _read_arrays(members: Members, names: list[object], folder: str) -> dict[str, np.ndarray]:
    arrays: dict[str, np.ndarray] = {}
    for number, name in enumerate(names):
        if not isinstance(name, str) or len(name) > LONGEST_NAME or name in arrays:
            raise FormatError("an array is named in an impossible way")
        if _member(number, folder) not in members:
            raise FormatError(f"the array {name!r} is missing")
        arrays[name] = array_from_bytes(name, members[_member(number, folder)])
    return arrays


def _check_manifest(name: str, members: Members) -> tuple[str, str]:
    """Bring ``members`` to the present format; the version of the program that wrote them, and their origin."""
    manifest = _object(members, "manifest.json")
    number, program = manifest.get("format"), manifest.get("program")
    if manifest.get("kind") != "nnviz" or not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise FileProblem(f"{name} is not an NNViz experiment.")
    if number > FORMAT:
        raise FileProblem(f"{name} was written by a newer NNViz; open it with version {_opener(manifest)} or newer.")
    for older in range(number, FORMAT):
        MIGRATIONS[older](members)
    origin = manifest.get("origin", "")
    if not isinstance(origin, str) or len(origin) > LONGEST_PATH or "\0" in origin:
        raise FormatError("manifest.json names an impossible origin")
    return program if isinstance(program, str) and _VERSION.fullmatch(program) else "unknown", origin


def _opener(manifest: Mapping[str, object]) -> str:
    version = manifest.get("opened_by")
    return version if isinstance(version, str) and _VERSION.fullmatch(version) else f"after {__version__}"


def _check_rest(members: Members, arrays: int, own: int, kept: int) -> None:
    """Refuse parts that nothing in the file speaks of."""
    known = {*_JSON_NAMES, *map(_member, range(arrays)), *(_member(number, "own") for number in range(own))}
    known |= kept_names(kept)
    for member in members:
        if member not in known:
            raise FormatError(f"a part {member[:60]!r} does not belong to an experiment")


def _member(number: int, folder: str = "arrays") -> str:
    return f"{folder}/{number}.npy"


def _text(members: Members, name: str) -> str:
    if name not in members:
        raise FormatError(f"{name} is missing")
    if len(members[name]) > BIGGEST_JSON:
        raise FormatError(f"{name} is larger than {BIGGEST_JSON:,} bytes")
    return members[name].decode("utf-8")


def _object(members: Members, name: str) -> dict[str, object]:
    value = parse(_text(members, name))
    if not isinstance(value, dict):
        raise FormatError(f"{name} does not hold an object")
    return value


def _json_bytes(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False).encode("utf-8")
