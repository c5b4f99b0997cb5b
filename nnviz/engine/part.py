"""Part: a catalogue thing that is made from settings alone."""

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from nnviz.hyper import HyperParam, Settings, Value, setting_problems, with_defaults
from nnviz.registry import Registry


class Part:
    """A loss, optimizer, schedule, clip or initialiser: declares its settings and holds their values.

    Raises ValueError for settings that are unknown or out of bounds.
    """

    hyper: ClassVar[tuple[HyperParam, ...]] = ()

    def __init__(self, settings: Mapping[str, Value] | None = None) -> None:
        self.settings: Settings = with_defaults(self.hyper, settings or {})
        if problems := setting_problems(type(self).__name__, self.hyper, self.settings):
            raise ValueError("; ".join(problems))

    def number(self, key: str) -> float:
        """A setting that its HyperParam declares as a number."""
        return float(self.settings[key])


P = TypeVar("P", bound=Part)


def make_part(registry: Registry[type[P]], kind: str, settings: Mapping[str, Value] | None = None) -> P:
    """The part registered as ``kind``. Raises KeyError that names the known kinds, ValueError for bad settings."""
    return registry[kind](settings)
