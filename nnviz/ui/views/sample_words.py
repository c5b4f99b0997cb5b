"""The sentences and formulas of the sample step: what happens at a stage, with the numbers put in."""

import numpy as np
from PySide6.QtCore import QObject

from nnviz.runtime.messages import Built, NetworkInfo
from nnviz.ui.views.layer_names import layer_title
from nnviz.ui.views.sample_record import SampleRecord, weights_of
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.number_table import cell_text

MOST_TERMS = 5


class SampleWords(QObject):
    """Speaks the language of the program; knows no widget."""

    def explanation(self, phase: str, layer: int, built: Built, record: SampleRecord, sample: int) -> str:
        """One or two sentences about the stage."""
        network = built.networks[0]
        name = layer_title(network, network.layers[layer].id) if layer >= 0 else ""
        match phase:
            case "input":
                text = self.tr("Input: training sample {0} goes in, its true answer is {1}.")
                return text.format(sample + 1, self._truth(built, sample))
            case "forward":
                text = self.tr(
                    "Forward, {0}: each neuron adds up its weighted inputs and its bias (z), then bends the sum (a)."
                )
                return text.format(name)
            case "loss":
                text = self.tr("Loss: how wrong the output is for the true answer {0}: L = {1}.")
                return text.format(self._truth(built, sample), cell_text(record.loss))
            case "backward":
                text = self.tr(
                    "Backward, {0}: how much L changes with each output (∂L/∂a), each sum (∂L/∂z) and each weight."
                )
                return text.format(name)
            case _:
                return self.tr(
                    "Update: each weight takes a small step against its gradient. This is plain gradient descent; "
                    "other optimizers scale the step."
                )

    def formula(
        self,
        phase: str,
        layer: int,
        network: NetworkInfo,
        record: SampleRecord,
        parameters: np.ndarray | None,
        learning_rate: float,
    ) -> str:
        """The formula of the stage for the first neuron, with the numbers put in; empty where there is none."""
        if phase == "input":
            names = self.input_names(network, 0)
            shown = [f"{name} = {cell_text(float(value))}" for name, value in zip(names, record.inputs, strict=False)]
            return ",  ".join(shown[:MOST_TERMS]) + (" …" if len(shown) > MOST_TERMS else "")
        if phase == "forward":
            return self._forward_formula(layer, record, parameters)
        if phase == "backward":
            return self._backward_formula(layer, record)
        if phase == "update":
            return self._update_formula(record, parameters, learning_rate)
        return ""

    def input_names(self, network: NetworkInfo, layer: int) -> tuple[str, ...]:
        """What goes into a dense layer, by name."""
        if layer == 0:
            count = int(np.prod(network.input_shape))
            labels = network.input_labels
            return labels if len(labels) == count else tuple(f"x{number + 1}" for number in range(count))
        return tuple(f"a{number + 1}" for number in range(int(np.prod(network.layers[layer - 1].shape))))

    def _truth(self, built: Built, sample: int) -> str:
        data = built.data
        if sample >= len(data.train_y):
            return "?"
        value = float(data.train_y[sample])
        return data.classes[int(value)] if data.task != "regression" else fixed_text(value)

    def _forward_formula(self, layer: int, record: SampleRecord, parameters: np.ndarray | None) -> str:
        numbers = record.layers[layer]
        weights = weights_of(parameters, numbers.layer)
        if weights is None:
            return ""
        inputs = record.inputs if layer == 0 else record.layers[layer - 1].a
        terms = [
            f"{_signed(weight)} · {_bracketed(value)}"
            for weight, value in zip(weights[0, :-1].tolist(), inputs.tolist(), strict=False)
        ]
        more = " + …" if len(terms) > MOST_TERMS else ""
        total = "".join(terms[:MOST_TERMS]).removeprefix(" + ") + more + _signed(float(weights[0, -1]))
        z, a = float(numbers.z[0]), float(numbers.a[0])
        name = numbers.layer.activation or "linear"
        of = "z" if name == "softmax" else fixed_text(z)  # softmax looks at all sums
        return f"z₁ = {total} = {fixed_text(z)},   a₁ = {name}({of}){'₁' if of == 'z' else ''} = {fixed_text(a, 3)}"

    def _backward_formula(self, layer: int, record: SampleRecord) -> str:
        numbers = record.layers[layer]
        if numbers.weight_gradients is None:
            return ""
        inputs = record.inputs if layer == 0 else record.layers[layer - 1].a
        slope, value = float(numbers.dz[0]), float(inputs[0])
        gradient = float(numbers.weight_gradients[0, 0])
        return f"∂L/∂w₁₁ = ∂L/∂z₁ · a = {cell_text(slope)} · {_bracketed(value)} = {cell_text(gradient)}"

    def _update_formula(self, record: SampleRecord, parameters: np.ndarray | None, learning_rate: float) -> str:
        for numbers in record.layers:
            weights = weights_of(parameters, numbers.layer)
            if weights is not None and numbers.weight_gradients is not None:
                weight, gradient = float(weights[0, 0]), float(numbers.weight_gradients[0, 0])
                new = weight - learning_rate * gradient
                step = f"{cell_text(weight)} − {learning_rate:g} · {_bracketed(gradient, 3)}"
                return f"w₁₁ = w₁₁ − η · ∂L/∂w₁₁ = {step} = {cell_text(new)}"
        return ""


def _signed(value: float) -> str:
    """A number as a further term of a sum: " + 0.20" or " − 0.58"."""
    return f" {'−' if value < 0 else '+'} {fixed_text(abs(value))}"


def _bracketed(value: float, decimals: int = 2) -> str:
    """A number inside a formula: negative ones in brackets."""
    text = fixed_text(value, decimals)
    return f"({text})" if value < 0 else text
