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
        return _forward(_network(workload).eval(), torch.rand(1, workload.sizes[0])), 1
    if workload.act == "map":
        return _maps(_network(workload).eval(), torch.rand(workload.side**2, 2)), 1
    raise NotOfferedError(f"PyTorch has no {workload.key}")


def _network(workload: Workload) -> nn.Sequential:
    layers: list[nn.Module] = []
    for index, (n_in, units) in enumerate(zip(workload.sizes, workload.sizes[1:], strict=False), start=2):
        layers.append(nn.Linear(n_in, units))
        if index < len(workload.sizes) or units == 1:
            layers.append(ACTIVATIONS[workload.activation]())
    return nn.Sequential(*layers)


def _train(workload: Workload) -> Work:
    network = _network(workload)
    x = torch.rand(workload.samples, workload.sizes[0]) - 0.5
    loss: nn.Module
    if workload.sizes[-1] == 1:
        y, loss = torch.sign(torch.randn(workload.samples, 1)), nn.MSELoss()
    else:
        y, loss = torch.randint(0, workload.sizes[-1], (workload.samples,)), nn.CrossEntropyLoss()
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
