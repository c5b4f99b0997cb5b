"""A lesson: the misread picture is read right afterwards, little is forgotten, the run itself stays where it was."""

import numpy as np
import pytest

from nnviz.runtime.build import build
from nnviz.runtime.messages import Configure, Failed, Taught, Teach
from nnviz.runtime.teaching import MOST_STEPS, SURE, shares, teach
from nnviz.spec.presets import PRESETS
from tests.runtime.support import Desk

SPEC = PRESETS["digits-cnn"]


@pytest.fixture(scope="module")
def standing():
    return build(SPEC)


@pytest.fixture(scope="module")
def misread(standing):
    """Test pictures that the shipped network reads wrongly, and what they are."""
    dataset = standing.dataset
    wrong = standing.trainer.networks[0].forward(dataset.x_test).argmax(1) != dataset.y_test
    return dataset.x_test[wrong], dataset.y_test[wrong]


@pytest.mark.parametrize("number", range(3))
def test_the_picture_is_read_as_told_and_little_is_forgotten(misread, number):
    made = build(SPEC)
    picture, label = misread[0][number : number + 1], misread[1][number : number + 1]
    lesson = teach(made, picture, label)
    assert lesson.before.argmax() != label
    assert lesson.after.argmax() == label
    assert lesson.after[label] >= SURE or lesson.steps == MOST_STEPS
    assert lesson.after == pytest.approx(shares(made, picture))
    assert lesson.test_after > lesson.test_before - 0.005


def test_the_run_stays_at_its_step_and_keeps_its_optimizer(misread):
    made = build(SPEC)
    made.trainer.step()
    arrays, facts = made.trainer.state()
    teach(made, *misread)
    taught_arrays, taught_facts = made.trainer.state()
    assert taught_facts == facts
    for name, array in arrays.items():
        assert np.array_equal(taught_arrays[name], array) == (name != "parameters"), name


def test_the_same_lesson_gives_the_same_network(misread):
    first, second = (build(SPEC) for _ in range(2))
    for made in (first, second):
        teach(made, misread[0][:2], misread[1][:2])
    assert np.array_equal(first.trainer.networks[0].parameters.values, second.trainer.networks[0].parameters.values)


@pytest.mark.parametrize(
    ("pictures", "labels", "words"),
    [
        (np.zeros((1, 8, 8, 1), np.float32), np.array([7]), "shape"),
        (np.zeros((1, 28, 28, 1), np.float32), np.array([10]), "labels"),
        (np.zeros((0, 28, 28, 1), np.float32), np.array([], np.int64), "shape"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(standing, pictures, labels, words):
    with pytest.raises(ValueError, match=words):
        teach(standing, pictures, labels)


def test_values_cannot_be_taught():
    with pytest.raises(ValueError, match="classes"):
        teach(build(PRESETS["plane"]), np.zeros((1, 2), np.float32), np.array([0]))


def test_the_runner_answers_a_lesson_and_shows_the_taught_network(misread):
    desk = Desk()
    desk.do(Configure(SPEC, 1))
    before = desk.runner._run.build.trainer.networks[0].parameters.values.copy()
    snapshot = desk.show(Teach(misread[0][:1], misread[1][:1]))
    (taught,) = desk.heard(Taught)
    assert (taught.generation, taught.label, taught.after.argmax()) == (1, misread[1][0], misread[1][0])
    assert not taught.after.flags.writeable
    assert snapshot.step == 0
    assert (desk.runner._run.build.trainer.networks[0].parameters.values != before).any()


def test_a_lesson_that_does_not_fit_is_told_and_the_thread_lives(misread):
    desk = Desk()
    desk.do(Configure(SPEC, 1))
    desk.do(Teach(np.zeros((1, 3), np.float32), np.array([0])))
    assert "shape" in desk.heard(Failed)[0].summary
    assert desk.show(Teach(misread[0][:1], misread[1][:1])) is not None
