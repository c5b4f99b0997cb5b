"""L1 and L2: penalties on large weights, as calls that add their gradient."""

from functools import partial

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.calls import Call


def penalty_calls(values: Array, gradients: Array, mask: Array, l1: float, l2: float) -> list[Call]:
    """Add the gradient of ``l1 sum |w| + l2 / 2 sum w^2`` to ``gradients``: ``l1 sign(w) + l2 w`` where ``mask`` is 1.

    Reported losses leave the penalty out, so that they stay comparable when it changes.
    """
    calls: list[Call] = []
    term = np.empty_like(values)
    if l2 > 0:
        share = mask * mask.dtype.type(l2)
        calls += [partial(np.multiply, values, share, term), partial(np.add, gradients, term, gradients)]
    if l1 > 0:
        share = mask * mask.dtype.type(l1)
        calls += [
            partial(np.sign, values, term),
            partial(np.multiply, term, share, term),
            partial(np.add, gradients, term, gradients),
        ]
    return calls
