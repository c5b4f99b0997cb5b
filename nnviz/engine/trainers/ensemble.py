"""EnsembleTrainer: what the trainers of two networks share, from the clock of epochs to the saved state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.clips import Clip, NoClip
from nnviz.engine.network import Sequential
from nnviz.engine.optimizers import Optimizer
from nnviz.engine.schedules import Constant, Schedule
from nnviz.engine.statistics import LayerStatistics, layer_statistics
from nnviz.engine.trainers.base import Facts, Trainer, first_bad_parameter, restore_rng, rng_state, whole_fact
from nnviz.engine.trainers.players import Player, SampleStream
from nnviz.hyper import HyperParam, Settings, Value, setting_problems, with_defaults

STATISTICS_LIMIT = 256


@dataclass(frozen=True)
class Pace:
    """How fast and how bound the networks learn; see the setters of EnsembleTrainer."""

    batch_size: int = 64
    learning_rate: float = 0.001
    schedule: Schedule = field(default_factory=Constant)
    l1: float = 0.0
    l2: float = 0.0
    clip: Clip = field(default_factory=NoClip)


class EnsembleTrainer(Trainer):
    """Two ``players``, one stream of samples. Subclasses plan (``_replan``) and do the step (``_advance``).

    ``settings`` are those that the subclass declares in ``hyper``; all of them may change between two steps, but for
    those in ``fixed``, which shape the networks.

    Raises ValueError for settings out of bounds and networks that do not fit together.
    """

    hyper: ClassVar[tuple[HyperParam, ...]] = ()
    fixed: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        players: tuple[Player, Player],
        samples: Array,
        *,
        rng: np.random.Generator,
        settings: Mapping[str, Value] | None = None,
        pace: Pace | None = None,
    ) -> None:
        pace = pace or Pace()
        self.settings: Settings = with_defaults(self.hyper, settings or {})
        self._check_settings(self.settings)
        self.players = players
        self._samples = np.asarray(samples, players[0].network.dtype)
        self._stream = SampleStream(self._samples, rng)
        self._noise = rng.spawn(1)[0]
        self._rng = rng
        self.schedule = pace.schedule
        self.clip = pace.clip
        self._check_networks()
        self.set_penalty(pace.l1, pace.l2)
        self.set_batch_size(pace.batch_size)
        self.set_learning_rate(pace.learning_rate)

    # ------------------------------------------------------------ the step protocol

    @property
    def networks(self) -> tuple[Sequential, ...]:
        return tuple(player.network for player in self.players)

    @property
    def epoch(self) -> float:
        return self._stream.epoch

    @property
    def steps_per_epoch(self) -> int:
        return max(1, len(self._samples) // self.batch_size)

    def _update(self) -> None:
        self._advance(self.learning_rate * self.schedule.factor(self.epoch))
        self.step_count += 1

    def first_bad_tensor(self) -> str | None:
        return next((found for network in self.networks if (found := first_bad_parameter(network))), None)

    def state(self) -> tuple[dict[str, Array], Facts]:
        arrays, facts = self._stream.state()
        for player in self.players:
            more_arrays, more_facts = player.state()
            arrays |= more_arrays
            facts |= more_facts
        facts |= {"step_count": self.step_count, "rng": rng_state(self._rng), "noise_rng": rng_state(self._noise)}
        return arrays, facts

    def restore(self, arrays: dict[str, Array], facts: Facts) -> None:
        self._stream.restore(arrays, facts)
        for player in self.players:
            player.restore(arrays, facts)
        self.step_count = whole_fact(facts, "step_count")
        restore_rng(self._rng, facts["rng"])
        restore_rng(self._noise, facts["noise_rng"])

    def statistics(self) -> tuple[LayerStatistics, ...]:
        """Facts of each layer of both networks after the last step."""
        first, second = self.players
        inputs = self._typical_inputs(min(STATISTICS_LIMIT, len(self._samples)))
        return layer_statistics(first.network, first.optimizer.change, inputs[0]) + layer_statistics(
            second.network, second.optimizer.change, inputs[1]
        )

    # ------------------------------------------------------------ HOT changes, between two steps

    def set_learning_rate(self, rate: float) -> None:
        """The base rate that the schedule scales. Raises ValueError unless it is positive."""
        if not rate > 0:
            raise ValueError(f"the learning rate must be above 0, got {rate}")
        self.learning_rate = rate

    def set_schedule(self, schedule: Schedule) -> None:
        """How the rate changes over the epochs."""
        self.schedule = schedule

    def set_batch_size(self, batch_size: int) -> None:
        """Samples a step; 0 is all. Raises ValueError when there are fewer samples than that."""
        count = len(self._samples)
        if not 0 <= batch_size <= count:
            raise ValueError(
                f"the batch size must be 1 to {count} (the training samples) or 0 for all, got {batch_size}"
            )
        self.batch_size = batch_size or count
        self._replan()

    def set_penalty(self, l1: float, l2: float) -> None:
        """The strengths of L1 and L2. Raises ValueError when one is negative."""
        if l1 < 0 or l2 < 0:
            raise ValueError(f"L1 and L2 must be 0 or more, got {l1} and {l2}")
        self.l1, self.l2 = l1, l2
        self._limit()

    def set_clip(self, clip: Clip) -> None:
        """The limit on the gradient."""
        self.clip = clip
        self._limit()

    def set_optimizers(self, first: Optimizer, second: Optimizer) -> None:
        """Go on with other optimizers, one for each network."""
        for player, optimizer in zip(self.players, (first, second), strict=True):
            player.set_optimizer(optimizer)

    def set_settings(self, settings: Mapping[str, Value]) -> None:
        """Other settings of the trainer. Raises ValueError when one is out of bounds or cannot change now."""
        new = with_defaults(self.hyper, settings)
        self._check_settings(new)
        for key in self.fixed:
            if new[key] != self.settings[key]:
                raise ValueError(f"{key} shapes the networks: build new ones")
        self.settings = new
        self._check_networks()
        self._replan()

    def set_layer_setting(self, layer_id: str, key: str, value: Value) -> None:
        """A setting of a layer that keeps shapes. Raises ValueError when it is out of bounds."""
        network = next(network for network in self.networks if any(layer.id == layer_id for layer in network.layers))
        network.change_setting(layer_id, key, value)
        self._check_networks()
        self._replan()

    # ------------------------------------------------------------ what a subclass gives

    def _check_networks(self) -> None:
        """Raises ValueError with a sentence when the networks do not fit together."""
        raise NotImplementedError

    def _replan(self) -> None:
        """Make the plans for the present batch size and settings."""
        raise NotImplementedError

    def _advance(self, rate: float) -> None:
        """One step."""
        raise NotImplementedError

    def _typical_inputs(self, count: int) -> tuple[Array, Array]:
        """Inputs (count, ...) of the first and of the second network."""
        raise NotImplementedError

    # ------------------------------------------------------------ private

    def _limit(self) -> None:
        for player in self.players:
            player.set_limits(self.l1, self.l2, self.clip)

    def _check_settings(self, settings: Mapping[str, Value]) -> None:
        if problems := setting_problems("trainer", self.hyper, settings):
            raise ValueError("; ".join(problems))
