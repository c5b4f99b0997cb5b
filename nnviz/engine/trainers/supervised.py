"""SupervisedTrainer: learns outputs from examples, one mini-batch a step."""

import numpy as np

from nnviz.engine import metrics
from nnviz.engine.activations import ACTIVATIONS
from nnviz.engine.arrays import Array
from nnviz.engine.batches import Augment, TrainingData
from nnviz.engine.calls import Call
from nnviz.engine.clips import Clip, NoClip
from nnviz.engine.losses import Loss
from nnviz.engine.network import Sequential
from nnviz.engine.optimizers import Optimizer
from nnviz.engine.passes import HALVES, BatchPass, make_pass
from nnviz.engine.regularizers import penalty_calls
from nnviz.engine.sample_step import SampleStep, sample_step
from nnviz.engine.schedules import Constant, Schedule
from nnviz.engine.statistics import LayerStatistics, layer_statistics
from nnviz.engine.targets import Task, class_levels, predicted_classes, problems_of_loss
from nnviz.engine.trainers.base import (
    TRAINERS,
    Facts,
    Trainer,
    first_bad_parameter,
    network_state,
    put_back,
    restore_network,
    restore_order,
    restore_rng,
    rng_state,
    whole_fact,
)
from nnviz.hyper import Value

EVALUATION_LIMIT = 1000
SHAPED_EVALUATION_LIMIT = 250  # convolutions and time steps: a curve point must not keep a drawing hand waiting
STATISTICS_LIMIT = 256


