"""Export as tables: the learning curves, and what the network answers for every sample."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from nnviz.export.answers import answer_prepared
from nnviz.export.base import Export
from nnviz.export.subject import Subject
from nnviz.storage.text_file import write_text

MOST_INPUT_COLUMNS = 100
"""Samples of more numbers (pictures) are told by their place in the data alone."""

Row = Sequence[object]


class Tables(Export):
    """``NAME-curves.csv``, and for networks that answer for samples ``NAME-predictions.csv``."""

    suffix = ".csv"

    def write(self, subject: Subject, path: Path) -> tuple[Path, ...]:
        curves = path.with_name(f"{path.stem}-curves{path.suffix}")
        write_text(curves, csv_text(curve_rows(subject)))
        if not subject.is_supervised:
            return (curves,)
        predictions = path.with_name(f"{path.stem}-predictions{path.suffix}")
        write_text(predictions, csv_text(prediction_rows(subject)))
        return curves, predictions


def csv_text(rows: Iterable[Row]) -> str:
    """Rows as CSV text."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def curve_rows(subject: Subject) -> list[Row]:
    """step, epoch and every curve; a line for each point that was kept."""
    curves = subject.curves
    names = list(curves.series)
    columns = [curves.steps.tolist(), curves.epochs.tolist(), *(_floats(curves.series[name]) for name in names)]
    return [["step", "epoch", *names], *zip(*columns, strict=True)]


def prediction_rows(subject: Subject) -> list[Row]:
    """part, place in it, the measured numbers where they are few, the truth, the answer, the outputs."""
    dataset = subject.dataset
    labels = _input_labels(subject)
    outputs = int(np.prod(subject.network.output_shape))
    rows: list[Row] = [["part", "sample", *labels, *_answer_names(subject, outputs)]]
    for part, raw, x, y in (
        ("train", dataset.raw_train, dataset.x_train, dataset.y_train),
        ("test", dataset.raw_test, dataset.x_test, dataset.y_test),
    ):
        measured = raw.reshape(len(raw), -1) if labels else np.empty((len(raw), 0), np.float32)
        columns = _answers(subject, x, y)
        rows += [[part, place, *_floats(measured[place]), *row] for place, row in enumerate(columns)]
    return rows


def _input_labels(subject: Subject) -> list[str]:
    count = int(np.prod(subject.inputs.raw_shape))
    if count > MOST_INPUT_COLUMNS:
        return []
    return list(subject.inputs.labels) or [f"input {number}" for number in range(1, count + 1)]


def _answer_names(subject: Subject, outputs: int) -> list[str]:
    if subject.dataset.task == "regression":
        ends = [""] if outputs == 1 else [f" {number}" for number in range(1, outputs + 1)]
        return [f"{word}{end}" for word in ("truth", "prediction") for end in ends]
    classes = subject.dataset.classes
    names = [f"output {name}" for name in (classes if outputs == len(classes) else classes[-1:])]
    return ["truth", "prediction", *names]


def _answers(subject: Subject, x: np.ndarray, y: np.ndarray) -> list[Row]:
    """Truth, prediction and outputs of every sample; values in the user's unit."""
    dataset = subject.dataset
    answers = answer_prepared(subject.spec, subject.network, dataset, x)
    if dataset.task == "regression":
        offset, scale = dataset.target_scale
        truths = y.reshape(len(y), -1).astype(np.float64) * scale + offset
        return [_floats(row) for row in np.hstack([truths, np.array(answers.predictions).reshape(len(x), -1)])]
    return [
        [dataset.classes[int(truth)], said, *_floats(row)]
        for truth, said, row in zip(y, answers.predictions, answers.outputs, strict=True)
    ]


def _floats(values: np.ndarray) -> list[float]:
    """Numbers with the digits that float32 has."""
    return [float(f"{value:.7g}") for value in values]
