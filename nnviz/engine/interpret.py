"""Looking into a trained network: what an answer hangs on, what a unit longs for, what happens without it.

Nothing here changes the network. All functions take samples as the network does, (batch, *input_shape).
"""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array, read_only
from nnviz.engine.network import Sequential
from nnviz.engine.plan import Plan


@dataclass(frozen=True, slots=True)
class Dream:
    """What a unit answers to most: the input (*input_shape), and its answer after each step of the climb."""

    input: Array
    answers: Array


def saliency(network: Sequential, x: Array, unit: int) -> Array:
    """``d z[unit] / d x``, (batch, *input_shape): how the sum of an output unit moves with each input number.

    The sum before the last activation is taken, so that a sure answer (a flat sigmoid or softmax) has a gradient too.
    Simonyan, Vedaldi & Zisserman 2014.
    """
    plan = _backward_plan(network, len(x), len(network.layers), unit, before_activation=True)
    plan.input.batch_first(plan.input.value)[...] = x
    plan.run_forward()
    plan.run_backward()
    return _input_gradient(plan).copy()


def occlusion(network: Sequential, sample: Array, unit: int, size: int, stride: int = 1, fill: float = 0.0) -> Array:
    """How much an output falls when a part of ``sample`` (*input_shape) is hidden behind ``fill``.

    Pictures: a map (rows, columns) for a square of ``size`` pixels at every ``stride``; sequences: (steps,) for runs of
    ``size`` time steps; flat samples: (places,) for runs of ``size`` inputs. Zeiler & Fergus 2014.
    """
    axes = 2 if sample.ndim == 3 else 1
    counts = tuple((length - size) // stride + 1 for length in sample.shape[:axes])
    if min(counts) < 1:
        raise ValueError(f"a window of {size} does not fit into a sample of shape {sample.shape}")
    hidden = np.repeat(sample[None], int(np.prod(counts)), axis=0)
    for number, place in enumerate(np.ndindex(*counts)):
        window = tuple(slice(start * stride, start * stride + size) for start in place)
        hidden[number][window] = fill
    drop = network.forward(sample[None])[0, unit] - network.forward(hidden)[:, unit]
    return np.asarray(drop.reshape(counts))


def dream(
    network: Sequential,
    layer_id: str,
    unit: int,
    rng: np.random.Generator,
    *,
    steps: int = 100,
    rate: float = 0.1,
    decay: float = 0.02,
    low: float = 0.0,
    high: float = 1.0,
) -> Dream:
    """Activation maximisation: climb from faint noise to an input between ``low`` and ``high`` that excites a unit.

    ``x += rate (g / rms(g) - decay x)`` with g the gradient of the unit's answer, for a filter of the mean of its map.
    Erhan et al. 2009.
    """
    number = 1 + [layer.id for layer in network.layers].index(layer_id)
    plan = _backward_plan(network, 1, number, unit, before_activation=False)
    signal = plan.signals[number]
    x = plan.input.batch_first(plan.input.value)
    x[...] = (low + high) / 2 + 0.05 * (high - low) * rng.standard_normal(x.shape)
    answers = []
    for _ in range(steps):
        plan.run_forward()
        answers.append(signal.unit(signal.value, unit).mean())
        plan.run_backward()
        g = _input_gradient(plan)
        size = np.sqrt(np.mean(g**2))
        x += rate * (g / max(size, 1e-12) - decay * x)
        np.clip(x, low, high, out=x)
        _seed_gradient(plan, number, unit)
    plan.run_forward()
    answers.append(signal.unit(signal.value, unit).mean())
    return Dream(read_only(x[0]), read_only(np.array(answers)))


def _backward_plan(network: Sequential, batch: int, layers: int, unit: int, *, before_activation: bool) -> Plan:
    """A plan whose backward pass starts from one unit behind ``layers`` layers and ends at the inputs."""
    count = network.layers[layers - 1].shape[-1]
    if not 0 <= unit < count:
        raise IndexError(f"{network.layers[layers - 1].id} has the units 0 to {count - 1}, got {unit}")
    gradients = np.zeros_like(network.parameters.gradients)
    plan = network.plan(batch, gradients=gradients, is_detailed=True, wants_input_gradient=True)
    plan.signals[layers].is_fused = before_activation
    network.plan_backward(plan, layers)
    _seed_gradient(plan, layers, unit)
    return plan


def _seed_gradient(plan: Plan, layers: int, unit: int) -> None:
    signal = plan.signals[layers]
    assert signal.gradient is not None
    signal.gradient.fill(0)
    view = signal.unit(signal.gradient, unit)
    view[...] = plan.batch / view.size


def _input_gradient(plan: Plan) -> Array:
    assert plan.input.gradient is not None
    return plan.input.batch_first(plan.input.gradient)
