"""TrainerMaker: how the runtime makes a trainer of one kind from a spec, and changes it while it lives."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np

from nnviz.data import Dataset
from nnviz.data.weights import TrainedWeights, read_weights, weights_path
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.trainers import Trainer
from nnviz.registry import Registry
from nnviz.spec.parts import ExperimentSpec, NetworkSpec

TRAINED = "trained"
"""The initialiser whose numbers come from a file."""


@dataclass(frozen=True, slots=True)
class Grafted:
    """A trainer that took over what another one had learned; ``change`` says in words what was kept."""

    trainer: Trainer
    largest_change: float
    change: str


class TrainerMaker(ABC):
    """Makes and changes trainers of one kind. Has no state."""

    @abstractmethod
    def make(self, spec: ExperimentSpec, dataset: Dataset) -> Trainer:
        """A fresh trainer. Raises ValueError when the spec cannot be built."""

    @abstractmethod
    def apply_hot(self, trainer: Trainer, old: ExperimentSpec, new: ExperimentSpec) -> bool:
        """Apply the difference between two steps; False when that needs a graft after all (nothing was changed)."""

    @abstractmethod
    def graft(self, trainer: Trainer, dataset: Dataset, new: ExperimentSpec, new_dataset: Dataset) -> Grafted:
        """A trainer for ``new`` that goes on with what ``trainer`` learned. Raises ValueError."""


MAKERS: Registry[TrainerMaker] = Registry("trainer")


def seed_streams(seed: int) -> tuple[np.random.Generator, np.random.Generator]:
    """The random stream of the initial weights and the one that the trainer shuffles with."""
    weights, order = np.random.SeedSequence(seed).spawn(2)
    return np.random.default_rng(weights), np.random.default_rng(order)


def make_network(
    spec: ExperimentSpec, part: NetworkSpec, input_shape: tuple[int, ...], rng: np.random.Generator
) -> Sequential:
    """One network of the spec with the weights that it starts with."""
    layers = [LayerDef(layer.id, layer.kind, layer.settings) for layer in part.layers]
    network = Sequential(
        layers,
        input_shape,
        rng=rng,
        initializer=spec.initializer.kind,
        initializer_settings=spec.initializer.settings,
    )
    if spec.initializer.kind == TRAINED:
        put_weights(network, read_weights(weights_path(str(spec.initializer.settings["weights"]))))
    return network


def put_weights(network: Sequential, weights: TrainedWeights) -> None:
    """Overwrite the parameters of all layers whose id and shape the trained weights have."""
    for block in network.parameters.blocks:
        trained = weights.arrays.get(f"{block.layer_id}/{block.name}")
        if trained is not None and trained.shape == block.shape:
            block.view(network.parameters.values)[...] = trained
