"""The layer catalogue, as an explicit list."""

from nnviz.engine.layers.activation import ActivationLayer
from nnviz.engine.layers.base import LAYERS, Layer, ShapeError
from nnviz.engine.layers.dense import Dense
from nnviz.engine.layers.dropout import Dropout
from nnviz.engine.layers.flatten import Flatten

__all__ = ["LAYERS", "ActivationLayer", "Dense", "Dropout", "Flatten", "Layer", "ShapeError"]
