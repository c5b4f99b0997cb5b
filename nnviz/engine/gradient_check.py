"""Gradient check: what back-propagation says against what moving each number a little says."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.losses import Loss
from nnviz.engine.network import Sequential
from nnviz.engine.plan import Plan
from nnviz.engine.signals import swap_batch

STEP = 1e-5


@dataclass(frozen=True, slots=True)
class GradientCheck:
    """Back-propagated and numeric gradients of all parameters (count,) and of the inputs (batch, *input_shape)."""

    parameters: Array
    numeric_parameters: Array
    inputs: Array
    numeric_inputs: Array

    @property
    def parameter_error(self) -> float:
        """The largest difference, relative to the largest gradient."""
        return _relative(self.parameters, self.numeric_parameters)

    @property
    def input_error(self) -> float:
        """The largest difference, relative to the largest gradient."""
        return _relative(self.inputs, self.numeric_inputs)


def check_gradients(
    network: Sequential, loss: Loss, x: Array, targets: Array, *, is_training: bool = False, seed: int = 0
) -> GradientCheck:
    """Compare on the batch ``x`` with encoded ``targets``; sensible for float64 networks only.

    Numeric: ``(L(w + h) - L(w - h)) / 2h``. With ``is_training`` every evaluation draws the same noise from ``seed``.
    The network is left as it was.
    """
    rng = np.random.default_rng(seed)
    plan = network.plan(
        len(x),
        gradients=np.zeros_like(network.parameters.gradients),
        is_training=is_training,
        wants_input_gradient=True,
        rng=rng,
    )
    plan.start_backward()
    loss.plan_gradient(plan, plan.output, swap_batch(targets, network.output_shape), network.last_activation)
    network.plan_backward(plan)
    inputs = plan.input.batch_first(plan.input.value)
    inputs[...] = x
    buffers = [(buffer, buffer.copy()) for layer in network.layers for buffer in layer.buffers().values()]
    start = rng.bit_generator.state

    def loss_value() -> float:
        rng.bit_generator.state = start
        for buffer, saved in buffers:
            buffer[...] = saved
        plan.run_forward()
        return loss.value(plan.output.batch_first(plan.output.value), targets)

    loss_value()
    plan.run_backward()
    result = GradientCheck(
        plan.gradients.copy(),
        _numeric(loss_value, network.parameters.values),
        _input_gradient(plan),
        _numeric(loss_value, inputs),
    )
    loss_value()
    return result


def _input_gradient(plan: Plan) -> Array:
    if plan.input.gradient is None:
        raise ValueError("the plan was built without a gradient of its inputs")
    return plan.input.batch_first(plan.input.gradient).copy()


def _numeric(loss_value: Callable[[], float], values: Array) -> Array:
    gradient = np.zeros(values.shape)
    for index in np.ndindex(values.shape):
        kept = values[index]
        values[index] = kept + STEP
        above = loss_value()
        values[index] = kept - STEP
        below = loss_value()
        values[index] = kept
        gradient[index] = (above - below) / (2 * STEP)
    return gradient


def _relative(one: Array, other: Array) -> float:
    if one.size == 0:
        return 0.0
    size = max(float(np.abs(one).max()), float(np.abs(other).max()), 1e-12)
    return float(np.abs(one - other).max()) / size
