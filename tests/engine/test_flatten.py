"""Flatten: rows first, channels last, and back again."""

import numpy as np
import pytest

from nnviz.engine.network import LayerDef, Sequential


def flattened(shape, batch=3):
    x = np.random.default_rng(0).standard_normal((batch, *shape)).astype(np.float32)
    return x, Sequential([LayerDef("flatten-1", "flatten")], shape, rng=np.random.default_rng(0))


@pytest.mark.parametrize("shape", [(2, 3, 4), (5, 2), (6,)])
def test_numbers_keep_their_order(shape):
    x, network = flattened(shape)
    assert network.output_shape == (np.prod(shape),)
    assert np.array_equal(network.forward(x), x.reshape(3, -1))


@pytest.mark.parametrize("shape", [(2, 3, 4), (5, 2)])
def test_the_gradient_is_laid_back_into_the_shape_of_the_input(shape):
    x, network = flattened(shape)
    plan = network.plan(3, gradients=network.parameters.gradients, wants_input_gradient=True)
    network.plan_backward(plan)
    given = np.arange(plan.output.gradient.size, dtype=np.float32).reshape(plan.output.gradient.shape)
    plan.output.gradient[...] = given
    plan.run_forward()
    plan.run_backward()
    assert np.array_equal(plan.input.batch_first(plan.input.gradient), given.T.reshape(x.shape))
