"""One sample taken apart: every number of its forward and backward pass, without touching the network."""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.arrays import Array, read_only
from nnviz.engine.losses import Loss
from nnviz.engine.network import Sequential
from nnviz.engine.signals import Signal, swap_batch


@dataclass(frozen=True, slots=True)
class LayerStep:
    """One layer of the sample's way. All but the weight gradients have the layer's own shape (no batch axis).

    ``z`` is the sum before the activation and ``a`` the output; ``da`` is dL/da, ``dz`` dL/dz. Layers without an
    activation have z = a and dz = da. ``weight_gradients`` are dL/dw by array name, with the bias column.
    """

    layer_id: str
    z: Array
    a: Array
    da: Array
    dz: Array
    weight_gradients: dict[str, Array]


@dataclass(frozen=True, slots=True)
class SampleStep:
    """All layers from input to output, and the loss of the one sample."""

    layers: tuple[LayerStep, ...]
    output: Array
    target: Array
    loss: float


def sample_step(network: Sequential, loss: Loss, x: Array, target: Array) -> SampleStep:
    """Forward, loss and backward of one sample ``x`` (*input_shape) with the encoded ``target`` (*output_shape).

    Dropout and batch normalisation behave as in inference.
    """
    gradients = np.zeros_like(network.parameters.gradients)
    plan = network.plan(1, gradients=gradients, is_detailed=True, wants_input_gradient=True)
    targets = np.asarray(target, network.dtype).reshape(1, *network.output_shape)
    wanted = swap_batch(targets, network.output_shape)
    plan.start_backward()
    loss.plan_gradient(plan, plan.output, wanted, network.last_activation)
    last_da = plan.buffer(plan.output.value.shape)  # where loss and activation fuse, dL/da is made for the record only
    loss.plan_output_gradient(plan, plan.output.value, wanted, last_da)
    network.plan_backward(plan)
    np.copyto(plan.input.batch_first(plan.input.value), np.asarray(x, network.dtype)[None])
    with np.errstate(all="ignore"):
        plan.run_forward()
        plan.run_backward()
    layers = []
    for layer, y in zip(network.layers, plan.signals[1:], strict=True):
        gradients_of = {block.name: read_only(block.view(gradients)) for block in network.parameters.of(layer.id)}
        da = _sample(y, last_da if y is plan.output else y.gradient)
        dz = da if y.pre_gradient is None else _sample(y, y.pre_gradient)
        layers.append(LayerStep(layer.id, _sample(y, y.pre_activation), _sample(y, y.value), da, dz, gradients_of))
    outputs = plan.output.batch_first(plan.output.value)
    return SampleStep(tuple(layers), read_only(outputs[0]), read_only(targets[0]), loss.value(outputs, targets))


def _sample(signal: Signal, array: Array | None) -> Array:
    if array is None:
        raise ValueError("the plan has no backward pass")
    return read_only(signal.batch_first(array)[0])
