"""What belongs to the open document beside the experiment itself: its file, its undo stack, whether work is unsaved."""

from dataclasses import dataclass, field
from pathlib import Path

from nnviz.session.lock import FileLock
from nnviz.session.undo import UndoStack
from nnviz.storage.kept_runs import KeptRun


@dataclass(slots=True, eq=False)
class Document:
    """The open document. ``path`` is None until it was saved or opened.

    ``has_trained`` tells that the run went on since the file was written. ``view_state`` is what the window wants
    to find again (JSON values). ``keeps_data`` says whether the user's own data goes into the file; None leaves it to
    its size. ``kept`` are the runs kept for comparison.
    """

    path: Path | None = None
    undo: UndoStack = field(default_factory=UndoStack)
    has_trained: bool = False
    view_state: dict[str, object] = field(default_factory=dict)
    lock: FileLock | None = None
    keeps_data: bool | None = None
    kept: tuple[KeptRun, ...] = ()
    saved_kept: tuple[KeptRun, ...] = ()

    @property
    def is_dirty(self) -> bool:
        """Whether closing would lose work. Training alone counts only where a file keeps the weights."""
        return self.has_edits or (self.path is not None and self.has_trained)

    @property
    def has_unsaved_work(self) -> bool:
        """Whether an autosave is worth while: edits or training that no file contains."""
        return self.is_dirty or self.has_trained

    @property
    def would_lose_work(self) -> bool:
        """Whether the user has to be asked before the document goes: not for a run of an untouched example."""
        return self.is_dirty and bool(self.path or self.undo.undo_text or self.kept)

    @property
    def has_edits(self) -> bool:
        """Whether the experiment or its kept runs are not those of the file."""
        return not self.undo.is_saved or self.kept != self.saved_kept

    def may_write(self, path: Path) -> bool:
        """Whether ``path`` can be had for this document; takes it when it is free."""
        if self.lock is not None and self.lock.path == path.resolve() and self.lock.holds:
            return True
        lock = FileLock(path)
        if not lock.holds:
            return False
        self.release()
        self.lock = lock
        return True

    def release(self) -> None:
        """Let others have the file."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None

    def mark_saved(self, path: Path, is_complete: bool, is_playing: bool) -> None:
        """The file at ``path`` was written; not ``is_complete`` when an edit came in while it was written."""
        self.path = path
        self.saved_kept = self.kept
        self.has_trained = is_playing
        if is_complete:
            self.undo.mark_saved()
