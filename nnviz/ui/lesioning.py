"""Lesions in the window: while a key is held, every view reads the network without the part under the pointer.

No view knows of it: their requests are rewritten on the way out and the readings on the way in.
"""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from nnviz.runtime.messages import Part, Request, Snapshot, without

LESIONED = frozenset({"predictions", "trace", "maps", "map", "classes", "curve", "confusion", "fit"})
"""What is read of the network without the part; everything else stays of the whole one."""


class Lesioning(QObject):
    """``changed`` carries the part that is left out now, or None, and what it is called."""

    changed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pointed: tuple[Part, str] | None = None
        self._is_held = False
        self._shown: Part | None = None

    @property
    def part(self) -> Part | None:
        """What is left out now."""
        return self._pointed[0] if self._is_held and self._pointed else None

    @property
    def is_held(self) -> bool:
        """Whether the key is down."""
        return self._is_held

    def hold(self, *, is_held: bool) -> None:
        """The key went down or up."""
        self._is_held = is_held
        self._tell()

    def point(self, part: Part | None, name: str = "") -> None:
        """The pointer is on this part now, or on none."""
        self._pointed = None if part is None else (part, name)
        self._tell()

    def rewritten(self, requests: Iterable[Request]) -> frozenset[Request]:
        """The requests of the views as the trainer thread gets them."""
        return frozenset(self._rewrite(request) for request in requests)

    def restored(self, snapshot: Snapshot, requests: Iterable[Request]) -> Snapshot:
        """The snapshot as the views know it, ``requests`` being theirs."""
        if self.part is None:
            return snapshot
        readings = {request: array for request, array in snapshot.readings.items() if request.probe not in LESIONED}
        for request in requests:
            reading = snapshot.readings.get(self._rewrite(request))
            if reading is not None:
                readings[request] = reading
        return replace(snapshot, readings=readings)

    def _rewrite(self, request: Request) -> Request:
        is_of_first = not request.target or request.target[0] == 0
        return without(self.part, request) if request.probe in LESIONED and is_of_first else request

    def _tell(self) -> None:
        if self.part != self._shown:
            self._shown = self.part
            self.changed.emit(self._shown, self._pointed[1] if self._shown and self._pointed else "")
