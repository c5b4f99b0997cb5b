"""The workloads: one line each, the same for every engine."""

from dataclasses import dataclass
from typing import Literal

Model = Literal["dense", "cnn", "simple_rnn", "lstm"]
Act = Literal["train", "picture", "map", "forward", "dead"]


class NotOfferedError(Exception):
    """The engine has nothing like this workload."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What is measured.

    ``act`` says what one unit of work is: a training step, a whole playground picture (an epoch, the losses, and a map
    of every neuron), the maps alone, the forward pass of one sample, or late training steps of mostly dead units.
    ``channels_last`` asks PyTorch for its faster layout of pictures.
    ``sizes`` are the widths of a dense network from input to output, ``side`` the resolution of the maps. The other
    models are fixed: "cnn" is Conv32-pool-Conv64-pool-Conv64-dense64-dense10 on 28x28 pixels, "simple_rnn" two layers
    of 64 and "lstm" one, on 28 steps of 28 features, with dense10 on top.
    """

    key: str
    label: str
    act: Act
    model: Model = "dense"
    sizes: tuple[int, ...] = ()
    activation: str = "relu"
    optimizer: str = "adam"
    batch: int = 32
    samples: int = 6000
    side: int = 100
    channels_last: bool = True

    @property
    def input_shape(self) -> tuple[int, ...]:
        """The shape of one sample."""
        return INPUT_SHAPES.get(self.model, self.sizes[:1])

    @property
    def outputs(self) -> int:
        """How many outputs the network has."""
        return self.sizes[-1] if self.sizes else 10


INPUT_SHAPES: dict[str, tuple[int, ...]] = {"cnn": (28, 28, 1), "simple_rnn": (28, 28), "lstm": (28, 28)}
PLAYGROUND_SMALL = (2, 4, 2, 1)
PLAYGROUND_LARGE = (2, 8, 8, 8, 8, 8, 8, 1)
DIGITS = (64, 64, 10)
MNIST = (784, 128, 64, 10)


def _plane(key: str, label: str, act: Act, sizes: tuple[int, ...]) -> Workload:
    """A workload as TensorFlow Playground sets it by default."""
    return Workload(key, label, act, sizes=sizes, activation="tanh", optimizer="sgd", batch=10, samples=250)


WORKLOADS = {
    workload.key: workload
    for workload in (
        _plane("W1a", "2-4-2-1 tanh, batch 10, SGD", "train", PLAYGROUND_SMALL),
        _plane("W1b", "2-8x6-1 tanh, batch 10, SGD", "train", PLAYGROUND_LARGE),
        _plane("W1f", "whole playground picture, 2-4-2-1", "picture", PLAYGROUND_SMALL),
        _plane("W1f_large", "whole playground picture, 2-8x6-1", "picture", PLAYGROUND_LARGE),
        Workload("W2", "64-64-10, batch 32, Adam", "train", sizes=DIGITS, samples=1797),
        Workload("W3a", "784-128-64-10, batch 32, Adam", "train", sizes=MNIST),
        Workload("W3b", "784-128-64-10, batch 128, Adam", "train", sizes=MNIST, batch=128),
        Workload("W4", "CNN 32-64-64, batch 64, RMSprop", "train", "cnn", optimizer="rmsprop", batch=64),
        Workload(
            "W4_default",
            "the same beside PyTorch's default layout",
            "train",
            "cnn",
            optimizer="rmsprop",
            batch=64,
            channels_last=False,
        ),
        Workload("W5a", "SimpleRNN 64+64, 28 steps, batch 32, Adam", "train", "simple_rnn"),
        Workload("W5b", "LSTM 64, 28 steps, batch 32, Adam", "train", "lstm"),
        Workload("W6a", "maps 100x100 of every neuron, 2-8-8-8-1", "map", sizes=(2, 8, 8, 8, 1), activation="tanh"),
        Workload(
            "W6b", "maps 256x256 of every neuron, 2-8-8-8-1", "map", sizes=(2, 8, 8, 8, 1), activation="tanh", side=256
        ),
        Workload("W7a", "one digit forward, 784-128-64-10", "forward", sizes=MNIST, samples=64),
        Workload("W7b", "one digit forward, CNN 32-64-64", "forward", "cnn", samples=64),
        Workload("dead_units", "a step with most ReLUs dead, late against early", "dead", sizes=DIGITS, samples=1797),
    )
}
