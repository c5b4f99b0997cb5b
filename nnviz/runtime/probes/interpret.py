"""Why the network answers as it does: saliency, occlusion and dreams for the set sample, and gates."""

from dataclasses import replace

import numpy as np

from nnviz.engine import interpret
from nnviz.engine.dreams import READABLE, Climb, Manner
from nnviz.engine.layers import Recurrent
from nnviz.engine.network import Sequential
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject, layer_number

MOST_DREAM_STEPS = 1_000
MOST_WINDOWS = 2_000


@PROBES.register("saliency", "Saliency", "slope of an output by each input of the set sample: target (network, unit)")
def saliency(subject: Subject, request: Request) -> np.ndarray:
    """(*input_shape)."""
    network = subject.network(request)
    unit = _number(request, 1, network.output_shape[-1])
    slopes = interpret.saliency(network, subject.sample_batch(), unit)
    return np.asarray(slopes[0], np.float32)


@PROBES.register(
    "occlusion",
    "Occlusion",
    "fall of an output when a window of the set sample is hidden: target (network, unit), size",
)
def occlusion(subject: Subject, request: Request) -> np.ndarray:
    """(rows, columns) for pictures, (places,) for sequences and rows; windows stand at every place."""
    network, sample = subject.network(request), subject.sample_batch()[0]
    unit = _number(request, 1, network.output_shape[-1])
    if not 1 <= request.size <= min(sample.shape[:2] if sample.ndim == 3 else sample.shape[:1]):
        raise NotNow("the window does not fit into the sample")
    stride = 1
    while np.prod([(n - request.size) // stride + 1 for n in sample.shape[:2]]) > MOST_WINDOWS:
        stride += 1
    return interpret.occlusion(network, sample, unit, request.size, stride).astype(np.float32)


@PROBES.register("dream", "Dream", "the input that a unit answers to most: target (network, layer_id, unit), size n")
def dream(subject: Subject, request: Request) -> np.ndarray:
    """The input after n steps of the climb, flattened, and the unit's answer before each of them: so many numbers more.

    Asking for more steps goes on with the climb of before.
    """
    network, steps = subject.network(request), request.size
    key = _layer_unit(request, network)
    x = subject.build.dataset.x_train
    if network.input_shape != x.shape[1:] or not 1 <= steps <= MOST_DREAM_STEPS:
        raise NotNow(f"dreams are of inputs like the samples, and take 1 to {MOST_DREAM_STEPS} steps")
    climb = subject.climbs.get(key)
    if climb is None or climb.steps > steps or climb.revision != network.revision:
        subject.climbs.clear()
        low, high = float(x[:1000].min()), float(x[:1000].max())
        manner = replace(READABLE if x.ndim == 4 else Manner(), low=low, high=high)
        climb = subject.climbs[key] = Climb(network, *key, np.random.default_rng(0), manner)
    while climb.steps < steps:
        climb.step()
    return np.concatenate([climb.input.ravel(), climb.answers]).astype(np.float32)


@PROBES.register("gates", "Gates and states", "inside a recurrent layer for the set sample: target (network, layer_id)")
def gates(subject: Subject, request: Request) -> np.ndarray:
    """(kinds, time, units), in the order of ``Recurrent.internal_names``: gates first, then cell and hidden state."""
    network, sample = subject.network(request), subject.sample_batch()
    number = layer_number(request, network)
    layer = network.layers[number]
    if not isinstance(layer, Recurrent):
        raise NotNow(f"{layer.id} is not recurrent")
    plan = network.plan(1)
    plan.input.batch_first(plan.input.value)[...] = sample
    plan.run_forward()
    return np.stack([array[:, 0] for array in layer.internals(plan).values()]).astype(np.float32)


def _number(request: Request, place: int, count: int) -> int:
    """The unit number at this place of the target; NotNow unless it is one of ``count``."""
    value = request.target[place] if len(request.target) > place else None
    if not isinstance(value, int) or not 0 <= value < count:
        raise NotNow(f"there is no unit {value!r}")
    return value


def _layer_unit(request: Request, network: Sequential) -> tuple[str, int]:
    layer = network.layers[layer_number(request, network)]
    return layer.id, _number(request, 2, layer.shape[-1])
