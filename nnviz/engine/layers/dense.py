"""The fully connected layer."""

from collections.abc import Mapping

from nnviz.engine.activations import ACTIVATIONS, Activation
from nnviz.engine.arrays import Array, Shape
from nnviz.engine.layers.base import LAYERS, Layer, activation_setting, require_flat, whole
from nnviz.engine.parameters import ParamSlot
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal
from nnviz.hyper import HyperParam, Value


@LAYERS.register("dense", "Dense", "Every unit sums all inputs by its own weights, adds a bias and applies f.")
class Dense(Layer):
    """Fully connected layer, ``z = x @ weight + bias``, ``a = f(z)``.

    Shapes
    ------
    x : (batch, n_in), z and a : (batch, units), weight : (n_in, units), bias : (units,)

    Notes
    -----
    Both lie in one block W = [weight.T, bias] of (units, n_in + 1). Feature-major, with a row of ones below x,
    ``z = W @ [x; 1]``. With ``g = dL/dz``: ``dL/dW = g @ [x; 1].T``, ``[dL/dx; ...] = W.T @ g``.
    """

    hyper = (HyperParam("units", "Units", 8, 1, 4096, help="Neurons of the layer."), activation_setting())

    @classmethod
    def output_shape(cls, settings: Mapping[str, Value], input_shape: Shape) -> Shape:
        require_flat("dense", input_shape)
        return (whole(settings, "units"),)

    def parameter_slots(self) -> tuple[ParamSlot, ...]:
        return (ParamSlot("weights", (self.shape[0], self.input_shape[0] + 1), has_bias_column=True),)

    @property
    def activation(self) -> Activation:
        """The f of ``a = f(z)``."""
        return ACTIVATIONS[str(self.settings["activation"])]

    @property
    def weight(self) -> Array:
        """(n_in, units), a live view."""
        return self["weights"][:, :-1].T

    @property
    def bias(self) -> Array:
        """(units,), a live view."""
        return self["weights"][:, -1]

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        z = plan.pre_activation(y, self.activation)
        plan.product(self["weights"], x.block, z)
        self.activation.plan_forward(plan, y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        dz = self.activation.plan_backward(plan, y)
        plan.product(dz, x.block.T, self.gradient(plan, "weights"))
        if x.gradient is not None:
            plan.product(self["weights"].T, dz, x.gradient_block)
