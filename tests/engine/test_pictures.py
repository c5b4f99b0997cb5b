"""Convolution and pooling against loops written out, and what they share when one finishes the other's sums."""

import numpy as np
import pytest

from nnviz.engine.network import LayerDef, Sequential

RNG = np.random.default_rng


def network(*layers, shape=(6, 7, 2), dtype=np.float64):
    definitions = [LayerDef(f"layer-{number}", kind, settings) for number, (kind, settings) in enumerate(layers)]
    built = Sequential(definitions, shape, rng=RNG(0), dtype=dtype)
    built.parameters.values[...] = RNG(1).standard_normal(built.count)
    return built


def convolved(x, kernel, bias, stride):
    """Valid convolution as four loops."""
    n, size = len(x), len(kernel)
    rows, columns = ((side - size) // stride + 1 for side in x.shape[1:3])
    z = np.zeros((n, rows, columns, len(bias)))
    for row in range(rows):
        for column in range(columns):
            patch = x[:, row * stride : row * stride + size, column * stride : column * stride + size]
            z[:, row, column] = np.einsum("nijc,ijcf->nf", patch, kernel) + bias
    return z


@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("channels", [2, 5])
def test_a_convolution_is_the_sum_over_each_window(stride, channels):
    net = network(("conv2d", {"filters": 3, "stride": stride, "activation": "linear"}), shape=(6, 7, channels))
    x = RNG(2).standard_normal((2, 6, 7, channels))
    layer = net.layers[0]
    assert net.forward(x) == pytest.approx(convolved(x, layer["kernel"], layer["bias"], stride))


@pytest.mark.parametrize(("size", "stride"), [(2, 1), (3, 1), (3, 2), (5, 3), (2, 3)])
def test_same_padding_keeps_every_place_that_the_stride_allows(size, stride):
    settings = {"filters": 1, "kernel": size, "stride": stride, "padding": "same"}
    assert network(("conv2d", settings)).output_shape == (-(-6 // stride), -(-7 // stride), 1)


def test_same_padding_puts_the_spare_zero_below_and_to_the_right():
    net = network(("conv2d", {"filters": 1, "kernel": 2, "padding": "same", "activation": "linear"}), shape=(2, 2, 1))
    net.parameters.values[...] = [1, 1, 1, 1, 0]
    x = np.array([1.0, 2.0, 3.0, 4.0]).reshape(1, 2, 2, 1)
    assert net.forward(x)[0, ..., 0].tolist() == [[10, 6], [7, 4]]


def test_a_transposed_convolution_paints_a_patch_for_each_pixel():
    net = network(
        ("conv2d_transpose", {"filters": 1, "kernel": 2, "stride": 2, "activation": "linear"}), shape=(1, 2, 1)
    )
    net.parameters.values[...] = [1, 2, 3, 4, 0.5]
    assert net.forward(np.array([1.0, 10.0]).reshape(1, 1, 2, 1))[0, ..., 0].tolist() == [
        [1.5, 2.5, 10.5, 20.5],
        [3.5, 4.5, 30.5, 40.5],
    ]


def test_pooling_by_hand():
    x = np.arange(16.0).reshape(1, 4, 4, 1)
    assert network(("max_pool2d", {}), shape=(4, 4, 1)).forward(x)[0, ..., 0].tolist() == [[5, 7], [13, 15]]
    assert network(("avg_pool2d", {}), shape=(4, 4, 1)).forward(x)[0, ..., 0].tolist() == [[2.5, 4.5], [10.5, 12.5]]
    assert network(("global_avg_pool", {}), shape=(4, 4, 1)).forward(x).tolist() == [[7.5]]


def test_the_first_of_equal_maxima_takes_the_gradient():
    net = network(("max_pool2d", {}), shape=(2, 2, 1))
    plan = net.plan(1, gradients=net.parameters.gradients, wants_input_gradient=True)
    net.plan_backward(plan)
    plan.output.gradient.fill(3)
    plan.run_forward()
    plan.run_backward()
    assert plan.input.gradient[0, ..., 0].tolist() == [[3, 0], [0, 0]]


def gradients_of(net, x, *, is_detailed):
    plan = net.plan(
        len(x), gradients=np.zeros_like(net.parameters.gradients), is_detailed=is_detailed, wants_input_gradient=True
    )
    net.plan_backward(plan)
    plan.input.value[...] = x
    plan.run_forward()
    plan.output.gradient[...] = RNG(3).standard_normal(plan.output.gradient.shape)
    plan.run_backward()
    return plan.output.value, plan.gradients, plan.input.gradient


@pytest.mark.parametrize("activation", ["relu", "tanh", "leaky_relu", "gelu"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_leaving_bias_and_activation_to_the_pooling_changes_nothing(activation, size):
    net = network(("conv2d", {"filters": 3, "activation": activation}), ("max_pool2d", {"size": size}))
    x = RNG(2).standard_normal((3, 6, 7, 2))
    for together, apart in zip(
        gradients_of(net, x, is_detailed=False), gradients_of(net, x, is_detailed=True), strict=True
    ):
        assert together == pytest.approx(apart, abs=1e-12)


@pytest.mark.parametrize("pooling", ["max_pool2d", "avg_pool2d"])
def test_a_convolution_makes_no_more_than_the_pooling_after_it_reads(pooling):
    net = network(("conv2d", {"filters": 3, "padding": "same"}), (pooling, {"size": 4, "stride": 2}))
    x = RNG(2).standard_normal((3, 6, 7, 2))
    assert net.plan(1).signals[1].shape == (6, 6, 3)
    for needed, everything in zip(
        gradients_of(net, x, is_detailed=False), gradients_of(net, x, is_detailed=True), strict=True
    ):
        assert needed == pytest.approx(everything, abs=1e-12)


def test_a_trace_shows_the_finished_maps_of_a_convolution():
    net = network(("conv2d", {"filters": 3}), ("max_pool2d", {}))
    x = RNG(2).standard_normal((2, 6, 7, 2))
    layer = net.layers[0]
    expected = np.maximum(convolved(x, layer["kernel"], layer["bias"], 1), 0)
    assert net.trace(x)["layer-0"] == pytest.approx(expected)


def test_batch_normalisation_centres_in_training_and_remembers_for_inference():
    net = network(("batch_norm", {"momentum": 0.5}), shape=(4,))
    net.parameters.values[...] = np.repeat([1, 0], 4)
    x = 3 + 2 * RNG(2).standard_normal((50, 4))
    plan = net.plan(50, is_training=True, rng=RNG(0))
    plan.input.value[...] = x.T
    plan.run_forward()
    assert plan.output.value.mean(axis=1) == pytest.approx(0, abs=1e-12)
    assert plan.output.value.std(axis=1) == pytest.approx(1, abs=1e-4)
    buffers = net.layers[0].buffers()
    assert buffers["mean"] == pytest.approx(0.5 * x.mean(axis=0))
    assert buffers["variance"] == pytest.approx(0.5 + 0.5 * x.var(axis=0, ddof=1))
    assert net.forward(x)[0] == pytest.approx((x[0] - buffers["mean"]) / np.sqrt(buffers["variance"] + 1e-5))
