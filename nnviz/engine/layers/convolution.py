"""What convolution and transposed convolution share: settings, parameters, and the end of their sum."""

from typing import ClassVar

import numpy as np

from nnviz.engine.activations import ACTIVATIONS, Activation
from nnviz.engine.arrays import Array
from nnviz.engine.layers.base import Layer, activation_setting, whole
from nnviz.engine.layers.windows import KERNEL, PADDING, STRIDE
from nnviz.engine.parameters import ParamSlot
from nnviz.engine.plan import Plan, Signal
from nnviz.hyper import HyperParam


class Convolution(Layer):
    """A layer of small filters: ``a = f(z)``, z a sum over windows ``+ bias``.

    Parameters: ``kernel`` (size, size, channels, filters), ``bias`` (filters,). It is a SumEnd: it adds bias and
    activation itself or leaves that to its reader.
    """

    hyper: ClassVar[tuple[HyperParam, ...]] = (
        HyperParam("filters", "Filters", 8, 1, 1024, help="How many maps the layer makes."),
        KERNEL,
        STRIDE,
        PADDING,
        activation_setting(),
    )

    def parameter_slots(self) -> tuple[ParamSlot, ...]:
        size, filters = whole(self.settings, "kernel"), self.shape[2]
        return (
            ParamSlot("kernel", (size, size, self.input_shape[2], filters), roles=("other", "other", "input", "unit")),
            ParamSlot("bias", (filters,), is_penalised=False, roles=("unit",)),
        )

    def fans(self, slot: ParamSlot) -> tuple[int, int]:
        area = whole(self.settings, "kernel") ** 2
        return area * self.input_shape[2], area * self.shape[2]

    @property
    def activation(self) -> Activation:
        """The f of ``a = f(z)``."""
        return ACTIVATIONS[str(self.settings["activation"])]

    def plan_end(self, plan: Plan, y: Signal) -> None:
        """Emit ``y.value = f(y.pre_activation + bias)``."""
        plan.call(np.add, y.pre_activation, self["bias"], y.pre_activation)
        self.activation.plan_forward(plan, y)

    def plan_end_backward(self, plan: Plan, y: Signal) -> Array:
        """Emit dL/dz of ``y`` and the gradient of the bias; returns the first."""
        dz = self.activation.plan_backward(plan, y)
        plan.sum_rows(dz.reshape(-1, self.shape[2]), self.gradient(plan, "bias"))
        return dz
