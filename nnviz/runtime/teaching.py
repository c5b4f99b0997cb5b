"""A lesson: fine-tune a trained network on a few pictures of the user's own, and see what it forgets meanwhile."""

from dataclasses import dataclass

import numpy as np

from nnviz.data import Dataset
from nnviz.data.augmentation import Augmentation
from nnviz.engine.catalogue import make_optimizer
from nnviz.engine.network import Sequential
from nnviz.engine.targets import encode_targets
from nnviz.engine.trainers import SupervisedTrainer
from nnviz.runtime.build import Build
from nnviz.runtime.probes.base import Subject
from nnviz.runtime.probes.outputs import class_shares

MOST_STEPS = 60
FEWEST_STEPS = 10
LOOK_STEPS = 5
BATCH = 32
OWN_SHARE = 4
"""One of so many pictures of a batch is the user's own; the others are training samples, against forgetting."""

SURE = 0.9
RATE = 1e-4
TEST_LIMIT = 2_000
SEED = 0
VARIATION = {"shift": 6.0, "rotate": 8.0, "scale": 8.0, "shear": 8.0, "thickness": 0.3}
"""A hand never draws the same digit twice: the user's pictures are varied so much."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a lesson came to; see Taught."""

    before: np.ndarray
    after: np.ndarray
    test_before: float
    test_after: float
    steps: int


def teach(build: Build, pictures: np.ndarray, labels: np.ndarray) -> Lesson:
    """Fine-tune the network of ``build`` until it reads the last of ``pictures`` as its label with 90 %.

    At most 60 small steps; the run's own trainer, its optimizer and its place in the epoch stay as they are.

    Raises ValueError when the experiment has no classes, or the pictures do not fit it.
    """
    trainer, dataset = build.trainer, build.dataset
    if not isinstance(trainer, SupervisedTrainer) or dataset.task == "regression":
        raise ValueError("only networks that learn classes from examples can be taught a picture")
    _check(dataset, pictures, labels)
    network, rng = trainer.network, np.random.default_rng(SEED)
    last, label = pictures[-1:], int(labels[-1])
    before, test_before = shares(build, last), accuracy_on_test(build)
    x, y = _material(dataset, pictures, labels, rng)
    tuning = SupervisedTrainer(
        network,
        trainer.loss,
        make_optimizer("adam", {}),
        x,
        encode_targets(trainer.loss.key, network.last_activation, y, len(dataset.classes)),
        task=trainer.task,
        rng=rng,
        batch_size=BATCH,
        learning_rate=RATE,
    )
    while tuning.step_count < MOST_STEPS:
        tuning.step()
        is_look = tuning.step_count >= FEWEST_STEPS and tuning.step_count % LOOK_STEPS == 0
        if is_look and shares(build, last)[label] >= SURE:
            break
    return Lesson(before, shares(build, last), test_before, accuracy_on_test(build), tuning.step_count)


def shares(build: Build, picture: np.ndarray) -> np.ndarray:
    """What the network says of one picture (1, *input_shape): (classes,) shares that add up to 1."""
    network = _network(build)
    return np.array(class_shares(Subject(build), network, network.forward(picture))[0], np.float32)


def accuracy_on_test(build: Build) -> float:
    """The share of at most 2,000 test samples that are read right."""
    network, dataset, trainer = _network(build), build.dataset, build.trainer
    assert isinstance(trainer, SupervisedTrainer)
    answers = trainer.predict_classes(network.forward(dataset.x_test[:TEST_LIMIT]))
    return float(np.mean(answers == dataset.y_test[:TEST_LIMIT]))


def _network(build: Build) -> Sequential:
    network: Sequential = build.trainer.networks[0]
    return network


def _check(dataset: Dataset, pictures: np.ndarray, labels: np.ndarray) -> None:
    if len(pictures) == 0 or pictures.shape[1:] != dataset.input_shape or labels.shape != (len(pictures),):
        raise ValueError(f"pictures to teach must have the shape {dataset.input_shape} and a label each")
    if labels.min() < 0 or labels.max() >= len(dataset.classes):
        raise ValueError(f"labels must be 0 to {len(dataset.classes) - 1}, got {labels.min()} to {labels.max()}")


def _material(
    dataset: Dataset, pictures: np.ndarray, labels: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """The samples of all steps: training samples, and varied copies of the user's pictures.

    Half of the copies are of the last picture.
    """
    own = MOST_STEPS * BATCH // OWN_SHARE
    chosen = np.concatenate([np.full(own // 2, len(pictures) - 1), rng.integers(len(pictures), size=own - own // 2)])
    copies = pictures[chosen].astype(np.float32)
    if copies.ndim == 4:
        copies = Augmentation(VARIATION)(copies, rng)
    others = rng.integers(len(dataset.x_train), size=MOST_STEPS * BATCH - own)
    return (
        np.concatenate([copies, dataset.x_train[others]]),
        np.concatenate([labels[chosen], dataset.y_train[others]]).astype(np.int64),
    )
