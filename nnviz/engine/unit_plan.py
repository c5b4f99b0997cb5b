"""A pass from one unit back to the inputs: what saliency and dreams are made of."""

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.network import Sequential
from nnviz.engine.plan import Plan


def unit_plan(network: Sequential, batch: int, layers: int, unit: int, *, before_activation: bool) -> Plan:
    """A plan whose backward pass starts from one unit behind ``layers`` layers and ends at the inputs."""
    count = network.layers[layers - 1].shape[-1]
    if not 0 <= unit < count:
        raise IndexError(f"{network.layers[layers - 1].id} has the units 0 to {count - 1}, got {unit}")
    gradients = np.zeros_like(network.parameters.gradients)
    plan = network.plan(batch, gradients=gradients, is_detailed=True, wants_input_gradient=True)
    plan.signals[layers].is_fused = before_activation
    network.plan_backward(plan, layers)
    seed_gradient(plan, layers, unit)
    return plan


def seed_gradient(plan: Plan, layers: int, unit: int) -> None:
    """Begin the backward pass at one unit: its mean over all places has the slope 1."""
    signal = plan.signals[layers]
    assert signal.gradient is not None
    signal.gradient.fill(0)
    view = signal.unit(signal.gradient, unit)
    view[...] = plan.batch / view.size


def input_gradient(plan: Plan) -> Array:
    """The slopes by the inputs, (batch, *input_shape): a view."""
    assert plan.input.gradient is not None
    return plan.input.batch_first(plan.input.gradient)
