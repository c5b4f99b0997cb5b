"""Which network reads the drawing: the presets of one lab."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.spec.edits import Edit
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS
from nnviz.ui.i18n import catalogue
from nnviz.ui.panels.base import Panel
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.words import Words


class PresetPanel(Panel):
    """A list of the lab's experiments; another one is an edit like any other and can be undone."""

    def __init__(self, lab: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = [entry for entry in PRESETS.entries() if entry.thing.lab == lab]
        self.choice = LabelledCombo(
            lambda: Words(self.tr("Network"), self.tr("Which data and which kind of network read the drawing")),
            lambda: [(entry.thing.name, catalogue(entry.label)) for entry in self._entries],
            self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        self.choice.chosen.connect(self._choose)

    def show_spec(self, spec: ExperimentSpec) -> None:
        self.choice.set_value(spec.name)

    def _choose(self, name: str) -> None:
        chosen = next(entry.thing for entry in self._entries if entry.thing.name == name)
        self.edited.emit(Edit(self.tr("Open another network"), lambda _spec: chosen))
