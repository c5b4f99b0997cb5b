"""The weights themselves."""

import numpy as np

from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject


@PROBES.register("parameters", "Parameters", "the flat parameter vector of a network: target (network,)")
def parameters(subject: Subject, request: Request) -> np.ndarray:
    """(count,)"""
    return subject.network(request).parameters.values.astype(np.float32)


@PROBES.register(
    "gradients", "Gradients", "the slopes of the newest step by a layer's numbers: target (network, layer_id)"
)
def gradients(subject: Subject, request: Request) -> np.ndarray:
    """(count of the layer,), laid out as its part of the parameter vector; zeros before the first step."""
    network = subject.network(request)
    layer_id = request.target[1] if len(request.target) > 1 else None
    blocks = [block for block in network.parameters.blocks if block.layer_id == layer_id]
    if not blocks:
        raise NotNow(f"there is no layer {layer_id!r} with weights")
    return network.parameters.gradients[blocks[0].start : blocks[-1].stop].astype(np.float32)
