"""The weights themselves."""

import numpy as np

from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, Subject


@PROBES.register("parameters", "Parameters", "the flat parameter vector of a network: target (network,)")
def parameters(subject: Subject, request: Request) -> np.ndarray:
    """(count,)"""
    return subject.network(request).parameters.values.astype(np.float32)
