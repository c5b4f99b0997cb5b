"""What is known of a layer in a few words: its shape, its largest numbers, how many weights it has and why."""

import math

from nnviz.runtime.messages import LayerInfo
from nnviz.ui.widgets.axes import number_text


def shape_text(shape: tuple[int, ...]) -> str:
    """ "26×26×32"."""
    return "×".join(str(side) for side in shape)


def short_number(value: float) -> str:
    """Three digits that say something: "3.21", "0.0123", "4.1e−05"."""
    return number_text(float(f"{value:.3g}"))


def kernel_side(layer: LayerInfo, n_in: int) -> int:
    """Height and width of the kernels of a convolution, from how many weights it has."""
    return math.isqrt((layer.parameters // layer.shape[-1] - 1) // max(1, n_in))


def parameter_formula(layer: LayerInfo, n_in: int) -> str:
    """ "3×3×32×64 + 64 = 18,496": kernels and biases; "" for a layer without weights.

    ``n_in`` is the last side of what the layer takes: its channels or inputs.
    """
    if not layer.parameters:
        return ""
    units = layer.shape[-1]
    if layer.kind == "conv2d":
        side = kernel_side(layer, n_in)
        weights = shape_text((side, side, n_in, units))
    elif layer.kind == "dense":
        weights = shape_text((n_in, units))
    else:
        return f"{layer.parameters:,}"
    return f"{weights} + {units} = {layer.parameters:,}"
