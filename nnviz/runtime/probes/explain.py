"""How the numbers of a layer come about: the parts of a convolution's sum, sums before the activation, gradients."""

import numpy as np

from nnviz.engine.explain import channel_parts
from nnviz.engine.layers.conv2d import Conv2D
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject, layer_number


@PROBES.register(
    "parts", "Parts of a sum", "what each input channel adds to a map: target (network, layer_id, unit), for the sample"
)
def parts(subject: Subject, request: Request) -> np.ndarray:
    """(channels, rows, columns): their sum and the filter's bias are what goes into the activation."""
    network = subject.network(request)
    number = layer_number(request, network)
    layer = network.layers[number]
    unit = request.target[2] if len(request.target) > 2 else None
    if not isinstance(layer, Conv2D) or not isinstance(unit, int) or not 0 <= unit < layer.shape[2]:
        raise NotNow("only the maps of a convolution have parts")
    x = subject.trace(network)[network.layers[number - 1].id] if number else subject.sample_batch()
    return channel_parts(layer, x[0], unit).astype(np.float32)


@PROBES.register("sums", "Sums", "a layer before its activation, for the set sample: target (network, layer_id)")
def sums(subject: Subject, request: Request) -> np.ndarray:
    """(n,) flattened; of a layer without activation its output."""
    network = subject.network(request)
    layer_id = network.layers[layer_number(request, network)].id
    traced = network.trace(subject.sample_batch(), pre_activation=True)
    return np.array(traced[layer_id], np.float32).ravel()


@PROBES.register("gradient_peaks", "Largest gradients", "of each layer's weights in the newest step: target (network,)")
def gradient_peaks(subject: Subject, request: Request) -> np.ndarray:
    """(layers,) the largest absolute slope of the loss by a weight, in the order of LayerInfo; 0 without weights."""
    network = subject.network(request)
    peaks = {layer.id: 0.0 for layer in network.layers}
    gradients = network.parameters.gradients
    for block in network.parameters.blocks:
        size = np.abs(gradients[block.start : block.stop]).max(initial=0.0)
        peaks[block.layer_id] = max(peaks[block.layer_id], float(size))
    return np.array(list(peaks.values()), np.float32)
