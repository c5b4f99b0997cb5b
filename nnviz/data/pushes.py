"""Pushing a picture away from what the network has learned: one kind of change, by a growing amount."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from nnviz.data.augmentation import resample, thicken
from nnviz.data.pen import Floats

GRAIN_SEED = 0
Change = Callable[[Floats, Floats], Floats]


@dataclass(frozen=True, slots=True)
class Push:
    """``change`` makes of pictures (n, height, width, 1) and amounts (n,), ``low`` to ``high``, changed pictures."""

    low: float
    high: float
    unit: str
    change: Change


def _shifted(pictures: Floats, amounts: Floats) -> Floats:
    matrices = np.repeat(np.eye(2)[None], len(amounts), axis=0)
    return resample(pictures, matrices, np.column_stack([np.zeros_like(amounts), amounts]))


def _turned(pictures: Floats, amounts: Floats) -> Floats:
    angle = np.radians(amounts)
    matrices = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]).transpose(2, 0, 1)
    return resample(pictures, matrices, np.zeros((len(amounts), 2)))


def _scaled(pictures: Floats, amounts: Floats) -> Floats:
    matrices = np.eye(2)[None] / (amounts / 100)[:, None, None]
    return resample(pictures, matrices, np.zeros((len(amounts), 2)))


def _thickened(pictures: Floats, amounts: Floats) -> Floats:
    once = thicken(pictures, np.clip(amounts, -1, 1))
    return thicken(once, np.clip(amounts, -2, 2) - np.clip(amounts, -1, 1))


def _grainy(pictures: Floats, amounts: Floats) -> Floats:
    noise = np.random.default_rng(GRAIN_SEED).standard_normal(pictures.shape[1:]).astype(np.float32)
    grainy: Floats = np.clip(pictures + amounts[:, None, None, None] * noise, 0, 1)
    return grainy


PUSHES: Mapping[str, Push] = {
    "shift": Push(-12, 12, "px", _shifted),
    "rotate": Push(-90, 90, "°", _turned),
    "scale": Push(40, 160, "%", _scaled),
    "thickness": Push(-2, 2, "px", _thickened),
    "grain": Push(0, 1, "", _grainy),
}
"""By key; the picture itself is the amount 0, of ``scale`` 100."""


def still(key: str) -> float:
    """The amount that changes nothing."""
    return 100.0 if key == "scale" else 0.0


def pushed(picture: Floats, key: str, amounts: Floats) -> Floats:
    """One picture (height, width, 1) changed by each of the amounts (n,): (n, height, width, 1), float32."""
    copies = np.repeat(picture[None].astype(np.float32), len(amounts), axis=0)
    return PUSHES[key].change(copies, amounts.astype(np.float32)).astype(np.float32)


def amounts_of(key: str, count: int) -> Floats:
    """``count`` even amounts from the lowest to the highest."""
    return np.linspace(PUSHES[key].low, PUSHES[key].high, count, dtype=np.float32)
