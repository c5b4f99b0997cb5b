"""The GRU layer."""

import numpy as np

from nnviz.engine.activations import ACTIVATIONS
from nnviz.engine.arrays import Array
from nnviz.engine.layers.base import LAYERS
from nnviz.engine.layers.recurrent import Recurrent, as_rows
from nnviz.engine.parameters import ParamSlot
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal


@LAYERS.register("gru", "GRU", "Recurrent with two gates: one forgets, one mixes the old state with the new.")
class GRU(Recurrent):
    """Gated recurrent unit. Cho et al. 2014, with the reset gate after the product as in cuDNN, Keras and PyTorch.

    ``[ar, az, an] = x[t] @ weights + bias``, ``[ur, uz, un] = h[t-1] @ recurrent``;
    ``r = sigmoid(ar + ur)``, ``z = sigmoid(az + uz)``, ``n = tanh(an + r (un + recurrent_bias))``;
    ``h[t] = n + z (h[t-1] - n)``.

    Shapes
    ------
    x : (batch, time, features), h[t] : (batch, units), y : the last h, or all of them (batch, time, units)

    Notes
    -----
    With ``dh = dL/dh[t]``: ``dn = dh (1 - z) (1 - n^2)``, ``dz = dh (h[t-1] - n) z (1 - z)``,
    ``dr = dn (un + recurrent_bias) r (1 - r)``; ``g = [dr, dz, dn]`` goes to x and the weights, ``u = [dr, dz, dn r]``
    to h[t-1] and the recurrent weights; h[t-1] also gets ``dh z``.
    """

    gates = 3
    internal_names = ("reset", "update", "candidate", "hidden")

    def parameter_slots(self) -> tuple[ParamSlot, ...]:
        return (
            *super().parameter_slots(),
            ParamSlot("recurrent_bias", (self.units,), is_penalised=False, roles=("unit",)),
        )

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        units = self.units
        inputs = plan.contiguous(x.value)
        states = self.new_states(plan, units)
        sums, held = plan.buffer((self.steps, plan.batch, 3 * units)), plan.buffer((self.steps, plan.batch, units))
        carried, mixed = plan.buffer((plan.batch, 3 * units)), plan.buffer((plan.batch, units))
        plan.product(as_rows(inputs), self["weights"], as_rows(sums))
        plan.call(np.add, sums, self["bias"], sums)
        for step in range(self.steps):
            before, state = states[step], states[step + 1]
            gates, (r, z, n) = sums[step][:, : 2 * units], _thirds(sums[step])
            plan.product(before, self["recurrent"], carried)
            plan.call(np.add, gates, carried[:, : 2 * units], gates)
            ACTIVATIONS["sigmoid"].plan_value(plan, gates, gates)
            plan.call(np.add, carried[:, 2 * units :], self["recurrent_bias"], held[step])
            plan.call(np.multiply, r, held[step], mixed)
            plan.call(np.add, n, mixed, n)
            plan.call(np.tanh, n, n)
            plan.call(np.subtract, before, n, mixed)
            plan.call(np.multiply, mixed, z, mixed)
            plan.call(np.add, n, mixed, state)
        plan.notes[self] = inputs, states, sums, held
        self.plan_result(plan, states[1:], y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        inputs, states, sums, _ = plan.notes[self]
        units = self.units
        g, u = plan.buffer(sums.shape), plan.buffer(sums.shape)
        dh, kept = plan.buffer((plan.batch, units)), plan.buffer((plan.batch, units))
        way_back = self.plan_way_back(plan, self["recurrent"])

        def step_back(step: int) -> None:
            is_fresh = step == self.steps - 1 or self.is_cut_before(step + 1)
            later = None if is_fresh else (u[step + 1], way_back)
            if not self.plan_state_gradient(plan, self.step_gradient(y, step), later, dh):
                plan.call(g[step].fill, 0)
                plan.call(u[step].fill, 0)
                plan.call(kept.fill, 0)
                return
            if not is_fresh:
                plan.call(np.add, dh, kept, dh)
            self._plan_step_back(plan, step, g[step], u[step], dh)
            plan.call(np.multiply, dh, _thirds(sums[step])[1], kept)

        def gradients(plan: Plan, steps: slice) -> None:
            rows, before, dx, dh = (as_rows(array[steps]) for array in (inputs, states[:-1], g, u))
            plan.product(rows.T, dx, self.gradient(plan, "weights"))
            plan.product(before.T, dh, self.gradient(plan, "recurrent"))
            plan.sum_rows(dx, self.gradient(plan, "bias"))
            plan.call(np.add.reduce, u[steps, :, 2 * units :], (0, 1), None, self.gradient(plan, "recurrent_bias"))
            if x.gradient is not None:
                plan.product(dx, self["weights"].T, as_rows(x.gradient[steps]))

        self.plan_back(plan, step_back, gradients)

    def _plan_step_back(self, plan: Plan, step: int, g: Array, u: Array, dh: Array) -> None:
        """Emit ``g`` and ``u`` of one step from ``dh``."""
        _, states, sums, held = plan.notes[self]
        units, one = self.units, plan.constant(1.0)
        (r, z, n), (dr, dz, dn) = _thirds(sums[step]), _thirds(g)
        gates, dgates = sums[step][:, : 2 * units], g[:, : 2 * units]
        slope, gate_slope = plan.scratch(n.shape), plan.scratch(gates.shape)
        plan.call(np.multiply, n, n, slope)
        plan.call(np.subtract, one, slope, slope)
        plan.call(np.subtract, one, z, dn)
        plan.call(np.multiply, dn, slope, dn)
        plan.call(np.multiply, dn, dh, dn)
        plan.call(np.multiply, dn, held[step], dr)
        plan.call(np.subtract, states[step], n, dz)
        plan.call(np.multiply, dz, dh, dz)
        plan.call(np.multiply, gates, gates, gate_slope)
        plan.call(np.subtract, gates, gate_slope, gate_slope)
        plan.call(np.multiply, dgates, gate_slope, dgates)
        plan.call(np.copyto, u[:, : 2 * units], dgates)
        plan.call(np.multiply, dn, r, u[:, 2 * units :])

    def internals(self, plan: Plan) -> dict[str, Array]:
        _, states, sums, _ = plan.notes[self]
        return dict(zip(self.internal_names, (*_thirds(sums), states[1:]), strict=True))


def _thirds(array: Array) -> list[Array]:
    """Views of the three thirds of the last axis: r, z, n."""
    units = array.shape[-1] // 3
    return [array[..., k * units : (k + 1) * units] for k in range(3)]
