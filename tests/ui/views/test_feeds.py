"""What feeds a unit, weighed with the numbers of the present sample."""

import numpy as np
import pytest

from nnviz.runtime.messages import LayerInfo
from nnviz.ui.views.feeds import feeding
from nnviz.ui.views.layer_facts import parameter_formula, short_number


def test_a_convolution_weighs_its_maps_by_kernel_and_brightness():
    layer = LayerInfo("c", "conv2d", "Convolution", (2, 2, 1), 3, (0, 3))
    parameters = np.array([1.0, -4.0, 0.0])  # kernels of 1x1 for two maps, then the bias
    source = np.stack([np.full((2, 2), 1.0), np.full((2, 2), 0.5)], axis=2)
    assert feeding(layer, 0, source, parameters) == pytest.approx([0.5, 1.0])


def test_a_dense_neuron_weighs_its_inputs_by_weight_and_value():
    layer = LayerInfo("d", "dense", "Dense", (2,), 6, (0, 6), (2, 3))
    parameters = np.array([0.0, 0.0, 9.0, 1.0, -2.0, 9.0])
    assert feeding(layer, 1, np.array([4.0, 1.0]), parameters) == pytest.approx([1.0, 0.5])


def test_pools_and_flatten_take_one_map():
    source = np.ones((2, 2, 3))
    assert feeding(LayerInfo("p", "max_pool2d", "", (1, 1, 3), 0), 2, source, None).tolist() == [0, 0, 1]
    assert feeding(LayerInfo("f", "flatten", "", (12,), 0), 7, source, None).tolist() == [0, 1, 0]


def test_formulas_count_what_the_layers_have():
    conv = LayerInfo("c", "conv2d", "", (9, 9, 64), 18_496)
    assert parameter_formula(conv, 32) == "3×3×32×64 + 64 = 18,496"
    assert parameter_formula(LayerInfo("d", "dense", "", (10,), 650), 64) == "64×10 + 10 = 650"
    assert parameter_formula(LayerInfo("f", "flatten", "", (10,), 0), 64) == ""
    assert short_number(0.012345) == "0.0123"


def test_parameters_of_the_network_before_an_edit_are_not_taken_for_its_own():
    layer = LayerInfo("c", "conv2d", "Convolution", (2, 2, 1), 19, (0, 19))
    assert feeding(layer, 0, np.ones((2, 2, 2)), np.ones(3)).tolist() == [1, 1]
