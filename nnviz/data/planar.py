"""Two-dimensional classification sets in the square [-6, 6], drawn as TensorFlow Playground draws them."""

from collections.abc import Mapping

import numpy as np

from nnviz.data.dataset import DATASETS, Builder, DatasetKind, Draw, Samples, Task
from nnviz.data.points import OWN_POINTS, labelled_points
from nnviz.hyper import HyperParam, Value

EXTENT = 6.0
RADIUS = 5.0
XOR_GAP = 0.3
SPIRAL_TURNS = 1.75

NOISE = HyperParam("noise", "Noise", 0.0, low=0, high=50, unit="%", help="How far the samples stray")
SAMPLES = HyperParam("samples", "Samples", 500, low=20, high=5000, help="Training and test samples together")
CLASSES = HyperParam("classes", "Classes", 4, low=2, high=8, help="How many groups there are")


def circle(draw: Draw) -> Samples:
    """A disc of class 1 inside a ring of class 0; noise swaps labels near the gap."""
    n = draw.count("samples")
    inside = np.arange(n) < n // 2
    near, far = np.where(inside, 0.0, 0.7 * RADIUS), np.where(inside, 0.5 * RADIUS, RADIUS)
    radius, angle = draw.rng.uniform(near, far), draw.rng.uniform(0, 2 * np.pi, n)
    points = np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])
    shaken = points + draw.noise_rng.uniform(-RADIUS, RADIUS, (n, 2)) * draw.noise
    return _labelled(draw, points, np.hypot(*shaken.T) < 0.5 * RADIUS)


def xor(draw: Draw) -> Samples:
    """Four squares; class 1 where both coordinates have the same sign."""
    n = draw.count("samples")
    points = draw.rng.uniform(-RADIUS, RADIUS, (n, 2))
    points += np.where(points > 0, XOR_GAP, -XOR_GAP)
    shaken = points + draw.noise_rng.uniform(-RADIUS, RADIUS, (n, 2)) * draw.noise
    return _labelled(draw, points, shaken[:, 0] * shaken[:, 1] >= 0)


def gauss(draw: Draw) -> Samples:
    """Two round clouds about (2, 2) and (-2, -2); noise widens their variance from 0.5 to 4."""
    n = draw.count("samples")
    labels = np.arange(n) < n // 2
    centres = np.where(labels, 2.0, -2.0)[:, None]
    deviation = np.sqrt(0.5 + 7 * draw.noise)
    return _labelled(draw, centres + deviation * draw.rng.standard_normal((n, 2)), labels)


def spiral(draw: Draw) -> Samples:
    """Two arms that wind about each other one and three quarter times."""
    n = draw.count("samples")
    labels = np.arange(n) < n // 2
    along = np.concatenate([np.arange(n // 2) / (n // 2), np.arange(n - n // 2) / (n - n // 2)])
    angle = SPIRAL_TURNS * 2 * np.pi * along + np.where(labels, 0.0, np.pi)
    points = RADIUS * along[:, None] * np.column_stack([np.sin(angle), np.cos(angle)])
    return _labelled(draw, points + draw.noise_rng.uniform(-1, 1, (n, 2)) * draw.noise, labels)


def moons(draw: Draw) -> Samples:
    """Two half circles that reach into each other."""
    n = draw.count("samples")
    labels = np.arange(n) < n // 2
    angle = draw.rng.uniform(0, np.pi, n)
    x = np.where(labels, 1 - np.cos(angle), np.cos(angle)) - 0.5
    y = np.where(labels, 0.5 - np.sin(angle), np.sin(angle)) - 0.25
    return _labelled(
        draw, 3 * np.column_stack([x, y]) + 3 * draw.noise * draw.noise_rng.standard_normal((n, 2)), labels
    )


def blobs(draw: Draw) -> Samples:
    """Round clouds, evenly spread on a ring that the seed turns."""
    labels, centres = _ring(draw)
    deviation = 0.4 + 2 * draw.noise
    return _labelled(draw, centres[labels] + deviation * draw.noise_rng.standard_normal((len(labels), 2)), labels)


def varied(draw: Draw) -> Samples:
    """Round clouds on a ring, the widest three times as wide as the narrowest."""
    labels, centres = _ring(draw)
    widths = np.linspace(0.3, 0.9, draw.count("classes")) + 2 * draw.noise
    shaken = widths[labels, None] * draw.noise_rng.standard_normal((len(labels), 2))
    return _labelled(draw, centres[labels] + shaken, labels)


def anisotropic(draw: Draw) -> Samples:
    """Long parallel clouds, side by side along the diagonal."""
    classes = draw.count("classes")
    labels = np.arange(draw.count("samples")) % classes
    across = np.linspace(-5.0, 5.0, classes)[labels]
    wander = draw.noise_rng.standard_normal((len(labels), 2)) * [1.5 / classes + 2 * draw.noise, 1.5]
    wander[:, 0] += across
    turn = np.sqrt(0.5) * np.array([[1.0, 1.0], [-1.0, 1.0]])
    return _labelled(draw, wander @ turn, labels)


def _ring(draw: Draw) -> tuple[np.ndarray, np.ndarray]:
    classes = draw.count("classes")
    angle = 2 * np.pi * (np.arange(classes) / classes + draw.rng.uniform())
    return np.arange(draw.count("samples")) % classes, 4 * np.column_stack([np.cos(angle), np.sin(angle)])


def _labelled(draw: Draw, points: np.ndarray, labels: np.ndarray) -> Samples:
    """Points kept inside the picture's square, with the user's own points beside them."""
    own_x, own_y = labelled_points(str(draw.settings["points"]))
    return Samples(np.clip(points, -EXTENT, EXTENT), labels.astype(np.int64), own_x=own_x, own_y=own_y)


def _numbered(settings: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(str(number) for number in range(int(settings["classes"])))


def _enter(key: str, build: Builder, label: str, help: str, task: Task = "binary") -> None:
    is_binary = task == "binary"
    kind = DatasetKind(
        build=build,
        task=task,
        group="planar",
        input_shape=(2,),
        hyper=(NOISE, SAMPLES, OWN_POINTS) if is_binary else (NOISE, CLASSES, SAMPLES, OWN_POINTS),
        class_names=("−", "+") if is_binary else (),
        names_of=None if is_binary else _numbered,
        is_planar=True,
    )
    DATASETS.add(key, kind, label, help)


_enter("circle", circle, "Circle", "A disc inside a ring: no straight line parts them")
_enter("xor", xor, "Exclusive or", "Four squares, opposite ones alike: needs a hidden layer or the input x·y")
_enter("gauss", gauss, "Two clouds", "Two round clouds: a straight line is enough")
_enter("spiral", spiral, "Spiral", "Two arms wound about each other: the hardest of the classics")
_enter("moons", moons, "Moons", "Two half circles that reach into each other")
_enter("blobs", blobs, "Blobs", "Two to eight round clouds on a ring", "classes")
_enter("varied", varied, "Varied blobs", "Round clouds of different width", "classes")
_enter("anisotropic", anisotropic, "Long blobs", "Long parallel clouds: distance to the centre misleads", "classes")
