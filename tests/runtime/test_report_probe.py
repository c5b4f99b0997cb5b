"""The report of the trainer thread says what scikit-learn says."""

import numpy as np
import pytest
from sklearn.metrics import precision_recall_fscore_support, r2_score, roc_auc_score

from nnviz.engine.metrics import roc_auc
from nnviz.engine.targets import class_levels, predicted_classes
from nnviz.runtime.build import build
from nnviz.runtime.messages import Request
from nnviz.runtime.probes import PROBES, NotNow, Subject
from nnviz.runtime.probes.outputs import class_shares
from nnviz.spec.presets import PRESETS


def trained(key, steps=60):
    subject = Subject(build(PRESETS[key]))
    for _ in range(steps):
        subject.build.trainer.step()
    return subject


def read(subject, part="test"):
    return PROBES["report"](subject, Request("report", (0, part)))


@pytest.mark.parametrize("key", ["iris", "wine", "spiral", "breast-cancer"])
@pytest.mark.parametrize("part", ["train", "test"])
def test_a_report_of_classes_is_that_of_scikit_learn(key, part):
    subject = trained(key)
    dataset, network = subject.build.dataset, subject.build.trainer.networks[0]
    x, y = (dataset.x_train, dataset.y_train) if part == "train" else (dataset.x_test, dataset.y_test)
    levels = class_levels(subject.build.spec.training.loss.kind, network.last_activation)
    predicted = predicted_classes(network.forward(x), levels)
    found = read(subject, part)
    expected = np.array(precision_recall_fscore_support(y, predicted, zero_division=0))
    np.testing.assert_allclose(found[:-2, [0, 1, 2, 4]], expected.T, atol=1e-6)
    for row, average in ((-2, "macro"), (-1, "weighted")):
        scores = precision_recall_fscore_support(y, predicted, average=average, zero_division=0)[:3]
        np.testing.assert_allclose(found[row, :3], scores, atol=1e-6)
    shares = class_shares(subject, network, network.forward(x))
    areas = [roc_auc_score(y == number, shares[:, number]) for number in range(len(dataset.classes))]
    np.testing.assert_allclose(found[:-2, 3], areas, atol=1e-6)
    assert found[-1, 4] == len(y)


def test_the_weighted_recall_is_the_accuracy():
    subject = trained("iris")
    dataset, network = subject.build.dataset, subject.build.trainer.networks[0]
    right = np.mean(network.forward(dataset.x_test).argmax(axis=1) == dataset.y_test)
    assert read(subject)[-1, 1] == pytest.approx(right)


def test_a_report_of_values_is_in_the_unit_of_the_user():
    subject = trained("diabetes", steps=200)
    dataset, network = subject.build.dataset, subject.build.trainer.networks[0]
    offset, scale = dataset.target_scale
    assert scale != 1
    truth = offset + scale * dataset.y_test
    predicted = offset + scale * network.forward(dataset.x_test)[:, 0]
    mae, rmse, r2, count = read(subject)
    assert mae == pytest.approx(np.abs(truth - predicted).mean(), rel=1e-4)
    assert rmse == pytest.approx(np.sqrt(((truth - predicted) ** 2).mean()), rel=1e-4)
    assert r2 == pytest.approx(r2_score(truth, predicted), abs=1e-4)
    assert count == len(truth)


def test_networks_that_make_samples_have_no_report():
    with pytest.raises(NotNow):
        read(Subject(build(PRESETS["gan-ring"])))


def test_an_unknown_part_is_refused():
    with pytest.raises(NotNow, match="part"):
        read(trained("iris", steps=1), "everything")


def test_the_area_by_hand_and_without_one_kind():
    assert roc_auc(np.array([0.1, 0.4, 0.35, 0.8]), np.array([False, False, True, True])) == 0.75
    assert roc_auc(np.array([0.5, 0.5]), np.array([False, True])) == 0.5
    assert np.isnan(roc_auc(np.array([0.5, 0.5]), np.array([True, True])))
