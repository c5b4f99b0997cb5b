"""A class more or less: the classes that were learned are still told apart as before."""

import numpy as np
import pytest

from nnviz.runtime.build import build, graft
from nnviz.spec import edits
from nnviz.spec.presets import PRESETS

SPIRAL = PRESETS["spiral"]


def answers(standing, x):
    trainer = standing.trainer
    return trainer.predict_classes(trainer.networks[0].forward(x))


@pytest.fixture
def trained():
    standing = build(SPIRAL)
    for _ in range(400):
        standing.trainer.step()
    return standing


def test_a_third_class_leaves_the_boundary_of_the_first_two_where_it_was(trained):
    x = trained.dataset.x_test
    before = answers(trained, x)
    assert 0.2 < before.mean() < 0.8
    more = graft(trained, edits.paint(SPIRAL, [(0, 0, 2)]))
    assert more.trainer.networks[0].output_shape == (3,)
    assert np.array_equal(answers(more, x), before)
    assert more.trainer.step_count == 400
    back = graft(more, SPIRAL)
    assert np.array_equal(answers(back, x), before)
    assert np.allclose(back.trainer.networks[0].forward(x), trained.trainer.networks[0].forward(x), atol=1e-5)


def test_a_softmax_gives_the_same_shares_as_the_one_sigmoid(trained):
    x = trained.dataset.x_test
    p = trained.trainer.networks[0].forward(x)[:, 0]
    soft = edits.set_dataset(edits.set_data_setting(PRESETS["blobs"], "classes", 3), "own-classes")
    spec = edits.paint(SPIRAL, [(0, 0, 2)])
    spec = edits.set_activation(edits.set_loss(spec, "categorical_cross_entropy"), "output", "softmax")
    assert soft.training.loss == spec.training.loss
    shares = graft(trained, spec).trainer.networks[0].forward(x)
    assert np.allclose(shares[:, 1] / (shares[:, 0] + shares[:, 1]), p, atol=1e-4)
    assert shares[:, 2].max() < 0.02


def test_it_goes_on_learning_the_new_class(trained):
    points = [(x / 10, 5.5, 2) for x in range(-55, -15)]
    more = graft(trained, edits.paint(SPIRAL, points))
    for _ in range(1500):
        more.trainer.step()
    new = more.dataset.x_train[-40:]
    assert (answers(more, new) == 2).mean() > 0.9
    assert more.trainer.evaluate()["train_accuracy"] > 0.8
