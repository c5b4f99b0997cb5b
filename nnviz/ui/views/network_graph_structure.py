"""From the spec to what stands above the columns, and from what the user asks there to an Edit."""

from functools import partial

from PySide6.QtCore import QObject

from nnviz.spec import edits
from nnviz.spec.catalogues import layer_settings
from nnviz.spec.edits import Edit
from nnviz.spec.parts import ExperimentSpec, LayerSpec, NetworkSpec
from nnviz.ui.activation_names import activation_name
from nnviz.ui.i18n import QT_TRANSLATE_NOOP, catalogue
from nnviz.ui.views.layer_names import short_title
from nnviz.ui.views.network_graph_captions import Caption
from nnviz.ui.views.network_graph_headers import HeaderFacts
from nnviz.ui.views.network_graph_layout import Column

MOST_HIDDEN_LAYERS = 8
ONLY_LAST = ("softmax",)
ROLE_NAMES = {
    "generator": QT_TRANSLATE_NOOP("catalogue", "Generator"),
    "discriminator": QT_TRANSLATE_NOOP("catalogue", "Discriminator"),
    "encoder": QT_TRANSLATE_NOOP("catalogue", "Encoder"),
    "decoder": QT_TRANSLATE_NOOP("catalogue", "Decoder"),
}
END_NAMES = {
    ("generator", "inputs"): QT_TRANSLATE_NOOP("catalogue", "Noise"),
    ("generator", "output"): QT_TRANSLATE_NOOP("catalogue", "Made"),
    ("encoder", "output"): QT_TRANSLATE_NOOP("catalogue", "Code"),
    ("decoder", "inputs"): QT_TRANSLATE_NOOP("catalogue", "Draw"),
}
GAP_NAMES = {
    "discriminator": QT_TRANSLATE_NOOP("catalogue", "or real"),
    "decoder": QT_TRANSLATE_NOOP("catalogue", "sampled"),
}


class Structure(QObject):
    """Reads all networks of the newest spec; ``columns`` are those on the screen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._networks: tuple[NetworkSpec, ...] = ()
        self._layers: dict[str, LayerSpec] = {}
        self.columns: tuple[Column, ...] = ()

    def show_spec(self, spec: ExperimentSpec) -> None:
        """Take the newest spec."""
        self._networks = spec.networks
        self._layers = {layer.id: layer for network in spec.networks for layer in network.layers}

    # ------------------------------------------------------------------ words

    def title(self, number: int) -> str:
        """What a column is called inside its network."""
        column = self.columns[number]
        if name := END_NAMES.get((self._role(column.network), column.role)):
            return catalogue(name)
        if column.role == "inputs":
            return self.tr("Input") if column.tile == "picture" else self.tr("Inputs")
        if column.role == "output":
            return self.tr("Output")
        if column.is_dense:
            own = (other for other in self.columns[:number] if other.network == column.network)
            return self.tr("Hidden {0}").format(1 + sum(other.role == "hidden" and other.is_dense for other in own))
        return catalogue(column.label)

    def full_title(self, number: int) -> str:
        """What a column is called among all networks."""
        captions = self.captions()
        title = self.title(number)
        return f"{captions[self.columns[number].network].name} · {title}" if captions else title

    def captions(self) -> tuple[Caption, ...]:
        """What stands above each of several networks; nothing for a single one."""
        count = 1 + max((column.network for column in self.columns), default=0)
        if count < 2:
            return ()
        roles = [self._role(number) for number in range(count)]
        return tuple(
            Caption(
                catalogue(ROLE_NAMES.get(role, role)),
                catalogue(GAP_NAMES[role]) if number and role in GAP_NAMES else "",
                *(_ends([column.network == number for column in self.columns])),
            )
            for number, role in enumerate(roles)
        )

    def _role(self, network: int) -> str:
        return self._networks[network].role if network < len(self._networks) else ""

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
            activation_name(activation) if activation else _detail(column),
            short=short_title(layer.kind, title),
            units=int(units) if units is not None else None,
            choices=tuple((key, activation_name(key)) for key in choices if key not in ONLY_LAST),
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
        """Whether a column takes plain numbers from the one before it, in its own network."""
        if number < 0 or number + 1 >= len(self.columns) or self.columns[number + 1].role == "inputs":
            return False
        behind = self.columns[number + 1]
        layer = self._layers.get(behind.layer_id)
        return behind.is_dense or (layer is not None and layer.kind == "dense")

    def _insertion_refusal(self, number: int) -> str:
        if not self._has_insert(number):
            return self.tr("A dense layer fits only in front of another dense layer.")
        if self.columns[number + 1].layer_id not in self._layers:
            return self.tr("The network is being built.")
        own = [column for column in self.columns if column.network == self.columns[number].network]
        if sum(column.role == "hidden" for column in own) >= MOST_HIDDEN_LAYERS:
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
        name = self.tr("Set {0} to {1}").format(self.title(number), activation_name(activation))
        return Edit(name, partial(edits.set_activation, layer_id=layer.id, activation=activation))

    def insert_layer(self, number: int) -> Edit | None:
        """A new dense layer behind a column, in front of the next one."""
        if not 0 <= number < len(self.columns) - 1 or self._insertion_refusal(number):
            return None
        network = self.columns[number].network
        ids = [layer.id for layer in self._networks[network].layers]
        place = ids.index(self.columns[number + 1].layer_id)
        after_id = ids[place - 1] if place else ""
        return Edit(self.tr("Add a layer"), partial(edits.add_layer, after_id=after_id, network=network))

    def remove_layer(self, number: int) -> Edit | None:
        """The network without this column's layer."""
        layer = self._hidden(number)
        if layer is None:
            return None
        return Edit(self.tr("Remove {0}").format(self.title(number)), partial(edits.remove_layer, layer_id=layer.id))

    def _hidden(self, number: int) -> LayerSpec | None:
        column = self.columns[number]
        return self._layers.get(column.layer_id) if column.role == "hidden" else None


def _ends(is_member: list[bool]) -> tuple[int, int]:
    """The first and the last true place."""
    places = [place for place, is_in in enumerate(is_member) if is_in]
    return places[0], places[-1]


def _detail(column: Column) -> str:
    if column.activation:
        return activation_name(column.activation)
    shape = column.picture if column.role == "inputs" else column.shape if len(column.shape) > 1 else ()
    return " × ".join(str(length) for length in shape)
