"""Series and texts that ship with NNViz, cut into windows: asked is what comes next. The end is the test part."""

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np

from nnviz.data.dataset import DATASETS, DatasetKind, Draw, Samples
from nnviz.data.yardsticks import bigram, last_value
from nnviz.hyper import HyperParam, Value
from nnviz.resources import resource_path

NAME_BOUNDARY = "."
TEST_SHARE = 0.2
LENGTH_HELP = "How far the network looks back"


@cache
def values_of(name: str) -> np.ndarray:
    """The second column of ``data/sequences/<name>.csv``, float64."""
    path = resource_path(f"data/sequences/{name}.csv")
    return np.loadtxt(path, delimiter=",", skiprows=1, usecols=1)


@cache
def sonnet_text() -> str:
    """Shakespeare's sonnets in lower case, one line break between lines, without title and numbers."""
    text = resource_path("data/sequences/sonnets.txt").read_text("ascii")
    lines = (line.strip().lower() for line in text.splitlines()[2:])
    return "\n".join(line for line in lines if line and not set(line) <= set("ivxlc"))


@cache
def name_list() -> tuple[str, ...]:
    """First names in lower case."""
    return tuple(resource_path("data/sequences/first_names.txt").read_text("ascii").lower().split())


@cache
def sonnet_characters() -> tuple[str, ...]:
    """The characters of the sonnets; a character's number is its place."""
    return tuple(sorted(set(sonnet_text())))


def name_characters() -> tuple[str, ...]:
    """The boundary of a name, then the letters."""
    return (NAME_BOUNDARY, *"abcdefghijklmnopqrstuvwxyz")


def forecast(name: str) -> Callable[[Draw], Samples]:
    """Windows of a series, (n, length, 1), as differences from their last value; asked is the next difference.

    Differences are counted in standard deviations of the training part. Answering 0 is the last-value forecast.
    """

    def build(draw: Draw) -> Samples:
        steps, values = draw.count("length"), values_of(name)
        train_count = round((1 - TEST_SHARE) * len(values))
        deviation = float(values[:train_count].std())
        windows = np.lib.stride_tricks.sliding_window_view(values, steps + 1)
        relative = (windows - windows[:, -2:-1]) / deviation
        cut = train_count - steps
        x, y = relative[:, :-1, None], relative[:, -1]
        return Samples(x[:cut], y[:cut], x[cut:], y[cut:], target_scale=(0.0, deviation))

    return build


def sonnets(draw: Draw) -> Samples:
    """Windows of character numbers, (n, length); asked is the next character."""
    number = {character: place for place, character in enumerate(sonnet_characters())}
    text = np.array([number[character] for character in sonnet_text()])
    cut = round((1 - TEST_SHARE) * len(text))
    train, test = (_windows(part, draw.count("length")) for part in (text[:cut], text[cut:]))
    return Samples(*train, *test)


def names(draw: Draw) -> Samples:
    """The letters before a letter of a name, (n, length), boundaries in front; asked is the letter, or the end."""
    steps = draw.count("length")
    number = {character: place for place, character in enumerate(name_characters())}
    shuffled = draw.rng.permutation(np.array(name_list()))
    cut = round((1 - TEST_SHARE) * len(shuffled))
    parts = []
    for part in (shuffled[:cut], shuffled[cut:]):
        text = [number[c] for name in part for c in NAME_BOUNDARY * steps + name + NAME_BOUNDARY]
        x, y = _windows(np.array(text), steps)
        inside = (y != 0) | (x[:, -1] != 0)
        parts += [x[inside], y[inside]]
    return Samples(*parts)


def _windows(text: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    windows = np.lib.stride_tricks.sliding_window_view(text, steps + 1)
    return windows[:, :-1], windows[:, -1]


def _length(default: int, high: int) -> HyperParam:
    return HyperParam("length", "Length", default, low=2, high=high, unit="steps", help=LENGTH_HELP)


def _flat(settings: Mapping[str, Value]) -> tuple[int, ...]:
    return (int(settings["length"]),)


def _column(settings: Mapping[str, Value]) -> tuple[int, ...]:
    return (int(settings["length"]), 1)


def _enter_series(key: str, default: int, label: str, help: str) -> None:
    kind = DatasetKind(
        forecast(key),
        "regression",
        "sequences",
        (default, 1),
        hyper=(_length(default, 60),),
        shape_of=_column,
        yardstick=last_value,
        has_fixed_split=True,
        usual_share=1 - TEST_SHARE,
    )
    DATASETS.add(key, kind, label, help)


def _text_kind(
    build: Callable[[Draw], Samples], characters: Callable[[], tuple[str, ...]], length: HyperParam
) -> DatasetKind:
    return DatasetKind(
        build,
        "classes",
        "sequences",
        (int(length.default),),
        hyper=(length,),
        shape_of=_flat,
        names_of=lambda settings: characters(),
        is_text=True,
        yardstick=bigram,
        has_fixed_split=True,
        usual_share=1 - TEST_SHARE,
    )


_enter_series("airline", 14, "Airline passengers", "144 months of passengers, 1949 to 1960: growth and seasons")
_enter_series("sunspots", 22, "Sunspots", "Yearly sunspot numbers, 1700 to 2008: waves of about eleven years")
DATASETS.add(
    "sonnets",
    _text_kind(sonnets, sonnet_characters, _length(24, 100)),
    "Sonnets",
    "Shakespeare's sonnets letter by letter: which character comes next?",
)
DATASETS.add(
    "first_names",
    _text_kind(names, name_characters, _length(8, 16)),
    "First names",
    "First names letter by letter, from the US census of 1990",
)
