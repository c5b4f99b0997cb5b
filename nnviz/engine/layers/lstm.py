"""The LSTM layer."""

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import CACHE_LINE, Array
from nnviz.engine.initializers import Initializer
from nnviz.engine.layers.base import LAYERS, Stacked
from nnviz.engine.layers.recurrent import Recurrent
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal

AHEAD_FROM = 0.25  # of the steps: by then the second thread is done with the inputs of the later ones


@LAYERS.register("lstm", "LSTM", "Recurrent with a memory cell: gates decide what is kept, written and shown.")
class LSTM(Recurrent, Stacked):
    """Long short-term memory. Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000.

    ``[i, f, o, g] = x[t] @ weights + h[t-1] @ recurrent + bias``, the gates i, f, o through a sigmoid, the candidate
    g through tanh; ``c[t] = f c[t-1] + i g``; ``h[t] = o tanh c[t]``.

    Shapes
    ------
    x : (batch, time, features), h[t] and c[t] : (batch, units), y : the last h, or all of them (batch, time, units)

    Notes
    -----
    All arrays are features by batch, so that what a product gives lies gate by gate and every call after it runs over
    contiguous memory. ``[x, h, 1]`` of a step is one matrix: one product makes the sums of all gates with the bias.
    A sigmoid is ``(tanh(z / 2) + 1) / 2``: with the weights of i, f, o halved beforehand one tanh serves all four.
    The cell before follows g in memory as f follows i: ``i g`` and ``f c[t-1]`` are one product.

    On the way back ``dc += dh o (1 - tanh(c)^2)``, then ``di = dc g``, ``df = dc c[t-1]``, ``do = dh tanh(c)``,
    ``dg = dc i`` and ``dc f`` for the step before; times ``s - s^2`` for a sigmoid and ``1 - g^2`` they are ``du``,
    dL/d sums. Those of all steps lie side by side, columns by time and batch, for the gradient of the parameters.
    """

    gates = 4
    internal_names = ("input", "forget", "output", "candidate", "cell", "hidden")

    def initialise(self, rng: np.random.Generator, initializer: Initializer) -> None:
        super().initialise(rng, initializer)
        self["bias"][self.units : 2 * self.units] = 1  # remember at first: Jozefowicz et al. 2015

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        features, units = self.input_shape[1], self.units
        plan.notes[self] = run = _Run(plan, self.steps, features, units)
        hidden = run.rows[:, features:-1]
        halves, half = plan.buffer(self.block.shape), plan.constant(0.5)
        block, written = plan.buffer(self.block.shape), plan.buffer((2, units, plan.batch))
        halves[:] = np.repeat([0.5, 1.0], [3 * units, units])
        plan.call_once(np.multiply, self.block, halves, block)
        plan.call(np.copyto, run.rows[:-1, :features], x.value.transpose(0, 2, 1))
        ahead = self._plan_ahead(plan, block)
        for step in range(self.steps):
            gates, cell = run.gates[step], run.gates[step + 1, 4]
            sums, sigmoids = gates[:4].reshape(4 * units, -1), gates[:3]
            self._plan_sums(plan, step, block, ahead, sums)
            plan.call(np.tanh, sums, sums)
            plan.call(np.multiply, sigmoids, half, sigmoids)
            plan.call(np.add, sigmoids, half, sigmoids)
            plan.call(np.multiply, gates[:2], gates[3:], written)  # i g, f c[t-1]
            plan.call(np.add, written[0], written[1], cell)
            plan.call(np.tanh, cell, run.shown[step])
            plan.call(np.multiply, gates[2], run.shown[step], hidden[step + 1])
        self.plan_result(plan, hidden[1:].transpose(0, 2, 1), y)

    def _plan_ahead(self, plan: Plan, block: Array) -> dict[int, Array]:
        """What inputs alone put into the gates, (4 units, batch) by step.

        Where a second thread helps, it makes that of later steps while this one goes through earlier ones.
        """
        if not self.is_shared(plan):
            return {}
        run: _Run = plan.notes[self]
        features, first = self.input_shape[1], round(AHEAD_FROM * self.steps)
        ahead = plan.buffer((self.steps - first, 4 * self.units, plan.batch))
        other = plan.beside()
        other.call(np.matmul, block[:features].T, run.rows[first:-1, :features], ahead)
        plan.start(other)
        return dict(enumerate(ahead, first))

    def _plan_sums(self, plan: Plan, step: int, block: Array, ahead: dict[int, Array], sums: Array) -> None:
        """Emit what goes into the gates of one step, (4 units, batch). The first h is zero and is left out."""
        run: _Run = plan.notes[self]
        features = self.input_shape[1]
        if step in ahead:
            if step == min(ahead):
                plan.wait()
            plan.product(block[features:].T, run.rows[step, features:], sums)
            plan.call(np.add, sums, ahead[step], sums)
        elif step > 0:
            plan.product(block.T, run.rows[step], sums)
        else:
            plan.product(block[:features].T, run.rows[0, :features], sums)
            plan.call(np.add, sums, block[-1:].T, sums)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        run: _Run = plan.notes[self]
        features, width, batch = self.input_shape[1], 4 * self.units, plan.batch
        du, all_du = plan.buffer((width, batch)), _wide(plan, width, self.steps * batch)
        dh, dc = plan.buffer((self.units, batch)), plan.buffer((self.units, batch))
        above = self._plan_above(plan, y)

        def step_back(step: int) -> None:
            is_fresh = step == self.steps - 1 or self.is_cut_before(step + 1)
            if is_fresh:
                plan.call(dc.fill, 0)
            later = None if is_fresh else (self["recurrent"], du)
            if self.plan_state_gradient(plan, above[step], later, dh):
                self._plan_step_back(plan, step, du.reshape(4, *dh.shape), dh, dc)
            else:
                plan.call(du.fill, 0)
            plan.call(np.copyto, all_du[:, step * batch : (step + 1) * batch], du)

        def gradients(plan: Plan, steps: slice) -> None:
            du = all_du[:, steps.start * batch : steps.stop * batch]
            inputs = plan.contiguous(run.rows[steps, :-1].transpose(1, 0, 2)).reshape(-1, du.shape[1])
            gradient = self.block_gradient(plan)
            plan.call(np.matmul, inputs, du.T, gradient[:-1])
            plan.call(np.matmul, du, plan.copies(1.0, du.shape[1:]), gradient[-1])
            if x.gradient is not None:
                plan.call(np.matmul, du.T, self["weights"].T, x.gradient[steps].reshape(-1, features))

        self.plan_back(plan, step_back, gradients)

    def _plan_above(self, plan: Plan, y: Signal) -> list[Array | None]:
        """Emit what flows into the state of each step from above, (units, batch), or None."""
        gradient = gradient_of(y)
        if self.settings["sequences"]:
            return list(plan.contiguous(gradient.transpose(0, 2, 1)))
        return [None] * (self.steps - 1) + [gradient]

    def _plan_step_back(self, plan: Plan, step: int, du: Array, dh: Array, dc: Array) -> None:
        """Emit ``du`` of one step from ``dh`` and ``dc``; ``dc`` becomes that of the step before."""
        run: _Run = plan.notes[self]
        product, slope, ones = plan.scratch(dh.shape), plan.scratch(du.shape), plan.copies(1.0, dh.shape)
        (i, f, o, g, before), shown, (di, df, do, dg) = run.gates[step], run.shown[step], du
        plan.call(np.multiply, dh, shown, do)
        plan.call(np.multiply, do, shown, product)
        plan.call(np.subtract, dh, product, product)  # dh (1 - tanh^2 c)
        plan.call(np.multiply, product, o, product)
        plan.call(np.add, dc, product, dc)
        plan.call(np.multiply, dc, g, di)
        plan.call(np.multiply, dc, before, df)
        plan.call(np.multiply, dc, i, dg)
        plan.call(np.multiply, dc, f, dc)
        plan.call(np.square, run.gates[step, :4], slope)
        plan.call(np.subtract, run.gates[step, :3], slope[:3], slope[:3])
        plan.call(np.subtract, ones, slope[3], slope[3])
        plan.call(np.multiply, du, slope, du)

    def internals(self, plan: Plan) -> dict[str, Array]:
        run: _Run = plan.notes[self]
        hidden = run.rows[1:, self.input_shape[1] : -1]
        arrays = (*run.gates[:-1, :4].transpose(1, 0, 2, 3), run.gates[1:, 4], hidden)
        return {name: array.transpose(0, 2, 1) for name, array in zip(self.internal_names, arrays, strict=True)}


class _Run:
    """What a plan keeps of all its steps.

    rows : (time + 1, features + units + 1, batch), [x, h, 1], the first h zero
    gates : (time + 1, 5, units, batch), i, f, o, g and the cell before; the first cell is zero
    shown : (time, units, batch), tanh of the cell
    """

    def __init__(self, plan: Plan, steps: int, features: int, units: int) -> None:
        self.rows = plan.buffer((steps + 1, features + units + 1, plan.batch))
        self.rows[0] = 0
        self.rows[:, -1] = 1
        self.gates = plan.buffer((steps + 1, 5, units, plan.batch))
        self.gates[0, 4] = 0
        self.shown = plan.buffer((steps, units, plan.batch))


def _wide(plan: Plan, rows: int, columns: int) -> Array:
    """Memory for a matrix that is written a few columns at a time.

    Its rows are an odd number of cache lines apart: at even distances few columns fit into the cache together.
    """
    line = CACHE_LINE // plan.dtype.itemsize
    lines = -(-columns // line) | 1
    return plan.buffer((rows, lines * line))[:, :columns]
