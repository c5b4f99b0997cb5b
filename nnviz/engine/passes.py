"""BatchPass: gather a batch from the training data, run it forward, take the loss gradient, run it backward."""

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.losses import Loss
from nnviz.engine.network import Sequential
from nnviz.engine.plan import Plan, Signal, layout, swap_batch


def data_rows(x: Array, targets: Array, dtype: np.dtype[np.generic]) -> Array:
    """Rows [inputs, 1, targets], one a sample, so that one ``take`` gathers all that a batch needs."""
    n = len(x)
    n_in = int(np.prod(x.shape[1:]))
    rows = np.ones((n, n_in + 1 + int(np.prod(targets.shape[1:]))), dtype)
    rows[:, :n_in] = x.reshape(n, n_in)
    rows[:, n_in + 1 :] = targets.reshape(n, -1)
    return rows


class BatchPass:
    """One gradient for batches of one size; the result is in ``network.parameters.gradients``."""

    def __init__(self, network: Sequential, loss: Loss, rows: Array, batch: int, rng: np.random.Generator) -> None:
        self._rows = rows
        self._batch = np.ones((batch, rows.shape[1]), network.dtype)
        self.plan = self._make_plan(network, loss, rng)

    def run(self, indices: Array) -> None:
        """The gradient of the mean loss over the samples ``indices`` (batch,)."""
        self._rows.take(indices, 0, self._batch, "clip")  # mode "raise" would copy
        self.plan.run_forward()
        self.plan.run_backward()

    def _make_plan(self, network: Sequential, loss: Loss, rng: np.random.Generator) -> Plan:
        batch = len(self._batch)
        n_in = int(np.prod(network.input_shape))
        inputs = self._input_signal(network, n_in)
        gradients = network.parameters.gradients
        plan = network.plan(batch, inputs=inputs, gradients=gradients, is_training=True, rng=rng)
        plan.start_backward()
        targets = self._batch[:, n_in + 1 :].reshape(batch, *network.output_shape)
        loss.plan_gradient(plan, plan.output, swap_batch(targets, network.output_shape), network.last_activation)
        network.plan_backward(plan)
        if len(network.input_shape) == 2:
            samples = self._batch[:, :n_in].reshape(batch, *network.input_shape)
            plan.call_first(np.copyto, inputs.value, swap_batch(samples, network.input_shape))
        return plan

    def _input_signal(self, network: Sequential, n_in: int) -> Signal:
        """A signal that reads the gathered rows where they lie; sequences need their own memory, time first."""
        shape = network.input_shape
        if len(shape) == 1:
            block = self._batch[:, : n_in + 1].T
            return Signal(shape, block[:-1], block)
        if len(shape) == 2:
            return Signal(shape, np.empty(layout(shape, len(self._batch)), network.dtype))
        return Signal(shape, self._batch[:, :n_in].reshape(len(self._batch), *shape))
