"""Recurrent layers step by step as their formulas say, stacked, cut, and open to probes."""

import gc
import threading

import numpy as np
import pytest

from nnviz.engine.layers import recurrent
from nnviz.engine.layers.lstm import LSTM
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.passes import threads_used
from nnviz.engine.plan import Plan

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


LONG, BATCH = 7, 3
CUT = pytest.mark.parametrize("settings", [{}, {"sequences": True, "truncate": 2}], ids=["last", "all-cut"])


def long_network(kind, **settings):
    layers = [LayerDef("lower", kind, {"units": UNITS, **settings, "sequences": True})]
    layers.append(LayerDef("upper", kind, {"units": UNITS, **settings}))
    return Sequential(layers, (LONG, FEATURES), rng=RNG(0), dtype=np.float64)


def shared(monkeypatch, is_shared=True):
    monkeypatch.setattr(recurrent, "MUCH_ARITHMETIC", 0 if is_shared else np.inf)
    monkeypatch.setattr(recurrent, "blas_threads", lambda: 1)


@KINDS
@CUT
def test_a_second_thread_changes_no_gradient(kind, settings, monkeypatch):
    x = RNG(2).standard_normal((BATCH, LONG, FEATURES))
    net = long_network(kind, **settings)
    shared(monkeypatch, False)
    alone = input_gradient(net, x)
    shared(monkeypatch)
    for expected, found, again in zip(alone, input_gradient(net, x), input_gradient(net, x), strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14)
        assert np.array_equal(found, again)


@KINDS
@pytest.mark.parametrize("steps", [1, 2, 3, 28])
def test_pieces_are_all_steps_once_and_the_last_first(kind, steps, monkeypatch):
    layer = Sequential([LayerDef("cell", kind)], (steps, FEATURES), rng=RNG(0)).layers[0]
    shared(monkeypatch)
    gone_back = []
    plan = Plan(BATCH, np.dtype(np.float32), gradients=np.zeros(sum(slot.size for slot in layer.parameter_slots())))
    layer.plan_back(plan, gone_back.append, lambda plan, piece: None)
    assert gone_back == list(reversed(range(steps)))


@KINDS
def test_a_second_thread_is_for_much_arithmetic_only(kind, monkeypatch):
    monkeypatch.setattr(recurrent, "blas_threads", lambda: 1)
    small, large = (Sequential([LayerDef("cell", kind, {"units": units})], (28, 28), rng=RNG(0)) for units in (32, 160))
    before = threading.active_count()
    backward_plan(small, 32)
    assert threading.active_count() == before
    assert threads_used(small, 32) == 1
    plan = backward_plan(large, 32)
    assert threading.active_count() == before + 1
    assert threads_used(large, 32) == 2
    assert plan.backward


def test_threads_of_blas_leave_no_work_for_a_second_one(monkeypatch):
    shared(monkeypatch)
    monkeypatch.setattr(recurrent, "blas_threads", lambda: 2)
    before = threading.active_count()
    backward_plan(long_network("lstm"), BATCH)
    assert threading.active_count() == before


def test_what_only_answers_needs_no_second_thread(monkeypatch):
    shared(monkeypatch)
    before = threading.active_count()
    long_network("lstm").forward(np.zeros((BATCH, LONG, FEATURES)))
    assert threading.active_count() == before


def test_stacked_layers_share_a_second_thread_that_ends_with_their_plan(monkeypatch):
    shared(monkeypatch)
    before = set(threading.enumerate())
    net = long_network("lstm")
    plan = backward_plan(net, BATCH)
    plan.run_forward()
    plan.run_backward()
    (second,) = set(threading.enumerate()) - before
    del plan
    gc.collect()
    second.join(5)
    assert not second.is_alive()


def test_an_error_of_the_second_thread_stops_the_step(monkeypatch):
    shared(monkeypatch)
    monkeypatch.setattr(LSTM, "block_gradient", failing_beside(LSTM.block_gradient))
    plan = backward_plan(long_network("lstm"), BATCH)
    plan.run_forward()
    with pytest.raises(ArithmeticError, match="in the second thread"):
        plan.run_backward()


def backward_plan(net, batch):
    plan = net.plan(batch, gradients=np.zeros_like(net.parameters.gradients))
    net.plan_backward(plan)
    plan.output.gradient.fill(1)
    return plan


def failing_beside(block_gradient):
    """Has plans for the second thread raise when they run."""

    def fail():
        if threading.current_thread().name == "second":
            raise ArithmeticError("in the second thread")

    def with_failure(layer, plan):
        plan.call(fail)
        return block_gradient(layer, plan)

    return with_failure
