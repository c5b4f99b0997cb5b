"""Maps over the plane: every unit, one unit, or the classes. Row 0 is y = +6, column 0 is x = -6."""

import numpy as np

from nnviz.engine.network import Sequential
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject
from nnviz.runtime.probes.outputs import class_shares


@PROBES.register("maps", "All maps", "every input and unit of a network: target (network,), size D")
def maps(subject: Subject, request: Request) -> np.ndarray:
    """(units, D, D): the inputs first, then the layers' units; a sigmoid output p is shown as 2 p - 1."""
    network = subject.network(request)
    found = subject.maps(request).astype(np.float32)
    if network.last_activation == "sigmoid":
        outputs = found[-network.output_shape[0] :]
        outputs *= 2
        outputs -= 1
    return found


@PROBES.register("map", "One map", "one unit: target (network, layer id, unit), size D; layer id '' is the inputs")
def one_map(subject: Subject, request: Request) -> np.ndarray:
    """(D, D), scaled as in ``maps``."""
    network = subject.network(request)
    found: np.ndarray = subject.maps(request)[_row(network, request)].astype(np.float32)
    if request.target[1] == network.layers[-1].id and network.last_activation == "sigmoid":
        found = 2 * found - 1
    return found


@PROBES.register("classes", "Class map", "the share of each class: target (network,), size D")
def classes(subject: Subject, request: Request) -> np.ndarray:
    """(classes, D, D), each point's shares add up to 1."""
    network = subject.network(request)
    outputs = subject.maps(request)[-network.output_shape[0] :]
    shares = class_shares(subject, network, outputs.reshape(len(outputs), -1).T)
    return np.ascontiguousarray(shares.T.reshape(-1, request.size, request.size), np.float32)


def _row(network: Sequential, request: Request) -> int:
    """The place of the unit in the stack of maps."""
    if len(request.target) != 3:
        raise NotNow("a map needs the target (network, layer id, unit)")
    _, layer_id, unit = request.target
    start, count = 0, network.input_shape[0]
    if layer_id != "":
        start = count
        for layer in network.layers:
            count = layer.shape[0]
            if layer.id == layer_id:
                break
            start += count
        else:
            raise NotNow(f"there is no layer {layer_id!r}")
    if not isinstance(unit, int) or not 0 <= unit < count:
        raise NotNow(f"there is no unit {unit!r} in {layer_id!r}")
    return start + unit
