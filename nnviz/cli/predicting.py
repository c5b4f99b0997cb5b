"""``nnviz predict``: what a network answers for samples."""

import argparse
import json
import sys
from collections.abc import Sequence

import numpy as np

from nnviz.cli.experiments import find_experiment, start_run
from nnviz.cli.samples import read_samples
from nnviz.cli.usage import UsageError, add_data
from nnviz.data import DataError
from nnviz.export import subject_of
from nnviz.export.answers import Answers, answer


def predict(words: Sequence[str]) -> int:
    """``nnviz predict FILE|PRESET INPUT... [--data DIR] [--json]``"""
    parser = argparse.ArgumentParser(
        prog="nnviz predict",
        description="Ask a trained network. INPUT is the numbers of one sample as they were measured, or a CSV file "
        "with a sample in each row, or picture files for networks that look at pictures, or text for those that read.",
    )
    parser.add_argument("experiment", metavar="FILE|PRESET", help="a saved experiment, or a preset as it starts")
    parser.add_argument("input", nargs="+", metavar="INPUT", help="numbers, a CSV file, pictures or text")
    add_data(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(words)
    subject = subject_of(start_run(find_experiment(given.experiment), given.data))
    if not subject.is_supervised:
        raise UsageError(f"a {subject.spec.training.trainer.kind} makes samples and does not answer for them")
    raw = read_samples(given.input, subject)
    if subject.is_untrained:
        print("nnviz: this experiment has not been trained yet; these are answers of its start", file=sys.stderr)
    try:
        answers = answer(subject.spec, subject.network, subject.dataset, subject.inputs, raw)
    except DataError as error:
        raise UsageError(str(error)) from error
    print(json.dumps(_json(answers), ensure_ascii=False) if given.json else "\n".join(_lines(answers)))
    return 0


def _json(answers: Answers) -> dict[str, object]:
    shares = answers.probabilities
    rows: list[dict[str, object]] = [{"prediction": prediction} for prediction in answers.predictions]
    for row, outputs in zip(rows, answers.outputs, strict=True):
        row["outputs"] = _rounded(outputs)
    if shares is not None:
        for row, probabilities in zip(rows, shares, strict=True):
            row["probabilities"] = dict(zip(answers.classes, _rounded(probabilities), strict=True))
    return {"predictions": rows}


def _lines(answers: Answers) -> list[str]:
    """A line for each sample: the class with its probability, or the value."""
    if answers.probabilities is None:
        return [said if isinstance(said, str) else _value(said) for said in answers.predictions]
    best = answers.probabilities.max(axis=1)
    return [f"{said}  {share:.2%}" for said, share in zip(answers.predictions, best, strict=True)]


def _value(said: float | tuple[float, ...]) -> str:
    return f"{said:.6g}" if isinstance(said, float) else "  ".join(f"{value:.6g}" for value in said)


def _rounded(values: np.ndarray) -> list[float]:
    """Numbers with the digits that float32 has."""
    return [float(f"{value:.7g}") for value in values]
