"""Networks to export: one for each case of the layer conformance tests, and stacks in which layouts change."""

from dataclasses import dataclass, replace

import numpy as np

from nnviz.data.inputs import Inputs
from nnviz.engine.network import LayerDef, Sequential
from nnviz.export.subject import Subject, part_of
from nnviz.runtime.build import build
from nnviz.runtime.messages import Curves
from nnviz.spec.parts import PartSpec
from nnviz.spec.presets import PRESETS
from tests.engine.layer_cases import ALL_ACTIVATIONS, CASES, PICTURE, SEQUENCE, Case

TOLERANCE = 1e-5
BATCH = 5


@dataclass(frozen=True)
class Stack:
    """Several layers on an input."""

    name: str
    input_shape: tuple[int, ...]
    layers: tuple[tuple[str, dict], ...]
    vocabulary: int = 0

    def __str__(self) -> str:
        return self.name


CONV = ("conv2d", {"filters": 4, "padding": "same", "activation": "relu"})
STACKS = [
    Stack("picture-to-classes", PICTURE, (
        CONV, ("batch_norm", {}), ("max_pool2d", {}), ("layer_norm", {}), ("dropout", {}), ("flatten", {}),
        ("dense", {"units": 6, "activation": "gelu"}), ("batch_norm", {}),
        ("dense", {"units": 3, "activation": "softmax"}),
    )),
    Stack("picture-normalised-between", PICTURE, (
        CONV, ("layer_norm", {}), CONV, ("activation", {"activation": "tanh"}), ("global_avg_pool", {}),
    )),
    Stack("code-to-picture", (6,), (
        ("dense", {"units": 24, "activation": "elu"}), ("reshape", {"shape": "3x2x4"}),
        ("up_sample2d", {"factor": 2}), CONV,
        ("conv2d_transpose", {"filters": 3, "kernel": 4, "stride": 2, "padding": "same", "activation": "leaky_relu"}),
        ("conv2d_transpose", {"filters": 1, "kernel": 2, "stride": 3, "padding": "same", "activation": "sigmoid"}),
    )),
    Stack("picture-as-sequence", PICTURE, (
        CONV, ("reshape", {"shape": "7x24"}), ("lstm", {"units": 5, "sequences": True}), ("batch_norm", {}),
        ("gru", {"units": 4}), ("dense", {"units": 2, "activation": "silu"}),
    )),
    Stack("words", (5,), (
        ("embedding", {"vocabulary": 6, "units": 3}),
        ("simple_rnn", {"units": 4, "sequences": True, "activation": "relu"}),
        ("layer_norm", {}), ("flatten", {}), ("dense", {"units": 2, "activation": "softplus"}),
    ), vocabulary=6),
    *(
        Stack(f"simple-rnn-{name}", SEQUENCE, (("simple_rnn", {"units": 4, "activation": name, "sequences": keep}),))
        for name in ALL_ACTIVATIONS if name != "softmax" for keep in (name in ("linear", "gelu"),)
    ),
    *(Stack(f"conv-{name}", PICTURE, (("conv2d", {"filters": 2, "activation": name}),)) for name in ALL_ACTIVATIONS),
]  # fmt: skip
EVERYTHING = [*CASES, *STACKS]
NAMES = [str(case) for case in EVERYTHING]


def network_of(case: Case | Stack, seed: int = 0) -> Sequential:
    """The case as a live network; its numbers, running means and biases among them, are drawn."""
    layers = case.layers if isinstance(case, Stack) else ((case.kind, case.settings),)
    defs = [LayerDef(f"{kind}-{number}", kind, settings) for number, (kind, settings) in enumerate(layers, start=1)]
    rng = np.random.default_rng(seed)
    network = Sequential(defs, case.input_shape, rng=rng)
    network.parameters.values += rng.normal(0, 0.2, network.count).astype(np.float32)
    for layer in network.layers:
        for name, buffer in layer.buffers().items():
            buffer[...] = rng.uniform(0.5, 2.0, buffer.shape) if name == "variance" else rng.normal(size=buffer.shape)
    return network


def samples_of(case: Case | Stack, count: int = BATCH) -> np.ndarray:
    """Inputs for the case (count, *shape)."""
    rng = np.random.default_rng(1)
    if case.vocabulary:
        return rng.integers(-1, case.vocabulary + 1, (count, *case.input_shape)).astype(np.float32)
    return rng.normal(size=(count, *case.input_shape)).astype(np.float32)


def bare_subject(network: Sequential, role: str = "network") -> Subject:
    """A network without data of its own, as a script takes it that has no samples to prepare."""
    spec = PRESETS["gan-ring"]
    spec = replace(spec, training=replace(spec.training, trainer=PartSpec("gan")))
    shape = network.input_shape
    curves = Curves(np.zeros(0, np.int64), np.zeros(0))
    return Subject(spec, (part_of(role, network),), build(spec).dataset, Inputs(shape, shape), curves, 0)


def relative_error(found: np.ndarray, expected: np.ndarray) -> float:
    """The largest difference, relative to the largest number."""
    assert found.shape == expected.shape
    largest = float(np.abs(expected).max())
    return float(np.abs(found.astype(np.float64) - expected).max()) / (largest or 1.0)
