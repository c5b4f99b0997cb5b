"""Receptive fields: the part of the input picture that a pixel of a deeper map hangs on."""

from collections.abc import Mapping

from nnviz.hyper import Settings
from nnviz.runtime.messages import NetworkInfo
from nnviz.ui.views.windows import KINDS, geometry_of

Box = tuple[int, int, int, int]
"""Top, left, and, behind the last pixel, bottom and right."""


def receptive_field(
    network: NetworkInfo, settings: Mapping[str, Settings], layer_id: str, row: int, column: int
) -> Box | None:
    """What the pixel (row, column) of the layer's maps sees of the picture; None behind layers that mix all pixels."""
    top, left, bottom, right = row, column, row + 1, column + 1
    ids = [layer.id for layer in network.layers]
    for number in range(ids.index(layer_id), -1, -1):
        layer = network.layers[number]
        source = network.layers[number - 1].shape if number else network.input_shape
        if layer.kind in KINDS and len(source) == 3:
            window = geometry_of(layer.kind, settings.get(layer.id, Settings()), source, layer.shape)
            if window is None:
                return None
            top, left = window.corner(top, left)
            bottom, right = ((end - 1) * window.stride + window.size for end in (bottom, right))
            bottom, right = bottom - window.top, right - window.left
        elif source[:2] != layer.shape[:2] or len(source) != 3:
            return None
        top, left, bottom, right = max(0, top), max(0, left), min(source[0], bottom), min(source[1], right)
    return top, left, bottom, right
