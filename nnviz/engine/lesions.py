"""Lesions: a network with a part of it silent, while its trained numbers stay as they are."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from nnviz.engine.network import Sequential
from nnviz.engine.plan import Plan

INPUTS = ""
"""Stands for the inputs where a layer id is asked for."""


class Lesioned(Sequential):
    """``network`` with some units silent: they answer 0. It reads the same weights where they lie.

    ``units`` are unit numbers by layer id, INPUTS for the inputs. Void once the settings of ``network`` change.

    Raises KeyError for an unknown layer, IndexError for a unit that it does not have.
    """

    def __init__(self, network: Sequential, units: Mapping[str, Sequence[int]]) -> None:
        self.__dict__.update(network.__dict__)
        self._plans = OrderedDict()
        self._silent = {layer_id: tuple(numbers) for layer_id, numbers in units.items()}
        for layer_id, numbers in self._silent.items():
            count = (self.input_shape if layer_id == INPUTS else self.layer(layer_id).shape)[-1]
            for unit in numbers:
                if not 0 <= unit < count:
                    raise IndexError(f"{layer_id or 'the input'} has the units 0 to {count - 1}, got {unit}")

    def plan(self, batch: int, **options: Any) -> Plan:  # Any: the keywords of Sequential.plan
        """As of a whole network; always detailed, so that no layer leaves its end to the next."""
        inner = {layer_id: units for layer_id, units in self._silent.items() if layer_id != INPUTS}
        plan = super().plan(batch, **(options | {"is_detailed": True, "lesions": inner}))
        for unit in self._silent.get(INPUTS, ()):
            plan.call_first(plan.input.unit(plan.input.value, unit).fill, 0)
        return plan


@contextmanager
def without_parameter(network: Sequential, index: int) -> Iterator[Sequential]:
    """The network while one number of its parameter vector counts as 0; what it was comes back bit for bit.

    Raises IndexError when there is no such number.
    """
    values = network.parameters.values
    if not 0 <= index < len(values):
        raise IndexError(f"the network has the parameters 0 to {len(values) - 1}, got {index}")
    before = values[index]
    values[index] = 0
    try:
        yield network
    finally:
        values[index] = before
