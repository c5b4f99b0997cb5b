"""What every layer answers to the set sample, and the sample's whole step with gradients."""

import numpy as np

from nnviz.engine.targets import encode_targets
from nnviz.engine.trainers import SupervisedTrainer
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject


@PROBES.register("trace", "Trace", "all layers' outputs for the set sample: target (network,)")
def trace(subject: Subject, request: Request) -> np.ndarray:
    """The outputs of all layers, flattened, one after the other in the order of LayerInfo."""
    network = subject.network(request)
    outputs = network.trace(subject.sample_batch())
    return np.concatenate([outputs[layer.id].ravel() for layer in network.layers]).astype(np.float32)


@PROBES.register("sample_step", "Sample step", "forward, loss and backward of the set sample: target (network,)")
def sample_step(subject: Subject, request: Request) -> np.ndarray:
    """A flat record.

    For each layer in the order of LayerInfo: z, a, dL/dz, dL/da (each as large as the layer's output), then its
    weight gradients as its block is laid out; at the end the loss.
    """
    trainer = subject.build.trainer
    if not isinstance(trainer, SupervisedTrainer) or subject.target is None:
        raise NotNow("a sample step needs a sample with its target")
    sample = subject.sample_batch()[0]
    dataset = subject.build.dataset
    classes = len(dataset.classes)
    y = np.array([subject.target], np.int64 if classes else np.float32)
    if classes and not 0 <= int(y[0]) < classes:
        raise NotNow(f"there is no class {subject.target:g}")
    target = encode_targets(trainer.loss.key, trainer.network.last_activation, y, classes)[0]
    step = trainer.sample_step(sample, target)
    parts = [
        array.ravel()
        for layer in step.layers
        for array in (layer.z, layer.a, layer.dz, layer.da, *layer.weight_gradients.values())
    ]
    return np.concatenate([*parts, np.array([step.loss])]).astype(np.float32)
