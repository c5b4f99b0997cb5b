"""Sequences made by rule: each asks a recurrent network for one thing it must carry through time."""

import numpy as np

from nnviz.data.dataset import DATASETS, DatasetKind, Draw, Samples
from nnviz.hyper import HyperParam

NOISE = HyperParam("noise", "Noise", 0.0, low=0, high=50, unit="%", help="How far the values stray")
SAMPLES = HyperParam("samples", "Sequences", 2000, low=20, high=20000, help="Training and test sequences together")
USUAL_SHARE = 0.8


def length(default: int, low: int = 4) -> HyperParam:
    """The setting that tells how many time steps a sequence has."""
    return HyperParam("length", "Length", default, low=low, high=200, unit="steps", help="Time steps of a sequence")


def sine(draw: Draw) -> Samples:
    """Pieces of sine waves of random pace and phase, (n, length, 1); asked is the next value."""
    n, steps = draw.count("samples"), draw.count("length")
    pace = draw.rng.uniform(0.15, 0.6, (n, 1))
    phase = draw.rng.uniform(0, 2 * np.pi, (n, 1))
    waves = np.sin(phase + pace * np.arange(steps + 1))
    seen = waves[:, :-1] + draw.noise * draw.noise_rng.standard_normal((n, steps))
    return Samples(seen[..., None], waves[:, -1])


def adding(draw: Draw) -> Samples:
    """A value and a mark at each step, (n, length, 2); asked is the sum of the two marked values.

    One mark lies in each half. Always answering 1 costs a mean squared error of 1/6. Hochreiter & Schmidhuber 1997.
    """
    n, steps = draw.count("samples"), draw.count("length")
    values, marks = draw.rng.uniform(0, 1, (n, steps)), np.zeros((n, steps))
    first, second = draw.rng.integers(0, steps // 2, n), draw.rng.integers(steps // 2, steps, n)
    row = np.arange(n)
    marks[row, first] = marks[row, second] = 1
    return Samples(np.stack([values, marks], axis=2), values[row, first] + values[row, second])


def echo(draw: Draw) -> Samples:
    """Random signs, (n, length, 1); asked is the sign that came ``delay`` steps before the last one."""
    n, steps = draw.count("samples"), draw.count("length")
    signs = draw.rng.integers(0, 2, (n, steps))
    place = max(0, steps - 1 - draw.count("delay"))
    seen = 2.0 * signs - 1 + draw.noise * draw.noise_rng.standard_normal((n, steps))
    return Samples(seen[..., None], signs[:, place])


def brackets(draw: Draw) -> Samples:
    """Opening (+1) and closing (-1) brackets, as many of each, (n, length, 1); asked is whether they match.

    Those that match are drawn evenly among all (by the cycle lemma); the others are random arrangements.
    """
    n, pairs = draw.count("samples"), draw.count("length") // 2
    is_matched = np.arange(n) % 2 == 1
    opened = np.repeat([1, -1], [pairs, pairs])
    loose = draw.rng.permuted(np.broadcast_to(opened, (n, 2 * pairs)), axis=1)
    by_chance = loose.cumsum(axis=1).min(axis=1) >= 0
    loose[by_chance] *= -1
    surplus = draw.rng.permuted(np.broadcast_to(np.append(opened, -1), (n, 2 * pairs + 1)), axis=1)
    start = surplus.cumsum(axis=1).argmin(axis=1) + 1
    turned = np.take_along_axis(surplus, (start[:, None] + np.arange(2 * pairs)) % (2 * pairs + 1), axis=1)
    x = np.where(is_matched[:, None], turned, loose)
    return Samples(x[..., None], is_matched.astype(np.int64))


DELAY = HyperParam("delay", "Delay", 5, low=0, high=199, unit="steps", help="How long the sign must be remembered")

DATASETS.add(
    "sine",
    DatasetKind(
        sine,
        "regression",
        "sequences",
        (20, 1),
        hyper=(length(20), NOISE, SAMPLES),
        shape_of=lambda settings: (int(settings["length"]), 1),
        usual_share=USUAL_SHARE,
    ),
    "Sine waves",
    "What is the next value of the wave?",
)
DATASETS.add(
    "adding",
    DatasetKind(
        adding,
        "regression",
        "sequences",
        (30, 2),
        hyper=(length(30), SAMPLES),
        shape_of=lambda settings: (int(settings["length"]), 2),
        usual_share=USUAL_SHARE,
    ),
    "Adding problem",
    "Add the two marked values of a long sequence: needs a memory",
)
DATASETS.add(
    "echo",
    DatasetKind(
        echo,
        "binary",
        "sequences",
        (12, 1),
        hyper=(length(12), DELAY, NOISE, SAMPLES),
        shape_of=lambda settings: (int(settings["length"]), 1),
        class_names=("−", "+"),
        usual_share=USUAL_SHARE,
    ),
    "Delayed echo",
    "Which sign came some steps ago?",
)
DATASETS.add(
    "brackets",
    DatasetKind(
        brackets,
        "binary",
        "sequences",
        (16, 1),
        hyper=(length(16), SAMPLES),
        shape_of=lambda settings: (2 * (int(settings["length"]) // 2), 1),
        class_names=("wrong", "matched"),
        usual_share=USUAL_SHARE,
    ),
    "Brackets",
    "Does every bracket find its partner? Needs counting",
)
