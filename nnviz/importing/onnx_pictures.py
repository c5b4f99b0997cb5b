"""Operators on pictures: convolutions, pooling, enlargement. There channels come second, here last."""

import numpy as np

from nnviz.engine.layers.windows import Windows, windows_over
from nnviz.importing.graph import Node
from nnviz.importing.operators import Operator, Place, refuse, whole, wholes

CHANNELS_FIRST = (0, 3, 1, 2)
Pads = tuple[int, int, int, int]


def _square(node: Node, name: str, default: int) -> int:
    """A size that is the same both ways."""
    sizes = wholes(node, name) or (default, default)
    if len(sizes) != 2:
        raise refuse(node, "is not for pictures of two axes")
    if sizes[0] != sizes[1]:
        raise refuse(node, f"has {name.replace('_', ' ')} {sizes[0]}×{sizes[1]}; here they are square")
    return sizes[0]


def _require_picture(place: Place, node: Node) -> tuple[int, int]:
    """Height and width of the channels-first picture that flows."""
    flow = place.flow
    if len(flow.shape) != 3 or flow.axes != CHANNELS_FIRST:
        raise refuse(node, "does not get a channels-first picture")
    if any(one != 1 for one in wholes(node, "dilations")):
        raise refuse(node, "is dilated")
    return flow.shape[0], flow.shape[1]


def _pads(place: Place, node: Node) -> Pads | str:
    """The zeros above, left, below and right, those of a Pad before it among them, or "same" or "valid"."""
    automatic = str(node.attributes.get("auto_pad", "NOTSET"))
    waiting, place.flow.pads = place.flow.pads or (0, 0, 0, 0), None
    if automatic in ("SAME_UPPER", "VALID") and not any(waiting):
        return {"SAME_UPPER": "same", "VALID": "valid"}[automatic]
    if automatic not in ("NOTSET", "VALID"):
        raise refuse(node, f"is padded as {automatic}")
    own = wholes(node, "pads") or (0, 0, 0, 0)
    if len(own) != 4:
        raise refuse(node, "is not for pictures of two axes")
    top, left, below, right = (a + b for a, b in zip(waiting, own, strict=True))
    return top, left, below, right


def _rims(windows: Windows) -> Pads:
    """In the order of ONNX."""
    top, below, left, right = windows.rims
    return top, left, below, right


def _padding(node: Node, pads: Pads | str, same: Windows) -> str:
    """The setting that gives these pads. Raises ImportProblem when neither does."""
    if isinstance(pads, str):
        return pads
    if not any(pads):
        return "valid"
    if pads == _rims(same):
        return "same"
    raise refuse(node, f"has the padding {pads}; here it is none, or {_rims(same)} for the same size")


def _kernel(place: Place, node: Node) -> np.ndarray:
    """The weights of a convolution, square ones. Raises ImportProblem."""
    kernel = place.constant(node, 1)
    if kernel.ndim != 4 or whole(node, "group", 1) != 1 or kernel.shape[2] != kernel.shape[3]:
        raise refuse(node, "is grouped or not square")
    return kernel


def _conv(place: Place, node: Node) -> None:
    height, width = _require_picture(place, node)
    kernel = _kernel(place, node)
    filters, channels, size, _ = kernel.shape
    if channels != place.flow.shape[2]:
        raise refuse(node, f"has weights for {channels} channels where {place.flow.shape[2]} come")
    stride = _square(node, "strides", 1)
    padding = _padding(node, _pads(place, node), windows_over(height, width, size, stride, "same"))
    bias = place.optional(node, 2)
    arrays = {"kernel": kernel.transpose(2, 3, 1, 0), "bias": np.zeros(filters, np.float32) if bias is None else bias}
    settings = {"filters": filters, "kernel": size, "stride": stride, "padding": padding}
    draft = place.flow.add("conv2d", node.inputs[1], arrays, **settings, activation="linear")
    draft.has_bias = bias is not None


