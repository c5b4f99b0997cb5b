"""Datasets as frozen arrays: generators, tables, pictures. NumPy only; heavier libraries at their one point of use.

This file is the catalogue: every module that enters datasets into DATASETS is imported here by name.
"""

from nnviz.data import distributions, mnist, own_sets, painted, planar, regression, sequences, series, stand_ins, tables
from nnviz.data.augmentation import Augmentation
from nnviz.data.checks import sample_problems
from nnviz.data.dataset import DATASETS, DataError, Dataset, DatasetKind, Draw, Samples, Task
from nnviz.data.features import FEATURES, feature_columns, feature_labels
from nnviz.data.load import load_dataset, problems

CATALOGUE = (planar, regression, painted, tables, mnist, sequences, series, distributions, own_sets, stand_ins)

__all__ = [
    "CATALOGUE",
    "DATASETS",
    "FEATURES",
    "Augmentation",
    "DataError",
    "Dataset",
    "DatasetKind",
    "Draw",
    "Samples",
    "Task",
    "feature_columns",
    "feature_labels",
    "load_dataset",
    "problems",
    "sample_problems",
]
