"""Sequential, the network: layers in a row over one flat parameter vector, and the plans to run them."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from nnviz.engine.arrays import Array, Shape
from nnviz.engine.initializers import INITIALIZERS
from nnviz.engine.layers import LAYERS, Layer
from nnviz.engine.parameters import Parameters
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal, input_signal
from nnviz.hyper import Settings, Value

PLANS_KEPT = 8
FLAT_CHUNK = 1024
SHAPED_CHUNK = 16


@dataclass(frozen=True, slots=True)
class LayerDef:
    """What a layer is to be: ``id`` is stable for its life, ``kind`` a key of LAYERS."""

    id: str
    kind: str
    settings: Mapping[str, Value] = field(default_factory=Settings)


class Sequential:
    """Layers in a row. Belongs to one thread.

    ``parameters.values`` holds all weights and may be written to at any time; ``is_flat`` says that neither pictures
    nor sequences flow in it; ``revision`` counts the changes of
    settings, after which plans made before are void.

    Raises ValueError for an unknown kind, a doubled id, or settings out of bounds, ShapeError for shapes that do not
    fit.
    """

    def __init__(
        self,
        layer_defs: Sequence[LayerDef],
        input_shape: Shape,
        *,
        rng: np.random.Generator,
        initializer: str = "auto",
        initializer_settings: Mapping[str, Value] | None = None,
        dtype: type[np.floating] = np.float32,
    ) -> None:
        self.dtype = np.dtype(dtype)
        self.input_shape = tuple(input_shape)
        self.layers = _build_layers(layer_defs, self.input_shape)
        self.is_flat = all(len(shape) == 1 for shape in (self.input_shape, *(layer.shape for layer in self.layers)))
        slots = [(layer.id, slot) for layer in self.layers for slot in layer.parameter_slots()]
        self.parameters = Parameters(slots, self.dtype)
        for layer in self.layers:
            layer.attach(self.parameters.of(layer.id), self.parameters.values)
        self.revision = 0
        self._plans: OrderedDict[tuple[int, bool], Plan] = OrderedDict()
        self.initialise(rng, initializer, initializer_settings or {})

    def initialise(self, rng: np.random.Generator, kind: str, settings: Mapping[str, Value]) -> None:
        """Draw all weights anew by the scheme ``kind`` of INITIALIZERS."""
        scheme = INITIALIZERS[kind](settings)
        for layer in self.layers:
            layer.initialise(rng, scheme)
        scheme.finish(self.parameters.values)

    # ------------------------------------------------------------ what it is

    @property
    def output_shape(self) -> Shape:
        """The shape of the last layer's output without the batch axis."""
        return self.layers[-1].shape if self.layers else self.input_shape

    @property
    def count(self) -> int:
        """The number of trained parameters."""
        return self.parameters.count

    @property
    def last_activation(self) -> str:
        """The key of the activation that the output comes out of."""
        activation = self.layers[-1].activation if self.layers else None
        return activation.key if activation else "linear"

    def layer(self, layer_id: str) -> Layer:
        """The layer with this id. Raises KeyError that names the known ids."""
        for layer in self.layers:
            if layer.id == layer_id:
                return layer
        raise KeyError(f"no layer {layer_id!r}; known: {', '.join(layer.id for layer in self.layers)}")

    def change_setting(self, layer_id: str, key: str, value: Value) -> None:
        """Change a setting that leaves shapes and parameters as they are (activation, dropout rate)."""
        self.layer(layer_id).change_setting(key, value)
        self.revision += 1
        self._plans.clear()

    # ------------------------------------------------------------ running it

    def forward(self, x: Array) -> Array:
        """The outputs (batch, *output_shape) for ``x`` (batch, *input_shape), as in inference; a fresh array.

        Raises ValueError when the shape of ``x`` does not fit.
        """
        self._check_input(x)
        chunk = FLAT_CHUNK if self.is_flat else SHAPED_CHUNK
        if len(x) <= chunk:
            return self._run(x).copy()
        outputs = np.empty((len(x), *self.output_shape), self.dtype)
        for start in range(0, len(x), chunk):
            outputs[start : start + chunk] = self._run(x[start : start + chunk])
        return outputs

    def trace(self, x: Array, *, pre_activation: bool = False) -> dict[str, Array]:
        """The output (batch, *shape) of every layer by its id, or z instead where a layer has an activation."""
        self._check_input(x)
        plan = self._inference_plan(len(x), is_detailed=True)
        np.copyto(plan.samples, x, "same_kind")
        plan.run_forward()
        return {
            layer.id: y.batch_first(y.pre_activation if pre_activation else y.value).copy()
            for layer, y in zip(self.layers, plan.signals[1:], strict=True)
        }

    def plan(
        self,
        batch: int,
        *,
        inputs: Signal | None = None,
        gradients: Array | None = None,
        is_training: bool = False,
        is_detailed: bool = False,
        wants_input_gradient: bool = False,
        mean_over: int | None = None,
        rng: np.random.Generator | None = None,
        lesions: Mapping[str, Sequence[int]] | None = None,
    ) -> Plan:
        """A plan with its forward pass emitted; see Plan for the arguments. ``plan_backward`` completes it.

        ``inputs`` is a signal to read from in place of the plan's own. ``lesions`` are units by layer id that are
        silenced: they answer 0; such a plan must be detailed.
        """
        plan = Plan(
            batch,
            self.dtype,
            gradients=gradients,
            is_training=is_training,
            is_detailed=is_detailed,
            mean_over=mean_over,
            rng=rng,
        )
        plan.allocate(
            inputs or input_signal(self.input_shape, batch, self.dtype),
            self._signal_forms(is_detailed),
            wants_input_gradient,
            self._first_gradient,
        )
        for y, reader in zip(plan.signals[1:], self.layers[1:], strict=False):
            y.reader_may_finish = reader.finishes_sums and not is_detailed
        for layer, x, y in zip(self.layers, plan.signals, plan.signals[1:], strict=False):
            layer.plan_forward(plan, x, y)
            for unit in (lesions or {}).get(layer.id, ()):
                plan.call(y.unit(y.value, unit).fill, 0)
        return plan

    def plan_backward(self, plan: Plan, layer_count: int | None = None) -> None:
        """Emit the backward pass onto ``plan``. A loss may emit its gradient after ``start_backward`` and before.

        With ``layer_count`` it starts at the output of that many layers instead of at the network's.
        """
        plan.start_backward()
        layers = self.layers[:layer_count]
        for layer, x, y in reversed(list(zip(layers, plan.signals, plan.signals[1:], strict=False))):
            if y.gradient is None:
                break
            layer.plan_backward(plan, x, y)
        plan.finish()

    def _signal_forms(self, is_detailed: bool) -> list[tuple[Shape, int]]:
        """Shape and step of what each layer makes: as the layer after it likes it, unless all is to be looked at."""
        forms = [(layer.shape, 1) for layer in self.layers]
        for number, (layer, reader) in enumerate(zip(self.layers, self.layers[1:], strict=False)):
            if layer.heeds_reader and not is_detailed:
                forms[number] = reader.read_shape, reader.read_step
        return forms

    @property
    def _first_gradient(self) -> int:
        """The number of the first signal whose gradient anybody wants: what the first trained layer makes."""
        trained = (number for number, layer in enumerate(self.layers, start=1) if layer.parameter_slots())
        return next(trained, len(self.layers))

    def _inference_plan(self, batch: int, is_detailed: bool = False) -> Plan:
        key = (batch, is_detailed)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self.plan(batch, is_detailed=is_detailed)
            if len(self._plans) > PLANS_KEPT:
                self._plans.popitem(last=False)
        self._plans.move_to_end(key)
        return plan

    def _run(self, x: Array) -> Array:
        plan = self._inference_plan(len(x))
        np.copyto(plan.samples, x, "same_kind")
        plan.run_forward()
        return plan.answers

    def _check_input(self, x: Array) -> None:
        if x.ndim == 0 or x.shape[1:] != self.input_shape:
            raise ValueError(f"the network takes samples of shape {self.input_shape}, got an array of shape {x.shape}")


def _build_layers(layer_defs: Sequence[LayerDef], input_shape: Shape) -> tuple[Layer, ...]:
    layers: list[Layer] = []
    shape = input_shape
    for definition in layer_defs:
        if definition.kind not in LAYERS:
            raise ValueError(f"{definition.id}: unknown layer kind {definition.kind!r}; known: {', '.join(LAYERS)}")
        if any(layer.id == definition.id for layer in layers):
            raise ValueError(f"two layers have the id {definition.id!r}: every layer needs its own")
        layer = LAYERS[definition.kind](definition.id, definition.kind, definition.settings, shape)
        layers.append(layer)
        shape = layer.shape
    return tuple(layers)
