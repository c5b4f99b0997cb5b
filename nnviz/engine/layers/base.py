"""Layer, what every layer is made of, and how to write one.

How to add a layer
------------------
One file in this folder, one line in ``layers/__init__.py``:

1. ``hyper`` declares the settings. Forms, the file format and the conformance tests follow from them.
2. ``output_shape(settings, input_shape)`` is pure shape arithmetic. It raises ShapeError with a sentence that says
   what was expected, what came, and what to do. Read settings through ``whole(settings, "units")`` and its kin.
3. ``parameter_slots()`` lists the arrays to be trained; ``self["kernel"]`` is the live array, a view of the network's
   flat vector, and ``self.gradient(plan, "kernel")`` the place for its gradient. ``initialise`` fills them; the
   default draws penalised arrays by the network's scheme, with ``fans(slot)`` as (fan_in, fan_out), and leaves bias
   columns and all others at zero.
4. ``plan_forward(plan, x, y)`` EMITS calls that fill ``y.value`` from ``x.value``: ``plan.call(np.add, a, b, out)``,
   ``plan.product(a, b, out)``, buffers by ``plan.buffer(shape)``, numbers by ``plan.constant(0.5)``. Nothing is
   computed here. See ``Signal`` in ``signals.py`` for the layouts: flat (n, batch), sequence (t, batch, f),
   picture (batch, h, w, c). Work that depends on the weights only (transposed kernels, pre-scaled gates) goes
   to ``plan.call_once``: it runs once a step even when the batch is done in parts.
5. ``plan_backward(plan, x, y)`` emits calls that read ``y.gradient``, FILL (not add to) the parameter gradients, and
   fill ``x.gradient`` unless it is None. What the forward emission hands over to it (masks, columns) goes into
   ``plan.notes[self]``, never onto ``self``: one layer serves many plans at once.
6. With an activation: ``z = plan.pre_activation(y, self.activation)`` is where the sum goes, then
   ``self.activation.plan_forward(plan, y)``; backward starts with ``dz = self.activation.plan_backward(plan, y)``.
7. ``mixes_samples = True`` when samples of a batch influence each other (batch normalisation): such a network is never
   run in parts. Numbers that are kept but not trained (running means) are returned by ``buffers()``.
8. ``keeps_features = True`` when each output is one input gone through a gate or a reshape, and ``roles`` on each
   ParamSlot: with these grafting carries the weights of an edited network over.
9. ``finishes_sums = True`` when the layer obeys ``x.deferred`` (see Signal).
10. ``read_shape`` is what the layer reads of its input, when that is less than all, ``read_step`` the side of the
   windows it reads it by; ``heeds_reader = True`` when it makes what ``y.shape`` and ``y.step`` say, because the
   layer after it reads no more and likes it so.
"""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from nnviz.engine.activations import ACTIVATIONS, Activation
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.initializers import Initializer
from nnviz.engine.parameters import ParamBlock, ParamSlot
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam, Settings, Value, setting_problems, with_defaults
from nnviz.registry import Registry


class ShapeError(ValueError):
    """A layer cannot take this input; the message says what to do."""


LAYERS: "Registry[type[Layer]]" = Registry("layer")


