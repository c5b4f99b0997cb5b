"""Trained networks handed on: ONNX, PyTorch, Keras, NumPy, scikit-learn, tables. No Qt.

This file is the catalogue: a line for each target, in the order in which they are offered.
"""

from nnviz.export.base import EXPORTS, Export, ExportProblem, export
from nnviz.export.keras_script import KerasScript
from nnviz.export.numpy_script import NumpyScript
from nnviz.export.onnx_file import OnnxFile
from nnviz.export.sklearn_script import SklearnScript
from nnviz.export.subject import Subject, restored_subject, subject_of
from nnviz.export.tables import Tables
from nnviz.export.torch_script import TorchScript

EXPORTS.add("onnx", OnnxFile(), "ONNX file", "One file that most programs for neural networks read, weights included.")
EXPORTS.add("torch", TorchScript(), "PyTorch script", "A Python file with the network as a module, ready to train on.")
EXPORTS.add("keras", KerasScript(), "Keras script", "A Python file with the network as a Keras model, for any backend.")
EXPORTS.add("numpy", NumpyScript(), "NumPy script", "A short Python file that needs NumPy alone, formulas to read.")
EXPORTS.add("sklearn", SklearnScript(), "scikit-learn estimator", "A Python file that builds a fitted estimator.")
EXPORTS.add("csv", Tables(), "Tables (CSV)", "The learning curves, and the answer for every sample, as two tables.")

__all__ = [
    "EXPORTS",
    "Export",
    "ExportProblem",
    "Subject",
    "export",
    "restored_subject",
    "subject_of",
]
