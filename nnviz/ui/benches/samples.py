"""What goes through a network while the user gives it nothing: a sample of the data that it has never learned from."""

from dataclasses import dataclass

import numpy as np

from nnviz.runtime.messages import Built


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """One held-out sample as the network takes it, read-only, and the name of its class ("" for a regression)."""

    values: np.ndarray
    class_name: str


def held_out_sample(built: Built) -> Sample | None:
    """The first test sample as it is in the data; None for points of the plane and where the sizes do not fit."""
    data, shape = built.data, built.networks[0].input_shape
    if data.is_planar or not len(data.test_x) or data.test_x[0].size != int(np.prod(shape)):
        return None
    values = data.test_x[0].astype(np.float32).reshape(shape)
    values.flags.writeable = False
    return Sample(values, data.classes[int(data.test_y[0])] if data.task != "regression" else "")
