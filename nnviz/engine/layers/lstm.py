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
    gradient of all parameters. With ``t = tanh(z / 2)`` a sigmoid is ``s = (t + 1) / 2`` and ``ds/dz = (1 - t^2) / 4``.
    With the gates' columns halved beforehand one tanh serves all four, and one ``1 - t^2`` on the way back, where the
    quarters are in the weights: ``dz = quarters g (1 - t^2)``, quarters = [1/4, 1/4, 1/4, 1] by gate.

    The tanh sorts rows (batch, 4 units) into (4, batch, units), so that every call after it runs over contiguous
    memory; copies sort what comes out into rows again. The cell before follows g in memory as f follows i:
    ``i g`` and ``f c[t-1]`` are one product.
    """

    gates = 4
    internal_names = ("input", "forget", "output", "candidate", "cell", "hidden")

    def initialise(self, rng: np.random.Generator, initializer: Initializer) -> None:
        super().initialise(rng, initializer)
        self["bias"][self.units : 2 * self.units] = 1  # remember at first: Jozefowicz et al. 2015

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        features, units = self.input_shape[1], self.units
        plan.notes[self] = run = _Run(plan, self.steps, features, units)
        hidden = run.rows[:, :, features:-1]
        written, sums = plan.buffer((2, plan.batch, units)), plan.buffer((plan.batch, 4 * units))
        h, block, half = plan.buffer((plan.batch, units)), plan.buffer(self.block.shape), plan.constant(0.5)
        plan.call_once(np.multiply, self.block, self._by_gate(plan, 0.5), block)
        plan.call(np.copyto, run.rows[:-1, :, :features], x.value)
        for step in range(self.steps):
            bent, gates, cell = run.bent[step], run.gates[step], run.bent[step + 1, 4]
            plan.product(run.rows[step], block, sums)
            plan.call(np.tanh, _sorted(sums), bent[:4])
            plan.call(np.multiply, bent[:3], half, gates)
            plan.call(np.add, gates, half, gates)
            plan.call(np.multiply, gates[:2], bent[3:], written)  # i g, f c[t-1]
            plan.call(np.add, written[0], written[1], cell)
            plan.call(np.tanh, cell, run.shown[step])
            plan.call(np.multiply, gates[2], run.shown[step], h)
            plan.call(np.copyto, hidden[step + 1], h)
        self.plan_result(plan, hidden[1:], y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        run: _Run = plan.notes[self]
        features, units = self.input_shape[1], self.units
        quarters, block = self._by_gate(plan, 0.25), plan.buffer(self.block.shape)
        plan.call_once(np.multiply, self.block, quarters, block)
        way_back = self.plan_way_back(plan, block[features:-1])
        du = plan.buffer((self.steps, plan.batch, 4 * units))
        dh, dc = plan.buffer((plan.batch, units)), plan.buffer((plan.batch, units))
        for step in reversed(range(self.steps)):
            is_fresh = step == self.steps - 1 or self.is_cut_before(step + 1)
            if is_fresh:
                plan.call(dc.fill, 0)
            if self.plan_state_gradient(plan, y, step, None if is_fresh else du[step + 1], way_back, dh):
                self._plan_step_back(plan, step, du[step], dh, dc)
            else:
                plan.call(du[step].fill, 0)
        flat, gradient = du.reshape(-1, 4 * units), self.block_gradient(plan)
        plan.product(run.rows[:-1].reshape(-1, run.rows.shape[2]).T, flat, gradient)
        plan.call(np.multiply, gradient, quarters, gradient)
        if x.gradient is not None:
            plan.product(flat, block[:features].T, x.gradient.reshape(-1, features))

    def _plan_step_back(self, plan: Plan, step: int, du: Array, dh: Array, dc: Array) -> None:
        """Emit ``du = g (1 - t^2)`` of one step from ``dh`` and ``dc``; ``dc`` becomes that of the step before."""
        run: _Run = plan.notes[self]
        product, given, slope = plan.scratch(dh.shape), *(plan.scratch((4, *dh.shape), number) for number in (0, 1))
        (t_and_g, past), (i, f, o), shown = (run.bent[step, :4], run.bent[step, 4]), run.gates[step], run.shown[step]
        di, df, do, dg = given
        plan.call(np.multiply, dh, shown, do)
        plan.call(np.multiply, do, shown, product)
        plan.call(np.subtract, dh, product, product)  # dh (1 - tanh^2 c)
        plan.call(np.multiply, product, o, product)
        plan.call(np.add, dc, product, dc)
        plan.call(np.multiply, dc, t_and_g[3], di)
        plan.call(np.multiply, dc, past, df)
        plan.call(np.multiply, dc, i, dg)
        plan.call(np.multiply, dc, f, dc)
        plan.call(np.square, t_and_g, slope)
        plan.call(np.subtract, plan.constant(1.0), slope, slope)
        plan.call(np.multiply, given, slope, given)
        plan.call(np.copyto, _sorted(du), given)

    def _by_gate(self, plan: Plan, share: float) -> Array:
        """A factor for each column of ``block``: ``share`` for those of i, f, o and 1 for those of g."""
        return np.repeat([share, 1.0], [3 * self.units, self.units]).astype(plan.dtype)

    def internals(self, plan: Plan) -> dict[str, Array]:
        run: _Run = plan.notes[self]
        hidden = run.rows[1:, :, self.input_shape[1] : -1]
        arrays = (*run.gates.transpose(1, 0, 2, 3), run.bent[:-1, 3], run.bent[1:, 4], hidden)
        return dict(zip(self.internal_names, arrays, strict=True))


class _Run:
    """What a plan keeps of all its steps.

    rows : (time + 1, batch, features + units + 1), [x, h, 1], the first h zero
    bent : (time + 1, 5, batch, units), tanh for i, f, o, g, and the cell before; the first cell is zero
    gates : (time, 3, batch, units), i, f, o
    shown : (time, batch, units), tanh of the cell
    """

    def __init__(self, plan: Plan, steps: int, features: int, units: int) -> None:
        self.rows = plan.buffer((steps + 1, plan.batch, features + units + 1))
        self.rows[0] = 0
        self.rows[..., -1] = 1
        self.bent = plan.buffer((steps + 1, 5, plan.batch, units))
        self.bent[0, 4] = 0
        self.gates = plan.buffer((steps, 3, plan.batch, units))
        self.shown = plan.buffer((steps, plan.batch, units))


def _sorted(sums: Array) -> Array:
    """A view (4, batch, units) of rows (batch, 4 units): i, f, o, g."""
    return sums.reshape(len(sums), 4, -1).transpose(1, 0, 2)
