"""A box for the newest thing only. Safe between threads; never blocks the one who puts or takes."""

from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestBox(Generic[T]):
    """One slot. What is put replaces what waits; what is taken is gone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._item: T | None = None

    def put(self, item: T) -> None:
        """Lay ``item`` in the box; what still waited there is dropped."""
        with self._lock:
            self._item = item

    def take(self) -> T | None:
        """The waiting item, or None; the box is empty afterwards."""
        with self._lock:
            item, self._item = self._item, None
        return item

    @property
    def is_empty(self) -> bool:
        """Whether the last item was taken: the taker is ready for another one."""
        return self._item is None
