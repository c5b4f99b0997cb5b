"""Reading ONNX files of strangers: from bytes to nodes with plain attributes, then to a network."""

from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from nnviz.export.base import ExportProblem
from nnviz.export.onnx_file import find_onnx
from nnviz.export.onnx_graph import PRODUCER
from nnviz.importing.graph import Graph, Node
from nnviz.importing.guard import BIGGEST_FILE, DAMAGED, check_bytes
from nnviz.importing.network import ImportedNetwork, ImportProblem, live_network
from nnviz.importing.walk import walk

TYPES = ("FLOAT", "DOUBLE", "FLOAT16", "INT64", "INT32", "INT16", "INT8", "UINT8", "BOOL")
DOMAINS = ("", "ai.onnx")
OLDEST, NEWEST = 7, 99


def read_onnx(path: Path) -> ImportedNetwork:
    """The network of an ONNX file. Raises ImportProblem, whatever the file contains."""
    network = walk(read_graph(path), path.stem)
    live_network(network)
    return network


def read_graph(path: Path) -> Graph:
    """The checked content of an ONNX file. Raises ImportProblem."""
    try:
        onnx = find_onnx()
    except ExportProblem as error:
        raise ImportProblem(str(error)) from error
    try:
        if path.stat().st_size > BIGGEST_FILE:
            raise ImportProblem(f"{path.name} is larger than {BIGGEST_FILE // 1_000_000} MB.")
        content = path.read_bytes()
    except OSError as error:
        raise ImportProblem(f"{path.name} could not be read: {error.strerror or error}.") from error
    check_bytes(path.name, content)
    model = onnx.ModelProto()
    try:
        model.ParseFromString(content)
    except Exception as error:  # the parser has an exception of its own in a package that is not ours to name
        raise ImportProblem(DAMAGED.format(path.name)) from error
    return _graph(onnx, path.name, model)


def _graph(onnx: ModuleType, name: str, model: Any) -> Graph:
    # Any: protobuf messages of the optional package
    versions = {entry.domain: entry.version for entry in model.opset_import}
    foreign = sorted({_word(node.domain) for node in model.graph.node} - set(DOMAINS))
    if foreign:
        raise ImportProblem(f"{name} uses operators of {foreign[0][:40]!r}; only those of ONNX itself can be imported.")
    if not OLDEST <= versions.get("", versions.get("ai.onnx", 0)) <= NEWEST:
        raise ImportProblem(f"{name} is of an ONNX version older than opset {OLDEST}. Export it again.")
    graph = model.graph
    if graph.sparse_initializer:
        raise ImportProblem(f"{name} holds sparse weights, which cannot be imported.")
    arrays = {_word(tensor.name): _array(onnx, name, tensor) for tensor in graph.initializer}
    inputs = [value for value in graph.input if _word(value.name) not in arrays]
    if len(inputs) != 1 or not graph.output:
        raise ImportProblem(f"{name} has {len(inputs)} inputs; a network with one input can be imported.")
    nodes = [_node(onnx, name, node) for node in graph.node]
    output = _word(graph.output[0].name)
    return Graph(
        _word(inputs[0].name),
        _shape(name, inputs[0]),
        output,
        _needed(nodes, output),
        arrays,
        model.producer_name == PRODUCER,
    )


def _shape(name: str, value: Any) -> tuple[int | None, ...]:
    sizes = value.type.tensor_type.shape.dim
    if not value.type.HasField("tensor_type") or not 2 <= len(sizes) <= 4:
        raise ImportProblem(f"{name} takes something else than rows, sequences or pictures of numbers.")
    return tuple(size.dim_value if size.dim_value > 0 else None for size in sizes)


def _node(onnx: ModuleType, name: str, node: Any) -> Node:
    attributes = {}
    for attribute in node.attribute:
        value = onnx.helper.get_attribute_value(attribute)
        if isinstance(value, onnx.TensorProto):
            value = _array(onnx, name, value)
        elif isinstance(value, bytes):
            value = _word(value)
        elif not isinstance(value, int | float | str) and not hasattr(value, "__len__"):
            value = None  # a graph of its own: whatever needs it is refused by its operator
        attributes[_word(attribute.name)] = value
    inputs, outputs = tuple(map(_word, node.input)), tuple(map(_word, node.output))
    return Node(_word(node.op_type), inputs, outputs, attributes)


def _word(value: str | bytes) -> str:
    """A name of the file: the parser gives bytes where they are no text."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _needed(nodes: list[Node], output: str) -> tuple[Node, ...]:
    """The nodes that the output depends on, in order."""
    wanted, kept = {output}, []
    for node in reversed(nodes):
        if wanted & set(node.outputs):
            kept.append(node)
            wanted.update(node.inputs)
    return tuple(reversed(kept))


def _array(onnx: ModuleType, name: str, tensor: Any) -> np.ndarray:
    """The array of a tensor, its size known beforehand; floats as float32. Raises ImportProblem."""
    label = _word(tensor.name)[:60] or "a constant"
    if tensor.data_location == onnx.TensorProto.EXTERNAL or tensor.external_data:
        raise ImportProblem(f"{name} keeps its weights in another file; export it as one file.")
    if tensor.data_type not in {onnx.TensorProto.DataType.Value(kind) for kind in TYPES}:
        raise ImportProblem(f"{name}: the numbers of {label!r} are of a type that cannot be imported.")
    dtype = onnx.helper.tensor_dtype_to_np_dtype(tensor.data_type)
    size = 1
    for axis in tensor.dims:
        size *= axis
        if axis < 0 or size > BIGGEST_FILE:
            raise ImportProblem(f"{name}: {label!r} has an impossible shape.")
    if tensor.raw_data and len(tensor.raw_data) != size * dtype.itemsize:
        raise ImportProblem(f"{name}: {label!r} has another size than its shape says.")
    try:
        array = np.asarray(onnx.numpy_helper.to_array(tensor)).reshape(tuple(tensor.dims))
    except (ValueError, TypeError) as error:
        raise ImportProblem(f"{name}: {label!r} has another size than its shape says.") from error
    if array.dtype.kind == "f":
        array = array.astype(np.float32)
        if not np.isfinite(array).all():
            raise ImportProblem(f"{name}: {label!r} holds numbers that are not finite.")
    return array
