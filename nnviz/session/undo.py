"""The undo stack: named entries, each with what was before and what is after. Knows neither Qt nor the runner."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from nnviz.spec.parts import ExperimentSpec

DEPTH_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class SpecChange:
    """An edit of the experiment. Equal merge keys of neighbours make one entry, until the merge is ended."""

    name: str
    before: ExperimentSpec
    after: ExperimentSpec
    merge_key: str | None = None


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """A typed weight or bias: number ``index`` in the flat vector of network ``network``."""

    name: str
    network: int
    index: int
    before: float
    after: float
    merge_key: str | None = None


Entry: TypeAlias = SpecChange | ParameterChange


class UndoStack:
    """Entries done and undone, and which of them the saved file contains."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._done = 0
        self._saved: int | None = 0
        self._is_merging = False

    def push(self, entry: Entry) -> None:
        """Record what was just done; it merges with its predecessor while a drag lasts, and forgets what was undone."""
        if self._saved is not None and self._saved > self._done:
            self._saved = None
        del self._entries[self._done :]
        merged = _merged(self._entries[-1], entry) if self._is_merging and self._entries else None
        if merged is not None:
            self._entries.pop()
        is_dragged_back = merged is not None and merged.before == merged.after
        if not is_dragged_back:
            self._entries.append(merged or entry)
        self._done = len(self._entries)
        self._is_merging = entry.merge_key is not None and not is_dragged_back
        self._trim()

    def undo(self) -> Entry | None:
        """Step back: the entry whose ``before`` has to be restored, or None."""
        self._is_merging = False
        if self._done == 0:
            return None
        self._done -= 1
        return self._entries[self._done]

    def redo(self) -> Entry | None:
        """Step forward again: the entry whose ``after`` has to be restored, or None."""
        self._is_merging = False
        if self._done == len(self._entries):
            return None
        self._done += 1
        return self._entries[self._done - 1]

    def drop_last(self) -> None:
        """Forget the last entry: what it did was refused and has not happened."""
        self._is_merging = False
        if self._done:
            self._done -= 1
            del self._entries[self._done :]

    def end_merge(self) -> None:
        """The drag is over: the next entry stands for itself."""
        self._is_merging = False

    def mark_saved(self) -> None:
        """The file now contains what is done so far."""
        self._saved = self._done
        self._is_merging = False

    def mark_unsaved(self) -> None:
        """No file contains what is done: the document was recovered."""
        self._saved = None

    @property
    def is_saved(self) -> bool:
        """Whether the file contains exactly what is done."""
        return self._saved == self._done

    @property
    def undo_text(self) -> str:
        """The name of the entry that undo would take back, or an empty text."""
        return self._entries[self._done - 1].name if self._done else ""

    @property
    def redo_text(self) -> str:
        """The name of the entry that redo would do again, or an empty text."""
        return self._entries[self._done].name if self._done < len(self._entries) else ""

    def _trim(self) -> None:
        surplus = len(self._entries) - DEPTH_LIMIT
        if surplus > 0:
            del self._entries[:surplus]
            self._done -= surplus
            self._saved = None if self._saved is None or self._saved < surplus else self._saved - surplus


def _merged(previous: Entry, entry: Entry) -> Entry | None:
    """Both as one entry where they belong to one drag."""
    if entry.merge_key is None or entry.merge_key != previous.merge_key:
        return None
    if isinstance(previous, SpecChange) and isinstance(entry, SpecChange):
        return replace(previous, after=entry.after)
    if isinstance(previous, ParameterChange) and isinstance(entry, ParameterChange):
        return replace(previous, after=entry.after)
    return None
