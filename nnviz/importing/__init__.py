"""Networks that other programs made, as experiments. No Qt."""

from nnviz.importing.experiment import fitting_data, imported_experiment, notes_of
from nnviz.importing.network import ImportedNetwork, ImportProblem, live_network
from nnviz.importing.onnx_file import read_onnx

__all__ = [
    "ImportProblem",
    "ImportedNetwork",
    "fitting_data",
    "imported_experiment",
    "live_network",
    "notes_of",
    "read_onnx",
]
