"""The tables of curves and predictions hold what the run and the network say."""

import csv

import numpy as np
import pytest

from nnviz.engine.metrics import accuracy
from nnviz.export import export, subject_of
from nnviz.export.words import identifiers, plain
from nnviz.runtime.build import build
from nnviz.runtime.headless import train_run
from nnviz.runtime.run import Run
from nnviz.spec.presets import PRESETS


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables(key, folder, epochs=2):
    run = Run(build(PRESETS[key]), 0)
    train_run(run, epochs, lambda steps: None)
    subject = subject_of(run)
    return subject, *map(table, export("csv", subject, folder / "out.csv"))


def test_curves_end_at_the_step_of_the_run_with_its_scores(tmp_path):
    subject, curves, _ = tables("circle", tmp_path)
    assert list(curves[0])[:2] == ["step", "epoch"]
    assert int(curves[-1]["step"]) <= subject.step
    assert [float(row["train_loss"]) for row in curves] == pytest.approx(subject.curves.series["train_loss"].tolist())


def test_predictions_name_inputs_truth_and_answer_of_every_sample(tmp_path):
    subject, _, rows = tables("iris", tmp_path, epochs=20)
    data = subject.dataset
    assert [row["part"] for row in rows].count("test") == len(data.x_test)
    assert len(rows) == len(data.x_train) + len(data.x_test)
    assert [row["truth"] for row in rows if row["part"] == "train"] == [data.classes[number] for number in data.y_train]
    right = np.mean([row["truth"] == row["prediction"] for row in rows if row["part"] == "test"])
    assert right > 0.8
    assert [float(rows[0][label]) for label in data.input_labels] == pytest.approx(data.raw_train[0].tolist(), rel=1e-6)


def test_predictions_of_values_are_in_the_unit_of_the_data(tmp_path):
    _, _, rows = tables("diabetes", tmp_path, epochs=30)
    truths = [float(row["truth"]) for row in rows]
    assert 25 <= min(truths) < max(truths) <= 346
    assert np.corrcoef(truths, [float(row["prediction"]) for row in rows])[0, 1] > 0.6


def test_pictures_are_told_by_their_place_and_generators_have_curves_alone(tmp_path):
    _, _, rows = tables("mnist-mlp", tmp_path, epochs=1)
    assert list(rows[0])[:4] == ["part", "sample", "truth", "prediction"]
    run = Run(build(PRESETS["gan-ring"]), 0)
    assert [path.name for path in export("csv", subject_of(run), tmp_path / "gan.csv")] == ["gan-curves.csv"]


def test_names_become_identifiers_and_texts_harmless():
    assert identifiers(["hidden-1", "hidden_1", "1st", "class", "forward", "层", "a b"]) == (
        "hidden_1", "hidden_1_2", "layer_1st", "layer_class", "layer_forward", "layer", "a_b",
    )  # fmt: skip
    assert plain('a"""\nimport os\\') == "a''' import os/"


def test_accuracy_of_the_table_is_that_of_the_engine(tmp_path):
    subject, _, rows = tables("moons", tmp_path, epochs=5)
    data = subject.dataset
    right = np.mean([row["truth"] == row["prediction"] for row in rows if row["part"] == "test"])
    assert right == pytest.approx(accuracy(subject.network.forward(data.x_test) > 0.5, data.y_test[:, None] == 1))
