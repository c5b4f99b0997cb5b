"""From the nodes of a foreign file to layers: one after the other along the one value that flows."""

from collections import Counter

from nnviz.importing import onnx_dense, onnx_pictures, onnx_recurrent, onnx_shapes
from nnviz.importing.flow import Axes, Flow
from nnviz.importing.folding import FOLDS, fold
from nnviz.importing.graph import Graph, Node
from nnviz.importing.network import ImportedNetwork, ImportProblem
from nnviz.importing.operators import Operator, Place

OPERATORS: dict[str, Operator] = {
    **onnx_dense.OPERATORS,
    **onnx_pictures.OPERATORS,
    **onnx_recurrent.OPERATORS,
    **onnx_shapes.OPERATORS,
}
CHANNELS = (1, 3)
RECURRENT = ("LSTM", "GRU", "RNN")
UNFIT = (ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError)
"""What NumPy and the tables raise at numbers that make no sense together."""


def walk(graph: Graph, name: str) -> ImportedNetwork:
    """The layers of ``graph``. Raises ImportProblem that says what cannot be imported, all of it at once."""
    _check_operators(graph)
    flow = _start(graph)
    place = Place(flow, dict(graph.arrays), graph.nodes)
    place.remember()
    while (node := place.following) is not None:
        place.at += 1
        _step(place, node)
    if flow.now != graph.output_name:
        raise ImportProblem("The network does not lead from its input to its output.")
    flow.make_natural()
    if not flow.layers:
        raise ImportProblem("The file holds no layer.")
    if flow.axes != tuple(range(len(flow.shape) + 1)) and len(flow.shape) == 3:
        flow.notes.append("Pictures come out channels last here.")
    shape = _start(graph).shape
    layers = tuple(flow.spec(draft) for draft in flow.layers)
    arrays = {draft.id: draft.arrays for draft in flow.layers}
    return ImportedNetwork(name, shape, layers, arrays, tuple(dict.fromkeys(flow.notes)))


def supported() -> tuple[str, ...]:
    """The operators that can be imported."""
    return tuple(sorted(OPERATORS))


def _check_operators(graph: Graph) -> None:
    known = OPERATORS.keys() | FOLDS.keys() | {"Shape"}
    foreign = Counter(node.operator[:40] for node in graph.nodes if node.operator not in known)
    if foreign:
        words = ", ".join(f"{name} ({count}×)" if count > 1 else name for name, count in foreign.most_common(12))
        raise ImportProblem(f"These operators cannot be imported: {words}. Supported are: {', '.join(supported())}.")


def _step(place: Place, node: Node) -> None:
    """One node: it works on constants, on the shape of what flows, or on what flows."""
    flow = place.flow
    inputs = [name for name in node.inputs if name]
    if node.operator == "Shape" and inputs[0] in place.shapes:
        place.values[node.outputs[0]] = place.shapes[inputs[0]]
    elif node.operator in FOLDS and all(name in place.values for name in inputs):
        place.values[node.outputs[0]] = fold(node, [place.values[name] for name in inputs])
    elif flow.now not in inputs or node.operator not in OPERATORS:
        raise ImportProblem(f"The network branches at {node.operator}; only layers in a row can be imported.")
    else:
        try:
            flow.now = OPERATORS[node.operator](place, node) or node.outputs[0]
        except UNFIT as error:
            raise ImportProblem(f"{node.operator} does not fit what it gets: {error}.") from error
        place.remember()


def _start(graph: Graph) -> Flow:
    """The flow at the input: which axis is what there is told by what reads it."""
    sizes = list(graph.input_shape)
    first = next((node for node in graph.nodes if graph.input_name in node.inputs), None)
    axes: Axes = tuple(range(len(sizes))) if graph.is_ours else _axes(sizes, first)
    shape = [0] * (len(sizes) - 1)
    for axis, size in zip(axes, sizes, strict=True):
        if axis is None or axis == 0:
            continue
        if size is None:
            raise ImportProblem("The input's size is left open; export the network for inputs of a fixed size.")
        shape[axis - 1] = size
    flow = Flow(graph.input_name, tuple(shape), axes)
    flow.check_size()
    return flow


def _axes(sizes: list[int | None], first: Node | None) -> Axes:
    if len(sizes) == 3 and first is not None and first.operator in RECURRENT:
        return (1, 0, 2)
    if len(sizes) == 4 and not _is_channels_last(sizes, first):
        return (0, 3, 1, 2)
    return tuple(range(len(sizes)))


def _is_channels_last(sizes: list[int | None], first: Node | None) -> bool:
    if first is None:
        return True
    if first.operator == "Transpose":
        return list(first.attributes.get("perm", ())) == [0, 3, 1, 2]
    if first.operator in onnx_pictures.OPERATORS:
        return False
    return (sizes[1] not in CHANNELS and sizes[3] in CHANNELS) or first.operator in ("LayerNormalization", "ReduceMean")
