"""The numbers of a window layer made ready for the canvases: scaled maps, and one place of them."""

import numpy as np

from nnviz.ui.views.receptive import Box
from nnviz.ui.views.windows import WindowLayer
from nnviz.ui.widgets.flow_canvas import Flow, Spot
from nnviz.ui.widgets.heat import largest
from nnviz.ui.widgets.pixel_canvas import NOWHERE
from nnviz.ui.widgets.pool_canvas import Pooled, PoolSpot


def flow_of(
    numbers: WindowLayer, unit: int, parts: np.ndarray, channels: list[int], picture: np.ndarray | None
) -> Flow:
    """The map ``unit`` as it comes from ``parts`` (channels, rows, columns); ``channels`` get a row of their own."""
    assert numbers.kernel is not None
    assert numbers.bias is not None
    total = parts.sum(0) + numbers.bias[unit]
    shown = parts[channels]
    rest = parts.sum(0) - shown.sum(0) if len(channels) < len(parts) else None
    loudest = max(largest(total), largest(shown))
    sources, kernels = numbers.source[:, :, channels], numbers.kernel[:, :, channels, unit]
    return Flow(
        np.moveaxis(sources, 2, 0) / largest(sources),
        np.moveaxis(kernels, 2, 0) / largest(kernels),
        shown / loudest,
        None if rest is None else rest / loudest,
        total / loudest,
        numbers.output[:, :, unit] / largest(numbers.output[:, :, unit]),
        picture,
        len(parts),
    )


def spot_of(
    numbers: WindowLayer, unit: int, at: tuple[int, int], channels: list[int], row: int, field: Box | None
) -> Spot:
    """One output pixel with the patch and the kernel of the channel in ``row``."""
    place = numbers.place(unit, *at, channels[row])
    assert place.kernel is not None
    scale = largest(numbers.source[:, :, channels])
    return Spot(at, numbers.geometry.corner(*at), row, place.patch, place.kernel, scale, field)


def pooled_of(numbers: WindowLayer, unit: int, picture: np.ndarray | None) -> Pooled:
    """The maps of a pooling layer."""
    source, output = numbers.source[:, :, unit], numbers.output[:, :, unit]
    scale = largest(source)
    return Pooled(source / scale, output / scale, picture)


def pool_spot_of(numbers: WindowLayer, unit: int, at: tuple[int, int], field: Box | None) -> PoolSpot:
    """One output pixel with the numbers of its window."""
    place, scale = numbers.place(unit, *at, unit), largest(numbers.source[:, :, unit])
    winner = int(place.patch.argmax()) if numbers.layer.kind == "max_pool2d" else NOWHERE
    return PoolSpot(at, numbers.geometry.corner(*at), place.patch, scale, winner, field)
