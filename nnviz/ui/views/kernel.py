"""How a filter works: the kernel sweeps over the picture, and each output pixel is written out with its numbers."""

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnviz.hyper import Settings
from nnviz.runtime.messages import Built, NetworkInfo, Request, Snapshot
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.kernel_flow import flow_of, pool_spot_of, pooled_of, spot_of
from nnviz.ui.views.kernel_terms import convolution_terms, pool_terms
from nnviz.ui.views.picture_shapes import shown_shape
from nnviz.ui.views.receptive import Box, receptive_field
from nnviz.ui.views.trace_parts import PARAMETERS, TRACE
from nnviz.ui.views.windows import KINDS, WindowLayer, window_layer
from nnviz.ui.widgets.flow_canvas import FlowCanvas, FlowWords
from nnviz.ui.widgets.keys import ARROWS
from nnviz.ui.widgets.pixel_canvas import NOWHERE
from nnviz.ui.widgets.pool_canvas import PoolCanvas
from nnviz.ui.widgets.terms import TermLine

SWEEP_PERIOD_MS = 120
PAGES: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class KernelView(View):
    """Explains one unit of a convolution or pooling layer for the sample that is set.

    The window walks by itself over the picture; it stands still where the pointer rests. Input patches, kernels,
    output pixel, receptive field and the terms of the formula share one highlight.
    """

    output_clicked = Signal()
    """The map that is explained was clicked itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: NetworkInfo | None = None
        self._settings: dict[str, Settings] = {}
        self._sample: np.ndarray | None = None
        self._unit: tuple[str, int] | None = None
        self._numbers: WindowLayer | None = None
        self._parts: np.ndarray | None = None
        self._order: list[int] = []
        self._row = 0
        self._at = (0, 0)
        self._is_pointed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sweep = QTimer(self)
        self._sweep.setInterval(SWEEP_PERIOD_MS)
        self._sweep.timeout.connect(self.sweep)
        self.flow, self.pool, self.terms = FlowCanvas(self), PoolCanvas(self), TermLine(self, lines=3)
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        for widget in (self.flow, self.pool):
            column.addWidget(widget, 1)
        column.addWidget(self.terms)
        column.addWidget(self._empty)
        for canvas in (self.flow, self.pool):
            canvas.pointed.connect(self._point)
            canvas.cell_pointed.connect(self._mark)
            canvas.left.connect(self._leave)
            canvas.output_clicked.connect(self.output_clicked)
        self.flow.row_pointed.connect(self._choose_row)
        self.flow.resized.connect(self._show)
        self.terms.pointed.connect(self._mark)
        self.terms.left.connect(self._leave)
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        if self._unit is None or self._sample is None:
            return frozenset()
        parts = self._parts_request()
        return frozenset([TRACE, PARAMETERS, parts] if parts else [TRACE, PARAMETERS])

    def show_spec(self, spec: ExperimentSpec) -> None:
        self._settings = {layer.id: layer.settings for layer in spec.layers}

    def show_built(self, built: Built) -> None:
        self._network = built.networks[0]
        if not self._unit or not self.can_explain(*self._unit):
            self._unit = self._first_unit()
        if self._sample is not None and self._sample.size != int(np.prod(self._network.input_shape)):
            self._sample = None
        self._forget()

    def show_input(self, values: np.ndarray | None) -> None:
        """The sample that goes through the network, as the network takes it; None when there is none."""
        had_one, self._sample = self._sample is not None, values
        if values is None:
            self._forget()
        elif not had_one:
            self.requests_changed.emit()

    def show_unit(self, layer_id: str, unit: int) -> None:
        """Explain this unit from now on; units of other layers change nothing."""
        if self.can_explain(layer_id, unit) and (layer_id, unit) != self._unit:
            self._unit, self._at, self._row = (layer_id, unit), (0, 0), 0
            self._forget()

    def show_frame(self, snapshot: Snapshot) -> None:
        if self._network is None or self._unit is None:
            return
        layer_id, unit = self._unit
        trace, parameters = snapshot.readings.get(TRACE), snapshot.readings.get(PARAMETERS)
        settings = self._settings.get(layer_id, Settings())
        numbers = window_layer(self._network, layer_id, settings, self._sample, trace, parameters)
        request = self._parts_request()
        parts = snapshot.readings.get(request) if request else None
        if numbers is None or (request and parts is None):
            return
        if parts is not None and parts.shape != (numbers.source.shape[2], *numbers.output.shape[:2]):
            return
        if len(self._order) != numbers.source.shape[2] and request:
            self._order = numbers.loudest_channels(unit)
        self._numbers, self._parts = numbers, parts
        self._show()

    def sweep(self) -> None:
        """One place on, row by row; stands still while the pointer rests on a map."""
        if self._numbers is not None and not self._is_pointed:
            rows, columns, _ = self._numbers.output.shape
            number = (self._at[0] * columns + self._at[1] + 1) % (rows * columns)
            self._at = divmod(number, columns)
            self._show_place()

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the output pixel that is explained."""
        return self._at

    @property
    def field(self) -> Box | None:
        """The receptive field of that pixel: top, left, and behind the last pixel bottom, right."""
        if self._network is None or self._unit is None:
            return None
        return receptive_field(self._network, self._settings, self._unit[0], *self._at)

    @property
    def canvas(self) -> FlowCanvas | PoolCanvas:
        """The drawing that is shown: of a convolution or of a pooling layer."""
        return self.pool if self._numbers is not None and self._numbers.kernel is None else self.flow

    @property
    def formula(self) -> str:
        """The formula as it stands on the screen, or why there is none."""
        return self.terms.text if self._numbers is not None else self._empty.text()

    def can_explain(self, layer_id: str, unit: int) -> bool:
        """Whether this is a unit of a layer with windows."""
        layers = self._network.layers if self._network else ()
        return any(layer.id == layer_id and layer.kind in KINDS and unit < layer.shape[-1] for layer in layers)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("How a filter works"))
        for canvas in (self.flow, self.pool):
            canvas.setAccessibleName(self.tr("How a filter works"))
            canvas.setToolTip(
                self.tr("Point at the output to stop the window and read that pixel; click it to go back.")
            )
        self._show()

    # ------------------------------------------------------------------ Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from pixel to pixel, page keys from input map to input map; both stop the window."""
        step, page = ARROWS.get(event.key()), PAGES.get(event.key())
        if self._numbers is None or (step is None and page is None):
            super().keyPressEvent(event)
        elif step is not None:
            rows, columns, _ = self._numbers.output.shape
            row, column = self._at[0] + step[0], self._at[1] + step[1]
            self._point(max(0, min(rows - 1, row)), max(0, min(columns - 1, column)))
        elif page is not None and self._parts is not None:
            self._choose_row(max(0, min(len(self._channels()) - 1, self._row + page)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sweep.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sweep.stop()

    # ------------------------------------------------------------------ inside

    def _parts_request(self) -> Request | None:
        """What makes a map of a convolution; pools need nothing more than their input."""
        layers = self._network.layers if self._network else ()
        is_sum = self._unit and any(layer.id == self._unit[0] and layer.kind == "conv2d" for layer in layers)
        return Request("parts", (0, *self._unit)) if is_sum and self._unit else None

    def _first_unit(self) -> tuple[str, int] | None:
        layers = self._network.layers if self._network else ()
        return next(((layer.id, 0) for layer in layers if layer.kind in KINDS), None)

    def _forget(self) -> None:
        """The numbers are of another unit or picture: wait for new ones."""
        self._numbers = self._parts = None
        self._order = []
        self._show()
        self.requests_changed.emit()

    def _point(self, row: int, column: int) -> None:
        self._is_pointed, self._at = True, (row, column)
        self._show_place()

    def _choose_row(self, row: int) -> None:
        self._is_pointed, self._row = True, row
        self._show_place()

    def _mark(self, cell: int) -> None:
        self._is_pointed = True
        for part in (self.flow.mark_cell, self.pool.mark_cell, self.terms.mark):
            part(cell)

    def _leave(self) -> None:
        self._mark(NOWHERE)
        self._is_pointed = False

    def _channels(self) -> list[int]:
        """The input channels that find a row of their own."""
        assert self._numbers is not None
        return self._order[: self.flow.capacity(len(self._order), self._numbers.geometry.size)]

    def _show(self) -> None:
        numbers = self._numbers
        self.flow.setVisible(numbers is not None and numbers.kernel is not None)
        self.pool.setVisible(numbers is not None and numbers.kernel is None)
        self.terms.setVisible(numbers is not None)
        self._empty.setVisible(numbers is None)
        if numbers is None or self._unit is None:
            has_windows = self._first_unit() is not None
            self._empty.setText(
                self.tr("Draw something: the numbers of the drawing appear here.")
                if has_windows
                else self.tr("This network has no convolution or pooling layer.")
            )
        elif self._parts is not None:
            channels = self._channels()
            flow = flow_of(numbers, self._unit[1], self._parts, channels, self._picture())
            self.flow.show_flow(flow, self._flow_words(numbers, len(channels)))
            self._show_place()
        else:
            self.pool.show_pooled(pooled_of(numbers, self._unit[1], self._picture()), self._pool_words(numbers))
            self._show_place()

    def _show_place(self) -> None:
        """The numbers of one output pixel."""
        numbers = self._numbers
        assert numbers is not None
        assert self._unit is not None
        rows, columns, _ = numbers.output.shape
        self._at = (min(self._at[0], rows - 1), min(self._at[1], columns - 1))
        unit = self._unit[1]
        if numbers.kernel is None:
            self.pool.show_spot(pool_spot_of(numbers, unit, self._at, self.field))
            self.terms.show_terms(pool_terms(numbers, numbers.place(unit, *self._at, unit)))
            return
        channels = self._channels()
        row = min(self._row, len(channels) - 1)
        self.flow.show_spot(spot_of(numbers, unit, self._at, channels, row, self.field))
        self.terms.show_terms(convolution_terms(numbers, numbers.place(unit, *self._at, channels[row])))

    def _picture(self) -> np.ndarray | None:
        """What the network got, where it is a picture."""
        shape = shown_shape(self._network.input_shape) if self._network else None
        return None if shape is None or self._sample is None else self._sample.reshape(shape)

    # ------------------------------------------------------------------ words

    def _flow_words(self, numbers: WindowLayer, shown: int) -> FlowWords:
        channels = numbers.source.shape[2]
        return FlowWords(
            (self.tr("input"), self.tr("kernel"), self.tr("product")),
            self.tr("{0} other maps").format(channels - shown),
            self.tr("sum and bias"),
            self.tr("output ({0})").format(numbers.layer.activation or "linear"),
            self._field_words(),
            (self.tr("patch"), self.tr("kernel"), self.tr("product")),
        )

    def _pool_words(self, numbers: WindowLayer) -> tuple[str, str, str, str]:
        window = self.tr("window: the largest wins") if numbers.layer.kind == "max_pool2d" else self.tr("window: mean")
        return self.tr("input"), window, self._field_words(), self.tr("output")

    def _field_words(self) -> str:
        field = self.field
        if self._picture() is None:
            return ""
        if field is None:
            return self.tr("what the network saw")
        return self.tr("this pixel sees {0}×{1}").format(field[2] - field[0], field[3] - field[1])
