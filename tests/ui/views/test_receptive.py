"""Receptive fields against what really changes a pixel: gradients by nudging the picture."""

import numpy as np
import pytest

from nnviz.hyper import Settings
from nnviz.runtime.build import build
from nnviz.spec.complete import complete
from nnviz.spec.parts import LayerSpec
from nnviz.spec.presets import PRESETS
from nnviz.ui.views.receptive import receptive_field

LAYERS = (
    LayerSpec("conv2d-1", "conv2d", Settings(filters=2, kernel=3, padding="same", activation="tanh")),
    LayerSpec("avg-pool2d-1", "avg_pool2d", Settings(size=2, stride=2)),
    LayerSpec("conv2d-2", "conv2d", Settings(filters=2, kernel=2, stride=1, activation="tanh")),
    LayerSpec("flatten-1", "flatten", Settings()),
    LayerSpec("output", "dense", Settings(units=10, activation="softmax")),
)


@pytest.fixture(scope="module")
def made():
    return build(complete(PRESETS["digits-mlp"].with_layers(LAYERS)))


def seen(made, layer_id, row, column):
    """The box of the pixels that change the answer when they are nudged."""
    network = made.trainer.networks[0]
    rest = np.random.default_rng(0).uniform(0.2, 0.8, network.input_shape).astype(np.float32)
    nudged = np.repeat(rest[None], 64, axis=0)
    nudged.reshape(64, 64)[np.arange(64), np.arange(64)] += 0.5
    before = network.trace(rest[None])[layer_id][0, row, column]
    after = network.trace(nudged)[layer_id][:, row, column]
    rows, columns = np.nonzero((np.abs(after - before).sum(1) > 1e-6).reshape(8, 8))
    return rows.min(), columns.min(), rows.max() + 1, columns.max() + 1


@pytest.mark.parametrize(
    ("layer_id", "row", "column"),
    [("conv2d-1", 0, 0), ("conv2d-1", 4, 7), ("avg-pool2d-1", 3, 1), ("conv2d-2", 1, 1), ("conv2d-2", 2, 0)],
)
def test_the_field_holds_every_pixel_that_matters_and_no_other(made, layer_id, row, column):
    network = made.networks[0]
    settings = {layer.id: layer.settings for layer in made.spec.layers}
    assert receptive_field(network, settings, layer_id, row, column) == seen(made, layer_id, row, column)


def test_behind_a_flatten_there_is_no_field(made):
    assert receptive_field(made.networks[0], {}, "output", 0, 0) is None
