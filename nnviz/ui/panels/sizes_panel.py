"""Window sizes to try: what comes out, why some do not fit, and a button that gives them to a layer."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.hyper import Settings
from nnviz.spec.edits import Edit, set_layer_setting
from nnviz.spec.parts import ExperimentSpec, LayerSpec
from nnviz.spec.shapes import LayerSummary, summarise_layer
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.panels.base import Panel
from nnviz.ui.panels.layers_panel import summaries
from nnviz.ui.sentences import sentence
from nnviz.ui.views.window_fit import Fit, Sizes, fit_of, padding_that_keeps, strides_that_fit
from nnviz.ui.views.windows import KINDS
from nnviz.ui.widgets.axes import number_text
from nnviz.ui.widgets.buttons import TextButton, Toggle
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.sizes_canvas import SizesCanvas
from nnviz.ui.widgets.stepper import Stepper
from nnviz.ui.widgets.words import Label, Translated, Words

USUAL = Sizes(28, 0, 3, 1)
LARGEST = Sizes(64, 8, 15, 8)
NARROW = 440


class SizesPanel(Translated, Panel):
    """The steppers are for trying; only the button makes an edit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: ExperimentSpec | None = None
        self.canvas = SizesCanvas(self)
        self.picture = Stepper(lambda: Words(self.tr("Input size"), self.tr("Height and width of what comes in")), 1,
                               LARGEST.picture, self)  # fmt: skip
        self.padding = Stepper(lambda: Words(self.tr("Padding"), self.tr("Zeros put on each side of the input")), 0,
                               LARGEST.padding, self)  # fmt: skip
        self.kernel = Stepper(lambda: Words(self.tr("Kernel size"), self.tr("Height and width of the window")), 1,
                              LARGEST.kernel, self)  # fmt: skip
        self.stride = Stepper(lambda: Words(self.tr("Stride"), self.tr("How far the window moves at a time")), 1,
                              LARGEST.stride, self)  # fmt: skip
        self.drops = Toggle(self._drop_words, self)
        self.layer = LabelledCombo(self._layer_words, self._layers, self)
        self.use = TextButton(self._use_words, self)
        self._formula, self._reason, self._there = QLabel(self), QLabel(self), QLabel(self)
        self._rows = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._build()
        for stepper in self._steppers():
            stepper.stepped.connect(self._show)
        self.drops.toggled.connect(self._show)
        self.layer.chosen.connect(self._load)
        self.use.clicked.connect(self._use)
        self._show_sizes(USUAL)

    def show_spec(self, spec: ExperimentSpec) -> None:
        is_first = self._spec is None
        self._spec = spec
        self.layer.offer()
        if is_first:
            self._load()
        else:
            self._show()

    def show_problem(self, where: str, message: str) -> None:
        if self.isVisible():
            self._reason.setText(message)

    @property
    def sizes(self) -> Sizes:
        """What is tried."""
        return Sizes(self.picture.value, self.padding.value, self.kernel.value, self.stride.value)

    @property
    def reason(self) -> str:
        """Why the sizes are refused, or an empty text."""
        return self._reason.text()

    @property
    def formula(self) -> str:
        """The arithmetic with the numbers put in."""
        return self._formula.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the column is narrow, what stood side by side stands under each other."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight if self.width() >= NARROW else QBoxLayout.Direction.TopToBottom
        for row in self._rows:
            row.setDirection(way)

    def retranslate(self) -> None:
        self._show()

    # ------------------------------------------------------------------ inside

    def _build(self) -> None:
        column = QVBoxLayout(self)
        first, second, third = self._rows
        for row, stepper in zip((first, first, second, second), self._steppers(), strict=True):
            row.setSpacing(theme.GAP)
            row.addWidget(stepper, 1)
        third.addWidget(self.layer, 1)
        third.addWidget(self.use)
        self._reason.setProperty("role", "problem")
        self._there.setProperty("role", "dim")
        self._formula.setProperty("role", "heading")
        for label in (self._formula, self._reason, self._there):
            label.setWordWrap(True)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Label(lambda: self.tr("Try window sizes"), "heading", self))
        column.addWidget(self.canvas, 1)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._formula)
        column.addWidget(self._reason)
        column.addWidget(self.drops)
        column.addLayout(third)
        column.addWidget(self._there)

    def _steppers(self) -> tuple[Stepper, ...]:
        return self.picture, self.padding, self.kernel, self.stride

    def _show_sizes(self, sizes: Sizes) -> None:
        values = (sizes.picture, sizes.padding, sizes.kernel, sizes.stride)
        for stepper, value in zip(self._steppers(), values, strict=True):
            stepper.set_value(value)
        self._show()

    def _show(self) -> None:
        """Everything that follows from the four numbers."""
        sizes, fit = self.sizes, fit_of(self.sizes)
        is_legal = not fit.trouble or (fit.trouble == "uneven" and self.drops.isChecked())
        came_out = f"{fit.output} × {fit.output}" if is_legal else "–"
        captions = (f"{sizes.padded} × {sizes.padded}", self.tr("output {0}").format(came_out))
        self.canvas.show_sizes(sizes, fit, captions)
        self._formula.setText(self._formula_words(sizes, came_out))
        refusal = "" if is_legal else self._refusal(sizes, fit)
        there = ""
        if not refusal:
            there, refusal = self._in_layer()
        self._reason.setText(refusal)
        self._there.setText(there)
        self.use.setEnabled(not refusal and self._chosen() is not None)

    def _chosen(self) -> tuple[LayerSpec, LayerSummary] | None:
        """The layer that the sizes are meant for."""
        if self._spec is None:
            return None
        key = self.layer.value
        layer = next((layer for network in self._spec.networks for layer in network.layers if layer.id == key), None)
        line = next((line for line in summaries(self._spec) if line.id == key), None)
        return (layer, line) if layer is not None and line is not None else None

    def _load(self) -> None:
        """Try the sizes that the chosen layer has now."""
        found = self._chosen()
        if found is None:
            self._show()
            return
        layer, line = found
        settings = layer.settings
        sizes = Sizes(line.input_shape[0], 0, int(settings["kernel" if "kernel" in settings else "size"]),
                      int(settings["stride"]))  # fmt: skip
        padding = padding_that_keeps(sizes) if settings.get("padding") == "same" else 0
        self._show_sizes(Sizes(sizes.picture, padding or 0, sizes.kernel, sizes.stride))

    def _new_settings(self, layer: LayerSpec) -> Settings | None:
        """The layer's settings with these sizes; None when it cannot have this padding."""
        sizes = self.sizes
        if layer.kind != "conv2d":
            return None if sizes.padding else layer.settings.replace(size=sizes.kernel, stride=sizes.stride)
        if sizes.padding not in (0, padding_that_keeps(sizes)):
            return None
        padding = "same" if sizes.padding else "valid"
        return layer.settings.replace(kernel=sizes.kernel, stride=sizes.stride, padding=padding)

    def _use(self) -> None:
        found = self._chosen()
        settings = self._new_settings(found[0]) if found else None
        if found and settings is not None:
            change = partial(_with_settings, layer_id=found[0].id, settings=settings)
            self.edited.emit(Edit(self.tr("Use window sizes"), change))

    # ------------------------------------------------------------------ words

    def _formula_words(self, sizes: Sizes, came_out: str) -> str:
        text = f"({sizes.picture} + 2 × {sizes.padding} − {sizes.kernel}) / {sizes.stride} + 1"
        exact = (sizes.padded - sizes.kernel) / sizes.stride + 1
        equals = "=" if exact == round(exact, 2) else "≈"
        number = number_text(round(exact, 2))
        return f"{text} {equals} {number}   →   {came_out}"

    def _refusal(self, sizes: Sizes, fit: Fit) -> str:
        """One sentence: what does not fit and what would."""
        if fit.trouble == "too large":
            return self.tr(
                "A window of {0} does not fit into {1} pixels: take a kernel of {1} or less, or more padding."
            ).format(sizes.kernel, sizes.padded)
        if fit.trouble == "only zeros":
            return self.tr(
                "With a padding of {0} the outermost windows of {1} would see zeros alone: pad by {2} or less."
            ).format(sizes.padding, sizes.kernel, sizes.kernel - 1)
        return self.tr(
            "The windows do not end at the edge: {0} px are left over on the right and below. Strides that fit: {1}."
        ).format(fit.left_over, ", ".join(map(str, strides_that_fit(sizes))))

    def _in_layer(self) -> tuple[str, str]:
        """What the chosen layer would make of it, or why it cannot."""
        found = self._chosen()
        if found is None:
            return "", self.tr("This network has no convolution or pooling layer.")
        layer, line = found
        settings = self._new_settings(layer)
        if settings is None:
            return "", self._padding_refusal(layer)
        try:
            there = summarise_layer(LayerSpec(layer.id, layer.kind, settings), line.input_shape)
        except ValueError as error:
            return "", sentence(str(error))
        shapes = [" × ".join(map(str, shape)) for shape in (there.input_shape, there.output_shape)]
        return self.tr("In this layer: {0} → {1}").format(*shapes), ""

    def _padding_refusal(self, layer: LayerSpec) -> str:
        if layer.kind != "conv2d":
            return self.tr("Pooling layers have no padding: set it to 0.")
        same = padding_that_keeps(self.sizes)
        if not same:
            return self.tr("This layer can have these sizes only with a padding of 0 (valid).")
        return self.tr("Layers pad by 0 (valid) or, with these sizes, by {0} (same).").format(same)

    def _layers(self) -> list[tuple[str, str]]:
        lines = summaries(self._spec) if self._spec else []
        numbered = [(number, line) for number, line in enumerate(lines, 1) if line.kind in KINDS]
        return [(line.id, f"{number}. {catalogue(line.label)}") for number, line in numbered]

    def _drop_words(self) -> Words:
        tip = self.tr("Rows and columns at the right and lower edge that no window sees are left out, as layers do it")
        return Words(self.tr("Leave out what is left over"), tip)

    def _layer_words(self) -> Words:
        return Words(self.tr("Layer"), self.tr("Choose a layer to try with its sizes"))

    def _use_words(self) -> Words:
        return Words(self.tr("Use these in the layer"), self.tr("Give these sizes to the layer; undo takes them back"))


def _with_settings(spec: ExperimentSpec, layer_id: str, settings: Settings) -> ExperimentSpec:
    for key, value in settings.items():
        spec = set_layer_setting(spec, layer_id, key, value)
    return spec
