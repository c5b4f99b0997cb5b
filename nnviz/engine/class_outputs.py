"""One output for two classes becomes an output for each class, and back: the answers stay what they were."""

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.layers import Dense
from nnviz.engine.network import Sequential
from nnviz.engine.optimizers import Optimizer

UNKNOWN_CLASS = -4.0
"""The weighted sum of a class that has no samples yet: a share below 2 %."""


def carry_classes(old: Sequential, new: Sequential, optimizer: Optimizer) -> bool:
    """Fill the last layer of ``new`` from that of ``old`` where one of them has one output and the other has more.

    With z the one weighted sum (class 1 where it is positive): ``z1 = z``, ``z0 = -z``, halved for a softmax. All other
    classes start unlikely. The moments of the layer in ``optimizer``, of ``new``, start afresh. False when this is not
    what changed.
    """
    before, after = old.layers[-1], new.layers[-1]
    if not isinstance(before, Dense) or not isinstance(after, Dense) or before.input_shape != after.input_shape:
        return False
    source, target = _block(old, before, old.parameters.values), _block(new, after, new.parameters.values)
    if (len(source) == 1) == (len(target) == 1):
        return False
    halving = 0.5 if new.last_activation == "softmax" else 1.0
    if len(source) == 1:
        target[:] = 0
        target[2:, -1] = UNKNOWN_CLASS
        target[0], target[1] = -halving * source[0], halving * source[0]
    else:
        target[0] = (source[1] - source[0]) * (1.0 if old.last_activation == "softmax" else 0.5)
    for moment in optimizer.moments.values():
        _block(new, after, moment)[:] = 0
    return True


def _block(network: Sequential, layer: Dense, values: Array) -> Array:
    """The matrix (units, n_in + 1) of a layer in a flat vector of its network."""
    block: np.ndarray = network.parameters.of(layer.id)[0].view(values)
    return block
