"""Pushing a picture away from what a network has learned: moved, turned, scaled, drawn with another pen, made noisy."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

import numpy as np

from nnviz.data.augmentation import resample, thicken
from nnviz.data.pen import Floats

GRAIN_SEED = 0


@dataclass(frozen=True, slots=True)
class PushKind:
    """From ``low`` to ``high``; ``still`` is the amount that changes nothing."""

    low: float
    high: float
    unit: str
    still: float = 0.0


PUSHES: Mapping[str, PushKind] = {
    "across": PushKind(-12, 12, "px"),
    "down": PushKind(-12, 12, "px"),
    "rotate": PushKind(-90, 90, "°"),
    "scale": PushKind(40, 160, "%", still=100),
    "thickness": PushKind(-2, 2, "px"),
    "grain": PushKind(0, 1, ""),
}
"""By the names of the fields of Push."""


@dataclass(frozen=True, slots=True)
class Push:
    """How far a picture is pushed in every way; without arguments not at all."""

    across: float = 0.0
    down: float = 0.0
    rotate: float = 0.0
    scale: float = 100.0
    thickness: float = 0.0
    grain: float = 0.0

    def amount(self, key: str) -> float:
        """The amount of one kind."""
        return float(asdict(self)[key])

    def by(self, key: str, amount: float) -> "Push":
        """The same with another amount of one kind, kept within its bounds."""
        kind = PUSHES[key]
        return replace(self, **{key: min(kind.high, max(kind.low, amount))})

    @property
    def is_still(self) -> bool:
        """Whether nothing is changed."""
        return self == Push()

    @property
    def text(self) -> str:
        """As one word, for requests."""
        return ",".join(f"{value:g}" for value in asdict(self).values())

    @classmethod
    def of_text(cls, text: str) -> "Push":
        """What ``text`` says. Raises ValueError unless it is such a word."""
        return cls(*map(float, text.split(",", len(fields(cls)) - 1)))


def pushed(picture: Floats, push: Push) -> Floats:
    """One picture (height, width, 1) pushed; float32."""
    changed: Floats = swept(picture, push, "rotate", np.array([push.rotate], np.float32))[0]
    return changed


def swept(picture: Floats, push: Push, key: str, amounts: Floats) -> Floats:
    """One picture (height, width, 1) pushed, with each of the amounts (n,) of one kind: (n, height, width, 1)."""
    count = len(amounts)
    of = {name: np.full(count, value, np.float32) for name, value in asdict(push).items()}
    of[key] = amounts.astype(np.float32)
    pictures = np.repeat(picture[None].astype(np.float32), count, axis=0)
    if of["thickness"].any():
        pictures = _thickened(pictures, of["thickness"])
    angle = np.radians(of["rotate"])
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]).transpose(2, 0, 1)
    matrices = turn / (of["scale"] / 100)[:, None, None]
    pictures = resample(pictures, matrices, np.column_stack([of["down"], of["across"]]))
    if of["grain"].any():
        noise = np.random.default_rng(GRAIN_SEED).standard_normal(picture.shape).astype(np.float32)
        pictures = np.clip(pictures + of["grain"][:, None, None, None] * noise, 0, 1)
    return pictures.astype(np.float32)


def amounts_of(key: str, count: int) -> Floats:
    """``count`` even amounts from the lowest to the highest."""
    return np.linspace(PUSHES[key].low, PUSHES[key].high, count, dtype=np.float32)


def _thickened(pictures: Floats, amounts: Floats) -> Floats:
    once = thicken(pictures, np.clip(amounts, -1, 1))
    return thicken(once, np.clip(amounts, -2, 2) - np.clip(amounts, -1, 1))
