"""The list of files used last."""

import json
import logging
from pathlib import Path

from nnviz.storage.problem import FileProblem
from nnviz.storage.text_file import read_text, write_text

log = logging.getLogger(__name__)

LONGEST = 10
BIGGEST_BYTES = 100_000


class RecentFiles:
    """Paths, newest first, kept in a JSON file; without a ``store`` in memory only. Trouble with the file costs
    the list, never more.
    """

    def __init__(self, store: Path | None = None) -> None:
        self._store = store
        self._paths = _read(store) if store else []

    def paths(self) -> tuple[Path, ...]:
        """The files, newest first."""
        return tuple(self._paths)

    def add(self, path: Path) -> None:
        """``path`` was opened or saved."""
        path = path.absolute()
        self._paths = [path, *(other for other in self._paths if other != path)][:LONGEST]
        self._write()

    def remove(self, path: Path) -> None:
        """``path`` is gone."""
        self._paths = [other for other in self._paths if other != path.absolute()]
        self._write()

    def _write(self) -> None:
        if self._store is None:
            return
        text = json.dumps([str(path) for path in self._paths], indent=1)
        try:
            write_text(self._store, text)
        except FileProblem as problem:
            log.warning("%s", problem)


def _read(store: Path) -> list[Path]:
    if not store.exists():
        return []
    try:
        found = json.loads(read_text(store, BIGGEST_BYTES))
    except (FileProblem, ValueError, RecursionError) as error:
        log.warning("the list of recent files was not read: %s", error)
        return []
    if not isinstance(found, list):
        return []
    return [Path(item) for item in found if isinstance(item, str) and item][:LONGEST]
