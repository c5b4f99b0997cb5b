"""The layer catalogue, as an explicit list."""

from nnviz.engine.layers.activation import ActivationLayer
from nnviz.engine.layers.base import LAYERS, Layer, ShapeError
from nnviz.engine.layers.conv2d import Conv2D
from nnviz.engine.layers.conv2d_transpose import Conv2DTranspose
from nnviz.engine.layers.dense import Dense
from nnviz.engine.layers.dropout import Dropout
from nnviz.engine.layers.embedding import Embedding
from nnviz.engine.layers.flatten import Flatten
from nnviz.engine.layers.gru import GRU
from nnviz.engine.layers.lstm import LSTM
from nnviz.engine.layers.normalization import BatchNorm, LayerNorm
from nnviz.engine.layers.pooling import AvgPool2D, GlobalAvgPool, MaxPool2D
from nnviz.engine.layers.recurrent import Recurrent
from nnviz.engine.layers.reshape import Reshape
from nnviz.engine.layers.simple_rnn import SimpleRNN
from nnviz.engine.layers.up_sample2d import UpSample2D

__all__ = [
    "GRU",
    "LAYERS",
    "LSTM",
    "ActivationLayer",
    "AvgPool2D",
    "BatchNorm",
    "Conv2D",
    "Conv2DTranspose",
    "Dense",
    "Dropout",
    "Embedding",
    "Flatten",
    "GlobalAvgPool",
    "Layer",
    "LayerNorm",
    "MaxPool2D",
    "Recurrent",
    "Reshape",
    "ShapeError",
    "SimpleRNN",
    "UpSample2D",
]
