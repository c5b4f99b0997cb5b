"""The formula of a neuron in words and numbers."""

import pytest

from nnviz.ui.views.network_graph_formula import NeuronNumbers, formula, number


def test_the_real_numbers_are_put_in():
    text = formula(NeuronNumbers([1.42, -0.77], ["x", "y"], 0.10, "tanh", [0.40, -0.27], 0.71))
    assert text == "1.42 · 0.40 − 0.77 · (−0.27) + 0.10 = 0.88 → tanh = <b>0.71</b>"


def test_without_a_sample_the_inputs_have_their_names():
    assert formula(NeuronNumbers([0.8, -0.4], ["x", "y<z"], -0.1, "relu")) == "0.80 · x − 0.40 · y&lt;z − 0.10 → relu"


def test_of_wide_inputs_only_the_largest_terms_are_written_and_the_rest_is_summed():
    weights = [0.01] * 100
    weights[40], weights[7] = 2.0, -3.0
    text = formula(NeuronNumbers(weights, [f"a{i}" for i in range(100)], 0.5, "relu", [1.0] * 100, 0.48))
    assert text.startswith("0.01 · 1.00")
    assert text.index("− 3.00") < text.index("+ 2.00")
    assert "(94 …)" in text
    assert "= 0.48 →" in text


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, "0.50"), (-0.5, "−0.50"), (0.0, "0.00"), (1234.5, "1.23e+03"), (0.0004, "4e−4")]
)
def test_numbers_are_short_with_a_true_minus(value, text):
    assert number(value) == text
