"""Recurrent layers step by step as their formulas say, stacked, cut, and open to probes."""

import numpy as np
import pytest

from nnviz.engine.network import LayerDef, Sequential

RNG = np.random.default_rng
STEPS, FEATURES, UNITS = 5, 3, 4


def network(kind, **settings):
    net = Sequential(
        [LayerDef("cell", kind, {"units": UNITS, **settings})], (STEPS, FEATURES), rng=RNG(0), dtype=np.float64
    )
    net.parameters.values[...] = RNG(1).standard_normal(net.count)
    return net


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def simple_rnn(layer, x, h):
    return np.tanh(x @ layer["weights"] + h @ layer["recurrent"] + layer["bias"])


def lstm(layer, x, h, c):
    i, f, o, g = np.split(x @ layer["weights"] + h @ layer["recurrent"] + layer["bias"], 4, axis=1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def gru(layer, x, h):
    ar, az, an = np.split(x @ layer["weights"] + layer["bias"], 3, axis=1)
    ur, uz, un = np.split(h @ layer["recurrent"], 3, axis=1)
    r, z = sigmoid(ar + ur), sigmoid(az + uz)
    n = np.tanh(an + r * (un + layer["recurrent_bias"]))
    return (1 - z) * n + z * h


def states_by_hand(kind, layer, x):
    h = c = np.zeros((len(x), UNITS))
    states = []
    for step in range(STEPS):
        if kind == "lstm":
            h, c = lstm(layer, x[:, step], h, c)
        else:
            h = {"simple_rnn": simple_rnn, "gru": gru}[kind](layer, x[:, step], h)
        states.append(h)
    return np.stack(states, axis=1)


KINDS = pytest.mark.parametrize("kind", ["simple_rnn", "gru", "lstm"])


@KINDS
def test_states_follow_the_formula_from_step_to_step(kind):
    x = RNG(2).standard_normal((2, STEPS, FEATURES))
    every, last = network(kind, sequences=True), network(kind)
    expected = states_by_hand(kind, every.layers[0], x)
    assert every.forward(x) == pytest.approx(expected)
    assert last.forward(x) == pytest.approx(expected[:, -1])


def input_gradient(net, x, seed_of_gradient=3):
    plan = net.plan(len(x), gradients=np.zeros_like(net.parameters.gradients), wants_input_gradient=True)
    net.plan_backward(plan)
    plan.input.batch_first(plan.input.value)[...] = x
    plan.run_forward()
    plan.output.gradient[...] = RNG(seed_of_gradient).standard_normal(plan.output.gradient.shape)
    plan.run_backward()
    return plan.input.gradient, plan.gradients


@KINDS
def test_truncation_lets_the_gradient_go_back_so_many_steps_and_no_further(kind):
    x = RNG(2).standard_normal((2, STEPS, FEATURES))
    dx, _ = input_gradient(network(kind, truncate=2), x)
    reached = np.abs(dx).max(axis=(1, 2)) > 0
    assert reached.tolist() == [False, False, False, True, True]


@KINDS
def test_a_cut_splits_the_gradient_of_all_steps_into_pieces_of_its_length(kind):
    """The piece before a cut learns as if the sequence ended there."""
    x = RNG(2).standard_normal((2, STEPS, FEATURES))
    cut = network(kind, truncate=3, sequences=True)
    dx, _ = input_gradient(cut, x)
    head = Sequential(
        [LayerDef("cell", kind, {"units": UNITS, "sequences": True})], (2, FEATURES), rng=RNG(0), dtype=np.float64
    )
    head.parameters.values[...] = cut.parameters.values
    plan = head.plan(2, gradients=np.zeros_like(head.parameters.gradients), wants_input_gradient=True)
    head.plan_backward(plan)
    plan.input.batch_first(plan.input.value)[...] = x[:, :2]
    plan.run_forward()
    plan.output.gradient[...] = RNG(3).standard_normal((STEPS, 2, UNITS))[:2]
    plan.run_backward()
    assert dx[:2] == pytest.approx(plan.input.gradient)


@KINDS
def test_a_truncation_of_the_whole_length_changes_nothing(kind):
    x = RNG(2).standard_normal((2, STEPS, FEATURES))
    for whole, truncated in zip(
        input_gradient(network(kind), x), input_gradient(network(kind, truncate=STEPS), x), strict=True
    ):
        assert np.array_equal(whole, truncated)


def test_gates_and_cell_of_an_lstm_can_be_read():
    net = network("lstm")
    x = RNG(2).standard_normal((2, STEPS, FEATURES))
    plan = net.plan(2)
    plan.input.batch_first(plan.input.value)[...] = x
    plan.run_forward()
    read = net.layers[0].internals(plan)
    assert set(read) == {"input", "forget", "output", "candidate", "cell", "hidden"}
    assert {array.shape for array in read.values()} == {(STEPS, 2, UNITS)}
    assert read["cell"][1:] == pytest.approx(
        read["forget"][1:] * read["cell"][:-1] + (read["input"] * read["candidate"])[1:]
    )
    assert read["hidden"] == pytest.approx(read["output"] * np.tanh(read["cell"]))


@pytest.mark.parametrize(
    ("kind", "names"), [("simple_rnn", {"hidden"}), ("gru", {"reset", "update", "candidate", "hidden"})]
)
def test_states_of_the_others_can_be_read(kind, names):
    net = network(kind)
    plan = net.plan(2)
    plan.run_forward()
    assert set(net.layers[0].internals(plan)) == names


@KINDS
def test_gates_and_states_come_in_the_declared_order(kind):
    net = network(kind)
    assert tuple(net.layers[0].internals(net.plan(1))) == net.layers[0].internal_names


def test_a_fresh_lstm_remembers():
    net = Sequential([LayerDef("cell", "lstm", {"units": UNITS})], (STEPS, FEATURES), rng=RNG(0))
    assert net.layers[0]["bias"].tolist() == [0] * 4 + [1] * 4 + [0] * 8


def test_recurrent_layers_stack():
    net = Sequential(
        [
            LayerDef("lower", "lstm", {"units": 4, "sequences": True}),
            LayerDef("upper", "gru", {"units": 3}),
            LayerDef("head", "dense", {"units": 2}),
        ],
        (STEPS, FEATURES),
        rng=RNG(0),
    )
    assert net.forward(np.zeros((2, STEPS, FEATURES), np.float32)).shape == (2, 2)
