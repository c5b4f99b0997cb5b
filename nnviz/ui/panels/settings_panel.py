"""All settings of learning: updates, stop rules, optimizer, schedule, clipping, initial weights, pictures, layers."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nnviz.hyper import Value
from nnviz.spec import edits
from nnviz.spec.bounds import STOP, TRAINING
from nnviz.spec.catalogues import PART_CATALOGUES, Part, part_settings
from nnviz.spec.edits import Edit
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.training_edits import part_of
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.panels.augmentation_panel import AugmentationPanel
from nnviz.ui.panels.base import Panel
from nnviz.ui.panels.layers_panel import LayersPanel
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.problem_label import ProblemLabel
from nnviz.ui.widgets.settings_form import SettingsForm
from nnviz.ui.widgets.words import Label, Words

PARTS: tuple[Part, ...] = ("optimizer", "schedule", "clip", "initializer")
SETTERS = {
    "optimizer": edits.set_optimizer,
    "schedule": edits.set_schedule,
    "clip": edits.set_clip,
    "initializer": edits.set_initializer,
}


class SettingsPanel(Panel):
    """Three columns: the numbers and stop rules, the parts with their own settings, the layers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = SettingsForm(self)
        self.stops = SettingsForm(self)
        self.loss = SettingsForm(self)
        self.choices = {part: self._choice(part) for part in PARTS}
        self.forms = {part: SettingsForm(self) for part in PARTS}
        self.layers = LayersPanel(self)
        self.augmentation = AugmentationPanel(self)
        self._problem = ProblemLabel(self)
        self._build()
        for panel in (self.layers, self.augmentation):
            panel.edited.connect(self.edited)
        self.numbers.changed.connect(self._set_number)
        self.stops.changed.connect(self._set_stop)
        self.loss.changed.connect(partial(self._set_part, "loss"))
        for form in (self.numbers, self.stops, self.loss, *self.forms.values()):
            form.refused.connect(self._problem.show_problem)
        for part, form in self.forms.items():
            form.changed.connect(partial(self._set_part, part))

    def show_spec(self, spec: ExperimentSpec) -> None:
        training = spec.training
        self.numbers.show_settings(TRAINING, {hyper.key: getattr(training, hyper.key) for hyper in TRAINING})
        self.stops.show_settings(STOP, {hyper.key: getattr(training.stop, hyper.key) for hyper in STOP})
        self.loss.show_settings(part_settings("loss", training.loss.kind), training.loss.settings)
        for part in PARTS:
            shown = part_of(spec, part)
            self.choices[part].set_value(shown.kind)
            self.forms[part].show_settings(part_settings(part, shown.kind), shown.settings)
        self._problem.clear_problem()
        self.layers.show_spec(spec)
        self.augmentation.show_spec(spec)

    def show_problem(self, where: str, message: str) -> None:
        if where.startswith(("layer", "networks")):
            self.layers.show_problem(where, message)
        if where.startswith(("training", "initializer")):
            self._problem.show_problem(message)

    @property
    def problem(self) -> str:
        """What the panel complains about, or an empty text."""
        return self._problem.text()

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.GAP)
        left.addWidget(Label(lambda: self.tr("Updates"), "heading", self))
        left.addWidget(self.numbers)
        left.addWidget(self.loss)
        left.addSpacing(theme.GAP)
        left.addWidget(Label(lambda: self.tr("Stop by itself"), "heading", self))
        left.addWidget(self.stops)
        left.addSpacing(theme.GAP)
        left.addWidget(self.augmentation)
        left.addStretch(1)
        for part in PARTS:
            right.addWidget(self.choices[part])
            right.addWidget(self.forms[part])
        right.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GAP_LARGE)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.addWidget(self.layers, 0, 2)
        grid.addWidget(self._problem, 1, 0, 1, 3)
        for column_number in (0, 1, 2):
            grid.setColumnMinimumWidth(column_number, 230)

    def _choice(self, part: Part) -> LabelledCombo:
        words = {
            "optimizer": lambda: Words(
                self.tr("Optimizer"), self.tr("The rule that turns gradients into updates of the weights (optimizer)")
            ),
            "schedule": lambda: Words(
                self.tr("Learning rate schedule"), self.tr("How the learning rate changes while training runs")
            ),
            "clip": lambda: Words(
                self.tr("Gradient clipping"), self.tr("Keeps gradients from exploding: by value or by their norm")
            ),
            "initializer": lambda: Words(
                self.tr("Initial weights"), self.tr("How weights are drawn; takes effect with the next reset")
            ),
        }[part]
        entries = PART_CATALOGUES[part].entries
        combo = LabelledCombo(words, lambda: [(entry.key, catalogue(entry.label)) for entry in entries()], self)
        combo.chosen.connect(partial(self._choose_part, part))
        return combo

    def _name(self, part: Part) -> str:
        return {
            "optimizer": self.tr("Change optimizer"),
            "schedule": self.tr("Change learning rate schedule"),
            "clip": self.tr("Change gradient clipping"),
            "initializer": self.tr("Change initial weights"),
            "loss": self.tr("Change loss"),
        }[part]

    def _choose_part(self, part: Part, kind: str) -> None:
        self.edited.emit(Edit(self._name(part), partial(SETTERS[part], kind=kind)))

    def _set_part(self, part: Part, key: str, value: Value) -> None:
        self.edited.emit(Edit(self._name(part), partial(edits.set_part_setting, part=part, key=key, value=value)))

    def _set_number(self, key: str, value: Value) -> None:
        number = float(value)
        changes: dict[str, tuple[str, edits.Change]] = {
            "learning_rate": (self.tr("Change learning rate"), lambda spec: edits.set_learning_rate(spec, number)),
            "batch_size": (self.tr("Change batch size"), lambda spec: edits.set_batch_size(spec, int(number))),
            "l1": (self.tr("Change regularisation"), lambda spec: edits.set_l1(spec, number)),
            "l2": (self.tr("Change regularisation"), lambda spec: edits.set_l2(spec, number)),
        }
        name, change = changes[key]
        self.edited.emit(Edit(name, change))

    def _set_stop(self, key: str, value: Value) -> None:
        def change(spec: ExperimentSpec) -> ExperimentSpec:
            rules: dict[str, Any] = {key: value}  # Any: each rule has its own type, which the form has checked
            return edits.set_stop(spec, replace(spec.training.stop, **rules))

        self.edited.emit(Edit(self.tr("Change stop rules"), change))
