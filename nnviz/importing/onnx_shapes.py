"""Operators that only lay numbers out anew: most of them vanish, because layouts here are fixed."""

import numpy as np

from nnviz.importing.flow import Flow
from nnviz.importing.folding import BATCH
from nnviz.importing.graph import Node
from nnviz.importing.operators import Operator, Place, axes_of, refuse, whole, wholes

PICTURE_READERS = ("Conv", "ConvTranspose", "MaxPool", "AveragePool", "Resize", "Upsample", "BatchNormalization", "Pad")
"""Operators that want pictures channels first."""


def _transpose(place: Place, node: Node) -> None:
    flow = place.flow
    order = wholes(node, "perm") or tuple(reversed(range(len(flow.axes))))
    if sorted(order) != list(range(len(flow.axes))):
        raise refuse(node, "has an impossible order of axes")
    flow.axes = tuple(flow.axes[axis] for axis in order)


def _squeeze(place: Place, node: Node) -> None:
    flow = place.flow
    gone = axes_of(place, node, len(flow.axes))
    gone = gone or tuple(at for at, size in enumerate(flow.foreign_shape) if size == 1)
    if any(flow.axes[axis] is not None for axis in gone):
        _reshape_to(place, node, tuple(size for at, size in enumerate(_sizes(flow)) if at not in gone))
        return
    flow.axes = tuple(axis for at, axis in enumerate(flow.axes) if at not in gone)


def _unsqueeze(place: Place, node: Node) -> None:
    flow = place.flow
    given = place.optional(node, 1)
    count = len(flow.axes) + (len(wholes(node, "axes")) if given is None else given.size)
    new, old = axes_of(place, node, count), iter(flow.axes)
    flow.axes = tuple(None if at in new else next(old) for at in range(count))


def _flatten(place: Place, node: Node) -> None:
    if whole(node, "axis", 1) != 1:
        raise refuse(node, "joins the batch with other axes")
    place.flow.lay_flat(node.operator)


def _reshape(place: Place, node: Node) -> None:
    flow = place.flow
    target = tuple(int(size) for size in place.constant(node, 1).ravel())
    sizes = _sizes(flow)
    if not whole(node, "allowzero"):
        target = tuple(sizes[at] if size == 0 and at < len(sizes) else size for at, size in enumerate(target))
    _reshape_to(place, node, target)


def _sizes(flow: Flow) -> tuple[int, ...]:
    return tuple(BATCH if axis == 0 else size for axis, size in zip(flow.axes, flow.foreign_shape, strict=True))


def _reshape_to(place: Place, node: Node, target: tuple[int, ...]) -> None:
    """The same numbers in the sizes ``target``: the batch first, at most one size left open (-1)."""
    flow = place.flow
    if _drops_ones(flow, target):
        flow.axes = tuple(axis for axis in flow.axes if axis is not None)
        return
    total = int(np.prod(flow.shape))
    if flow.axes[0] != 0 or not target or target[0] not in (-1, 1, BATCH):
        raise refuse(node, "joins the batch with other axes")
    rest = list(target[1:])
    if rest.count(-1) == 1:
        known = int(np.prod([size for size in rest if size != -1]))
        rest[rest.index(-1)] = total // max(known, 1)
    if not 1 <= len(rest) <= 3 or min(rest) < 1 or int(np.prod(rest)) != total:
        raise refuse(node, f"makes the sizes {target}")
    if len(rest) == 1:
        flow.lay_flat(node.operator)
    elif len(rest) == 3 and _wants_channels_first(place):
        _to_channels_first(flow, node, rest)
    else:
        _to_shape(flow, node, rest)


def _drops_ones(flow: Flow, target: tuple[int, ...]) -> bool:
    """Whether only axes of length one that we have not go."""
    kept = [size for size, axis in zip(_sizes(flow), flow.axes, strict=True) if axis is not None]
    return len(kept) == len(target) and all(size in (own, -1) for size, own in zip(target, kept, strict=True))


def _wants_channels_first(place: Place) -> bool:
    """Whether the next operator that cares reads pictures channels first."""
    for node in place.nodes[place.at :]:
        if node.operator in PICTURE_READERS:
            return True
        if node.operator == "Transpose":
            return wholes(node, "perm") == (0, 2, 3, 1)
        if node.operator in ("Reshape", "Flatten", "LayerNormalization", "ReduceMean", "Gemm", "MatMul"):
            break
    return False


def _to_channels_first(flow: Flow, node: Node, rest: list[int]) -> None:
    """A row becomes (channels, height, width) there, (height, width, channels) here."""
    channels, height, width = rest
    if len(flow.shape) > 1:
        flow.lay_flat(node.operator)
    if channels > 1 or flow.order is not None:
        flow.move_features(
            np.arange(channels * height * width).reshape(height, width, channels).transpose(2, 0, 1).ravel()
        )
        flow.order = None
    flow.add("reshape", shape=f"{height}x{width}x{channels}")
    flow.axes = (0, 3, 1, 2)


def _to_shape(flow: Flow, node: Node, rest: list[int]) -> None:
    ours = np.arange(int(np.prod(flow.shape))).reshape(flow.shape)
    lies = ours.transpose([axis - 1 for axis in flow.axes if axis])
    if flow.order is not None or not np.array_equal(lies.ravel(), ours.ravel()):
        flow.lay_flat(node.operator)
        flow.make_natural()
    if tuple(rest) != flow.shape:
        flow.add("reshape", shape="x".join(map(str, rest)))
    flow.axes = tuple(range(len(rest) + 1))


def _reduce_mean(place: Place, node: Node) -> None:
    """The mean over all places of a picture, or all steps of a sequence."""
    flow = place.flow
    axes = set(axes_of(place, node, len(flow.axes)))
    wanted = {at for at, axis in enumerate(flow.axes) if axis and axis < len(flow.shape)}
    if len(flow.shape) < 2 or axes != wanted:
        raise refuse(node, "takes the mean over something else than all places")
    flow.add("global_avg_pool")
    kept = [None if at in axes else (1 if axis else axis) for at, axis in enumerate(flow.axes)]
    flow.axes = tuple(kept) if whole(node, "keepdims", 1) else tuple(a for at, a in enumerate(kept) if at not in axes)


def _nothing(place: Place, node: Node) -> None:
    """Identity."""


OPERATORS: dict[str, Operator] = {
    "Transpose": _transpose,
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
    "Flatten": _flatten,
    "Reshape": _reshape,
    "ReduceMean": _reduce_mean,
    "Identity": _nothing,
}
