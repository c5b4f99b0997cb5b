"""Supervised training from a spec: one network that learns outputs from examples."""

import math

import numpy as np

from nnviz.data import DATASETS, Augmentation, Dataset
from nnviz.data.stand_ins import is_blank
from nnviz.engine.catalogue import make_clip, make_loss, make_optimizer, make_schedule
from nnviz.engine.class_outputs import carry_classes
from nnviz.engine.network import Sequential
from nnviz.engine.optimizers import Optimizer
from nnviz.engine.surgery import PROBES, graft
from nnviz.engine.targets import encode_targets
from nnviz.engine.trainers import SupervisedTrainer, Trainer
from nnviz.engine.trainers.base import Facts
from nnviz.runtime.makers.base import MAKERS, Grafted, TrainerMaker, make_network, seed_streams
from nnviz.spec.parts import ExperimentSpec, TrainingSpec


class SupervisedMaker(TrainerMaker):
    """Makes SupervisedTrainers."""

    def make(self, spec: ExperimentSpec, dataset: Dataset) -> SupervisedTrainer:
        weights, _ = seed_streams(spec.seed)
        network = make_network(spec, spec.networks[0], dataset.input_shape, weights)
        return _trainer(spec, dataset, network, _optimizer(spec.training))

    def apply_hot(self, trainer: Trainer, old: ExperimentSpec, new: ExperimentSpec) -> bool:
        assert isinstance(trainer, SupervisedTrainer)
        if old.training.loss != new.training.loss and _output_activation(old) != _output_activation(new):
            return False
        _apply_numbers(trainer, old, new)
        _apply_parts(trainer, old.training, new.training)
        _apply_layers(trainer, old, new)
        return True

    def graft(self, trainer: Trainer, dataset: Dataset, new: ExperimentSpec, new_dataset: Dataset) -> Grafted:
        assert isinstance(trainer, SupervisedTrainer)
        weights, _ = seed_streams(new.seed)
        network = make_network(new, new.networks[0], new_dataset.input_shape, weights)
        optimizer = _optimizer(new.training)
        grown = _trainer(new, new_dataset, network, optimizer)
        report = graft(
            trainer.network,
            trainer.optimizer,
            network,
            optimizer,
            old_inputs=(new_dataset if is_blank(dataset.kind) else dataset).input_labels,
            new_inputs=new_dataset.input_labels,
            samples=_same_samples(dataset, new_dataset),
        )
        if dataset.task != "regression" and new_dataset.task != "regression":
            carry_classes(trainer.network, network, optimizer)
        _carry_on(trainer, grown)
        words = f"kept {report.kept:,} weights, added {report.added:,}, removed {report.removed:,}"
        return Grafted(grown, report.largest_change, words)


MAKERS.add("supervised", SupervisedMaker(), "Supervised", "Learns from examples with known answers.")


def _optimizer(training: TrainingSpec) -> Optimizer:
    return make_optimizer(training.optimizer.kind, training.optimizer.settings)


def _trainer(spec: ExperimentSpec, dataset: Dataset, network: Sequential, optimizer: Optimizer) -> SupervisedTrainer:
    training = spec.training
    loss = make_loss(training.loss.kind, training.loss.settings)
    classes = len(dataset.classes)
    _, order = seed_streams(spec.seed)
    trainer = SupervisedTrainer(
        network,
        loss,
        optimizer,
        dataset.x_train,
        encode_targets(loss.key, network.last_activation, dataset.y_train, classes),
        task=dataset.task,
        rng=order,
        batch_size=_batch_size(spec, len(dataset.x_train)),
        learning_rate=training.learning_rate,
        schedule=make_schedule(training.schedule.kind, training.schedule.settings),
        l1=training.l1,
        l2=training.l2,
        clip=make_clip(training.clip.kind, training.clip.settings),
        test=(dataset.x_test, encode_targets(loss.key, network.last_activation, dataset.y_test, classes)),
    )
    augmentation = Augmentation(spec.data.settings)
    if len(dataset.input_shape) == 3 and not augmentation.is_idle:
        trainer.set_augment(augmentation)
    return trainer


def _apply_numbers(trainer: SupervisedTrainer, before: ExperimentSpec, after: ExperimentSpec) -> None:
    old, new = before.training, after.training
    if old.learning_rate != new.learning_rate:
        trainer.set_learning_rate(new.learning_rate)
    if old.batch_size != new.batch_size:
        trainer.set_batch_size(_batch_size(after, trainer.sample_count))
    if (old.l1, old.l2) != (new.l1, new.l2):
        trainer.set_penalty(new.l1, new.l2)


def _batch_size(spec: ExperimentSpec, samples: int) -> int:
    """Painted points may be fewer than a batch for a while: then all of them are the batch."""
    size = spec.training.batch_size
    return min(size, samples) if DATASETS[spec.data.kind].is_painted else size


def _apply_parts(trainer: SupervisedTrainer, old: TrainingSpec, new: TrainingSpec) -> None:
    if old.optimizer != new.optimizer:
        trainer.set_optimizer(_optimizer(new))
    if old.schedule != new.schedule:
        trainer.set_schedule(make_schedule(new.schedule.kind, new.schedule.settings))
    if old.clip != new.clip:
        trainer.set_clip(make_clip(new.clip.kind, new.clip.settings))
    if old.loss != new.loss:
        trainer.set_loss(make_loss(new.loss.kind, new.loss.settings))


def _apply_layers(trainer: SupervisedTrainer, old: ExperimentSpec, new: ExperimentSpec) -> None:
    for before, after in zip(old.layers, new.layers, strict=True):
        for key, value in after.settings.items():
            if before.settings.get(key) == value:
                continue
            if key == "activation":
                trainer.set_activation(after.id, str(value))
            else:
                trainer.set_layer_setting(after.id, key, value)


def _output_activation(spec: ExperimentSpec) -> object:
    return spec.layers[-1].settings.get("activation")


def _same_samples(old: Dataset, new: Dataset) -> tuple[np.ndarray, np.ndarray] | None:
    """The same samples as both networks see them, where there are such."""
    if np.array_equal(old.raw_train[:PROBES], new.raw_train[:PROBES]):
        return old.x_train[:PROBES], new.x_train[:PROBES]
    if old.input_labels == new.input_labels and old.input_shape == new.input_shape:
        return new.x_train[:PROBES], new.x_train[:PROBES]
    return None


def _carry_on(old: SupervisedTrainer, new: SupervisedTrainer) -> None:
    """Let ``new`` stand where ``old`` stands: its step, its place in the epoch, its random streams."""
    arrays, facts = new.state()
    old_arrays, old_facts = old.state()
    samples = len(arrays["order"])
    cursor = old_facts["cursor"]
    if samples == len(old_arrays["order"]):
        arrays["order"] = old_arrays["order"]
    else:
        cursor = min(math.floor(old.epoch % 1 * samples), samples - 1)
    kept: Facts = {key: old_facts[key] for key in ("step_count", "epochs_done", "rng", "noise_rngs")}
    new.restore(arrays, facts | kept | {"cursor": cursor})
