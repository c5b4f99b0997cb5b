"""Flatten and dense explained: which cell of which map is which input, and what a neuron adds up from them."""

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, LayerInfo, NetworkInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.layer_names import layer_title
from nnviz.ui.views.trace_parts import PARAMETERS, TRACE, outputs_of
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.flatten_canvas import Flat, FlattenCanvas
from nnviz.ui.widgets.heat import largest
from nnviz.ui.widgets.pixel_canvas import NOWHERE
from nnviz.ui.widgets.terms import Term, TermLine

WALK_PERIOD_MS = 250


class FlattenView(View):
    """Explains a flatten layer, or a neuron of a dense layer, for the sample that is set.

    A mark walks over the inputs by itself; pointing at a cell, a bar or a neuron stops it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: NetworkInfo | None = None
        self._layer: LayerInfo | None = None
        self._source: np.ndarray | None = None
        self._weights: np.ndarray | None = None
        self._outputs: dict[str, np.ndarray] = {}
        self._input, self._unit = 0, NOWHERE
        self._is_pointed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._walk = QTimer(self)
        self._walk.setInterval(WALK_PERIOD_MS)
        self._walk.timeout.connect(self.walk)
        self.canvas, self.terms = FlattenCanvas(self), TermLine(self, lines=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.terms)
        self.canvas.pointed.connect(self._point)
        self.canvas.unit_pointed.connect(self._choose_unit)
        self.canvas.left.connect(self._leave)
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        return frozenset([TRACE, PARAMETERS] if self._layer else [])

    def show_built(self, built: Built) -> None:
        self._network = built.networks[0]
        kept = None if self._layer is None else self._find(self._layer.id)
        self._layer = kept if kept is not None and self.can_explain(kept.id, 0) else None
        self._forget()

    def show_unit(self, layer_id: str, unit: int) -> None:
        """Explain an input of a flatten layer or a neuron of a dense one."""
        if self.can_explain(layer_id, unit):
            self._layer = self._find(layer_id)
            is_flatten = self._layer is not None and self._layer.kind == "flatten"
            self._input, self._unit = (unit, NOWHERE) if is_flatten else (0, unit)
            self._forget()

    def can_explain(self, layer_id: str, unit: int) -> bool:
        """Whether this is an input of a flatten layer behind maps, or a neuron of a dense layer of single numbers."""
        layer = self._find(layer_id)
        if layer is None or layer.kind not in ("flatten", "dense") or not 0 <= unit < layer.shape[-1]:
            return False
        return len(self._shape_before(layer)) == (3 if layer.kind == "flatten" else 1)

    def show_frame(self, snapshot: Snapshot) -> None:
        trace, parameters = snapshot.readings.get(TRACE), snapshot.readings.get(PARAMETERS)
        network, layer = self._network, self._layer
        if trace is None or parameters is None or network is None or layer is None:
            return
        outputs = outputs_of(network, trace)
        flat, dense = self._pair(layer)
        if outputs is None or flat is None:
            return
        self._source, self._outputs, self._weights = outputs[flat.id], outputs, None
        if dense is not None and dense.block is not None and dense.block[1] <= parameters.size:
            self._weights = parameters[slice(*dense.block)].reshape(dense.block_shape)
        self._show()

    def walk(self) -> None:
        """One input on, in the order of flatten; stands still while the pointer rests."""
        if self._source is not None and not self._is_pointed:
            self._input = (self._input + 1) % self._source.size
            self._mark()

    @property
    def formula(self) -> str:
        """What is written under the drawing."""
        return self.terms.text

    @property
    def at(self) -> int:
        """The number of the input that is marked."""
        return self._input

    def retranslate(self) -> None:
        self.canvas.setAccessibleName(self.tr("From maps to a row of numbers"))
        self.canvas.setToolTip(self.tr("Point at a cell, a bar or a neuron: a line shows what becomes of it."))
        self._show()

    # ------------------------------------------------------------------ Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from input to input, up and down from neuron to neuron; both stop the walk."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        turns = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self._source is not None and event.key() in steps:
            self._point((self._input + steps[Qt.Key(event.key())]) % self._source.size)
        elif self._weights is not None and event.key() in turns:
            self._choose_unit((max(0, self._unit) + turns[Qt.Key(event.key())]) % len(self._weights))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._walk.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._walk.stop()

    # ------------------------------------------------------------------ inside

    def _find(self, layer_id: str) -> LayerInfo | None:
        layers = self._network.layers if self._network else ()
        return next((layer for layer in layers if layer.id == layer_id), None)

    def _before(self, layer: LayerInfo) -> LayerInfo | None:
        assert self._network is not None
        number = [each.id for each in self._network.layers].index(layer.id)
        return self._network.layers[number - 1] if number else None

    def _shape_before(self, layer: LayerInfo) -> tuple[int, ...]:
        before = self._before(layer)
        return before.shape if before else ()

    def _pair(self, layer: LayerInfo) -> tuple[LayerInfo | None, LayerInfo | None]:
        """The layer whose numbers are the bars, and the dense layer that reads them."""
        assert self._network is not None
        if layer.kind == "dense":
            return self._before(layer), layer
        number = [each.id for each in self._network.layers].index(layer.id)
        behind = self._network.layers[number + 1] if number + 1 < len(self._network.layers) else None
        return layer, behind if behind is not None and behind.kind == "dense" else None

    def _forget(self) -> None:
        self._source = self._weights = None
        self._outputs = {}
        self.canvas.show_flat(None)
        self.terms.show_terms(())
        self.requests_changed.emit()

    def _show(self) -> None:
        """All numbers; with a neuron, the bars are what it adds up."""
        if self._source is None or self._layer is None:
            return
        flat, dense = self._pair(self._layer)
        assert flat is not None
        bars, outputs = self._source, self._outputs
        if self._weights is not None and self._unit != NOWHERE:
            bars = self._source * self._weights[self._unit, :-1]
        before = self._before(flat)
        maps = np.moveaxis(outputs[before.id], 2, 0) if flat.kind == "flatten" and before is not None else None
        units = outputs[dense.id] if dense is not None else None
        scaled = (
            None if maps is None else maps / largest(maps),
            bars / largest(bars),
            None if units is None else units / largest(units),
        )
        self.canvas.show_flat(Flat(*scaled), self._captions(flat, dense, before))
        self._mark()

    def _captions(self, flat: LayerInfo, dense: LayerInfo | None, before: LayerInfo | None) -> tuple[str, str, str]:
        assert self._network is not None
        names = [layer_title(self._network, layer.id) if layer else "" for layer in (before, flat, dense)]
        if self._unit != NOWHERE:
            bars = self.tr("{0}: number × weight of neuron {1}").format(names[1], self._unit + 1)
        else:
            bars = self.tr("{0}: {1} numbers in one row").format(names[1], int(np.prod(flat.shape)))
        return names[0], bars, self.tr("{0}: point at a neuron to see what it adds up").format(names[2])

    def _point(self, number: int) -> None:
        self._is_pointed, self._input = True, number
        self._mark()

    def _choose_unit(self, unit: int) -> None:
        self._is_pointed = True
        self._unit = unit
        self._show()

    def _leave(self) -> None:
        self._is_pointed = False

    def _mark(self) -> None:
        source = self._source
        if source is None or self._layer is None:
            return
        self._input = min(self._input, source.size - 1)
        self.canvas.mark(self._input, self._unit)
        self.terms.show_terms((*self._place_terms(source), *self._sum_terms(source)))

    def _place_terms(self, source: np.ndarray) -> tuple[Term, ...]:
        """Where the marked input comes from."""
        assert self._layer is not None
        flat, _dense = self._pair(self._layer)
        value = fixed_text(float(source[self._input]))
        before = self._before(flat) if flat is not None and flat.kind == "flatten" else None
        if before is None:
            return (Term(self.tr("input {0} = {1}").format(self._input + 1, value), is_strong=True),)
        _rows, columns, maps = before.shape
        cell, number = divmod(self._input, maps)
        row, column = divmod(cell, columns)
        return (
            Term(self.tr("Row {0}, column {1}, map {2}, counted from 0:").format(row, column, number)),
            Term(f"({row} × {columns} + {column}) × {maps} + {number} = {self._input}"),
            Term(self.tr("→ input {0} = {1}").format(self._input, value), is_strong=True),
        )

    def _sum_terms(self, source: np.ndarray) -> tuple[Term, ...]:
        """What the chosen neuron makes of it and of all others."""
        weights, layer = self._weights, self._layer
        dense = self._pair(layer)[1] if layer is not None else None
        if weights is None or dense is None or not 0 <= self._unit < len(weights):
            return ()
        row = weights[self._unit]
        own, total = float(source[self._input] * row[self._input]), float(source @ row[:-1])
        activation, result = dense.activation or "linear", float(self._outputs[dense.id][self._unit])
        return (
            Term(f"× {fixed_text(float(row[self._input]))} = {fixed_text(own)};"),
            Term(self.tr("Σ {0} products = {1}").format(source.size, fixed_text(total))),
            Term(self.tr("+ bias {0}").format(fixed_text(float(row[-1])))),
            Term(f"= {fixed_text(total + float(row[-1]))}"),
            Term(f"→ {activation} = {fixed_text(result)}", is_strong=True),
        )
