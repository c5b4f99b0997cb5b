"""The LSTM layer."""

import numpy as np

from nnviz.engine.arrays import Array
from nnviz.engine.initializers import Initializer
from nnviz.engine.layers.base import LAYERS
from nnviz.engine.layers.recurrent import Recurrent
from nnviz.engine.plan import Plan, Signal


@LAYERS.register("lstm", "LSTM", "Recurrent with a memory cell: gates decide what is kept, written and shown.")
class LSTM(Recurrent):
    """Long short-term memory. Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000.

    ``[i, f, o, g] = x[t] @ weights + h[t-1] @ recurrent + bias``, the gates i, f, o through a sigmoid, the candidate
    g through tanh; ``c[t] = f c[t-1] + i g``; ``h[t] = o tanh c[t]``.

    Shapes
    ------
    x : (batch, time, features), h[t] and c[t] : (batch, units), y : the last h, or all of them (batch, time, units)

    Notes
    -----
    Rows [x, h, 1] of all steps lie in one buffer: one product a step for all gates with the bias, and one for the
    gradient of all parameters. ``sigmoid z = tanh(z / 2) / 2 + 1 / 2``: with the gates' columns halved beforehand, one
    tanh serves all four. Whatever differs between gates and candidate is a row of factors, so that every call runs
    over whole rows.
    """

    gates = 4
    internal_names = ("input", "forget", "output", "candidate", "cell", "hidden")

    def initialise(self, rng: np.random.Generator, initializer: Initializer) -> None:
        super().initialise(rng, initializer)
        self["bias"][self.units : 2 * self.units] = 1  # remember at first: Jozefowicz et al. 2015

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        features, units = self.input_shape[1], self.units
        rows = self.new_states(plan, features + units + 1)
        rows[..., -1] = 1
        hidden = rows[:, :, features:-1]
        cells = self.new_states(plan, units)
        gates = plan.buffer((self.steps, plan.batch, 4 * units))
        shown = plan.buffer((self.steps, plan.batch, units))
        product = plan.buffer((plan.batch, units))
        block = plan.buffer(self.block.shape)
        scale, shift = self._row(plan, 0.5, 1.0), self._row(plan, 0.5, 0.0)
        plan.call_once(np.multiply, self.block, scale, block)
        plan.call(np.copyto, rows[:-1, :, :features], x.value)
        for step in range(self.steps):
            z = gates[step]
            i, f, o, g = _quarters(z)
            cell = cells[step + 1]
            plan.product(rows[step], block, z)
            plan.call(np.tanh, z, z)
            plan.call(np.multiply, z, scale, z)
            plan.call(np.add, z, shift, z)
            plan.call(np.multiply, f, cells[step], cell)
            plan.call(np.multiply, i, g, product)
            plan.call(np.add, cell, product, cell)
            plan.call(np.tanh, cell, shown[step])
            plan.call(np.multiply, o, shown[step], hidden[step + 1])
        plan.notes[self] = rows, cells, gates, shown
        self.plan_result(plan, hidden[1:], y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        rows, _, gates, _ = plan.notes[self]
        features, units = self.input_shape[1], self.units
        dz = plan.buffer(gates.shape)
        dh, dc, product = (plan.buffer((plan.batch, units)) for _ in range(3))
        slope = plan.buffer((plan.batch, 4 * units))
        for step in reversed(range(self.steps)):
            is_fresh = step == self.steps - 1 or self.is_cut_before(step + 1)
            if is_fresh:
                plan.call(dc.fill, 0)
            if self.plan_state_gradient(plan, y, step, None if is_fresh else dz[step + 1], dh):
                self._plan_step_back(plan, step, dz[step], dh, dc, product, slope)
            else:
                plan.call(dz[step].fill, 0)
        flat = dz.reshape(-1, 4 * units)
        plan.product(rows[:-1].reshape(-1, rows.shape[2]).T, flat, self.block_gradient(plan))
        if x.gradient is not None:
            plan.product(flat, self["weights"].T, x.gradient.reshape(-1, features))

    def _plan_step_back(
        self, plan: Plan, step: int, dz: Array, dh: Array, dc: Array, product: Array, slope: Array
    ) -> None:
        """Emit dL/dz of one step from ``dh`` and ``dc``; ``dc`` becomes that of the step before."""
        _, cells, gates, shown = plan.notes[self]
        z = gates[step]
        i, f, o, g = _quarters(z)
        di, df, do, dg = _quarters(dz)
        plan.call(np.multiply, dh, shown[step], do)
        plan.call(np.multiply, do, shown[step], product)
        plan.call(np.subtract, dh, product, product)  # dh (1 - tanh^2 c)
        plan.call(np.multiply, product, o, product)
        plan.call(np.add, dc, product, dc)
        plan.call(np.multiply, dc, g, di)
        plan.call(np.multiply, dc, cells[step], df)
        plan.call(np.multiply, dc, i, dg)
        plan.call(np.multiply, dc, f, dc)
        plan.call(np.subtract, self._row(plan, 1.0, 0.0), z, slope)  # (1 - s) s + 0 and (0 - g) g + 1
        plan.call(np.multiply, slope, z, slope)
        plan.call(np.add, slope, self._row(plan, 0.0, 1.0), slope)
        plan.call(np.multiply, dz, slope, dz)

    def _row(self, plan: Plan, of_gates: float, of_candidate: float) -> Array:
        """A row (4 units,) with one number for the three gates and one for the candidate."""
        return np.repeat([of_gates, of_candidate], [3 * self.units, self.units]).astype(plan.dtype)

    def internals(self, plan: Plan) -> dict[str, Array]:
        rows, cells, gates, _ = plan.notes[self]
        named = dict(zip(("input", "forget", "output", "candidate"), _quarters(gates), strict=True))
        return named | {"cell": cells[1:], "hidden": rows[1:, :, self.input_shape[1] : -1]}


def _quarters(array: Array) -> list[Array]:
    """Views of the four quarters of the last axis: i, f, o, g."""
    units = array.shape[-1] // 4
    return [array[..., k * units : (k + 1) * units] for k in range(4)]
