"""Trained networks handed on: ONNX, PyTorch, Keras, NumPy, scikit-learn, tables. No Qt.

This file is the catalogue: every module that enters a target into EXPORTS is imported here by name.
"""

from nnviz.export import keras_script, numpy_script, onnx_file, sklearn_script, tables, torch_script
from nnviz.export.base import EXPORTS, Export, ExportProblem, export
from nnviz.export.subject import Subject, restored_subject, subject_of

CATALOGUE = (onnx_file, torch_script, keras_script, numpy_script, sklearn_script, tables)

__all__ = [
    "CATALOGUE",
    "EXPORTS",
    "Export",
    "ExportProblem",
    "Subject",
    "export",
    "restored_subject",
    "subject_of",
]
