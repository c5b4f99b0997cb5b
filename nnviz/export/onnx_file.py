"""Export as an ONNX file."""

import json
from functools import partial
from pathlib import Path
from types import ModuleType

from nnviz.export.base import Export, ExportProblem, write_parts
from nnviz.export.formulas import comment
from nnviz.export.onnx_graph import OnnxGraph
from nnviz.export.onnx_layers import add_layer
from nnviz.export.subject import Part, Subject
from nnviz.storage.atomic_write import write_bytes

MISSING = "ONNX files need the package onnx; install it with: pip install 'nnviz-desktop[onnx]'"


def find_onnx() -> ModuleType:
    """The package ``onnx``. Raises ExportProblem that says how to get it."""
    try:
        import onnx  # heavy and optional: only where a file is made or read
    except ImportError as error:
        raise ExportProblem(MISSING) from error
    return onnx


class OnnxFile(Export):
    """A network with its weights, for every program that reads ONNX; of several networks a file each."""

    suffix = ".onnx"

    def write(self, subject: Subject, path: Path) -> tuple[Path, ...]:
        return write_parts(subject, path, partial(_write, find_onnx(), subject))


def _write(onnx: ModuleType, subject: Subject, part: Part, path: Path) -> None:
    write_bytes(path, model_bytes(onnx, part, _facts(subject)))


def model_bytes(onnx: ModuleType, part: Part, facts: dict[str, str]) -> bytes:
    """The ONNX file of one network: takes and gives samples as NNViz does, pictures channels last."""
    graph = OnnxGraph(onnx, part.role)
    for layer, name in zip(part.network.layers, part.names, strict=True):
        graph.begin(name, comment(layer))
        add_layer(graph, layer)
    if len(part.network.output_shape) == 3:
        graph.lay("last")
    return graph.model(part.network.input_shape, part.network.output_shape, facts)


def _facts(subject: Subject) -> dict[str, str]:
    """What a reader needs to use the network, as texts."""
    inputs, dataset = subject.inputs, subject.dataset
    facts: dict[str, object] = {"name": subject.spec.name, "data": dataset.kind, "steps": subject.step}
    if subject.is_supervised:
        facts |= {"task": dataset.task, "classes": list(dataset.classes), "inputs": list(dataset.input_labels)}
        if inputs.scale is not None:
            facts |= {"input_mean": inputs.scale[0].tolist(), "input_deviation": inputs.scale[1].tolist()}
        if dataset.task == "regression":
            facts |= {"output_offset_and_scale": list(dataset.target_scale)}
    return {
        f"nnviz.{key}": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for key, value in facts.items()
    }
