"""What a network answers for samples, in the words and units of its data."""

from dataclasses import dataclass

import numpy as np

from nnviz.data import Dataset
from nnviz.data.inputs import Inputs
from nnviz.engine.network import Sequential
from nnviz.engine.targets import class_levels, predicted_classes
from nnviz.spec.parts import ExperimentSpec

Prediction = str | float | tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers for n samples.

    ``predictions`` are class names, or values in the unit of the data; ``outputs`` (n, outputs) what the network gave.
    ``probabilities`` (n, classes) is None where the network gives none: for values, and for other outputs than sigmoid
    and softmax. ``classes`` are the names in its order.
    """

    predictions: tuple[Prediction, ...]
    outputs: np.ndarray
    classes: tuple[str, ...] = ()
    probabilities: np.ndarray | None = None


def answer(spec: ExperimentSpec, network: Sequential, dataset: Dataset, inputs: Inputs, raw: np.ndarray) -> Answers:
    """The answers of a supervised network for raw samples (n, ...). Raises DataError when these do not fit."""
    return answer_prepared(spec, network, dataset, inputs.prepare(raw))


def answer_prepared(spec: ExperimentSpec, network: Sequential, dataset: Dataset, x: np.ndarray) -> Answers:
    """The same for inputs as the network takes them (n, *input_shape)."""
    outputs = network.forward(x)
    outputs = outputs.reshape(len(outputs), -1)
    if dataset.task == "regression":
        offset, scale = dataset.target_scale
        values = outputs.astype(np.float64) * scale + offset
        rows: list[Prediction] = [row[0] if len(row) == 1 else tuple(row) for row in values.tolist()]
        return Answers(tuple(rows), outputs)
    levels = class_levels(spec.training.loss.kind, network.last_activation)
    names = tuple(dataset.classes[number] for number in predicted_classes(outputs, levels))
    return Answers(names, outputs, dataset.classes, _probabilities(network.last_activation, outputs))


def _probabilities(activation: str, outputs: np.ndarray) -> np.ndarray | None:
    if activation == "sigmoid" and outputs.shape[1] == 1:
        return np.hstack([1 - outputs, outputs])
    return outputs if activation == "softmax" else None
