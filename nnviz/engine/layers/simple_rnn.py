"""The simple recurrent layer."""

import numpy as np

from nnviz.engine.activations import ACTIVATIONS, Activation
from nnviz.engine.arrays import Array
from nnviz.engine.layers.base import LAYERS
from nnviz.engine.layers.recurrent import SEQUENCES, TRUNCATE, UNITS, Recurrent, as_rows
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam

ELEMENTWISE = tuple(key for key in ACTIVATIONS if key != "softmax")


@LAYERS.register("simple_rnn", "Simple recurrent", "Reads a sequence step by step and carries a state along.")
class SimpleRNN(Recurrent):
    """``h[t] = f(x[t] @ weights + h[t-1] @ recurrent + bias)``. Elman 1990.

    Shapes
    ------
    x : (batch, time, features), h[t] : (batch, units), y : the last h, or all of them (batch, time, units)

    Notes
    -----
    With ``g[t] = dL/dz[t] = f'(z[t]) (dL/dy[t] + g[t+1] @ recurrent.T)``, all steps stacked:
    ``dL/dweights = x.T @ g``, ``dL/drecurrent = h[:-1].T @ g[1:]``, ``dL/dbias = g.sum``, ``dL/dx = g @ weights.T``.
    """

    hyper = (
        UNITS,
        HyperParam("activation", "Activation", "tanh", choices=ELEMENTWISE, help="What the sum is sent through."),
        SEQUENCES,
        TRUNCATE,
    )
    internal_names = ("hidden",)

    @property
    def activation(self) -> Activation:
        """The f of the state's formula."""
        return ACTIVATIONS[str(self.settings["activation"])]

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        inputs = plan.contiguous(x.value)
        states = self.new_states(plan, self.units)
        sums = plan.buffer(states[1:].shape)
        carried = plan.buffer(states[0].shape)
        plan.product(as_rows(inputs), self["weights"], as_rows(sums))
        plan.call(np.add, sums, self["bias"], sums)
        for before, state, z in zip(states, states[1:], sums, strict=False):
            plan.product(before, self["recurrent"], carried)
            plan.call(np.add, z, carried, z)
            self.activation.plan_value(plan, z, state)
        plan.notes[self] = inputs, states, sums
        self.plan_result(plan, states[1:], y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        inputs, states, sums = plan.notes[self]
        slopes, g, dh = plan.buffer(sums.shape), plan.buffer(sums.shape), plan.buffer(states[0].shape)
        way_back = self.plan_way_back(plan, self["recurrent"])
        self.activation.plan_slope(plan, sums, states[1:], slopes)

        def step_back(step: int) -> None:
            is_last = step == self.steps - 1
            later = None if is_last or self.is_cut_before(step + 1) else (g[step + 1], way_back)
            if self.plan_state_gradient(plan, self.step_gradient(y, step), later, dh):
                plan.call(np.multiply, dh, slopes[step], g[step])
            else:
                plan.call(g[step].fill, 0)

        def gradients(plan: Plan, steps: slice) -> None:
            rows, before, dz = (as_rows(array[steps]) for array in (inputs, states[:-1], g))
            plan.product(rows.T, dz, self.gradient(plan, "weights"))
            plan.product(before.T, dz, self.gradient(plan, "recurrent"))
            plan.sum_rows(dz, self.gradient(plan, "bias"))
            if x.gradient is not None:
                plan.product(dz, self["weights"].T, as_rows(x.gradient[steps]))

        self.plan_back(plan, step_back, gradients)

    def internals(self, plan: Plan) -> dict[str, Array]:
        _, states, _ = plan.notes[self]
        return {"hidden": states[1:]}
