"""The two ways a convolution is made, and pictures kept by place, against each other."""

import numpy as np
import pytest

from nnviz.engine.layers import winograd
from nnviz.engine.layers.columns import Columns
from nnviz.engine.layers.winograd import Winograd
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.signals import by_place

RNG = np.random.default_rng


def network(*layers, shape):
    definitions = [LayerDef(f"layer-{number}", kind, settings) for number, (kind, settings) in enumerate(layers)]
    built = Sequential(definitions, shape, rng=RNG(0), dtype=np.float64)
    built.parameters.values[...] = RNG(1).standard_normal(built.count)
    return built


def passed(net, x, *, is_detailed=False):
    """The plan after a run forward and backward, with a fixed gradient at the output."""
    gradients = np.zeros_like(net.parameters.gradients)
    plan = net.plan(len(x), gradients=gradients, is_detailed=is_detailed, wants_input_gradient=True)
    net.plan_backward(plan)
    plan.input.value[...] = x
    plan.run_forward()
    plan.output.gradient[...] = RNG(3).standard_normal(plan.output.gradient.shape)
    plan.run_backward()
    return plan


def way_of(net, plan):
    return type(plan.notes[net.layers[0]])


def assert_same(plan, other):
    assert plan.output.value == pytest.approx(other.output.value, abs=1e-9)
    assert plan.gradients == pytest.approx(other.gradients, rel=1e-9, abs=1e-9)
    assert plan.input.gradient == pytest.approx(other.input.gradient, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("pooling", [[], [("max_pool2d", {})], [("avg_pool2d", {})], [("max_pool2d", {"stride": 1})]])
def test_fewer_multiplications_give_the_same_sums(monkeypatch, padding, pooling):
    side = 11 if pooling and pooling[0][1] else 10  # windows that overlap read one row less
    net = network(("conv2d", {"filters": 32, "padding": padding, "activation": "tanh"}), *pooling, shape=(side, 12, 16))
    x = RNG(2).standard_normal((4, side, 12, 16))
    tiled = passed(net, x)
    monkeypatch.setattr(winograd, "MANY_TILES", 1 << 30)
    assert_same(tiled, passed(net, x))
    if side == 10:
        assert way_of(net, tiled) is Winograd


@pytest.mark.parametrize(
    ("settings", "shape"),
    [
        ({"kernel": 5}, (16, 16, 16)),
        ({"stride": 2}, (17, 17, 16)),
        ({}, (15, 16, 16)),
        ({}, (16, 16, 15)),
        ({"filters": 31}, (16, 16, 16)),
        ({}, (6, 6, 16)),
    ],
)
def test_other_windows_odd_sizes_and_small_work_are_one_product(settings, shape):
    net = network(("conv2d", {"filters": 32, **settings}), shape=shape)
    assert way_of(net, net.plan(4)) is Columns


def test_a_finished_forward_pass_can_be_run_again_after_a_backward_pass():
    net = network(("conv2d", {"filters": 32, "activation": "linear"}), shape=(10, 10, 16))
    plan = passed(net, RNG(2).standard_normal((4, 10, 10, 16)))
    before = plan.output.value.copy()
    plan.run_forward()
    assert way_of(net, plan) is Winograd
    assert plan.output.value.tolist() == before.tolist()


@pytest.mark.parametrize("pooling", ["max_pool2d", "avg_pool2d"])
@pytest.mark.parametrize("size", [2, 3])
@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("channels", [1, 5])
def test_pictures_kept_by_place_for_the_pooling_change_nothing(pooling, size, stride, channels):
    convolution = ("conv2d", {"filters": 3, "stride": stride, "activation": "leaky_relu"})
    net = network(convolution, (pooling, {"size": size, "stride": size}), shape=(15, 14, channels))
    x = RNG(2).standard_normal((3, 15, 14, channels))
    together = passed(net, x)
    assert together.signals[1].step == size
    assert together.signals[1].value.shape[:2] == (size, size)
    assert_same(together, passed(net, x, is_detailed=True))


def test_by_place_puts_the_first_pixels_of_all_windows_side_by_side():
    picture = np.arange(16).reshape(1, 4, 4, 1)
    places = by_place(picture, 2)
    assert places[0, 0].ravel().tolist() == [0, 2, 8, 10]
    assert places[1, 0].ravel().tolist() == [4, 6, 12, 14]
    assert np.shares_memory(places, picture)
