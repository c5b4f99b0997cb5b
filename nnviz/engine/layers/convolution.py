"""What convolution and transposed convolution share: settings and parameters."""

from typing import ClassVar

from nnviz.engine.activations import ACTIVATIONS, Activation
from nnviz.engine.layers.base import Stacked, activation_setting, whole
from nnviz.engine.layers.windows import KERNEL, PADDING, STRIDE
from nnviz.engine.parameters import ParamSlot
from nnviz.hyper import HyperParam


class Convolution(Stacked):
    """A layer of small filters: ``a = f(z)``, z a sum over windows ``+ bias``.

    Parameters: ``kernel`` (size, size, channels, filters), ``bias`` (filters,); ``block`` has the bias as its last row.
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
