"""A catalogue: key -> entry, in the order of registration."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One line of a catalogue: the thing, its English label and one sentence of help."""

    key: str
    thing: T
    label: str
    help: str = ""


class Registry(Generic[T]):
    """Named things of one sort; refuses duplicates and names the known keys in its errors."""

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self._entries: dict[str, Entry[T]] = {}

    def register(self, key: str, label: str, help: str = "") -> Callable[[T], T]:
        """Decorator that enters a class or function under ``key``.

        Raises ValueError when the key is taken.
        """

        def enter(thing: T) -> T:
            self.add(key, thing, label, help)
            return thing

        return enter

    def add(self, key: str, thing: T, label: str, help: str = "") -> None:
        """Enter ``thing`` under ``key``. Raises ValueError when the key is taken."""
        if key in self._entries:
            raise ValueError(f"the {self.noun} {key!r} is registered twice")
        self._entries[key] = Entry(key, thing, label, help)

    def entry(self, key: str) -> Entry[T]:
        """The whole entry. Raises KeyError that names the known keys."""
        try:
            return self._entries[key]
        except KeyError:
            known = ", ".join(self._entries)
            raise KeyError(f"unknown {self.noun} {key!r}; known: {known}") from None

    def __getitem__(self, key: str) -> T:
        return self.entry(key).thing

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def entries(self) -> tuple[Entry[T], ...]:
        """All entries in the order of registration."""
        return tuple(self._entries.values())
