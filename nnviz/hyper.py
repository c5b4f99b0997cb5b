"""HyperParam, one declared setting that feeds forms, files and validation alike; Settings, a frozen mapping."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Value = bool | int | float | str
Kind = Literal["int", "float", "bool", "choice", "text"]


@dataclass(frozen=True, slots=True)
class HyperParam:
    """A setting of a layer, optimizer, dataset or trainer.

    ``low`` and ``high`` are inclusive; ``choices`` are the allowed strings of a choice;
    ``is_log`` asks forms for a logarithmic slider; ``unit`` is printed behind the number.
    """

    key: str
    label: str
    default: Value
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    help: str = ""
    is_log: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of the value, told by the default and the choices."""
        if self.choices:
            return "choice"
        if isinstance(self.default, bool):
            return "bool"
        if isinstance(self.default, int):
            return "int"
        if isinstance(self.default, float):
            return "float"
        return "text"

    def problem(self, value: object) -> str | None:
        """Why ``value`` is refused: what was expected, what came. None when it is fine."""
        if self.kind == "choice":
            return None if value in self.choices else self._refuse(f"one of {', '.join(self.choices)}", value)
        if self.kind == "bool":
            return None if isinstance(value, bool) else self._refuse("true or false", value)
        if self.kind == "text":
            return None if isinstance(value, str) else self._refuse("a text", value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return self._refuse("a number", value)
        if self.kind == "int" and not isinstance(value, int):
            return self._refuse("a whole number", value)
        if not math.isfinite(value):
            return self._refuse("a finite number", value)
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            return self._refuse(self._bounds(), value)
        return None

    def _bounds(self) -> str:
        if self.high is None:
            return f"at least {self.low:g}"
        if self.low is None:
            return f"at most {self.high:g}"
        return f"{self.low:g} to {self.high:g}"

    def _refuse(self, expected: str, value: object) -> str:
        return f"{self.label.lower()} must be {expected}, got {value!r}"


class Settings(Mapping[str, Value]):
    """An immutable, hashable mapping of setting keys to values."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value] | None = None, /, **more: Value) -> None:
        self._values: dict[str, Value] = {**(values or {}), **more}

    def __getitem__(self, key: str) -> Value:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Settings):
            return self._values == other._values
        return NotImplemented

    def __repr__(self) -> str:
        return "Settings(" + ", ".join(f"{key}={value!r}" for key, value in self.items()) + ")"

    def replace(self, /, **changes: Value) -> "Settings":
        """A copy with some values changed."""
        return Settings(self._values, **changes)


def with_defaults(declared: tuple[HyperParam, ...], given: Mapping[str, Value]) -> Settings:
    """``given`` completed by the declared defaults; undeclared keys stay, for ``setting_problems`` to name."""
    return Settings({hyper.key: hyper.default for hyper in declared} | dict(given))


def setting_problems(owner: str, declared: tuple[HyperParam, ...], given: Mapping[str, Value]) -> list[str]:
    """All reasons why ``given`` does not fit what ``owner`` declares, one sentence each."""
    known = {hyper.key: hyper for hyper in declared}
    problems = [
        f"{owner}: unknown setting {key!r}; known: {', '.join(known) or 'none'}" for key in given if key not in known
    ]
    for key, hyper in known.items():
        reason = hyper.problem(given[key]) if key in given else None
        if reason:
            problems.append(f"{owner}: {reason}")
    return problems