def _conv_transpose(place: Place, node: Node) -> None:
    height, width = _require_picture(place, node)
    kernel = _kernel(place, node)
    if node.attributes.get("output_shape") is not None or str(node.attributes.get("auto_pad", "NOTSET")) != "NOTSET":
        raise refuse(node, "chooses its padding itself")
    channels, filters, size, _ = kernel.shape
    if channels != place.flow.shape[2]:
        raise refuse(node, f"has weights for {channels} channels where {place.flow.shape[2]} come")
    stride, more = _square(node, "strides", 1), wholes(node, "output_padding") or (0, 0)
    same = windows_over(height * stride, width * stride, size, stride, "same")
    pads = _pads(place, node)
    grow = max(stride - size, 0)
    if pads == _rims(same) and tuple(more) == (grow, grow):
        padding = "same"
    elif pads == (0, 0, 0, 0) and tuple(more) == (0, 0):
        padding = "valid"
    else:
        raise refuse(node, f"has the padding {pads}; here it is none, or {_rims(same)} for {stride} times the size")
    bias = place.optional(node, 2)
    arrays = {"kernel": kernel.transpose(2, 3, 0, 1), "bias": np.zeros(filters, np.float32) if bias is None else bias}
    settings = {"filters": filters, "kernel": size, "stride": stride, "padding": padding}
    draft = place.flow.add("conv2d_transpose", node.inputs[1], arrays, **settings, activation="linear")
    draft.has_bias = bias is not None


def _pool(kind: str) -> Operator:
    def add(place: Place, node: Node) -> None:
        height, width = _require_picture(place, node)
        size, stride = _square(node, "kernel_shape", 1), _square(node, "strides", 1)
        pads = _pads(place, node)
        is_padded = any(pads) if not isinstance(pads, str) else pads == "same"
        leaves_rest = (height - size) % stride or (width - size) % stride
        if is_padded or (whole(node, "ceil_mode") and leaves_rest):
            raise refuse(node, "looks beyond the edge of the picture")
        place.flow.add(kind, size=size, stride=stride)

    return add


def _global_average(place: Place, node: Node) -> None:
    _require_picture(place, node)
    place.flow.add("global_avg_pool")
    place.flow.axes = (0, 1, None, None)


def _resize(place: Place, node: Node) -> None:
    height, width = _require_picture(place, node)
    if str(node.attributes.get("mode", "nearest")) != "nearest":
        raise refuse(node, "blends pixels")
    number = 1 if node.operator == "Upsample" else 2
    scales = place.optional(node, number)
    if scales is None or not scales.size:
        sizes = place.constant(node, 3).ravel()[2:]
        scales = np.array([1, 1, sizes[0] / height, sizes[1] / width])
    factors = scales.ravel()
    if len(factors) != 4 or factors[0] != 1 or factors[1] != 1 or factors[2] != factors[3] or factors[2] % 1:
        raise refuse(node, "enlarges by other than one whole factor")
    place.flow.add("up_sample2d", factor=int(factors[2]))


def _pad(place: Place, node: Node) -> None:
    """Zeros around a picture: they become the padding of the convolution that follows."""
    _require_picture(place, node)
    given = place.optional(node, 1)
    pads = wholes(node, "pads") if given is None else tuple(int(one) for one in given.ravel())
    value = place.optional(node, 2)
    is_zeros = str(node.attributes.get("mode", "constant")) == "constant" and (value is None or not np.any(value))
    if not is_zeros or len(pads) != 8 or any((pads[0], pads[1], pads[4], pads[5])) or min(pads) < 0:
        raise refuse(node, "pads with something else than a rim of zeros")
    following = place.following
    if following is None or following.operator != "Conv":
        raise refuse(node, "stands before something else than a convolution")
    place.flow.pads = (pads[2], pads[3], pads[6], pads[7])


OPERATORS: dict[str, Operator] = {
    "Conv": _conv,
    "ConvTranspose": _conv_transpose,
    "MaxPool": _pool("max_pool2d"),
    "AveragePool": _pool("avg_pool2d"),
    "GlobalAveragePool": _global_average,
    "Resize": _resize,
    "Upsample": _resize,
    "Pad": _pad,
}
