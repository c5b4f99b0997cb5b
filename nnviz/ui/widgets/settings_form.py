"""A form made from declared settings: one row each, the control that fits the kind."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from nnviz.hyper import HyperParam, Value
from nnviz.ui.i18n import catalogue
from nnviz.ui.widgets.buttons import Toggle
from nnviz.ui.widgets.labelled_combo import QuietCombo
from nnviz.ui.widgets.number_field import NumberField
from nnviz.ui.widgets.words import Label, Translated, Words, say

Control = NumberField | QuietCombo | Toggle


class SettingsForm(Translated, QWidget):
    """Label left, control right. ``changed`` carries the key and the new value; ``refused`` the sentence why not."""

    changed = Signal(str, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._declared: tuple[HyperParam, ...] = ()
        self._controls: dict[str, Control] = {}
        self._values: Mapping[str, Value] = {}
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setVerticalSpacing(6)
        self._layout.setColumnStretch(0, 1)

    def show_settings(self, declared: tuple[HyperParam, ...], values: Mapping[str, Value]) -> None:
        """Mirror these settings; the rows are made anew only when others are declared."""
        shown = tuple(hyper for hyper in declared if hyper.kind != "text")
        self._values = values
        if shown != self._declared:
            self._rebuild(shown)
        for hyper in shown:
            self._mirror(hyper, values.get(hyper.key, hyper.default))
        self.setVisible(bool(shown))

    def control(self, key: str) -> Control:
        """The control of a setting."""
        return self._controls[key]

    def retranslate(self) -> None:
        self._rebuild(self._declared)
        self.show_settings(self._declared, self._values)

    def _rebuild(self, declared: tuple[HyperParam, ...]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._declared = declared
        self._controls = {}
        for row, hyper in enumerate(declared):
            control = self._make(hyper)
            self._controls[hyper.key] = control
            if isinstance(control, Toggle):
                self._layout.addWidget(control, row, 0, 1, 2)
                continue
            label = Label(lambda hyper=hyper: row_label(hyper), "", self)  # type: ignore[misc]  # bound now
            label.setBuddy(control)
            self._layout.addWidget(label, row, 0)
            self._layout.addWidget(control, row, 1)

    def _make(self, hyper: HyperParam) -> Control:
        def words() -> Words:
            return Words(catalogue(hyper.label), catalogue(hyper.help) or catalogue(hyper.label))

        if hyper.kind == "bool":
            toggle = Toggle(words, self)
            toggle.toggled.connect(lambda is_on: self.changed.emit(hyper.key, is_on))
            return toggle
        if hyper.kind == "choice":
            combo = QuietCombo(self)
            say(combo, words())
            for choice in hyper.choices:
                combo.addItem(catalogue(choice), choice)
            combo.activated.connect(lambda index: self.changed.emit(hyper.key, combo.itemData(index)))
            return combo
        field = NumberField(words, self)
        field.entered.connect(lambda value: self._enter(hyper, value))
        field.refused.connect(lambda text: self._refuse(hyper, text))
        return field

    def _enter(self, hyper: HyperParam, number: float) -> None:
        value: Value = int(number) if hyper.kind == "int" and number.is_integer() else number
        problem = hyper.problem(value)
        if problem is None:
            self.changed.emit(hyper.key, value)
            return
        self._refuse(hyper, f"{number:g}")

    def _refuse(self, hyper: HyperParam, text: str) -> None:
        field = self._controls[hyper.key]
        if isinstance(field, NumberField):
            field.set_value(field.value)
        low = "−∞" if hyper.low is None else f"{hyper.low:g}"
        high = "∞" if hyper.high is None else f"{hyper.high:g}"
        sentence = self.tr("{0} must be a number from {1} to {2}, got {3}")
        if hyper.kind == "int":
            sentence = self.tr("{0} must be a whole number from {1} to {2}, got {3}")
        self.refused.emit(sentence.format(catalogue(hyper.label), low, high, text or "“”"))

    def _mirror(self, hyper: HyperParam, value: Value) -> None:
        control = self._controls[hyper.key]
        if isinstance(control, Toggle):
            control.set_value(bool(value))
        elif isinstance(control, NumberField):
            control.set_value(float(value))
        else:
            control.setCurrentIndex(max(0, control.findData(value)))


def row_label(hyper: HyperParam) -> str:
    """The label of a setting with its unit."""
    label = catalogue(hyper.label)
    return f"{label} ({catalogue(hyper.unit)})" if hyper.unit else label
