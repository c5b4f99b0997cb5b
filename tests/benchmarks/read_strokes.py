"""How well a trained net reads digits that 30 people drew with a pen: accuracy in all and per digit.

``python -m tests.benchmarks.read_strokes [PRESET] [EPOCHS]`` trains a preset from its seed and prints the table.
The strokes (UCI pen digits as JSON lines) lie in the data folder, see ``NNVIZ_DATA``.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from nnviz.data.files import default_data_folder
from nnviz.data.pen import Drawing, stroke
from nnviz.data.seen import see_8x8, see_28x28
from nnviz.engine.network import Sequential
from nnviz.runtime.build import build
from nnviz.spec.presets import PRESETS

STROKES = "strokes/pendigits_strokes_tra.jsonl.gz"
PAD = 280.0
VARIANTS = {
    "as drawn": {},
    "half as large": {"digit": 100.0},
    "moved by 30 %": {"digit": 110.0, "at": (224.0, 84.0)},
    "thin pen (6)": {"pen": 6.0},
    "thick pen (34)": {"pen": 34.0},
}


def strokes_file() -> Path | None:
    """The file of strokes, None where there is none."""
    folder = default_data_folder()
    return folder / STROKES if folder and (folder / STROKES).is_file() else None


def read_strokes(path: Path, every: int = 1) -> Iterator[tuple[int, list[np.ndarray]]]:
    """Label and strokes [(n, 2) in device units] of every so many-th digit."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                record = json.loads(line)
                yield record["label"], [np.array(points, np.float32) for points in record["strokes"]]


def drawing_of(
    strokes: list[np.ndarray], digit: float = 200.0, pen: float = 20.0, at: tuple[float, float] = (140.0, 140.0)
) -> Drawing:
    """The digit on a pad of 280 px: its longer side ``digit`` px, its middle at ``at``, drawn with ``pen`` px."""
    points = np.concatenate(strokes)
    low, high = points.min(0), points.max(0)
    scale = digit / max(float((high - low).max()), 1.0)
    return tuple(stroke(((line - (low + high) / 2) * scale + np.array(at)) / PAD, pen / PAD) for line in strokes)


def trained(preset: str, epochs: int) -> Sequential:
    """The preset's network after so many epochs."""
    trainer = build(PRESETS[preset]).trainer
    for _ in range(epochs * trainer.steps_per_epoch):
        trainer.step()
    network: Sequential = trainer.networks[0]
    return network


def right_by_digit(network: Sequential, digits: list[tuple[int, list[np.ndarray]]], **variant: object) -> np.ndarray:
    """Share of right readings for each digit (10,)."""
    see = see_8x8 if np.prod(network.input_shape) == 64 else see_28x28
    pictures = [see(drawing_of(strokes, **variant)).picture for _, strokes in digits]
    x = np.array(pictures, np.float32).reshape(-1, *network.input_shape)
    answers = np.concatenate([network.forward(batch).argmax(1) for batch in np.array_split(x, max(1, len(x) // 256))])
    labels = np.array([label for label, _ in digits])
    return np.array([(answers[labels == digit] == digit).mean() for digit in range(10)])


def main(preset: str = "digits-mlp", epochs: int = 30) -> None:
    """Print the table."""
    path = strokes_file()
    if path is None:
        raise SystemExit(f"no {STROKES} in the data folder; set NNVIZ_DATA")
    network, digits = trained(preset, epochs), list(read_strokes(path))
    print(f"{preset}, {epochs} epochs, {len(digits)} digits by 30 writers, share read right in %")
    print(f"{'':>16}" + "".join(f"{digit:>7}" for digit in range(10)) + "   mean")
    for name, variant in VARIANTS.items():
        shares = 100 * right_by_digit(network, digits, **variant)
        print(f"{name:>16}" + "".join(f"{share:>7.1f}" for share in shares) + f"{shares.mean():>7.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:2], *(int(text) for text in sys.argv[2:3]))
