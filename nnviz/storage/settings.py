"""The program's settings: one table of declared settings, kept as a readable file of what differs from it."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from nnviz.hyper import HyperParam, Value
from nnviz.storage.problem import FileProblem
from nnviz.storage.text_file import read_text, write_text

log = logging.getLogger(__name__)

BIGGEST_BYTES = 1_000_000
BROKEN_SUFFIX = ".broken"

SETTINGS: tuple[HyperParam, ...] = (
    HyperParam("theme", "Theme", "system", choices=("system", "light", "dark")),
    HyperParam("language", "Language", "system", choices=("system", "en", "zh_CN")),
    HyperParam("window_geometry", "Window geometry", "", help="Place and size of the window, base64"),
    HyperParam("preset", "First preset", "", help="What the window opens with; empty: the first one"),
    HyperParam("speed", "Speed", 0.0, low=0.0, high=100_000.0, unit="steps/s", help="0 is as fast as possible"),
    HyperParam("is_animated", "Moving dashes and openings", True),
    HyperParam("data_folder", "Folder with large data sets", ""),
    HyperParam("autosave_seconds", "Autosave every", 60, low=0, high=3600, unit="s", help="0 switches it off"),
)


class SettingsFile:
    """Declared settings with their present values.

    A broken file is set aside with the suffix ".broken" and told in ``trouble``; single bad values take their
    defaults. ``path`` None keeps everything in memory. ``site`` is a file of the same form, never written, by which an
    administrator sets other usual values for all users of the machine.
    """

    def __init__(
        self, path: Path | None = None, declared: tuple[HyperParam, ...] = SETTINGS, *, site: Path | None = None
    ) -> None:
        self._path = path
        self._declared = {hyper.key: hyper for hyper in declared}
        self.trouble = ""
        self._usual = {key: hyper.default for key, hyper in self._declared.items()}
        if site is not None and site.exists():
            self._usual.update(self._read_site(site))
        self._changed: dict[str, Value] = self._read(path) if path is not None and path.exists() else {}

    def __getitem__(self, key: str) -> Value:
        """The value of ``key``. Raises KeyError when it is not declared."""
        return self._changed.get(key, self._usual[key])

    def flag(self, key: str) -> bool:
        """The value of a setting that is true or false."""
        return bool(self[key])

    def text(self, key: str) -> str:
        """The value of a setting that is a text or a choice."""
        return str(self[key])

    def number(self, key: str) -> float:
        """The value of a setting that is a number."""
        return float(self[key])

    def set(self, key: str, value: Value) -> None:
        """Change a setting and write the file; trouble with the file is told in ``trouble`` and in the log.

        Raises ValueError when the value does not fit the declaration.
        """
        hyper = self._declared[key]
        reason = hyper.problem(value)
        if reason:
            raise ValueError(reason)
        if value == self[key]:
            return
        self._changed.pop(key, None)
        if value != self._usual[key]:
            self._changed[key] = value
        self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        try:
            write_text(self._path, json.dumps(self._changed, indent=2, ensure_ascii=False) + "\n")
        except FileProblem as problem:
            self._tell(f"The settings were not kept: {problem}")

    def _read(self, path: Path) -> dict[str, Value]:
        try:
            return self._accept(_object_in(path))
        except (FileProblem, ValueError, RecursionError) as error:
            self._set_aside(path, str(error))
            return {}

    def _read_site(self, path: Path) -> dict[str, Value]:
        try:
            return self._accept(_object_in(path))
        except (FileProblem, ValueError, RecursionError) as error:
            self._tell(f"The settings for all users in {path} are left out: {error}")
            return {}

    def _accept(self, found: Mapping[str, object]) -> dict[str, Value]:
        """The entries that are declared and fit; the others are told and take their defaults."""
        fitting: dict[str, Value] = {}
        for key, value in found.items():
            hyper = self._declared.get(key)
            if hyper is None:
                log.info("settings: unknown entry %r is left out", key)
            elif reason := hyper.problem(value):
                self._tell(f"A setting has its usual value again: {reason}")
            elif isinstance(value, bool | int | float | str):
                fitting[key] = value
        return fitting

    def _set_aside(self, path: Path, reason: str) -> None:
        aside = path.with_name(path.name + BROKEN_SUFFIX)
        self._tell(f"The settings file is broken ({reason}). It was set aside as {aside.name}; all settings are usual.")
        try:
            path.replace(aside)
        except OSError as error:
            log.warning("the settings file could not be set aside: %s", error)

    def _tell(self, message: str) -> None:
        self.trouble = message
        log.warning("%s", message)


def _object_in(path: Path) -> dict[str, object]:
    """The JSON object of a file. Raises FileProblem or ValueError when there is none."""
    found = json.loads(read_text(path, BIGGEST_BYTES))
    if not isinstance(found, dict):
        raise ValueError("an object is expected")
    return found
