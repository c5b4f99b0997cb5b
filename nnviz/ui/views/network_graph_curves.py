"""Links as curves: cut once into equal lengths, then dashed, measured and hit by array arithmetic alone."""

from dataclasses import dataclass

import numpy as np

CUTS = 32
DASH_PX = 8.5
PERIOD_PX = 12.5

_TIMES = np.linspace(0.0, 1.0, CUTS + 1)
_EASE = 3 * _TIMES**2 - 2 * _TIMES**3
_ADVANCE = 1.5 * _TIMES - 1.5 * _TIMES**2 + _TIMES**3


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """Curves on the screen: ``points`` (links, CUTS + 1, 2) at equal distances along each, ``length`` (links,)."""

    points: np.ndarray
    length: np.ndarray

    def __len__(self) -> int:
        return len(self.length)

    def dashes(self, chosen: np.ndarray, phase_px: float) -> tuple[np.ndarray, np.ndarray]:
        """Dashes of the chosen links, moved forward by ``phase_px``.

        Returns the lines (dashes, 4) as x1 y1 x2 y2 and to which of ``chosen`` each belongs (dashes,).
        """
        length = self.length[chosen]
        if not len(length):
            return np.zeros((0, 4)), np.zeros(0, dtype=np.intp)
        begin = phase_px % PERIOD_PX - PERIOD_PX + PERIOD_PX * np.arange(int(length.max() / PERIOD_PX) + 2)
        start = np.clip(begin[None, :], 0.0, length[:, None])
        end = np.clip(begin[None, :] + DASH_PX, 0.0, length[:, None])
        owner, number = np.nonzero(end - start > 0.4)
        rows = chosen[owner]
        lines = np.concatenate(
            [self._at(rows, start[owner, number] / length[owner]), self._at(rows, end[owner, number] / length[owner])],
            axis=1,
        )
        return lines, owner

    def solid(self, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The chosen links without gaps: lines (chosen * CUTS, 4) and their owners, as ``dashes`` gives them."""
        points = self.points[chosen]
        lines = np.concatenate([points[:, :-1], points[:, 1:]], axis=2).reshape(-1, 4)
        return lines, np.repeat(np.arange(len(chosen)), CUTS)

    def distances(self, x: float, y: float) -> np.ndarray:
        """How far the point is from every curve (links,), in pixels."""
        here = np.array([x, y])
        start, step = self.points[:, :-1], np.diff(self.points, axis=1)
        square = np.maximum((step**2).sum(axis=2), 1e-9)
        share = np.clip(((here - start) * step).sum(axis=2) / square, 0.0, 1.0)
        gap = start + share[:, :, None] * step - here
        nearest: np.ndarray = np.sqrt((gap**2).sum(axis=2).min(axis=1, initial=np.inf))
        return nearest

    def _at(self, rows: np.ndarray, share: np.ndarray) -> np.ndarray:
        place = share * CUTS
        cut = np.minimum(place.astype(np.intp), CUTS - 1)
        rest = (place - cut)[:, None]
        place_at: np.ndarray = self.points[rows, cut] * (1 - rest) + self.points[rows, cut + 1] * rest
        return place_at


def curves_between(start: np.ndarray, end: np.ndarray) -> Curves:
    """Curves from ``start`` to ``end``, both (links, 2), that leave and arrive horizontally."""
    step = end - start
    shape = np.stack([_ADVANCE, _EASE], axis=1)
    points = start[:, None, :] + shape[None, :, :] * step[:, None, :]
    travelled = np.zeros((len(start), CUTS + 1))
    np.cumsum(np.hypot(*np.moveaxis(np.diff(points, axis=1), 2, 0)), axis=1, out=travelled[:, 1:])
    length = travelled[:, -1].copy()
    return Curves(_equally_spaced(points, travelled, length), np.maximum(length, 1e-6))


def _equally_spaced(points: np.ndarray, travelled: np.ndarray, length: np.ndarray) -> np.ndarray:
    """The same curves with points at equal distances: one interpolation over all rows, kept apart by an offset."""
    if not len(points):
        return points
    rows = 2.0 * np.arange(len(points))[:, None]
    known = (travelled / np.maximum(length, 1e-6)[:, None] + rows).ravel()
    wanted = (_TIMES[None, :] + rows).ravel()
    spaced = [np.interp(wanted, known, points[:, :, axis].ravel()) for axis in (0, 1)]
    return np.stack(spaced, axis=1).reshape(points.shape)
