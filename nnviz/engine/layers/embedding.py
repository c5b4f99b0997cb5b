"""The embedding layer: a learned vector for each symbol."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Shape
from nnviz.engine.layers.base import LAYERS, Layer, ShapeError, whole
from nnviz.engine.parameters import ParamSlot
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam, Value


@LAYERS.register("embedding", "Embedding", "Gives every symbol its own learned vector.")
class Embedding(Layer):
    """``y[t] = table[x[t]]`` for symbol numbers x; numbers outside the table count as its first or last symbol.

    Shapes
    ------
    x : (batch, time) whole numbers, y : (batch, time, units), table : (vocabulary, units)

    Notes
    -----
    With O the one-hot rows of all symbols, ``dL/dtable = O.T @ dL/dy``. Symbols have no gradient: dL/dx is 0.
    """

    hyper = (
        HyperParam("vocabulary", "Symbols", 64, 2, 20000, help="How many different symbols there are."),
        HyperParam("units", "Units", 16, 1, 1024, help="The length of a symbol's vector."),
    )

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        if len(input_shape) != 1:
            raise ShapeError(f"embedding needs a row of symbol numbers, got {input_shape}; put it first")
        return (input_shape[0], whole(settings, "units"))

    def parameter_slots(self) -> tuple[ParamSlot, ...]:
        return (ParamSlot("table", (whole(self.settings, "vocabulary"), self.shape[1]), roles=("other", "unit")),)

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        plan.notes[self] = symbols = plan.buffer(x.value.shape, np.intp)
        plan.call(np.copyto, symbols, x.value, "unsafe")
        plan.call(self["table"].take, symbols, 0, y.value, "clip")

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        table = self.gradient(plan, "table")
        symbols = plan.notes[self]
        one_hot = plan.buffer((symbols.size, len(table)))
        known = plan.buffer(symbols.shape, np.intp)
        plan.call(np.clip, symbols, 0, len(table) - 1, known)
        plan.call(np.equal, known.reshape(-1, 1), np.arange(len(table)), one_hot)
        plan.product(one_hot.T, gradient_of(y).reshape(-1, self.shape[1]), table)
        if x.gradient is not None:
            plan.call(x.gradient.fill, 0)
