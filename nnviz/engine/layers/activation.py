"""An activation as a layer of its own."""

import numpy as np

from nnviz.engine.activations import ACTIVATIONS, Activation
from nnviz.engine.layers.base import LAYERS, Layer, activation_setting
from nnviz.engine.plan import Plan
from nnviz.engine.signals import Signal


@LAYERS.register("activation", "Activation", "Sends every number through a function.")
class ActivationLayer(Layer):
    """``y = f(x)``, element by element (softmax: over the features). Any shape."""

    keeps_features = True
    hyper = (activation_setting(),)

    @property
    def activation(self) -> Activation:
        """The f of ``y = f(x)``."""
        return ACTIVATIONS[str(self.settings["activation"])]

    def plan_forward(self, plan: Plan, x: Signal, y: Signal) -> None:
        y.pre_activation = x.value
        self.activation.plan_forward(plan, y)

    def plan_backward(self, plan: Plan, x: Signal, y: Signal) -> None:
        dz = self.activation.plan_backward(plan, y)
        if x.gradient is not None:
            plan.call(np.copyto, x.gradient, dz)