class Layer:
    """One live layer of one network: its settings, its shapes, its views of the network's parameters.

    Raises ValueError for settings outside their bounds and ShapeError for an input that does not fit.
    """

    hyper: ClassVar[tuple[HyperParam, ...]] = ()
    mixes_samples: ClassVar[bool] = False
    keeps_features: ClassVar[bool] = False
    finishes_sums: ClassVar[bool] = False
    heeds_reader: ClassVar[bool] = False

    def __init__(self, id: str, kind: str, settings: Mapping[str, Value], input_shape: Shape) -> None:
        self.id = id
        self.kind = kind
        self.settings = with_defaults(self.hyper, settings)
        if problems := setting_problems(id, self.hyper, self.settings):
            raise ValueError("; ".join(problems))
        self.input_shape = input_shape
        self.shape = self.output_shape(self.settings, input_shape)
        self._blocks: dict[str, ParamBlock] = {}
        self._values: dict[str, Array] = {}

    # ------------------------------------------------------------ what a layer declares

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        """The shape of the output without the batch axis. Raises ShapeError when the input does not fit."""
        return input_shape

    @property
    def read_shape(self) -> Shape:
        """The corner of ``input_shape`` that the output depends on."""
        return self.input_shape

    @property
    def read_step(self) -> int:
        """The side of windows that stand side by side and cover ``read_shape``; 1 where there are none."""
        return 1

    def parameter_slots(self) -> tuple[ParamSlot, ...]:
        """The arrays to be trained, in the order of the flat vector."""
        return ()

    def fans(self, slot: ParamSlot) -> tuple[int, int]:
        """How many inputs a unit of ``slot`` has and how many units it feeds: what initialisers scale by."""
        inputs = slot.shape[1] - 1 if slot.has_bias_column else slot.shape[1]
        return inputs, slot.shape[0]

    def initialise(self, rng: np.random.Generator, initializer: Initializer) -> None:
        """Draw the weights; biases and whatever is not penalised start at zero."""
        for slot in self.parameter_slots():
            values = self[slot.name]
            weights = values[..., :-1] if slot.has_bias_column else values
            values.fill(0)
            if slot.is_penalised:
                fan_in, fan_out = self.fans(slot)
                is_rectifier = self.activation is not None and self.activation.is_rectifier
                weights[...] = initializer.draw(rng, weights.shape, fan_in, fan_out, is_rectifier)

    def buffers(self) -> dict[str, Array]:
        """Live arrays that are kept and saved but not trained, by name (running means)."""
        return {}

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        """Emit the calls that fill ``y.value`` from ``x.value``."""
        raise NotImplementedError

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        """Emit the calls that fill the parameter gradients and ``x.gradient`` from ``y.gradient``."""
        raise NotImplementedError

    def uses_second_thread(self, batch: int) -> bool:
        """Whether training has enough to do for a second thread beside the first, with ``batch`` samples."""
        return False

    # ------------------------------------------------------------ what a layer is given

    @property
    def activation(self) -> Activation | None:
        """The activation chosen in the settings; None for layers that have no such setting."""
        return ACTIVATIONS[str(self.settings["activation"])] if "activation" in self.settings else None

    def attach(self, blocks: tuple[ParamBlock, ...], values: Array) -> None:
        """Take the place in the network's flat vector."""
        self._blocks = {block.name: block for block in blocks}
        self._values = {block.name: block.view(values) for block in blocks}

    def change_setting(self, key: str, value: Value) -> None:
        """Set one setting that changes neither shapes nor parameters. Plans made before are void.

        Raises ValueError when it is out of bounds or would change a shape.
        """
        settings = Settings(self.settings, **{key: value})
        if problems := setting_problems(self.id, self.hyper, settings):
            raise ValueError("; ".join(problems))
        if self.output_shape(settings, self.input_shape) != self.shape:
            raise ValueError(f"{self.id}: {key} changes the shape of the layer: build a new network and graft it")
        self.settings = settings

    def __getitem__(self, name: str) -> Array:
        """The live parameter array ``name``, a view of the network's flat vector."""
        return self._values[name]

    def gradient(self, plan: Plan, name: str) -> Array:
        """The place for the gradient of the parameter array ``name`` in the plan's gradient vector."""
        return self._blocks[name].view(plan.gradients)

    def part(self, vector: Array) -> Array:
        """What belongs to this layer, which has parameters, in a flat vector laid out like the network's."""
        blocks = tuple(self._blocks.values())
        return vector[blocks[0].start : blocks[-1].stop]


class Stacked(Layer):
    """A layer whose parameters share their last axis: one behind the other they are the rows of one matrix, ``block``.

    With a one in each input, a bias in the last row takes part in the products.
    """

    def attach(self, blocks: tuple[ParamBlock, ...], values: Array) -> None:
        super().attach(blocks, values)
        self.block = self._stack(values)

    def block_gradient(self, plan: Plan) -> Array:
        """The place for the gradient of ``block``."""
        return self._stack(plan.gradients)

    def _stack(self, vector: Array) -> Array:
        first = next(iter(self._blocks.values()))
        return self.part(vector).reshape(-1, first.shape[-1])


def activation_setting(default: str = "relu") -> HyperParam:
    """The setting of a layer that ends in an activation."""
    return HyperParam(
        "activation", "Activation", default, choices=tuple(ACTIVATIONS), help="What the sum is sent through."
    )


def whole(settings: Mapping[str, Value], key: str) -> int:
    """A setting that its HyperParam declares as a whole number."""
    return int(settings[key])


def number(settings: Mapping[str, Value], key: str) -> float:
    """A setting that its HyperParam declares as a number."""
    return float(settings[key])


def require_flat(what: str, input_shape: Shape) -> None:
    """Raises ShapeError unless the input is flat."""
    if len(input_shape) != 1:
        raise ShapeError(f"{what} needs a flat input, got {input_shape}; add a flatten layer before it")
