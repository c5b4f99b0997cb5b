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

PICTURE = (7, 6, 3)
SEQUENCE = (6, 3)

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
    Case("reshape", PICTURE, {"shape": "18x7"}, learns=False),
    Case("reshape", SEQUENCE, {"shape": "9x2"}, learns=False),
    Case("reshape", SEQUENCE, {"shape": "6x3"}, learns=False),
    Case("reshape", SEQUENCE, {"shape": "3x2x3"}, learns=False),
    Case("reshape", (6,), {"shape": "3x2x1"}, learns=False),
    Case("reshape", (6,), {"shape": "2x3"}, learns=False),
    *(Case("conv2d", PICTURE, {"filters": 2, "activation": name}) for name in ("relu", "softplus")),
    Case("conv2d", PICTURE, {"filters": 2, "kernel": 2, "stride": 2, "padding": "same", "activation": "gelu"}),
    Case("conv2d", (5, 6, 6), {"filters": 3, "kernel": 4, "padding": "same", "activation": "sigmoid"}),
    Case("conv2d", (5, 6, 6), {"filters": 3, "kernel": 1, "stride": 2, "activation": "linear"}),
    Case("conv2d_transpose", (3, 4, 5), {"filters": 2, "stride": 2, "padding": "same", "activation": "tanh"}),
    Case("conv2d_transpose", (3, 4, 5), {"filters": 2, "stride": 2, "activation": "linear"}),
    Case("conv2d_transpose", (3, 4, 2), {"filters": 2, "kernel": 4, "stride": 2}),
    Case("conv2d", (10, 10, 16), {"filters": 32, "activation": "tanh"}),
    Case("conv2d_transpose", (3, 4, 2), {"filters": 2, "kernel": 1, "stride": 2, "padding": "same"}),
    Case("max_pool2d", PICTURE, learns=False),
    Case("max_pool2d", PICTURE, {"size": 3, "stride": 2}, learns=False),
    Case("max_pool2d", PICTURE, {"size": 1, "stride": 2}, learns=False),
    Case("max_pool2d", PICTURE, {"size": 3, "stride": 3}, learns=False),
    Case("avg_pool2d", PICTURE, learns=False),
    Case("avg_pool2d", PICTURE, {"size": 3, "stride": 1}, learns=False),
    Case("global_avg_pool", PICTURE, learns=False),
    Case("global_avg_pool", SEQUENCE, learns=False),
    Case("up_sample2d", (3, 2, 2), {"factor": 3}, learns=False),
    *(Case("batch_norm", shape) for shape in ((5,), SEQUENCE, PICTURE)),
    *(Case("layer_norm", shape) for shape in ((5,), SEQUENCE, PICTURE)),
    Case("embedding", (5,), {"vocabulary": 6, "units": 3}, vocabulary=6),
    Case("simple_rnn", SEQUENCE, {"units": 4}),
    Case("simple_rnn", SEQUENCE, {"units": 4, "activation": "relu"}),
    Case("simple_rnn", SEQUENCE, {"units": 4, "sequences": True, "activation": "softplus"}),
    *(Case(kind, SEQUENCE, {"units": 4, "sequences": keep}) for kind in ("gru", "lstm") for keep in (False, True)),
]

# settings that a layer needs beside the one under test
SMALLEST: dict[str, dict[str, Value]] = {"reshape": {"shape": "18x7"}}

REFUSED = [
    ("dense", {}, (8, 8, 1), r"dense needs a flat input, got \(8, 8, 1\); add a flatten layer before it"),
    ("conv2d", {"kernel": 9}, PICTURE, "a window of 9x9 does not fit into a picture of 7x6; use 6 or less"),
    ("conv2d", {}, SEQUENCE, r"convolution needs a picture \(height, width, channels\), got \(6, 3\)"),
    ("conv2d_transpose", {}, (5,), "transposed convolution needs a picture"),
    ("max_pool2d", {"size": 8}, PICTURE, "a window of 8x8 does not fit"),
    ("up_sample2d", {}, (5,), "enlarge needs a picture"),
    ("global_avg_pool", {}, (5,), r"global average needs a picture or a sequence, got \(5,\)"),
    ("reshape", {"shape": "4x4"}, (5,), r"reshape to 4x4 needs 16 numbers, the input \(5,\) has 5"),
    ("reshape", {"shape": "5 by 1"}, (5,), "needs one to three sizes like 28x28, got '5 by 1'"),
    ("embedding", {}, SEQUENCE, r"embedding needs a row of symbol numbers, got \(6, 3\)"),
    ("lstm", {}, (5,), r"a recurrent layer needs a sequence \(steps, features\), got \(5,\)"),
    ("simple_rnn", {}, PICTURE, "a recurrent layer needs a sequence"),
]
