"""Distributions of points in the plane, for networks that learn to draw new points; y tells the mode of a point."""

from collections.abc import Callable

import numpy as np

from nnviz.data.dataset import DATASETS, DatasetKind, Draw, Samples
from nnviz.data.planar import EXTENT
from nnviz.hyper import HyperParam

RADIUS = 4.0
NOISE = HyperParam("noise", "Noise", 5.0, low=0, high=50, unit="%", help="How far points stray from the shape")
POINTS = HyperParam("samples", "Samples", 2000, low=20, high=20000, help="Points to learn from and to test with")
MODES = HyperParam("modes", "Clouds", 8, low=2, high=12, help="How many clouds stand on the ring")
ARCS = tuple(f"arc {number}" for number in range(1, 9))

Shape = Callable[[Draw, int], tuple[np.ndarray, np.ndarray]]


def line(draw: Draw, n: int) -> tuple[np.ndarray, np.ndarray]:
    """A straight line from lower left to upper right."""
    along = draw.rng.uniform(-RADIUS, RADIUS, n)
    return np.column_stack([along, along / 2]), np.zeros(n, np.int64)


def ring(draw: Draw, n: int) -> tuple[np.ndarray, np.ndarray]:
    """A circle of radius 4; its eight arcs count as modes."""
    angle = draw.rng.uniform(0, 2 * np.pi, n)
    arcs = (angle / (2 * np.pi) * len(ARCS)).astype(np.int64) % len(ARCS)
    return RADIUS * np.column_stack([np.cos(angle), np.sin(angle)]), arcs


def gaussians(draw: Draw, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Round clouds evenly spread on a circle: the classic test for a generator that forgets some of them."""
    modes = np.arange(n) % draw.count("modes")
    return ring_centres(draw.count("modes"))[modes], modes


def two_moons(draw: Draw, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Two half circles that reach into each other."""
    modes = np.arange(n) % 2
    angle = draw.rng.uniform(0, np.pi, n)
    x = np.where(modes, 1 - np.cos(angle), np.cos(angle)) - 0.5
    y = np.where(modes, 0.5 - np.sin(angle), np.sin(angle)) - 0.25
    return 2.5 * np.column_stack([x, y]), modes


def ring_centres(count: int) -> np.ndarray:
    """The centres (count, 2) of the clouds on the ring, the first one at the right."""
    angle = 2 * np.pi * np.arange(count) / count
    return RADIUS * np.column_stack([np.cos(angle), np.sin(angle)])


def _enter(key: str, shape: Shape, modes: tuple[str, ...], label: str, help: str) -> None:
    def build(draw: Draw) -> Samples:
        points, mode = shape(draw, draw.count("samples"))
        points = points + RADIUS * draw.noise * draw.noise_rng.standard_normal(points.shape)
        return Samples(np.clip(points, -EXTENT, EXTENT), mode)

    kind = DatasetKind(
        build=build,
        task="classes",
        group="distributions",
        input_shape=(2,),
        hyper=(NOISE, POINTS) if modes else (NOISE, POINTS, MODES),
        class_names=modes,
        names_of=None if modes else lambda settings: tuple(str(n + 1) for n in range(int(settings["modes"]))),
        is_planar=True,
        usual_share=0.5,
    )
    DATASETS.add(key, kind, label, help)


_enter("line-2d", line, ("line",), "Line", "Points along a line: the easiest to imitate")
_enter("ring-2d", ring, ARCS, "Ring", "Points on a circle")
_enter("gaussians-2d", gaussians, (), "Eight clouds", "Clouds on a circle: does the generator find all of them?")
_enter("moons-2d", two_moons, ("upper", "lower"), "Two moons", "Two half circles that reach into each other")
