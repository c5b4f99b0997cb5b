"""Augmentation: pictures that are changed a little each time they train, on or off, and how much."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.data import DATASETS
from nnviz.data.augmentation import AUGMENTATION
from nnviz.hyper import HyperParam, Value
from nnviz.spec import edits
from nnviz.spec.edits import Edit
from nnviz.spec.parts import DataSpec, ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.panels.base import Panel
from nnviz.ui.widgets.buttons import Toggle
from nnviz.ui.widgets.problem_label import ProblemLabel
from nnviz.ui.widgets.settings_form import SettingsForm
from nnviz.ui.widgets.words import Words

USUAL = {"shift": 6.0, "rotate": 10.0, "scale": 10.0, "shear": 8.0, "thickness": 0.3, "grain": 0.0}
"""What suits digits: they stay what they are."""


class AugmentationPanel(Panel):
    """A switch with a form below it; nothing where the data are no pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Toggle(
            lambda: Words(
                self.tr("Change pictures a little"),
                self.tr("Each time a picture trains it is moved, turned and bent a little (data augmentation)"),
            ),
            self,
        )
        self.form = SettingsForm(self)
        self._problem = ProblemLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_SMALL)
        for widget in (self.switch, self.form, self._problem):
            layout.addWidget(widget)
        self.switch.toggled.connect(self._switch)
        self.form.changed.connect(self._set)
        self.form.refused.connect(self._problem.show_problem)

    def show_spec(self, spec: ExperimentSpec) -> None:
        declared = declared_augmentation(spec.data)
        self.setVisible(bool(declared))
        is_on = any(bool(spec.data.settings.get(hyper.key)) for hyper in declared)
        self.switch.set_value(is_on)
        self.form.show_settings(declared if is_on else (), spec.data.settings)
        self._problem.clear_problem()

    def _switch(self, is_on: bool) -> None:
        name = self.tr("Augment pictures") if is_on else self.tr("Stop augmenting")

        def change(spec: ExperimentSpec) -> ExperimentSpec:
            for hyper in declared_augmentation(spec.data):
                spec = edits.set_data_setting(spec, hyper.key, USUAL[hyper.key] if is_on else 0.0)
            return spec

        self.edited.emit(Edit(name, change, None))

    def _set(self, key: str, value: Value) -> None:
        name = self.tr("Change augmentation")
        self.edited.emit(Edit(name, lambda spec: edits.set_data_setting(spec, key, value), None))


def declared_augmentation(data: DataSpec) -> tuple[HyperParam, ...]:
    """The settings of augmentation that a dataset has; none for what is no picture."""
    declared = DATASETS[data.kind].hyper if data.kind in DATASETS else ()
    return tuple(hyper for hyper in AUGMENTATION if hyper in declared)
