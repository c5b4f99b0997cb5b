"""The parts of an experiment as frozen values; an edit makes a new value, nothing is ever changed in place."""

from dataclasses import dataclass, field, replace

from nnviz.hyper import Settings


@dataclass(frozen=True, slots=True)
class PartSpec:
    """A catalogue entry with its settings: a loss, an optimizer, a schedule, a trainer."""

    kind: str
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """One layer. ``id`` is stable for the layer's whole life: grafting knows by it who is who."""

    id: str
    kind: str
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class NetworkSpec:
    """A stack of layers with a role: "network", or "generator", "discriminator", "encoder", "decoder"."""

    role: str
    layers: tuple[LayerSpec, ...]


@dataclass(frozen=True, slots=True)
class DataSpec:
    """A dataset of the catalogue: its own settings (noise, classes, ...), seed, split and the inputs switched on.

    ``train_share`` is the part of the samples that trains, 0.1 to 0.9; datasets with a fixed split ignore it.
    ``features`` are keys of ``data.features.FEATURES`` in graph order; empty for datasets that are not planar.
    """

    kind: str
    settings: Settings = field(default_factory=Settings)
    seed: int = 0
    train_share: float = 0.5
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StopSpec:
    """When training stops by itself; 0 switches a rule off.

    ``patience`` counts epochs without a better test loss (early stopping).
    """

    epochs: int = 0
    target_loss: float = 0.0
    patience: int = 0


@dataclass(frozen=True, slots=True)
class TrainingSpec:
    """How the network learns. ``batch_size`` 0 means the full batch (gradient descent proper)."""

    trainer: PartSpec = PartSpec("supervised")
    loss: PartSpec = PartSpec("binary_cross_entropy")
    optimizer: PartSpec = PartSpec("adam")
    learning_rate: float = 0.01
    schedule: PartSpec = PartSpec("constant")
    batch_size: int = 10
    l1: float = 0.0
    l2: float = 0.0
    clip: PartSpec = PartSpec("none")
    stop: StopSpec = StopSpec()


@dataclass(frozen=True, slots=True)
class ExperimentSpec:
    """A whole experiment. The same spec gives the same run, bit for bit.

    ``name`` is what the user calls it, ``lab`` the arrangement of views it opens in ("playground", "digits", ...).
    ``initializer`` is the default scheme of all weights. ``seed`` draws the initial weights and the
    order of the samples.
    """

    name: str
    lab: str
    data: DataSpec
    networks: tuple[NetworkSpec, ...]
    training: TrainingSpec = TrainingSpec()
    initializer: PartSpec = PartSpec("auto")
    seed: int = 0

    @property
    def layers(self) -> tuple[LayerSpec, ...]:
        """The layers of the first network: the only one of a supervised experiment."""
        return self.networks[0].layers

    def with_layers(self, layers: tuple[LayerSpec, ...], network: int = 0) -> "ExperimentSpec":
        """A copy whose network number ``network`` has these layers."""
        networks = list(self.networks)
        networks[network] = replace(networks[network], layers=layers)
        return replace(self, networks=tuple(networks))
