"""What recurrent layers share: settings, shapes, parameters in one block, and the cut of truncated back-propagation."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import ClassVar

import numpy as np

from nnviz.engine.activations import gradient_of
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.blas import blas_threads
from nnviz.engine.layers.base import Layer, ShapeError, whole
from nnviz.engine.parameters import ParamSlot
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam, Value

MUCH_ARITHMETIC = 30e6  # operations of the parameters' gradient: a quarter of a millisecond
HANDED_OVER = 0.43, 0.8  # of the way back, where the second thread gets what there is so far

UNITS = HyperParam("units", "Units", 32, 1, 1024, help="The length of the state that is carried through time.")
SEQUENCES = HyperParam("sequences", "All steps", False, help="Hand on the state of every time step, not only the last.")
TRUNCATE = HyperParam(
    "truncate",
    "Back through",
    0,
    0,
    1000,
    unit="steps",
    help="How many steps the gradient goes back before it is cut; 0 is to the beginning.",
)


class Recurrent(Layer):
    """A layer that carries a state h (batch, units) through time, from zeros on.

    Parameters: ``weights`` (features, gates units), ``recurrent`` (units, gates units), ``bias`` (gates units,).
    """

    hyper: ClassVar[tuple[HyperParam, ...]] = (UNITS, SEQUENCES, TRUNCATE)
    gates: ClassVar[int] = 1
    internal_names: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        if len(input_shape) != 2:
            raise ShapeError(
                f"a recurrent layer needs a sequence (steps, features), got {input_shape}; add a reshape or embedding "
                "layer, or let the recurrent layer before it hand on all steps"
            )
        units = whole(settings, "units")
        return (input_shape[0], units) if settings["sequences"] else (units,)

    def parameter_slots(self) -> tuple[ParamSlot, ...]:
        width = self.gates * self.units
        return (
            ParamSlot("weights", (self.input_shape[1], width), roles=("input", "unit"), gates=self.gates),
            ParamSlot("recurrent", (self.units, width), roles=("own", "unit"), gates=self.gates),
            ParamSlot("bias", (width,), is_penalised=False, roles=("unit",), gates=self.gates),
        )

    def fans(self, slot: ParamSlot) -> tuple[int, int]:
        return slot.shape[0], self.units

    def internals(self, plan: Plan) -> dict[str, Array]:
        """Gates and states by ``internal_names``: live arrays (time, batch, units) of a plan that has run forward."""
        raise NotImplementedError

    @property
    def units(self) -> int:
        """The length of the state."""
        return whole(self.settings, "units")

    @property
    def steps(self) -> int:
        """How many time steps a sequence has."""
        return self.input_shape[0]

    def is_cut_before(self, step: int) -> bool:
        """Whether no gradient flows from ``step`` to the one before it; cuts are counted from the last step."""
        length = whole(self.settings, "truncate")
        return step == 0 or (length > 0 and (self.steps - step) % length == 0)

    def new_states(self, plan: Plan, width: int) -> Array:
        """Memory (time + 1, batch, width) whose first entry, the state before the first step, is zero."""
        states = plan.buffer((self.steps + 1, plan.batch, width))
        states[0].fill(0)
        return states

    def plan_result(self, plan: Plan, states: Array, y: Signal) -> None:
        """Emit ``y`` from the states (time, batch, units)."""
        if self.settings["sequences"]:
            plan.call(np.copyto, y.value, states)
        else:
            plan.call(np.copyto, y.value, states[-1].T)

    def step_gradient(self, y: Signal, step: int) -> Array | None:
        """What flows into the state of ``step`` from above, (batch, units), or None."""
        gradient = gradient_of(y)
        if self.settings["sequences"]:
            return np.asarray(gradient[step])
        return gradient.T if step == self.steps - 1 else None

    def plan_way_back(self, plan: Plan, recurrent: Array) -> Array:
        """Emit the transposed copy of recurrent weights, once a step: faster to multiply by than a view of them."""
        transposed = plan.buffer(recurrent.T.shape)
        plan.call_once(np.copyto, transposed, recurrent.T)
        return transposed

    def plan_state_gradient(
        self, plan: Plan, above: Array | None, later: tuple[Array, Array] | None, dh: Array
    ) -> bool:
        """Emit ``dh`` = what reaches the state of a step: from above, and the product ``later`` from the next step.

        Returns False, and emits nothing, when nothing reaches it.
        """
        if later is not None:
            plan.product(*later, dh)
            if above is not None:
                plan.call(np.add, dh, above, dh)
        elif above is not None:
            plan.call(np.copyto, dh, above)
        return later is not None or above is not None

    def plan_back(self, plan: Plan, step_back: Callable[[int], None], gradients: Callable[[Plan, slice], None]) -> None:
        """Emit the way back through time: ``step_back`` for each step, the last first, and what these steps give to
        the ``gradients`` of parameters and inputs.

        That is a sum over steps: where it is much arithmetic, a second thread does it for later steps while this one
        goes back through earlier ones. Which steps those are depends on the layer alone, so the sums are the same on
        every machine.
        """
        *later, first = self._pieces(plan)
        others = []
        for piece in later:
            _for_each(piece, step_back)
            other = plan.beside()
            gradients(other, piece)
            plan.start(other)
            others.append(other)
        _for_each(first, step_back)
        gradients(plan, first)
        if others:
            plan.wait()
        own = self.part(plan.gradients)
        for other in others:
            plan.call(np.add, own, self.part(other.gradients), own)

    def is_shared(self, plan: Plan) -> bool:
        """Whether a second thread helps with the passes of ``plan``: training with much arithmetic.

        Not where BLAS has threads of its own: they would wait for each other.
        """
        return plan.has_backward and self.uses_second_thread(plan.batch) and blas_threads() == 1

    def uses_second_thread(self, batch: int) -> bool:
        parameters = sum(values.size for values in self._values.values())
        return 2 * parameters * self.steps * batch > MUCH_ARITHMETIC

    def _pieces(self, plan: Plan) -> list[slice]:
        """The steps in the order they are gone back through; all but the last piece are for the second thread."""
        shares = (*HANDED_OVER, 1) if self.is_shared(plan) else (1,)
        ends = [self.steps - round(share * self.steps) for share in (0, *shares)]
        return [slice(start, stop) for stop, start in pairwise(ends) if start < stop]


def as_rows(array: Array) -> Array:
    """Contiguous memory (time, batch, n) as one matrix (time batch, n)."""
    return array.reshape(-1, array.shape[-1])


def _for_each(steps: slice, step_back: Callable[[int], None]) -> None:
    for step in reversed(range(steps.start, steps.stop)):
        step_back(step)
