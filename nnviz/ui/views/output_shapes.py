"""What of a built experiment the output plot shows: its shape, its units, its samples as dots."""

from typing import Literal

import numpy as np

from nnviz.runtime.messages import Built, DataInfo, NetworkInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.widgets.plane_canvas import Points

Shape = Literal["map", "classes", "curve", "confusion", "fit"]


def fitting_shape(built: Built) -> Shape:
    """What the plot shows of this network."""
    data = built.data
    if data.is_planar:
        return "classes" if data.task != "regression" and np.prod(built.networks[0].layers[-1].shape) > 1 else "map"
    if data.task != "regression":
        return "confusion"
    return "curve" if data.train_x.ndim == 2 and data.train_x.shape[1] == 1 else "fit"


def has_same_points(before: DataInfo, now: DataInfo) -> bool:
    """Whether the plot's dots can stay."""
    return before.task == now.task and all(
        np.array_equal(getattr(before, name), getattr(now, name)) for name in ("train_x", "train_y", "test_x", "test_y")
    )


def unit_counts(network: NetworkInfo) -> dict[str, int]:
    """Units by layer id in the order of the "maps" probe: inputs first, under the id ""."""
    return {"": int(np.prod(network.input_shape))} | {layer.id: int(np.prod(layer.shape)) for layer in network.layers}


def dots(data: DataInfo, x: np.ndarray, y: np.ndarray, is_test: bool) -> Points:
    """The samples as coloured dots: by class, or by value on the diverging scale."""
    colors = theme.colors()
    if data.task == "regression":
        level = np.clip(y * 127.5 + 127.5, 0, 255).astype(np.uint8)
        argb = theme.diverging_lut(colors)[level]
    else:
        argb = theme.packed(theme.class_rgb(colors))[y.astype(np.intp) % len(colors.classes)]
    xy = x if x.shape[1] == 2 else np.column_stack([x[:, 0], y])
    return Points(xy, argb, is_test)


def thumbnail(snapshot: Snapshot, network: NetworkInfo, request: Request) -> np.ndarray | None:
    """The map of the unit that ``request`` asks for, from the graph's thumbnails, where the snapshot has them."""
    counts = unit_counts(network)
    _, layer_id, unit = request.target
    before = list(counts).index(str(layer_id))
    number = sum(list(counts.values())[:before]) + int(unit)
    for other, maps in snapshot.readings.items():
        if other.probe == "maps" and number < len(maps):
            found: np.ndarray = maps[number]
            return found
    return None
