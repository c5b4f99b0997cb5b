"""The cases of the layer conformance tests: add a line for each new layer, and one for each way it can be set."""

from dataclasses import dataclass, field

from nnviz.hyper import Value


@dataclass(frozen=True)
class Case:
    """A layer with settings on an input. ``vocabulary`` > 0: the inputs are token numbers below it.

    ``learns`` is False for layers without parameters and those that mean squared error does not fit.
    """

    kind: str
    input_shape: tuple[int, ...]
    settings: dict[str, Value] = field(default_factory=dict)
    vocabulary: int = 0
    learns: bool = True

    def __str__(self) -> str:
        settings = "-".join(str(value) for value in self.settings.values())
        return f"{self.kind}-{'x'.join(map(str, self.input_shape))}-{settings}"


ALL_ACTIVATIONS = ("linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "silu", "softplus", "softmax")

CASES = [
    *(Case("dense", (3,), {"units": 5, "activation": name}) for name in ALL_ACTIVATIONS[:-1]),
    Case("dense", (3,), {"units": 5, "activation": "softmax"}, learns=False),
    *(Case("activation", (4,), {"activation": name}, learns=False) for name in ALL_ACTIVATIONS),
    Case("activation", (3, 2), {"activation": "softmax"}, learns=False),
    Case("activation", (3, 2, 2), {"activation": "gelu"}, learns=False),
    Case("dropout", (6,), {"rate": 0.4}, learns=False),
    Case("dropout", (3, 4), {"rate": 0.4}, learns=False),
    Case("flatten", (3, 2, 2), learns=False),
    Case("flatten", (3, 2), learns=False),
]

# settings that a layer needs beside the one under test
SMALLEST: dict[str, dict[str, Value]] = {}

REFUSED = [
    ("dense", {}, (8, 8, 1), r"dense needs a flat input, got \(8, 8, 1\); add a flatten layer before it"),
]
