"""The layer catalogue, as an explicit list."""

from nnviz.engine.layers.activation import ActivationLayer
from nnviz.engine.layers.base import LAYERS, Layer, ShapeError
from nnviz.engine.layers.dense import Dense
from nnviz.engine.layers.dropout import Dropout

__all__ = ["LAYERS", "ActivationLayer", "Dense", "Dropout", "Layer", "ShapeError"]
