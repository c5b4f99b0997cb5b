"""Augmentation: every picture of a batch moved, turned, scaled, sheared and drawn with another pen, each by its own
random amount, all at once."""

from collections.abc import Mapping

import numpy as np

from nnviz.hyper import HyperParam, Value

AUGMENTATION = (
    HyperParam("shift", "Shift", 0.0, 0.0, 50.0, unit="%", help="At most so much of the picture's size, each way"),
    HyperParam("rotate", "Rotate", 0.0, 0.0, 180.0, unit="°", help="At most so far, either way"),
    HyperParam("scale", "Scale", 0.0, 0.0, 80.0, unit="%", help="At most so much larger or smaller"),
    HyperParam("shear", "Shear", 0.0, 0.0, 45.0, unit="°", help="At most so slanted, either way"),
    HyperParam("thickness", "Thickness", 0.0, 0.0, 1.0, unit="px", help="Edges move at most so far, out or in"),
    HyperParam("grain", "Grain", 0.0, 0.0, 1.0, help="Standard deviation of the noise on each pixel"),
)


class Augmentation:
    """Makes changed copies of pictures. ``settings`` may hold more than those of AUGMENTATION.

    The amounts are drawn evenly between minus and plus the setting, for each picture on its own.
    """

    def __init__(self, settings: Mapping[str, Value]) -> None:
        self._limits = {hyper.key: float(settings.get(hyper.key, hyper.default)) for hyper in AUGMENTATION}

    @property
    def is_idle(self) -> bool:
        """Whether pictures come back as they are."""
        return not any(self._limits.values())

    def __call__(self, pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Changed copies of pictures (batch, height, width, channels) with values 0 to 1, of the same type."""
        changed = pictures.copy()
        if self._limits["thickness"]:
            changed = thicken(changed, self._draw(rng, "thickness", len(pictures)).astype(pictures.dtype))
        if any(self._limits[key] for key in ("shift", "rotate", "scale", "shear")):
            shifts = self._draw_shifts(rng, pictures.shape)
            changed = resample(changed, self._draw_matrices(rng, len(pictures)), shifts)
        if self._limits["grain"]:
            changed += self._limits["grain"] * rng.standard_normal(changed.shape)
            np.clip(changed, 0, 1, out=changed)
        return changed

    def _draw(self, rng: np.random.Generator, key: str, count: int) -> np.ndarray:
        return rng.uniform(-self._limits[key], self._limits[key], count)

    def _draw_matrices(self, rng: np.random.Generator, count: int) -> np.ndarray:
        """Matrices (count, 2, 2) that take a place (row, column) in the new picture to its source in the old one."""
        angle = np.radians(self._draw(rng, "rotate", count))
        slant = np.tan(np.radians(self._draw(rng, "shear", count)))
        size = 1 + self._draw(rng, "scale", count) / 100
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]).transpose(2, 0, 1)
        turn[:, 1] += slant[:, None] * turn[:, 0]
        return np.asarray(turn / size[:, None, None])

    def _draw_shifts(self, rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
        """Shifts (count, 2) in pixels, down and to the right."""
        sizes = np.array(shape[1:3]) / 100
        return np.column_stack([self._draw(rng, "shift", shape[0]), self._draw(rng, "shift", shape[0])]) * sizes


def thicken(pictures: np.ndarray, amounts: np.ndarray) -> np.ndarray:
    """Pictures (batch, height, width, channels) whose bright lines grow by ``amounts`` (batch,) pixels, -1 to 1.

    Each pixel goes so far towards the brightest (below 0: the darkest) of itself and its four neighbours.
    """
    padded = np.pad(pictures, ((0, 0), (1, 1), (1, 1), (0, 0)))
    rows, columns = slice(1, -1), slice(1, -1)
    neighbours = (padded[:, :-2, columns], padded[:, 2:, columns], padded[:, rows, :-2], padded[:, rows, 2:])
    brightest, darkest = pictures, pictures
    for neighbour in neighbours:
        brightest, darkest = np.maximum(brightest, neighbour), np.minimum(darkest, neighbour)
    share = amounts[:, None, None, None]
    return np.asarray(pictures + np.abs(share) * (np.where(share > 0, brightest, darkest) - pictures))


def resample(pictures: np.ndarray, matrices: np.ndarray, shifts: np.ndarray) -> np.ndarray:
    """Pictures (batch, height, width, channels) seen through affine maps about their centres, bilinear, 0 outside.

    Place ``p`` (row, column, from the centre) of picture ``n`` shows what stood at ``matrices[n] @ (p - shifts[n])``.
    """
    batch, height, width, _ = pictures.shape
    centre = np.array([(height - 1) / 2, (width - 1) / 2])
    places = np.stack(np.meshgrid(np.arange(height), np.arange(width), indexing="ij"), -1).reshape(-1, 2) - centre
    source = (places - shifts[:, None]) @ matrices.transpose(0, 2, 1) + centre
    corner = np.floor(source).astype(np.int64)
    part = (source - corner).astype(pictures.dtype)
    padded = np.pad(pictures, ((0, 0), (1, 1), (1, 1), (0, 0)))
    number = np.arange(batch)[:, None]
    result = np.zeros((batch, height * width, pictures.shape[3]), pictures.dtype)
    for down in (0, 1):
        for right in (0, 1):
            rows = np.clip(corner[..., 0] + down + 1, 0, height + 1)
            columns = np.clip(corner[..., 1] + right + 1, 0, width + 1)
            weight = np.abs(1 - down - part[..., 0]) * np.abs(1 - right - part[..., 1])
            result += weight[..., None] * padded[number, rows, columns]
    return result.reshape(pictures.shape)
