"""Built networks and snapshots made by hand, so that the graph is tested without a runtime."""

from itertools import pairwise

import numpy as np

from nnviz.runtime.messages import Built, Curves, DataInfo, LayerInfo, NetworkInfo, Request, Snapshot

FEATURE_NAMES = ("x", "y", "x²", "y²", "x·y", "sin x", "sin y")


def network(*units: int, inputs: tuple[str, ...] = (), activation: str = "tanh") -> NetworkInfo:
    """A dense network: ``network(2, 8, 1)`` has 2 inputs, 8 hidden neurons and 1 output."""
    layers, start = [], 0
    for number, (n_in, n_out) in enumerate(pairwise(units), start=1):
        count = n_out * (n_in + 1)
        is_last = number == len(units) - 1
        layers.append(
            LayerInfo(
                id="output" if is_last else f"hidden-{number}",
                kind="dense",
                label="Dense",
                shape=(n_out,),
                parameters=count,
                block=(start, start + count),
                block_shape=(n_out, n_in + 1),
                activation="sigmoid" if is_last else activation,
            )
        )
        start += count
    return NetworkInfo("network", (units[0],), inputs or FEATURE_NAMES[: units[0]], tuple(layers), start)


def built(net: NetworkInfo, *, picture: tuple[int, ...] = (), classes: tuple[str, ...] = ("A", "B")) -> Built:
    """What the runtime would tell about ``net``; planar when its inputs are at most the seven features."""
    is_planar = net.input_shape[0] <= 7 and not picture
    empty = np.zeros((0, 2), dtype=np.float32)
    data = DataInfo(
        "binary" if len(classes) == 2 else "classes",
        classes,
        picture or net.input_shape,
        is_planar,
        200,
        200,
        empty,
        np.zeros(0, dtype=np.int64),
        empty,
        np.zeros(0, dtype=np.int64),
    )
    return Built(1, (net,), data, "rebuild")


def parameters(net: NetworkInfo, seed: int = 7) -> np.ndarray:
    """Weights about as large as a trained network has them."""
    random = np.random.default_rng(seed)
    parts = []
    for layer in net.layers:
        n_in = layer.block_shape[1] - 1
        parts.append(random.normal(0.0, 1.9 / max(1.0, np.sqrt(n_in / 4)), layer.block_shape).ravel())
    return np.concatenate(parts).astype(np.float32)


def maps(net: NetworkInfo, values: np.ndarray, size: int = 40) -> np.ndarray:
    """The true maps of a tanh network over the square from -6 to 6."""
    x, y = np.meshgrid(np.linspace(-6, 6, size), np.linspace(6, -6, size))
    columns = [x, y, x**2, y**2, x * y, np.sin(x), np.sin(y)][: net.input_shape[0]]
    current = np.stack(columns).reshape(len(columns), -1)
    result = [current]
    for layer in net.layers:
        assert layer.block is not None
        matrix = values[slice(*layer.block)].reshape(layer.block_shape)
        current = np.tanh(matrix[:, :-1] @ current * 0.5 + matrix[:, -1:])
        result.append(current)
    return np.concatenate(result).reshape(-1, size, size).astype(np.float32)


def trace(net: NetworkInfo, values: np.ndarray, sample: np.ndarray) -> np.ndarray:
    """All outputs of a tanh network for one sample."""
    current, result = sample, []
    for layer in net.layers:
        assert layer.block is not None
        matrix = values[slice(*layer.block)].reshape(layer.block_shape)
        current = np.tanh(matrix[:, :-1] @ current + matrix[:, -1])
        result.append(current)
    return np.concatenate(result).astype(np.float32)


def snapshot(step: int = 0, *, is_playing: bool = False, **readings: np.ndarray) -> Snapshot:
    """A frame with readings by probe name; maps carry their size."""
    keyed = {Request(name, (0,), array.shape[-1] if name == "maps" else 0): array for name, array in readings.items()}
    curves = Curves(np.zeros(0), np.zeros(0))
    return Snapshot(1, step, step / 20, is_playing, 0.0, 0.0, 0.0, 0.01, curves, {}, keyed)
