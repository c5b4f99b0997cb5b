"""From the spec to what stands above the columns, and from what the user asks there to an Edit."""

from functools import partial

from PySide6.QtCore import QObject

from nnviz.spec import edits
from nnviz.spec.catalogues import layer_settings
from nnviz.spec.edits import Edit
from nnviz.spec.parts import ExperimentSpec, LayerSpec
from nnviz.ui.views.network_graph_headers import HeaderFacts
from nnviz.ui.views.network_graph_layout import Column

MOST_HIDDEN_LAYERS = 8
ONLY_LAST = ("softmax",)
USUAL_NAMES = {"relu": "ReLU", "leaky_relu": "leaky ReLU", "elu": "ELU", "gelu": "GELU", "silu": "SiLU"}


class Structure(QObject):
    """Reads one network of the newest spec; ``columns`` are those on the screen."""

    def __init__(self, network: int, parent: QObject) -> None:
        super().__init__(parent)
        self._network = network
        self._layers: dict[str, LayerSpec] = {}
        self.columns: tuple[Column, ...] = ()

    def show_spec(self, spec: ExperimentSpec) -> None:
        """Take the newest spec."""
        layers = spec.networks[self._network].layers if self._network < len(spec.networks) else ()
        self._layers = {layer.id: layer for layer in layers}

    # ------------------------------------------------------------------ words

    def title(self, number: int) -> str:
        """What a column is called."""
        column = self.columns[number]
        if column.role == "inputs":
            return self.tr("Input") if column.tile == "picture" else self.tr("Inputs")
        if column.role == "output":
            return self.tr("Output")
        if column.is_dense:
            before = sum(other.role == "hidden" and other.is_dense for other in self.columns[:number])
            return self.tr("Hidden {0}").format(before + 1)
        return column.label

    def facts(self) -> tuple[HeaderFacts, ...]:
        """What stands above each column."""
        return tuple(self._facts(number, column) for number, column in enumerate(self.columns))

    def _facts(self, number: int, column: Column) -> HeaderFacts:
        title, layer = self.title(number), self._layers.get(column.layer_id)
        behind_refusal, has_insert = self._insertion_refusal(number), self._has_insert(number)
        if column.role != "hidden" or layer is None:
            return HeaderFacts(title, _detail(column), behind_refusal=behind_refusal, has_insert=has_insert)
        declared = {hyper.key: hyper for hyper in layer_settings(layer.kind)}
        units = layer.settings.get("units")
        activation = str(layer.settings.get("activation", ""))
        choices = declared["activation"].choices if "activation" in declared else ()
        return HeaderFacts(
            title,
            _activation_label(activation) or _detail(column),
            units=int(units) if units is not None else None,
            choices=tuple((key, _activation_label(key)) for key in choices if key not in ONLY_LAST),
            activation=activation,
            is_layer=True,
            fewer_refusal=self._units_refusal(layer, -1),
            more_refusal=self._units_refusal(layer, 1),
            before_refusal=self._insertion_refusal(number - 1),
            behind_refusal=behind_refusal,
            has_insert=has_insert,
        )

    # ------------------------------------------------------------------ bounds

    def _units_refusal(self, layer: LayerSpec, by: int) -> str:
        units = next((hyper for hyper in layer_settings(layer.kind) if hyper.key == "units"), None)
        if units is None or "units" not in layer.settings:
            return self.tr("This layer has no neurons to count.")
        wanted = int(layer.settings["units"]) + by
        if units.low is not None and wanted < units.low:
            return self.tr("A layer keeps at least {0} neuron; remove the layer instead.").format(int(units.low))
        if units.high is not None and wanted > units.high:
            return self.tr("A layer has at most {0} neurons.").format(int(units.high))
        return ""

    def _has_insert(self, number: int) -> bool:
        return number + 1 < len(self.columns) and self.columns[number + 1].is_dense

    def _insertion_refusal(self, number: int) -> str:
        if not self._has_insert(number):
            return self.tr("A dense layer fits only in front of another dense layer.")
        if self.columns[number + 1].layer_id not in self._layers:
            return self.tr("The network is being built.")
        if sum(column.role == "hidden" for column in self.columns) >= MOST_HIDDEN_LAYERS:
            return self.tr("The picture has room for {0} hidden layers.").format(MOST_HIDDEN_LAYERS)
        return ""

    # ------------------------------------------------------------------ edits, None where they are refused

    def add_units(self, number: int, by: int) -> Edit | None:
        """``by`` neurons more in a column."""
        layer = self._hidden(number)
        if layer is None or self._units_refusal(layer, by):
            return None
        name = self.tr("Add a neuron to {0}") if by > 0 else self.tr("Remove a neuron from {0}")
        return Edit(name.format(self.title(number)), partial(edits.add_units, layer_id=layer.id, by=by))

    def set_activation(self, number: int, activation: str) -> Edit | None:
        """Another activation for a column."""
        layer = self._hidden(number)
        if layer is None or layer.settings.get("activation") == activation:
            return None
        name = self.tr("Set {0} to {1}").format(self.title(number), _activation_label(activation))
        return Edit(name, partial(edits.set_activation, layer_id=layer.id, activation=activation))

    def insert_layer(self, number: int) -> Edit | None:
        """A new dense layer behind a column, in front of the next one."""
        if not 0 <= number < len(self.columns) - 1 or self._insertion_refusal(number):
            return None
        ids = list(self._layers)
        place = ids.index(self.columns[number + 1].layer_id)
        after_id = ids[place - 1] if place else ""
        return Edit(self.tr("Add a layer"), partial(edits.add_layer, after_id=after_id, network=self._network))

    def remove_layer(self, number: int) -> Edit | None:
        """The network without this column's layer."""
        layer = self._hidden(number)
        if layer is None:
            return None
        return Edit(self.tr("Remove {0}").format(self.title(number)), partial(edits.remove_layer, layer_id=layer.id))

    def _hidden(self, number: int) -> LayerSpec | None:
        column = self.columns[number]
        return self._layers.get(column.layer_id) if column.role == "hidden" else None


def _activation_label(key: str) -> str:
    return USUAL_NAMES.get(key, key)


def _detail(column: Column) -> str:
    if column.activation:
        return _activation_label(column.activation)
    shape = column.picture if column.role == "inputs" else column.shape if len(column.shape) > 1 else ()
    return " × ".join(str(length) for length in shape)
