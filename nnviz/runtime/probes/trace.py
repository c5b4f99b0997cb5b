"""What every layer answers to the set sample, and the sample's whole step with gradients."""

import numpy as np

from nnviz.engine.targets import encode_targets
from nnviz.engine.trainers import SupervisedTrainer
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject


@PROBES.register("trace", "Trace", "all layers' outputs for the set sample: target (network,)")
def trace(subject: Subject, request: Request) -> np.ndarray:
    """The outputs of all layers, flattened, one after the other in the order of LayerInfo.

    A decoder sees the mean of the code that its encoder gives the sample; a generator sees no sample at all.
    """
    network = subject.network(request)
    outputs = subject.trace(network)
    return np.concatenate([outputs[layer.id].ravel() for layer in network.layers]).astype(np.float32)


@PROBES.register(
    "sample_step",
    "Sample step",
    "forward, loss and backward of one sample: target (network,) for the set one, (network, 'train' or 'test', number)",
)
def sample_step(subject: Subject, request: Request) -> np.ndarray:
    """A flat record.

    The input as the network takes it; then for each layer in the order of LayerInfo: z, a, dL/dz, dL/da (each as large
    as the layer's output) and its weight gradients as its block is laid out; at the end the loss.
    """
    trainer = subject.build.trainer
    if not isinstance(trainer, SupervisedTrainer):
        raise NotNow("a sample step needs supervised training")
    sample, truth = _sample_of(subject, request)
    classes = len(subject.build.dataset.classes)
    y = np.array([truth], np.int64 if classes else np.float32)
    if classes and not 0 <= int(y[0]) < classes:
        raise NotNow(f"there is no class {truth:g}")
    target = encode_targets(trainer.loss.key, trainer.network.last_activation, y, classes)[0]
    step = trainer.sample_step(sample, target)
    parts = [
        array.ravel()
        for layer in step.layers
        for array in (layer.z, layer.a, layer.dz, layer.da, *layer.weight_gradients.values())
    ]
    return np.concatenate([sample.ravel(), *parts, np.array([step.loss])]).astype(np.float32)


def _sample_of(subject: Subject, request: Request) -> tuple[np.ndarray, float]:
    """The sample that the request names, and its class number or value."""
    if len(request.target) < 3:
        if subject.target is None:
            raise NotNow("a sample step needs a sample with its target")
        return subject.sample_batch()[0], subject.target
    _, part, number = request.target[:3]
    dataset = subject.build.dataset
    x, y = (dataset.x_test, dataset.y_test) if part == "test" else (dataset.x_train, dataset.y_train)
    if not isinstance(number, int) or not 0 <= number < len(x) or y.ndim != 1:
        raise NotNow(f"there is no sample {number!r} with one target")
    return x[number], float(y[number])
