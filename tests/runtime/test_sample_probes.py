"""The probes that views of one sample and of regression ask for."""

import numpy as np
import pytest

from nnviz.runtime.build import build
from nnviz.runtime.messages import Request
from nnviz.runtime.probes import PROBES, NotNow, Subject
from nnviz.spec.presets import PRESETS


@pytest.fixture
def subject_of():
    def make(preset):
        return Subject(build(PRESETS[preset]))

    return make


def test_a_sample_step_of_a_training_sample_begins_with_its_input_and_ends_with_its_loss(subject_of):
    subject = subject_of("xor")
    record = PROBES["sample_step"](subject, Request("sample_step", (0, "train", 3)))
    network = subject.build.networks[0]
    np.testing.assert_array_equal(record[: network.input_shape[0]], subject.build.dataset.x_train[3])
    layers = sum(4 * int(np.prod(layer.shape)) + layer.parameters for layer in network.layers)
    assert len(record) == network.input_shape[0] + layers + 1
    output = subject.build.trainer.networks[0].forward(subject.build.dataset.x_train[3:4])[0, 0]
    truth = subject.build.dataset.y_train[3]
    assert record[-1] == pytest.approx(-np.log(output if truth == 1 else 1 - output), rel=1e-4)


@pytest.mark.parametrize("target", [(0,), (0, "train", 10**6), (0, "train", -1), (0, "test", "first")])
def test_a_sample_that_is_not_there_has_no_step(subject_of, target):
    with pytest.raises(NotNow):
        PROBES["sample_step"](subject_of("xor"), Request("sample_step", target))


def test_fit_gives_truth_and_prediction_in_the_users_unit(subject_of):
    subject = subject_of("diabetes")
    truth, predicted = PROBES["fit"](subject, Request("fit", (0,)))
    dataset = subject.build.dataset
    offset, scale = dataset.target_scale
    np.testing.assert_allclose(truth, offset + scale * dataset.y_test, rtol=1e-5)
    outputs = subject.build.trainer.networks[0].forward(dataset.x_test)[:, 0]
    np.testing.assert_allclose(predicted, offset + scale * outputs, rtol=1e-4)


def test_fit_is_for_regression(subject_of):
    with pytest.raises(NotNow):
        PROBES["fit"](subject_of("xor"), Request("fit", (0,)))


def test_a_cell_holds_the_test_samples_that_the_matrix_counts(subject_of):
    subject = subject_of("digits-mlp")
    counts = PROBES["confusion"](subject, Request("confusion", (0,)))
    true, predicted = (int(number) for number in np.unravel_index(counts.argmax(), counts.shape))
    samples = PROBES["cell"](subject, Request("cell", (0, true, predicted), 200))
    assert len(samples) == counts[true, predicted]
    assert samples.shape[1:] == subject.build.dataset.input_shape
    answers = subject.build.trainer.networks[0].forward(samples).argmax(1)
    assert (answers == predicted).all()
    assert len(PROBES["cell"](subject, Request("cell", (0, true, predicted), 2))) == 2
