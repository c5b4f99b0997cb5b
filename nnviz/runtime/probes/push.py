"""How sure the network stays while the set picture is pushed: moved, turned, scaled, thickened, made noisy."""

import numpy as np

from nnviz.data.pushes import PUSHES, amounts_of, pushed
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject
from nnviz.runtime.probes.outputs import class_shares

MOST_AMOUNTS = 200


@PROBES.register("push", "Push", "class shares along a change of the set picture: target (network, kind), size n")
def push(subject: Subject, request: Request) -> np.ndarray:
    """(n, classes) shares at n even amounts, lowest to highest."""
    network, sample = subject.network(request), subject.sample_batch()[0]
    kind = request.target[1] if len(request.target) > 1 else None
    if kind not in PUSHES or sample.ndim != 3 or not 2 <= request.size <= MOST_AMOUNTS:
        raise NotNow("pushing needs a picture, a known change and a number of amounts")
    pictures = pushed(sample, str(kind), amounts_of(str(kind), request.size))
    shares: np.ndarray = class_shares(subject, network, network.forward(pictures)).astype(np.float32)
    return shares
