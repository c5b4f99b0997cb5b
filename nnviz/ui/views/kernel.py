"""How a filter works: the kernel sweeps over the picture, and each output pixel is written out with its numbers."""

import numpy as np
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnviz.hyper import Settings
from nnviz.runtime.messages import Built, NetworkInfo, Request, Snapshot
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.layer_names import unit_title
from nnviz.ui.views.windows import KINDS, Place, WindowLayer, window_layer
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.window_canvas import Picture, WindowCanvas

TRACE, PARAMETERS = Request("trace", (0,)), Request("parameters", (0,))
SWEEP_PERIOD_MS = 120


class KernelView(View):
    """Explains one unit of a convolution or pooling layer for the sample that is set.

    The window walks by itself over the picture; it stands still where the pointer rests on the output.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: NetworkInfo | None = None
        self._settings: dict[str, Settings] = {}
        self._sample: np.ndarray | None = None
        self._unit: tuple[str, int] | None = None
        self._numbers: WindowLayer | None = None
        self._maps: tuple[np.ndarray, np.ndarray, float] | None = None
        self._channel = 0
        self._at = (0, 0)
        self._is_pointed = False
        self._sweep = QTimer(self)
        self._sweep.setInterval(SWEEP_PERIOD_MS)
        self._sweep.timeout.connect(self.sweep)
        self._title, self._formula = QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._formula.setWordWrap(True)
        self.canvas = WindowCanvas(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self._title)
        column.addWidget(self.canvas, 1)
        column.addWidget(self._formula)
        self.canvas.pointed.connect(self._point)
        self.canvas.left.connect(self._leave)
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        return frozenset([TRACE, PARAMETERS] if self._unit and self._sample is not None else [])

    def show_spec(self, spec: ExperimentSpec) -> None:
        self._settings = {layer.id: layer.settings for layer in spec.layers}

    def show_built(self, built: Built) -> None:
        self._network = built.networks[0]
        self._numbers = self._maps = None
        if not self._unit or not self._can_explain(*self._unit):
            self._unit = self._first_unit()
        if self._sample is not None and self._sample.size != int(np.prod(self._network.input_shape)):
            self._sample = None
        self._show()
        self.requests_changed.emit()

    def show_input(self, values: np.ndarray | None) -> None:
        """The sample that goes through the network, as the network takes it; None when there is none."""
        self._sample = values
        if values is None:
            self._numbers = self._maps = None
            self._show()
        self.requests_changed.emit()

    def show_unit(self, layer_id: str, unit: int) -> None:
        """Explain this unit from now on; units of other layers change nothing."""
        if self._can_explain(layer_id, unit) and (layer_id, unit) != self._unit:
            self._unit, self._at = (layer_id, unit), (0, 0)
            self._numbers = self._maps = None
            self._show()
            self.requests_changed.emit()

    def show_frame(self, snapshot: Snapshot) -> None:
        if self._network is None or self._unit is None:
            return
        layer_id, unit = self._unit
        trace, parameters = snapshot.readings.get(TRACE), snapshot.readings.get(PARAMETERS)
        settings = self._settings.get(layer_id, Settings())
        numbers = window_layer(self._network, layer_id, settings, self._sample, trace, parameters)
        if numbers is None:
            return
        if self._numbers is None:
            self._channel = numbers.loudest_channel(unit)
        self._numbers = numbers
        source, output = numbers.source[:, :, self._channel], numbers.output[:, :, unit]
        loudest = float(np.abs(source).max()) or 1.0
        self._maps = source / loudest, output / (float(np.abs(output).max()) or 1.0), loudest
        self._show()

    def sweep(self) -> None:
        """One place on, row by row; stands still while the pointer rests on the output."""
        if self._numbers is not None and not self._is_pointed:
            rows, columns, _ = self._numbers.output.shape
            number = (self._at[0] * columns + self._at[1] + 1) % (rows * columns)
            self._at = divmod(number, columns)
            self._show()

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the output pixel that is explained."""
        return self._at

    @property
    def formula(self) -> str:
        """The formula as it stands on the screen."""
        return self._formula.text()

    def retranslate(self) -> None:
        """Write all texts anew in the current language."""
        self.setAccessibleName(self.tr("How a filter works"))
        self.canvas.setToolTip(self.tr("Point at the output to stop the window and read that pixel."))
        self._show()

    # ------------------------------------------------------------------ inside

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sweep.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sweep.stop()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _can_explain(self, layer_id: str, unit: int) -> bool:
        layers = self._network.layers if self._network else ()
        return any(layer.id == layer_id and layer.kind in KINDS and unit < layer.shape[-1] for layer in layers)

    def _first_unit(self) -> tuple[str, int] | None:
        layers = self._network.layers if self._network else ()
        return next(((layer.id, 0) for layer in layers if layer.kind in KINDS), None)

    def _point(self, row: int, column: int) -> None:
        self._is_pointed, self._at = True, (row, column)
        self._show()

    def _leave(self) -> None:
        self._is_pointed = False

    def _show(self) -> None:
        if self._network is None or self._unit is None:
            self._title.setText(self.tr("How a filter works"))
            self._formula.setText(self.tr("This network has no convolution or pooling layer."))
            self.canvas.show_picture(None, ("", "", "", ""))
            return
        self._title.setText(unit_title(self._network, *self._unit))
        numbers, maps = self._numbers, self._maps
        if numbers is None or maps is None:
            self._formula.setText(self.tr("Draw something: the numbers of the drawing appear here."))
            self.canvas.show_picture(None, ("", "", "", ""))
            return
        rows, columns, _ = numbers.output.shape
        self._at = (min(self._at[0], rows - 1), min(self._at[1], columns - 1))
        place = numbers.place(self._unit[1], *self._at, self._channel)
        is_max = numbers.layer.kind == "max_pool2d"
        marked = divmod(int(place.patch.argmax()), len(place.patch)) if is_max else None
        source, output, loudest = maps
        corner = numbers.geometry.corner(*self._at)
        picture = Picture(source, output, place.patch, place.kernel, corner, self._at, loudest, marked)
        channels = numbers.source.shape[2]
        self.canvas.show_picture(
            picture,
            (
                self.tr("input")
                if channels == 1
                else self.tr("input map {0} of {1}").format(self._channel + 1, channels),
                self.tr("patch"),
                self.tr("kernel") if place.kernel is not None else "",
                self.tr("output"),
            ),
        )
        self._formula.setText(self._sentence(numbers, place))

    def _sentence(self, numbers: WindowLayer, place: Place) -> str:
        """The sum of one place, written out."""
        count, result = place.patch.size, fixed_text(place.result)
        if numbers.layer.kind == "max_pool2d":
            return self.tr("Largest of {0} values = {1}").format(count, result)
        if numbers.layer.kind == "avg_pool2d":
            return self.tr("Mean of {0} values = {1}").format(count, result)
        parts = self.tr("Σ {0} products = {1}").format(count, fixed_text(place.products))
        others = numbers.source.shape[2] - 1
        if others:
            parts += self.tr(", {0} other maps {1}").format(others, _signed(place.others))
        parts += self.tr(", bias {0}").format(_signed(place.bias))
        return f"{parts} → z = {fixed_text(place.total)} → {numbers.layer.activation or 'linear'} = {result}"


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{fixed_text(abs(value))}"
