"""The inputs that a planar experiment can use: functions of the two coordinates, each on or off."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nnviz.data import DATASETS
from nnviz.data.features import FEATURES
from nnviz.spec import edits
from nnviz.spec.edits import Edit
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.panels.base import Panel
from nnviz.ui.widgets.buttons import Toggle
from nnviz.ui.widgets.problem_label import ProblemLabel
from nnviz.ui.widgets.words import Label, Words

COLUMNS = 2


class InputsPanel(Panel):
    """One check box for each feature; hidden for data that are not planar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggles: dict[str, Toggle] = {}
        self._problem = ProblemLabel(self)
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for number, entry in enumerate(FEATURES.entries()):
            toggle = Toggle(partial(self._words, entry.label, entry.help), self)
            toggle.toggled.connect(partial(self._toggle, entry.key))
            self.toggles[entry.key] = toggle
            grid.addWidget(toggle, number // COLUMNS, number % COLUMNS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_SMALL)
        layout.addWidget(Label(lambda: self.tr("Inputs"), "heading", self))
        layout.addLayout(grid)
        layout.addWidget(self._problem)

    def show_spec(self, spec: ExperimentSpec) -> None:
        is_used = DATASETS[spec.data.kind].is_planar and spec.training.trainer.kind == "supervised"
        self.setVisible(is_used)
        for key, toggle in self.toggles.items():
            toggle.set_value(key in spec.data.features)
        self._problem.clear_problem()

    def show_problem(self, where: str, message: str) -> None:
        if where.startswith("data.features"):
            self._problem.show_problem(message)

    def _words(self, label: str, help: str) -> Words:
        return Words(label, self.tr("Feed the network {0}: {1}").format(label, catalogue(help)))

    @property
    def problem(self) -> str:
        """What the panel complains about, or an empty text."""
        return self._problem.text()

    def _toggle(self, key: str, is_on: bool) -> None:
        if not any(toggle.isChecked() for toggle in self.toggles.values()):
            self.toggles[key].set_value(True)
            self._problem.show_problem(self.tr("The network needs at least one input."))
            return
        self.edited.emit(Edit(self.tr("Change inputs"), partial(edits.toggle_feature, key=key)))
