"""Trainers of two networks from a spec: GAN and VAE."""

from abc import abstractmethod

import numpy as np

from nnviz.data import Dataset
from nnviz.engine.catalogue import make_clip, make_optimizer, make_schedule
from nnviz.engine.network import Sequential
from nnviz.engine.optimizers import Optimizer
from nnviz.engine.surgery import graft
from nnviz.engine.trainers import GanTrainer, Trainer, VaeTrainer
from nnviz.engine.trainers.ensemble import EnsembleTrainer, Pace
from nnviz.runtime.makers.base import MAKERS, Grafted, TrainerMaker, make_network, seed_streams
from nnviz.spec.parts import ExperimentSpec, TrainingSpec
from nnviz.spec.shapes import network_input


class EnsembleMaker(TrainerMaker):
    """What the makers of both share; a subclass puts the trainer together."""

    @abstractmethod
    def assemble(
        self,
        networks: tuple[Sequential, Sequential],
        optimizers: tuple[Optimizer, Optimizer],
        spec: ExperimentSpec,
        dataset: Dataset,
        rng: np.random.Generator,
    ) -> EnsembleTrainer:
        """A trainer for these networks. Raises ValueError when they do not fit."""

    def make(self, spec: ExperimentSpec, dataset: Dataset) -> EnsembleTrainer:
        if len(spec.networks) != 2:
            raise ValueError(f"{spec.training.trainer.kind} trains two networks, got {len(spec.networks)}")
        weights, order = seed_streams(spec.seed)
        first, second = (
            make_network(spec, part, network_input(spec, number), weights) for number, part in enumerate(spec.networks)
        )
        optimizers = _optimizer(spec.training), _optimizer(spec.training)
        return self.assemble((first, second), optimizers, spec, dataset, order)

    def apply_hot(self, trainer: Trainer, old: ExperimentSpec, new: ExperimentSpec) -> bool:
        assert isinstance(trainer, EnsembleTrainer)
        settings = new.training.trainer.settings
        if any(settings.get(key) != old.training.trainer.settings.get(key) for key in trainer.fixed):
            return False
        for before, after in zip(old.networks, new.networks, strict=True):
            for was, layer in zip(before.layers, after.layers, strict=True):
                for key, value in layer.settings.items():
                    if was.settings.get(key) != value:
                        trainer.set_layer_setting(layer.id, key, value)
        if settings != old.training.trainer.settings:
            trainer.set_settings(settings)
        _apply_training(trainer, old.training, new.training)
        return True

    def graft(self, trainer: Trainer, dataset: Dataset, new: ExperimentSpec, new_dataset: Dataset) -> Grafted:
        assert isinstance(trainer, EnsembleTrainer)
        grown = self.make(new, new_dataset)
        reports = [
            graft(
                player.network,
                player.optimizer,
                heir.network,
                heir.optimizer,
                old_inputs=_input_names(player.network),
                new_inputs=_input_names(heir.network),
            )
            for player, heir in zip(trainer.players, grown.players, strict=True)
        ]
        grown.step_count = trainer.step_count
        kept, added, removed = (
            sum(getattr(report, name) for report in reports) for name in ("kept", "added", "removed")
        )
        words = f"kept {kept:,} weights, added {added:,}, removed {removed:,}"
        return Grafted(grown, max(report.largest_change for report in reports), words)


class GanMaker(EnsembleMaker):
    """Makes GanTrainers: the first network generates, the second discriminates."""

    def assemble(
        self,
        networks: tuple[Sequential, Sequential],
        optimizers: tuple[Optimizer, Optimizer],
        spec: ExperimentSpec,
        dataset: Dataset,
        rng: np.random.Generator,
    ) -> GanTrainer:
        return GanTrainer(
            *networks,
            optimizers,
            dataset.x_train,
            labels=dataset.y_train if dataset.classes else None,
            rng=rng,
            settings=spec.training.trainer.settings,
            pace=_pace(spec.training),
        )


class VaeMaker(EnsembleMaker):
    """Makes VaeTrainers: the first network encodes, the second decodes."""

    def assemble(
        self,
        networks: tuple[Sequential, Sequential],
        optimizers: tuple[Optimizer, Optimizer],
        spec: ExperimentSpec,
        dataset: Dataset,
        rng: np.random.Generator,
    ) -> VaeTrainer:
        return VaeTrainer(
            *networks,
            optimizers,
            dataset.x_train,
            test=dataset.x_test,
            rng=rng,
            settings=spec.training.trainer.settings,
            pace=_pace(spec.training),
        )


MAKERS.add("gan", GanMaker(), "GAN", "A generator learns to fool a discriminator.")
MAKERS.add("vae", VaeMaker(), "Variational autoencoder", "An encoder and a decoder share a small map.")


def _optimizer(training: TrainingSpec) -> Optimizer:
    return make_optimizer(training.optimizer.kind, training.optimizer.settings)


def _input_names(network: Sequential) -> tuple[str, ...]:
    """A name for each input of a flat network: more or fewer of them are inputs switched on or off."""
    return tuple(str(number) for number in range(network.input_shape[0])) if len(network.input_shape) == 1 else ()


def _pace(training: TrainingSpec) -> Pace:
    return Pace(
        batch_size=training.batch_size,
        learning_rate=training.learning_rate,
        schedule=make_schedule(training.schedule.kind, training.schedule.settings),
        l1=training.l1,
        l2=training.l2,
        clip=make_clip(training.clip.kind, training.clip.settings),
    )


def _apply_training(trainer: EnsembleTrainer, old: TrainingSpec, new: TrainingSpec) -> None:
    if old.learning_rate != new.learning_rate:
        trainer.set_learning_rate(new.learning_rate)
    if old.batch_size != new.batch_size:
        trainer.set_batch_size(new.batch_size)
    if (old.l1, old.l2) != (new.l1, new.l2):
        trainer.set_penalty(new.l1, new.l2)
    if old.optimizer != new.optimizer:
        trainer.set_optimizers(_optimizer(new), _optimizer(new))
    if old.schedule != new.schedule:
        trainer.set_schedule(make_schedule(new.schedule.kind, new.schedule.settings))
    if old.clip != new.clip:
        trainer.set_clip(make_clip(new.clip.kind, new.clip.settings))
