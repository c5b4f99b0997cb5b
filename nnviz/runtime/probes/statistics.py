"""How healthy each layer is."""

import numpy as np

from nnviz.engine.trainers import SupervisedTrainer
from nnviz.runtime.messages import Request
from nnviz.runtime.probes.base import PROBES, NotNow, Subject


@PROBES.register("statistics", "Layer statistics", "gradient norm, update / weight, dead share, saturated share")
def statistics(subject: Subject, request: Request) -> np.ndarray:
    """(layers, 4), in the order of LayerInfo."""
    trainer = subject.build.trainer
    if not isinstance(trainer, SupervisedTrainer):
        raise NotNow("layer statistics need supervised training")
    rows = [
        (line.gradient_norm, line.update_ratio, line.dead_share, line.saturated_share) for line in trainer.statistics()
    ]
    return np.array(rows, np.float32)
