"""What every layer of a network makes of a sample: the request for its trace, and the trace cut into layers."""

import numpy as np

from nnviz.runtime.messages import NetworkInfo, Request

TRACE, PARAMETERS = Request("trace", (0,)), Request("parameters", (0,))


def outputs_of(network: NetworkInfo, trace: np.ndarray) -> dict[str, np.ndarray] | None:
    """The output of each layer in its shape, by layer id; None when the trace is of another network."""
    sizes = [int(np.prod(layer.shape)) for layer in network.layers]
    if sum(sizes) != trace.size:
        return None
    ends = np.cumsum(sizes)
    return {
        layer.id: trace[end - size : end].reshape(layer.shape)
        for layer, size, end in zip(network.layers, sizes, ends, strict=True)
    }
