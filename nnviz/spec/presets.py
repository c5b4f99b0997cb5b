"""The experiments that come with the program: one JSON file each in ``resources/presets``.

A file holds ``label``, ``help``, ``order`` (where it stands in lists) and ``experiment``, the spec in JSON form.
Its name is the preset's key.
"""

from dataclasses import replace
from pathlib import Path

from nnviz.registry import Entry, Registry
from nnviz.resources import resource_path
from nnviz.spec.json_form import FormatError, from_json, parse
from nnviz.spec.parts import ExperimentSpec

FOLDER = "presets"
DEFAULT = "spiral"

PRESETS: Registry[ExperimentSpec] = Registry("preset")


def read_presets(folder: Path) -> list[Entry[ExperimentSpec]]:
    """The entry of every preset file, in order. Raises FormatError that names the file."""
    found = []
    for path in folder.glob("*.json"):
        try:
            found.append(_read(path))
        except FormatError as error:
            raise FormatError(f"{path.name}: {error}") from error
    return [entry for _, entry in sorted(found, key=lambda pair: (pair[0], pair[1].key))]


def _read(path: Path) -> tuple[float, Entry[ExperimentSpec]]:
    """The place in the order, and the entry."""
    page = parse(path.read_text(encoding="utf-8"))
    if not isinstance(page, dict) or set(page) != {"label", "help", "order", "experiment"}:
        raise FormatError("a preset must have exactly label, help, order and experiment")
    spec = replace(from_json(page["experiment"]), name=str(page["label"]))
    return float(page["order"]), Entry(path.stem, spec, spec.name, str(page["help"]))


for _entry in read_presets(resource_path(FOLDER)):
    PRESETS.add(_entry.key, _entry.thing, _entry.label, _entry.help)

RIVALS = tuple(entry.key for entry in PRESETS.entries() if entry.thing.initializer.kind == "trained")
"""Those that start from trained weights: they stand beside the user's own network when a digit is pushed."""