@TRAINERS.register("supervised", "Supervised", "Learns from examples with known answers.")
class SupervisedTrainer(Trainer):
    """Mini-batch gradient descent. Takes over ``network`` and ``optimizer``.

    ``x`` (n, *input_shape) and ``targets`` (n, *output_shape) as ``encode_targets`` makes them; ``test`` the same pair,
    held out. ``batch_size`` 0 is the full batch. The samples are shuffled anew in each epoch; the last batch of an
    epoch may be smaller. ``rng`` shuffles and draws dropout masks.

    Raises ValueError for data that do not fit, NaN, or settings out of bounds.
    """

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        optimizer: Optimizer,
        x: Array,
        targets: Array,
        *,
        task: Task,
        rng: np.random.Generator,
        batch_size: int = 32,
        learning_rate: float = 0.01,
        schedule: Schedule | None = None,
        l1: float = 0.0,
        l2: float = 0.0,
        clip: Clip | None = None,
        test: tuple[Array, Array] | None = None,
    ) -> None:
        _check_data("training", network, x, targets)
        if test is not None:
            _check_data("test", network, *test)
        self.network = network
        self.task: Task = task
        self.loss = loss
        self._check_loss(loss, network.last_activation)
        self._levels = class_levels(loss.key, network.last_activation)
        self._data = TrainingData(x, targets, network.dtype)
        self._train = x, self._data.targets.reshape(targets.shape, copy=False)
        self._test = None if test is None else (test[0], np.array(test[1], network.dtype))
        self._rng = rng
        self._noise_rngs = rng.spawn(HALVES)
        self._order = rng.permutation(len(x))
        self._cursor = 0
        self._epochs_done = 0
        self._passes: dict[int, BatchPass] = {}
        self._mask = network.parameters.penalty_mask()
        self._gradient_calls: list[Call] = []
        self.learning_rate = learning_rate
        self.clip = clip or NoClip()
        self.l1, self.l2 = 0.0, 0.0
        self.set_batch_size(batch_size)
        self.optimizer = optimizer
        self._bind_optimizer()
        self.set_schedule(schedule or Constant())
        self.set_learning_rate(learning_rate)
        self.set_penalty(l1, l2)

    # ------------------------------------------------------------ the step protocol

    @property
    def networks(self) -> tuple[Sequential, ...]:
        return (self.network,)

    @property
    def epoch(self) -> float:
        return self._epochs_done + self._cursor / len(self._order)

    @property
    def steps_per_epoch(self) -> int:
        return -(-len(self._order) // self.batch_size)

    @property
    def sample_count(self) -> int:
        """The number of training samples."""
        return len(self._order)

    @property
    def next_indices(self) -> Array:
        """Which training samples the next step learns from."""
        return self._order[self._cursor : self._cursor + self.batch_size]

    def _update(self) -> None:
        indices = self._order[self._cursor : self._cursor + self.batch_size]
        count = len(indices)
        if self._is_scheduled:
            self._set_rate_of_step()
        (self._passes.get(count) or self._pass(count)).run(indices)
        for call in self._gradient_calls:
            call()
        self.optimizer.update()
        self.step_count += 1
        self._cursor += count
        if self._cursor == len(self._order):
            self._cursor = 0
            self._epochs_done += 1
            self._rng.shuffle(self._order)

    def evaluate(self, *, full: bool = False) -> dict[str, float]:
        scores = {}
        is_shaped = any(len(layer.shape) > 1 for layer in self.network.layers)
        limit = None if full else SHAPED_EVALUATION_LIMIT if is_shaped else EVALUATION_LIMIT
        for part, data in (("train", self._train), ("test", self._test)):
            if data is None:
                continue
            x, targets = data[0][:limit], data[1][:limit]
            with np.errstate(all="ignore"):
                outputs = self.network.forward(x)
                scores[f"{part}_loss"] = self.loss.value(outputs, targets)
                if self.task == "regression":
                    scores[f"{part}_mae"] = metrics.mean_absolute_error(outputs, targets)
                else:
                    scores[f"{part}_accuracy"] = metrics.accuracy(self.predict_classes(outputs), self.decode(targets))
        return scores

    def first_bad_tensor(self) -> str | None:
        for batch_pass in self._passes.values():
            if not np.isfinite(batch_pass.outputs).all():
                return "loss"
        return first_bad_parameter(self.network)

    def state(self) -> tuple[dict[str, Array], Facts]:
        arrays = network_state(self.network) | {"order": self._order.copy()}
        arrays |= {f"optimizer/{name}": moment.copy() for name, moment in self.optimizer.moments.items()}
        facts: Facts = {
            "step_count": self.step_count,
            "epochs_done": self._epochs_done,
            "cursor": self._cursor,
            "optimizer_steps": self.optimizer.step_count,
            "rng": rng_state(self._rng),
            "noise_rngs": [rng_state(rng) for rng in self._noise_rngs],
        }
        return arrays, facts

    def restore(self, arrays: dict[str, Array], facts: Facts) -> None:
        restore_network(self.network, arrays)
        restore_order(self._order, arrays)
        for name, moment in self.optimizer.moments.items():
            put_back(f"optimizer/{name}", moment, arrays)
        self.step_count = whole_fact(facts, "step_count")
        self._epochs_done = whole_fact(facts, "epochs_done")
        self._cursor = whole_fact(facts, "cursor", len(self._order) - 1)
        self.optimizer.step_count = whole_fact(facts, "optimizer_steps")
        restore_rng(self._rng, facts["rng"])
        for rng, state in zip(self._noise_rngs, facts["noise_rngs"], strict=True):
            restore_rng(rng, state)
        self._passes.clear()
        self.network.parameters.gradients.fill(0)

    # ------------------------------------------------------------ looking closer, only when asked

    def statistics(self) -> tuple[LayerStatistics, ...]:
        """Facts of each layer after the last step, over at most 256 training samples."""
        return layer_statistics(self.network, self.optimizer.change, self._train[0][:STATISTICS_LIMIT])

    def sample_step(self, x: Array, target: Array) -> SampleStep:
        """One sample taken apart; ``target`` as encoded. Changes nothing."""
        return sample_step(self.network, self.loss, x, target)

    def predict_classes(self, outputs: Array) -> Array:
        """Class numbers (n,) from outputs (n, n_out)."""
        return predicted_classes(outputs, self._levels)

    def decode(self, targets: Array) -> Array:
        """Class numbers (n,) from encoded targets (n, n_out)."""
        return predicted_classes(targets, self._levels)

    # ------------------------------------------------------------ HOT changes, between two steps

    def set_learning_rate(self, rate: float) -> None:
        """The base rate that the schedule scales. Raises ValueError unless it is positive."""
        if not rate > 0:
            raise ValueError(f"the learning rate must be above 0, got {rate}")
        self.learning_rate = rate
        self._set_rate_of_step()

    def set_schedule(self, schedule: Schedule) -> None:
        """How the rate changes over the epochs."""
        self.schedule = schedule
        self._is_scheduled = not isinstance(schedule, Constant)
        self._set_rate_of_step()

    def set_batch_size(self, batch_size: int) -> None:
        """Samples a step; 0 is all. Raises ValueError when there are fewer samples than that."""
        n = len(self._order)
        if not 0 <= batch_size <= n:
            raise ValueError(f"the batch size must be 1 to {n} (the training samples) or 0 for all, got {batch_size}")
        self.batch_size = batch_size or n
        self._passes.clear()

    def set_penalty(self, l1: float, l2: float) -> None:
        """The strengths of L1 and L2. Raises ValueError when one is negative."""
        if l1 < 0 or l2 < 0:
            raise ValueError(f"L1 and L2 must be 0 or more, got {l1} and {l2}")
        self.l1, self.l2 = l1, l2
        self._plan_gradient_calls()

    def set_l1(self, l1: float) -> None:
        """The strength of L1."""
        self.set_penalty(l1, self.l2)

    def set_l2(self, l2: float) -> None:
        """The strength of L2."""
        self.set_penalty(self.l1, l2)

    def set_clip(self, clip: Clip) -> None:
        """The limit on the gradient."""
        self.clip = clip
        self._plan_gradient_calls()

    def set_augment(self, augment: Augment | None) -> None:
        """What changes the pictures of every batch before they are learned from; None: nothing."""
        self._data.augment = augment

    def set_optimizer(self, optimizer: Optimizer) -> None:
        """Go on with another optimizer; one of the same rule takes over the moments."""
        former, self.optimizer = self.optimizer, optimizer
        self._bind_optimizer()
        optimizer.adopt(former)

    def set_loss(self, loss: Loss) -> None:
        """Go on with another loss. Raises ValueError when it does not fit the output."""
        self._check_loss(loss, self.network.last_activation)
        self._recode(loss, self.network.last_activation)

    def set_activation(self, layer_id: str, name: str) -> None:
        """Another activation for one layer. Raises ValueError when the loss does not fit it."""
        is_last = layer_id == self.network.layers[-1].id
        if is_last:
            if name not in ACTIVATIONS:
                raise ValueError(f"unknown activation {name!r}; known: {', '.join(ACTIVATIONS)}")
            self._check_loss(self.loss, name)
        self.set_layer_setting(layer_id, "activation", name)
        if is_last:
            self._recode(self.loss, name)

    def set_layer_setting(self, layer_id: str, key: str, value: Value) -> None:
        """A setting of a layer that keeps shapes, as the rate of dropout. Raises ValueError when out of bounds."""
        self.network.change_setting(layer_id, key, value)
        self._passes.clear()

    # ------------------------------------------------------------ private

    def _set_rate_of_step(self) -> None:
        self.optimizer.learning_rate = self.learning_rate * self.schedule.factor(self.epoch)

    def _pass(self, batch: int) -> BatchPass:
        if batch not in self._passes:
            self._passes[batch] = make_pass(self.network, self.loss, self._data, batch, self._noise_rngs)
        return self._passes[batch]

    def _bind_optimizer(self) -> None:
        parameters = self.network.parameters
        self.optimizer.bind(parameters.values, parameters.gradients, self._mask)

    def _plan_gradient_calls(self) -> None:
        parameters = self.network.parameters
        self._gradient_calls = penalty_calls(parameters.values, parameters.gradients, self._mask, self.l1, self.l2)
        self._gradient_calls += self.clip.calls(parameters.gradients)

    def _check_loss(self, loss: Loss, activation: str) -> None:
        n_out = int(np.prod(self.network.output_shape))
        if problems := problems_of_loss(loss.key, activation, n_out, self.task):
            raise ValueError("; ".join(problems))

    def _recode(self, loss: Loss, activation: str) -> None:
        """Move the targets to the levels of another loss or output activation."""
        self.loss = loss
        self._passes.clear()
        old, new = self._levels, class_levels(loss.key, activation)
        self._levels = new
        if self.task == "regression" or old == new:
            return
        for targets in (self._train[1], *([] if self._test is None else [self._test[1]])):
            targets[...] = np.where(targets == old[1], new[1], new[0])


def _check_data(part: str, network: Sequential, x: Array, targets: Array) -> None:
    if x.ndim == 0 or x.shape[1:] != network.input_shape:
        raise ValueError(f"the {part} samples must have the shape {network.input_shape}, got {x.shape[1:]}")
    if targets.shape != (len(x), *network.output_shape):
        raise ValueError(
            f"the {part} targets must have the shape {(len(x), *network.output_shape)}, got {targets.shape}: "
            "the last layer must have one unit for each target"
        )
    if len(x) == 0:
        raise ValueError(f"there are no {part} samples")
    for what, array in (("samples", x), ("targets", targets)):
        if array.dtype.kind not in "fiub":
            raise ValueError(f"the {part} {what} must be numbers, got {array.dtype} values")
        if not np.isfinite(array).all():
            raise ValueError(f"the {part} {what} hold NaN or infinity: remove or fill them first")
