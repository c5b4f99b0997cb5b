"""Every setting of every layer, and layers of any kind added and removed."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnviz.hyper import Value
from nnviz.spec import edits
from nnviz.spec.catalogues import layer_kinds, layer_settings
from nnviz.spec.edits import Edit
from nnviz.spec.parts import ExperimentSpec, LayerSpec
from nnviz.spec.shapes import LayerSummary, network_input, summarise
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.panels.base import Panel
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.problem_label import ProblemLabel
from nnviz.ui.widgets.settings_form import SettingsForm
from nnviz.ui.widgets.words import Label, Words

FIRST_CHOICE = "dropout"


class LayersPanel(Panel):
    """One layer at a time: choose it, change its settings, put another behind it, or take it out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: ExperimentSpec | None = None
        self.layer = LabelledCombo(
            lambda: Words(self.tr("Layer"), self.tr("Which layer the settings below belong to, with its output shape")),
            self._layers,
            self,
        )
        self.form = SettingsForm(self)
        self.kind = LabelledCombo(
            lambda: Words(self.tr("New layer"), self.tr("What kind of layer to put behind the chosen one")),
            lambda: [(key, catalogue(label)) for key, label in layer_kinds()],
            self,
        )
        self.kind.set_value(FIRST_CHOICE)
        self.add = TextButton(
            lambda: Words(self.tr("Add behind"), self.tr("Put the new layer behind the chosen one")), self
        )
        self.remove = TextButton(
            lambda: Words(self.tr("Remove"), self.tr("Take the chosen layer out of the network")), self
        )
        self._problem = ProblemLabel(self)
        self._build()
        self.layer.chosen.connect(self._show_layer)
        self.form.changed.connect(self._set)
        self.form.refused.connect(self._problem.show_problem)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)

    def show_spec(self, spec: ExperimentSpec) -> None:
        self._spec = spec
        self.layer.offer()
        self._show_layer()

    def show_problem(self, where: str, message: str) -> None:
        self._problem.show_problem(message)

    @property
    def problem(self) -> str:
        """What the panel complains about, or an empty text."""
        return self._problem.text()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Label(lambda: self.tr("Layers"), "heading", self))
        column.addWidget(self.layer)
        column.addWidget(self.form)
        column.addSpacing(theme.GAP)
        column.addWidget(self.kind)
        column.addLayout(buttons)
        column.addWidget(self._problem)
        column.addStretch(1)

    def _layers(self) -> list[tuple[str, str]]:
        lines = [] if self._spec is None else summaries(self._spec)
        return [(line.id, f"{number}. {described(line)}") for number, line in enumerate(lines, 1)]

    def _chosen(self) -> LayerSpec | None:
        networks = self._spec.networks if self._spec else ()
        return next((layer for each in networks for layer in each.layers if layer.id == self.layer.value), None)

    def _show_layer(self) -> None:
        self._problem.clear_problem()
        layer = self._chosen()
        if layer is not None:
            self.form.show_settings(layer_settings(layer.kind), layer.settings)

    def _set(self, key: str, value: Value) -> None:
        self._problem.clear_problem()
        change = partial(edits.set_layer_setting, layer_id=self.layer.value, key=key, value=value)
        self.edited.emit(Edit(self.tr("Change a layer"), change))

    def _add(self) -> None:
        self._problem.clear_problem()
        change = partial(edits.add_layer, after_id=self.layer.value, kind=self.kind.value)
        self.edited.emit(Edit(self.tr("Add a layer"), change))

    def _remove(self) -> None:
        self._problem.clear_problem()
        self.edited.emit(Edit(self.tr("Remove a layer"), partial(edits.remove_layer, layer_id=self.layer.value)))


def summaries(spec: ExperimentSpec) -> list[LayerSummary]:
    """A line for each layer of all networks, in order."""
    return [
        line
        for number, network in enumerate(spec.networks)
        for line in summarise(network.layers, network_input(spec, number))
    ]


def described(line: LayerSummary) -> str:
    """The kind and the output shape: "Dense · 8", "Convolution · 26 × 26 × 32"."""
    return f"{catalogue(line.label)} · {' × '.join(map(str, line.output_shape))}"
