"""PyTorch twins of our networks: the same layers, the same weights, gradients read back in our layout."""

import numpy as np
import torch
from torch import nn

ACTIVATIONS = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "linear": lambda z: z,
    "softmax": lambda z: z,
}


class Twin(nn.Module):
    """Runs like a Sequential on arrays (batch, *shape); the last softmax is left to torch's cross-entropy."""

    def __init__(self, network):
        super().__init__()
        self.network = network
        self.torch_dtype = torch.float64 if network.dtype == np.float64 else torch.float32
        self.parts = nn.ModuleList([PARTS[layer.kind](layer).to(self.torch_dtype) for layer in network.layers])
        for part in self.parts:
            with torch.no_grad():
                part.load()

    def forward(self, x):
        for part in self.parts:
            x = part(x)
        return x

    def tensor(self, array):
        return torch.tensor(np.ascontiguousarray(array), dtype=self.torch_dtype)

    def flat(self, *, gradients=False):
        """All parameters, or their gradients, as one vector in our order."""
        return np.concatenate([array.ravel() for part in self.parts for array in part.read(gradients)])

    def trained(self):
        return [parameter for parameter in self.parameters() if parameter.requires_grad]


class Part(nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.layer = layer
        self.build(layer)

    def build(self, layer):
        """Make the torch module."""

    def load(self):
        """Copy our weights into it."""

    def read(self, gradients):
        """Our arrays, from its weights or their gradients."""
        return []


def take(parameter, gradients):
    return (parameter.grad if gradients else parameter.detach()).numpy()


def put(parameter, array):
    parameter.copy_(torch.tensor(np.ascontiguousarray(array)))


class DensePart(Part):
    def build(self, layer):
        self.inner = nn.Linear(layer.input_shape[0], layer.shape[0])

    def load(self):
        put(self.inner.weight, self.layer["weights"][:, :-1])
        put(self.inner.bias, self.layer["weights"][:, -1])

    def read(self, gradients):
        return [np.c_[take(self.inner.weight, gradients), take(self.inner.bias, gradients)]]

    def forward(self, x):
        return ACTIVATIONS[self.layer.settings["activation"]](self.inner(x))


class ConvPart(Part):
    def build(self, layer):
        settings = layer.settings
        kind = nn.Conv2d if layer.kind == "conv2d" else nn.ConvTranspose2d
        padding = "same" if settings["padding"] == "same" else 0
        self.inner = kind(layer.input_shape[2], layer.shape[2], settings["kernel"], settings["stride"], padding)
        self.to_torch = (3, 2, 0, 1) if layer.kind == "conv2d" else (2, 3, 0, 1)
        self.from_torch = tuple(np.argsort(self.to_torch))

    def load(self):
        put(self.inner.weight, self.layer["kernel"].transpose(self.to_torch))
        put(self.inner.bias, self.layer["bias"])

    def read(self, gradients):
        return [take(self.inner.weight, gradients).transpose(self.from_torch), take(self.inner.bias, gradients)]

    def forward(self, x):
        z = self.inner(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)
        return ACTIVATIONS[self.layer.settings["activation"]](z)


class PoolPart(Part):
    def forward(self, x):
        settings = self.layer.settings
        pool = nn.functional.max_pool2d if self.layer.kind == "max_pool2d" else nn.functional.avg_pool2d
        return pool(x.permute(0, 3, 1, 2), settings["size"], settings["stride"]).permute(0, 2, 3, 1)


class ShapePart(Part):
    def forward(self, x):
        return x.reshape(len(x), *self.layer.shape)


class NormPart(Part):
    def build(self, layer):
        features = layer.shape[-1]
        is_batch = layer.kind == "batch_norm"
        self.inner = nn.BatchNorm1d(features) if is_batch else nn.LayerNorm(features)

    def load(self):
        put(self.inner.weight, self.layer["scale"])
        put(self.inner.bias, self.layer["shift"])

    def read(self, gradients):
        return [take(self.inner.weight, gradients), take(self.inner.bias, gradients)]

    def forward(self, x):
        return self.inner(x.reshape(-1, x.shape[-1])).reshape(x.shape)


class EmbeddingPart(Part):
    def build(self, layer):
        self.inner = nn.Embedding(*layer["table"].shape)

    def load(self):
        put(self.inner.weight, self.layer["table"])

    def read(self, gradients):
        return [take(self.inner.weight, gradients)]

    def forward(self, x):
        return self.inner(x.long())


class RecurrentPart(Part):
    """Torch's second bias stays at zero, but for the candidate of the GRU; the order of the gates differs."""

    ORDERS = {"simple_rnn": (0,), "gru": (0, 1, 2), "lstm": (0, 1, 3, 2)}  # ours -> torch's

    def build(self, layer):
        kind = {"simple_rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[layer.kind]
        self.inner = kind(layer.input_shape[1], layer.units, batch_first=True)
        self.order = list(self.ORDERS[layer.kind])
        if layer.kind == "gru":
            keep = torch.repeat_interleave(torch.tensor([0.0, 0.0, 1.0]), layer.units)
            self.inner.bias_hh_l0.register_hook(lambda gradient: gradient * keep)
        else:
            self.inner.bias_hh_l0.requires_grad = False

    def load(self):
        put(self.inner.weight_ih_l0, self.swap(self.layer["weights"]).T)
        put(self.inner.weight_hh_l0, self.swap(self.layer["recurrent"]).T)
        put(self.inner.bias_ih_l0, self.swap(self.layer["bias"]))
        self.inner.bias_hh_l0.zero_()
        if self.layer.kind == "gru":
            self.inner.bias_hh_l0[-self.layer.units :] = torch.tensor(self.layer["recurrent_bias"])

    def read(self, gradients):
        arrays = [
            self.swap(take(self.inner.weight_ih_l0, gradients).T),
            self.swap(take(self.inner.weight_hh_l0, gradients).T),
            self.swap(take(self.inner.bias_ih_l0, gradients)),
        ]
        if self.layer.kind == "gru":
            arrays.append(take(self.inner.bias_hh_l0, gradients)[-self.layer.units :])
        return arrays

    def swap(self, array):
        """Between our order of the gates and torch's; the change is its own inverse."""
        gates = array.reshape(*array.shape[:-1], len(self.order), -1)
        return gates[..., self.order, :].reshape(array.shape)

    def forward(self, x):
        states, _ = self.inner(x)
        return states if self.layer.settings["sequences"] else states[:, -1]


PARTS = {
    "dense": DensePart,
    "conv2d": ConvPart,
    "conv2d_transpose": ConvPart,
    "max_pool2d": PoolPart,
    "avg_pool2d": PoolPart,
    "flatten": ShapePart,
    "reshape": ShapePart,
    "batch_norm": NormPart,
    "layer_norm": NormPart,
    "embedding": EmbeddingPart,
    "simple_rnn": RecurrentPart,
    "gru": RecurrentPart,
    "lstm": RecurrentPart,
}
