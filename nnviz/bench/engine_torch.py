"""PyTorch's side of the bench: fused optimizers where they exist, inference mode, no data loader in the way."""

from collections.abc import Callable

import torch
from torch import nn

from nnviz.bench.workloads import NotOfferedError, Workload

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh}

Work = Callable[[], object]


def prepare(workload: Workload, threads: int) -> tuple[Work, int]:
    """The work to be timed and how many units of it one call does. Raises NotOfferedError for what it does not do."""
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    if workload.act == "train":
        return _train(workload), 1
    if workload.act == "forward":
        return _forward(_network(workload).eval(), torch.rand(1, *workload.input_shape)), 1
    if workload.act == "map":
        return _maps(_dense(workload).eval(), torch.rand(workload.side**2, 2)), 1
    raise NotOfferedError(f"PyTorch has no {workload.key}")


class _Cnn(nn.Module):
    """With ``channels_last`` in PyTorch's fastest layout for it."""

    def __init__(self, channels_last: bool) -> None:
        super().__init__()
        convolutions = [
            nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 64, 3), nn.ReLU(),
        ]  # fmt: skip
        dense = [nn.Flatten(), nn.Linear(576, 64), nn.ReLU(), nn.Linear(64, 10)]
        self.stack = nn.Sequential(*convolutions, *dense)
        self.channels_last = channels_last
        if channels_last:
            self.stack.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # the stubs do not know it

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(batch, 28, 28, 1) to (batch, 10)."""
        pictures = x.permute(0, 3, 1, 2)
        values: torch.Tensor = self.stack(pictures if self.channels_last else pictures.contiguous())
        return values


class _Recurrent(nn.Module):
    def __init__(self, cell: nn.RNNBase) -> None:
        super().__init__()
        self.cell = cell
        self.head = nn.Linear(64, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(batch, 28, 28) to (batch, 10)."""
        values: torch.Tensor = self.head(self.cell(x)[0][:, -1])
        return values


def _network(workload: Workload) -> nn.Module:
    if workload.model == "cnn":
        return _Cnn(workload.channels_last)
    if workload.model == "simple_rnn":
        return _Recurrent(nn.RNN(28, 64, 2, batch_first=True))
    if workload.model == "lstm":
        return _Recurrent(nn.LSTM(28, 64, 1, batch_first=True))
    return _dense(workload)


def _dense(workload: Workload) -> nn.Sequential:
    layers: list[nn.Module] = []
    for index, (n_in, units) in enumerate(zip(workload.sizes, workload.sizes[1:], strict=False), start=2):
        layers.append(nn.Linear(n_in, units))
        if index < len(workload.sizes) or units == 1:
            layers.append(ACTIVATIONS[workload.activation]())
    return nn.Sequential(*layers)


def _train(workload: Workload) -> Work:
    network = _network(workload)
    x = torch.rand(workload.samples, *workload.input_shape) - 0.5
    loss: nn.Module
    if workload.outputs == 1:
        y, loss = torch.sign(torch.randn(workload.samples, 1)), nn.MSELoss()
    else:
        y, loss = torch.randint(0, workload.outputs, (workload.samples,)), nn.CrossEntropyLoss()
    optimizer = _optimizer(workload, network)
    whole = workload.samples // workload.batch * workload.batch
    batches = torch.randperm(workload.samples)[:whole].reshape(-1, workload.batch)
    place = 0

    def step() -> None:
        nonlocal place
        batch = batches[place]
        place = (place + 1) % len(batches)
        optimizer.zero_grad()
        loss(network(x[batch]), y[batch]).backward()
        optimizer.step()

    return step


def _optimizer(workload: Workload, network: nn.Module) -> torch.optim.Optimizer:
    if workload.optimizer == "sgd":
        return torch.optim.SGD(network.parameters(), lr=0.001)
    if workload.optimizer == "rmsprop":
        return torch.optim.RMSprop(network.parameters(), lr=0.001, foreach=True)
    return torch.optim.Adam(network.parameters(), lr=0.001, fused=True)


def _forward(network: nn.Module, x: torch.Tensor) -> Work:
    def forward() -> None:
        with torch.inference_mode():
            torch.softmax(network(x), 1)

    return forward


def _maps(network: nn.Sequential, points: torch.Tensor) -> Work:
    def maps() -> list[torch.Tensor]:
        outputs, values = [], points
        with torch.inference_mode():
            for layer in network:
                values = layer(values)
                if not isinstance(layer, nn.Linear):
                    outputs.append(values)
        return outputs

    return maps
