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
    tanh serves all four; it also sorts them from rows (batch, 4 units) into (4, batch, units), so that every call after
    it runs over contiguous memory. Copies sort what comes out into rows again: a call that computes is slower at it.
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
        gates = plan.buffer((self.steps, 4, plan.batch, units))
        shown = plan.buffer((self.steps, plan.batch, units))
        product, sums = plan.buffer((plan.batch, units)), plan.buffer((plan.batch, 4 * units))
        h = plan.buffer((plan.batch, units))
        block, half = plan.buffer(self.block.shape), plan.constant(0.5)
        halves = np.repeat([0.5, 1.0], [3 * units, units]).astype(plan.dtype)
        plan.call_once(np.multiply, self.block, halves, block)
        plan.call(np.copyto, rows[:-1, :, :features], x.value)
        for step in range(self.steps):
            (i, f, o, g), cell = gates[step], cells[step + 1]
            plan.product(rows[step], block, sums)
            plan.call(np.tanh, _by_gate(sums), gates[step])
            plan.call(np.multiply, gates[step, :3], half, gates[step, :3])
            plan.call(np.add, gates[step, :3], half, gates[step, :3])
            plan.call(np.multiply, f, cells[step], cell)
            plan.call(np.multiply, i, g, product)
            plan.call(np.add, cell, product, cell)
            plan.call(np.tanh, cell, shown[step])
            plan.call(np.multiply, o, shown[step], h)
            plan.call(np.copyto, hidden[step + 1], h)
        plan.notes[self] = rows, cells, gates, shown
        self.plan_result(plan, hidden[1:], y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        rows = plan.notes[self][0]
        features, units = self.input_shape[1], self.units
        way_back = self.plan_way_back(plan, self["recurrent"])
        dz = plan.buffer((self.steps, plan.batch, 4 * units))
        dh, dc = plan.buffer((plan.batch, units)), plan.buffer((plan.batch, units))
        for step in reversed(range(self.steps)):
            is_fresh = step == self.steps - 1 or self.is_cut_before(step + 1)
            if is_fresh:
                plan.call(dc.fill, 0)
            if self.plan_state_gradient(plan, y, step, None if is_fresh else dz[step + 1], way_back, dh):
                self._plan_step_back(plan, step, dz[step], dh, dc)
            else:
                plan.call(dz[step].fill, 0)
        flat = dz.reshape(-1, 4 * units)
        plan.product(rows[:-1].reshape(-1, rows.shape[2]).T, flat, self.block_gradient(plan))
        if x.gradient is not None:
            plan.product(flat, self["weights"].T, x.gradient.reshape(-1, features))

    def _plan_step_back(self, plan: Plan, step: int, dz: Array, dh: Array, dc: Array) -> None:
        """Emit dL/dz of one step from ``dh`` and ``dc``; ``dc`` becomes that of the step before."""
        _, cells, gates, shown = plan.notes[self]
        one, product = plan.constant(1.0), plan.scratch(dh.shape)
        given, slope = plan.scratch(gates[step].shape, 0), plan.scratch(gates[step].shape, 1)
        (i, f, o, g), (di, df, do, dg) = gates[step], given
        sigmoids = gates[step, :3]
        plan.call(np.multiply, dh, shown[step], do)
        plan.call(np.multiply, do, shown[step], product)
        plan.call(np.subtract, dh, product, product)  # dh (1 - tanh^2 c)
        plan.call(np.multiply, product, o, product)
        plan.call(np.add, dc, product, dc)
        plan.call(np.multiply, dc, g, di)
        plan.call(np.multiply, dc, cells[step], df)
        plan.call(np.multiply, dc, i, dg)
        plan.call(np.multiply, dc, f, dc)
        plan.call(np.subtract, one, sigmoids, slope[:3])
        plan.call(np.multiply, slope[:3], sigmoids, slope[:3])  # s (1 - s)
        plan.call(np.multiply, g, g, slope[3])
        plan.call(np.subtract, one, slope[3], slope[3])  # 1 - g^2
        plan.call(np.multiply, given, slope, given)
        plan.call(np.copyto, _by_gate(dz), given)

    def internals(self, plan: Plan) -> dict[str, Array]:
        rows, cells, gates, _ = plan.notes[self]
        arrays = (*gates.transpose(1, 0, 2, 3), cells[1:], rows[1:, :, self.input_shape[1] : -1])
        return dict(zip(self.internal_names, arrays, strict=True))


def _by_gate(sums: Array) -> Array:
    """A view (4, batch, units) of rows (batch, 4 units): i, f, o, g."""
    return sums.reshape(len(sums), 4, -1).transpose(1, 0, 2)
