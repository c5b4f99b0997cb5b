"""The request whose reading is a picture of what a network answers everywhere, of one size: to be kept and compared."""

import numpy as np

from nnviz.runtime.messages import Built, Request

PICTURE_SIZE = 100
CURVE_SIZE = 200


def answer_request(built: Built) -> Request | None:
    """ "classes" or "map" over the plane, "curve" over one axis; None for data that have no such picture."""
    data, network = built.data, built.networks[0]
    if len(built.networks) > 1:
        return None
    if data.is_planar:
        last = network.layers[-1]
        if data.task != "regression" and np.prod(last.shape) > 1:
            return Request("classes", (0,), PICTURE_SIZE)
        return Request("map", (0, last.id, 0), PICTURE_SIZE)
    if data.task == "regression" and data.train_x.ndim == 2 and data.train_x.shape[1] == 1:
        return Request("curve", (0,), CURVE_SIZE)
    return None
