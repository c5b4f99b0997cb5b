"""How healthy each layer is."""

import numpy as np

from nnviz.engine.trainers import SupervisedTrainer
from nnviz.engine.trainers.ensemble import EnsembleTrainer
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject


@PROBES.register("statistics", "Layer statistics", "gradient norm, update / weight, dead share, saturated share")
def statistics(subject: Subject, request: Request) -> np.ndarray:
    """(layers, 4), in the order of LayerInfo; of the first network unless the target names another."""
    trainer = subject.build.trainer
    if not isinstance(trainer, SupervisedTrainer | EnsembleTrainer):
        raise NotNow("this trainer keeps no layer statistics")
    ids = {layer.id for layer in subject.network(request).layers}
    rows = [
        (line.gradient_norm, line.update_ratio, line.dead_share, line.saturated_share)
        for line in trainer.statistics()
        if line.layer_id in ids
    ]
    return np.array(rows, np.float32)
