"""Looking into a trained network: what an answer hangs on.

Nothing here changes the network. All functions take samples as the network does, (batch, *input_shape).
"""

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.network import Sequential
from nnviz.engine.unit_plan import input_gradient, unit_plan


def saliency(network: Sequential, x: Array, unit: int) -> Array:
    """``d z[unit] / d x``, (batch, *input_shape): how the sum of an output unit moves with each input number.

    The sum before the last activation is taken, so that a sure answer (a flat sigmoid or softmax) has a gradient too.
    Simonyan, Vedaldi & Zisserman 2014.
    """
    plan = unit_plan(network, len(x), len(network.layers), unit, before_activation=True)
    plan.input.batch_first(plan.input.value)[...] = x
    plan.run_forward()
    plan.run_backward()
    return input_gradient(plan).copy()


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
