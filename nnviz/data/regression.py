"""Regression sets over the square [-6, 6] and over one axis."""

import numpy as np

from nnviz.data.dataset import DATASETS, DatasetKind, Draw, Samples
from nnviz.data.planar import EXTENT, NOISE, SAMPLES
from nnviz.data.points import OWN_VALUES, parse_points
from nnviz.hyper import HyperParam

BUMPS = np.array([(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)])
BUMP_REACH = 2.0

CURVES = {
    "sine": lambda x: np.sin(x),
    "wavelet": lambda x: np.cos(2 * x) * np.exp(-x * x / 8),
    "step": lambda x: np.sign(x),
    "absolute": lambda x: np.abs(x) / 3 - 1,
    "line": lambda x: x / 6,
}
CURVE = HyperParam("shape", "Shape", "sine", choices=tuple(CURVES), help="The curve behind the samples")
FEW_SAMPLES = HyperParam("samples", "Samples", 200, low=20, high=5000, help="Training and test samples together")


def plane(draw: Draw) -> Samples:
    """Values rise evenly from the lower left to the upper right corner: ``(x + y) / 10``."""
    points, shaken = _square(draw)
    return Samples(points, shaken.sum(axis=1) / 10)


def bumps(draw: Draw) -> Samples:
    """Three hills and three hollows; the nearest one decides, its height falls to 0 at distance 2."""
    points, shaken = _square(draw)
    distance = np.hypot(*(shaken[:, None] - BUMPS[None, :, :2]).transpose(2, 0, 1))
    heights = np.clip(1 - distance / BUMP_REACH, 0, 1) * BUMPS[:, 2]
    return Samples(points, heights[np.arange(len(points)), np.abs(heights).argmax(axis=1)])


def curve(draw: Draw) -> Samples:
    """Samples along one axis; noise shakes the values."""
    x = draw.rng.uniform(-EXTENT, EXTENT, draw.count("samples"))
    y = CURVES[str(draw.settings["shape"])](x) + draw.noise * draw.noise_rng.standard_normal(len(x))
    own = parse_points(str(draw.settings["points"]), 2)
    return Samples(x[:, None], y, own_x=own[:, :1], own_y=own[:, 1])


def _square(draw: Draw) -> tuple[np.ndarray, np.ndarray]:
    """Points all over the square, and the same points shaken by the noise."""
    points = draw.rng.uniform(-EXTENT, EXTENT, (draw.count("samples"), 2))
    return points, points + draw.noise_rng.uniform(-EXTENT, EXTENT, points.shape) * draw.noise


DATASETS.add(
    "plane",
    DatasetKind(plane, "regression", "regression", (2,), hyper=(NOISE, SAMPLES), is_planar=True),
    "Plane",
    "A value that rises evenly: one neuron is enough",
)
DATASETS.add(
    "bumps",
    DatasetKind(bumps, "regression", "regression", (2,), hyper=(NOISE, SAMPLES), is_planar=True),
    "Hills",
    "Three hills and three hollows",
)
DATASETS.add(
    "curve-1d",
    DatasetKind(
        curve,
        "regression",
        "regression",
        (1,),
        hyper=(CURVE, NOISE, FEW_SAMPLES, OWN_VALUES),
        input_labels=("x",),
    ),
    "Curve",
    "A curve over one axis: watch the fit bend through the points",
)
