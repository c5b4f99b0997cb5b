"""Networks that other programs made, as experiments. No Qt."""

from nnviz.importing.network import ImportedNetwork, ImportProblem, live_network
from nnviz.importing.onnx_file import read_onnx

__all__ = [
    "ImportProblem",
    "ImportedNetwork",
    "live_network",
    "read_onnx",
]
