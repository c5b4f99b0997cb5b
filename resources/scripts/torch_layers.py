"""What NNViz writes into PyTorch scripts where PyTorch has no such layer."""

import torch
from torch import nn


class SimpleRNN(nn.Module):
    """h[t] = f(weights x[t] + recurrent h[t-1] + bias) with any f; all h (batch, time, units)."""

    def __init__(self, features, units, activation):
        super().__init__()
        self.weights = nn.Linear(features, units)
        self.recurrent = nn.Linear(units, units, bias=False)
        self.activation = activation

    def forward(self, x):
        sums, states = self.weights(x), []
        h = torch.zeros_like(sums[:, 0])
        for t in range(x.shape[1]):
            h = self.activation(sums[:, t] + self.recurrent(h))
            states.append(h)
        return torch.stack(states, dim=1)
