"""How sure networks stay while the set picture is pushed: moved, turned, scaled, thickened, made noisy."""

import numpy as np

from nnviz.data.pushes import PUSHES, Push, amounts_of, swept
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject
from nnviz.runtime.probes.outputs import class_shares
from nnviz.spec.presets import RIVALS

MOST_AMOUNTS = 200


@PROBES.register(
    "push",
    "Push",
    "class shares along a change of the set picture: target (network, kind, push held meanwhile), size n",
)
def push(subject: Subject, request: Request) -> np.ndarray:
    """(n, classes) shares at n even amounts, lowest to highest."""
    network = subject.network(request)
    shares: np.ndarray = class_shares(subject, network, network.forward(_pictures(subject, request)))
    return shares.astype(np.float32)


@PROBES.register(
    "push_rival", "Push a rival", "the same for a trained network that ships: target (preset, kind, push held), size n"
)
def push_rival(subject: Subject, request: Request) -> np.ndarray:
    """(n, 10) shares."""
    key = str(request.target[0]) if request.target else ""
    if key not in RIVALS:
        raise NotNow(f"there is no rival {key!r}")
    network = subject.rivals.network(key)
    if network.input_shape != subject.build.dataset.input_shape:
        raise NotNow("the rivals read pictures of 28 x 28")
    return network.forward(_pictures(subject, request)).astype(np.float32)


def _pictures(subject: Subject, request: Request) -> np.ndarray:
    """The set picture as it was before it was pushed, at all the amounts."""
    picture = subject.original_batch()[0]
    kind, held = (*request.target[1:], "", "")[:2]
    if kind not in PUSHES or picture.ndim != 3 or not 2 <= request.size <= MOST_AMOUNTS:
        raise NotNow("pushing needs a picture, a known change and a number of amounts")
    push_held = Push.of_text(str(held)) if held else Push()
    return swept(picture, push_held, str(kind), amounts_of(str(kind), request.size))
