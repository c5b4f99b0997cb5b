"""Metrics, worked by hand and against scikit-learn."""

import numpy as np
import pytest
from sklearn import metrics as reference

from nnviz.engine import metrics

TRUTH = np.array([0, 0, 1, 1, 1, 2])
PREDICTED = np.array([0, 1, 1, 1, 0, 1])


def test_accuracy_by_hand():
    assert metrics.accuracy(PREDICTED, TRUTH) == 0.5


def test_confusion_rows_are_the_truth():
    assert metrics.confusion_matrix(PREDICTED, TRUTH, 3).tolist() == [[1, 1, 0], [1, 2, 0], [0, 1, 0]]


def test_report_agrees_with_scikit_learn():
    report = metrics.classification_report(PREDICTED, TRUTH, ("a", "b", "c"))
    expected = reference.classification_report(
        TRUTH, PREDICTED, target_names=["a", "b", "c"], output_dict=True, zero_division=0
    )
    for scores in report.classes:
        line = expected[scores.label]
        assert scores.precision == pytest.approx(line["precision"])
        assert scores.recall == pytest.approx(line["recall"])
        assert scores.f1 == pytest.approx(line["f1-score"])
        assert scores.support == line["support"]
    assert report.macro.f1 == pytest.approx(expected["macro avg"]["f1-score"])
    assert report.weighted.precision == pytest.approx(expected["weighted avg"]["precision"])
    assert report.accuracy == expected["accuracy"]


def test_regression_errors_agree_with_scikit_learn():
    rng = np.random.default_rng(0)
    truth, predicted = rng.normal(size=(20, 2)), rng.normal(size=(20, 2))
    assert metrics.r2(predicted, truth) == pytest.approx(reference.r2_score(truth, predicted))
    assert metrics.mean_absolute_error(predicted, truth) == pytest.approx(
        reference.mean_absolute_error(truth, predicted)
    )
    assert metrics.root_mean_squared_error(predicted[:, 0], truth[:, 0]) == pytest.approx(
        reference.root_mean_squared_error(truth[:, 0], predicted[:, 0])
    )


def test_r2_of_a_constant_truth_is_one_only_when_met_exactly():
    assert metrics.r2(np.ones(3), np.ones(3)) == 1.0
    assert metrics.r2(np.zeros(3), np.ones(3)) == 0.0
