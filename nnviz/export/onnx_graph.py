"""A growing ONNX graph: nodes in a row, their weights, and the layout of what flows between them.

The package ``onnx`` is optional, so it is handed in as a module by who has found it.
"""

from types import ModuleType
from typing import Any, Literal

import numpy as np

OPSET = 20
"""The first with Gelu; also of LayerNormalization and of axes as inputs."""

IR_VERSION = 9
PRODUCER = "NNViz"

Layout = Literal["first", "last"]


class OnnxGraph:
    """``now`` names the value that the next node takes; pictures flow in ``layout``: channels first or last."""

    def __init__(self, onnx: ModuleType, name: str) -> None:
        self._onnx = onnx
        self._name = name
        self._nodes: list[Any] = []  # Any: onnx.NodeProto, a type of the optional package
        self._initializers: list[Any] = []  # Any: onnx.TensorProto
        self._prefix = ""
        self._count = 0
        self.now = "input"
        self.layout: Layout = "last"

    def begin(self, name: str, description: str) -> None:
        """What follows belongs to the layer ``name``."""
        self._prefix, self._count, self._description = name, 0, description

    def array(self, name: str, values: np.ndarray) -> str:
        """Store an array; its full name."""
        full = f"{self._prefix}.{name}"
        self._initializers.append(self._onnx.numpy_helper.from_array(np.array(values, order="C"), full))
        return full

    def whole(self, name: str, *values: int) -> str:
        """Store whole numbers (n,); their full name."""
        return self.array(name, np.array(values, np.int64))

    def node(
        self, operator: str, *more: str, of: tuple[str, ...] | None = None, outputs: int = 1, **attributes: Any
    ) -> str:
        """Add a node on ``now`` (or on ``of``) and ``more``; its first output becomes ``now``.

        Of several ``outputs`` the last is the one that counts. Any: an attribute is a number, a text or a list of them.
        """
        self._count += 1
        name = self._prefix if self._count == 1 else f"{self._prefix}.{operator.lower()}_{self._count}"
        inputs = list(of) if of is not None else [self.now, *more]
        self.now = f"{name}:out"
        results = [""] * (outputs - 1) + [self.now]
        made = self._onnx.helper.make_node(operator, inputs, results, name=name, **attributes)
        if self._count == 1:
            made.doc_string = self._description
        self._nodes.append(made)
        return self.now

    def lay(self, layout: Layout) -> None:
        """Bring pictures into ``layout``."""
        if layout != self.layout:
            self.node("Transpose", perm=[0, 3, 1, 2] if layout == "first" else [0, 2, 3, 1])
            self.layout = layout

    def model(self, input_shape: tuple[int, ...], output_shape: tuple[int, ...], facts: dict[str, str]) -> bytes:
        """The finished file: "input" (batch, *input_shape) to "output" (batch, *output_shape), float32."""
        helper, kind = self._onnx.helper, self._onnx.TensorProto.FLOAT
        if self._nodes:
            self._nodes[-1].output[-1] = "output"
        else:
            self._nodes.append(helper.make_node("Identity", ["input"], ["output"]))
        graph = helper.make_graph(
            self._nodes,
            self._name,
            [helper.make_tensor_value_info("input", kind, ["batch", *input_shape])],
            [helper.make_tensor_value_info("output", kind, ["batch", *output_shape])],
            self._initializers,
        )
        opsets = [helper.make_opsetid("", OPSET)]
        model = helper.make_model(graph, producer_name=PRODUCER, opset_imports=opsets, ir_version=IR_VERSION)
        helper.set_model_props(model, facts)
        self._onnx.checker.check_model(model)
        content: bytes = model.SerializeToString(deterministic=True)
        return content
