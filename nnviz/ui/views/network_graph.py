"""The network graph: a live picture in every neuron, weights as coloured links, the structure edited in place."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.data import feature_columns
from nnviz.runtime.messages import Built, Part, Request, Snapshot
from nnviz.spec.edits import Edit
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.network_graph_canvas import GraphCanvas
from nnviz.ui.views.network_graph_captions import CaptionRow
from nnviz.ui.views.network_graph_chain import PLANE, Chain, chain_of
from nnviz.ui.views.network_graph_formula import number
from nnviz.ui.views.network_graph_header_row import HeaderRow
from nnviz.ui.views.network_graph_headers import RoundButton
from nnviz.ui.views.network_graph_hits import Spot
from nnviz.ui.views.network_graph_inspector import Inspector
from nnviz.ui.views.network_graph_structure import Structure

MAP_SIZES = (24, 32, 40, 48)
TOP_PX = 8
FIT_PX, FIT_GAP_PX = 28, 12


class NetworkGraph(View):
    """Shows all networks of the experiment, one behind the other, and lets the user change them where they are seen."""

    unit_hovered = Signal(str, int, int)
    """Layer id ("" for the inputs), unit and network that is pointed at or has the keyboard focus."""

    unit_left = Signal()

    unit_clicked = Signal(str, int)
    """Layer id and unit whose formula was opened."""

    part_pointed = Signal(object, str)
    """The ``Part`` under the pointer that can be left out, and its name; None when there is none."""

    edited = Signal(object)
    """An ``Edit`` of the structure."""

    parameter_edited = Signal(int, float, int)
    """The place in the flat parameter vector of a network, the number that was typed, and the network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chain = Chain()
        self._features: tuple[str, ...] = ()
        self._given: np.ndarray | None = None
        self._is_lit = True
        self._map_size = MAP_SIZES[-1]
        self._hovered: tuple[str, int, int] | None = None
        self.canvas = GraphCanvas(self)
        self.caption_row = CaptionRow(self)
        self.header_row = HeaderRow(self)
        self.inspector = Inspector(self.canvas)
        self.fit_button = RoundButton("fit", self.canvas)
        self._structure = Structure(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, TOP_PX, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.caption_row)
        layout.addWidget(self.header_row)
        layout.addWidget(self.canvas, 1)
        self.setFocusProxy(self.canvas)
        self.fit_button.resize(FIT_PX, FIT_PX)
        self.fit_button.hide()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        structure, row = self._structure, self.header_row
        self.canvas.pointed.connect(self._point)
        self.canvas.clicked.connect(self._open)
        self.canvas.moved.connect(self._follow_canvas)
        self.canvas.rearranged.connect(self.inspector.close)
        self.canvas.units_asked.connect(lambda number, by: self._emit(structure.add_units(number, by)))
        self.canvas.removal_asked.connect(lambda number: self._emit(structure.remove_layer(number)))
        self.fit_button.clicked.connect(self.canvas.fit)
        self.inspector.parameter_edited.connect(self._edit_parameter)
        row.units_asked.connect(lambda number, by: self._emit(structure.add_units(number, by)))
        row.activation_asked.connect(lambda number, key: self._emit(structure.set_activation(number, key)))
        row.insertion_asked.connect(lambda number: self._emit(structure.insert_layer(number)))
        row.removal_asked.connect(lambda number: self._emit(structure.remove_layer(number)))

    # ------------------------------------------------------------------ the view protocol

    def requests(self) -> frozenset[Request]:
        """Parameters always, maps of planar networks, the trace while a sample is set."""
        return self._chain.requests(self._map_size, has_sample=self._given is not None)

    def show_spec(self, spec: ExperimentSpec) -> None:
        """Mirror the structure in the headers; the columns follow when the network is built."""
        self._features = spec.data.features
        self._structure.show_spec(spec)
        self._show_headers()

    def show_built(self, built: Built) -> None:
        """Lay out the networks; neurons that stay move to their new places."""
        self._chain = chain_of(built)
        columns = self._chain.columns(built.data)
        self._structure.columns = columns
        self._show_headers()
        self.canvas.show_columns(columns)
        self._show_sample(None)
        self.requests_changed.emit()

    def show_frame(self, snapshot: Snapshot) -> None:
        """Take the newest numbers; those of a network that is no longer shown are dropped by their size."""
        if not self._chain.members:
            return
        has_sample = self._given is not None
        readings = self._chain.updated(self.canvas.readings, snapshot.readings, has_sample=has_sample)
        self.canvas.show_readings(readings, snapshot.step, is_playing=snapshot.is_playing)
        self.inspector.refresh(is_playing=snapshot.is_playing)

    def show_input(self, values: np.ndarray | None) -> None:
        """The sample that lights the neurons: a point (2,) of the plane, or values as the network takes them."""
        self._is_lit = True
        had_sample, has_sample = self._given is not None, values is not None
        self._given = None if values is None else np.asarray(values, dtype=np.float32).ravel()
        self.inspector.sample_words = self._sample_words()
        self._show_sample(self.canvas.readings.trace if has_sample else None)
        if had_sample != has_sample:
            self.requests_changed.emit()

    def dim_input(self) -> None:
        """Put the light of the sample out; formulas keep its numbers."""
        self._is_lit = False
        self._show_sample(self.canvas.readings.trace)

    # ------------------------------------------------------------------ inside

    def _show_sample(self, trace: np.ndarray | None) -> None:
        self.canvas.show_sample(self._sample(), trace, is_lit=self._is_lit)

    def _sample(self) -> np.ndarray | None:
        """The given sample as its network sees it; None when it does not fit."""
        given, reader = self._given, self._chain.reader()
        if given is None or reader is None:
            return None
        if reader.is_planar and given.size == PLANE:
            given = feature_columns(given.reshape(1, PLANE), self._features)[0]
        return given if given.size == int(np.prod(reader.info.input_shape)) else None

    def _sample_words(self) -> str:
        reader = self._chain.reader()
        if self._given is None:
            return ""
        if reader is not None and reader.is_planar and self._given.size == PLANE:
            return self.tr("at the point ({0}, {1})").format(*(number(float(value)) for value in self._given))
        return self.tr("for this sample")

    def _show_headers(self) -> None:
        structure = self._structure
        self.inspector.titles = tuple(structure.full_title(number) for number in range(len(structure.columns)))
        self.caption_row.show_captions(structure.captions())
        self.header_row.show_facts(structure.facts())
        self._place_headers()

    def _place_headers(self) -> None:
        arrangement, geometry = self.canvas.arrangement, self.canvas.geometry_now
        if arrangement is not None and geometry is not None and len(arrangement) == len(geometry.centre):
            xs = [float(geometry.centre[column.first, 0]) for column in arrangement.columns]
            self.header_row.place(xs)
            self.caption_row.place(xs)

    def _follow_canvas(self) -> None:
        self._place_headers()
        corner = self.canvas.rect().bottomRight()
        self.fit_button.move(corner.x() - FIT_PX - FIT_GAP_PX, corner.y() - FIT_PX - FIT_GAP_PX)
        self.fit_button.setVisible(not self.canvas.is_home)
        size = next((size for size in MAP_SIZES if size >= self.canvas.tile_px()), MAP_SIZES[-1])
        if size != self._map_size:
            self._map_size = size
            self.requests_changed.emit()

    def _edit_parameter(self, index: int, value: float) -> None:
        own_index, network = self._chain.place(index)
        self.parameter_edited.emit(own_index, value, network)

    def _emit(self, edit: Edit | None) -> None:
        if edit is not None:
            self.edited.emit(edit)

    def _point(self, spot: Spot | None) -> None:
        self.inspector.point(spot)
        self.part_pointed.emit(self._part(spot), "" if spot is None else self.inspector.name(spot))
        arrangement = self.canvas.arrangement
        hovered = None
        if arrangement is not None and spot is not None and spot.kind == "neuron":
            hovered = arrangement.key(spot.index)
            self._describe(self.inspector.neuron_name(arrangement, spot.index))
        if hovered == self._hovered:
            return
        self._hovered = hovered
        if hovered is None:
            self.unit_left.emit()
        else:
            self.unit_hovered.emit(*hovered)

    def _open(self, spot: Spot | None) -> None:
        self.inspector.open(spot)
        if spot is not None and spot.kind == "neuron" and self.canvas.arrangement is not None:
            layer_id, unit, network = self.canvas.arrangement.key(spot.index)
            if network == 0:
                self.unit_clicked.emit(layer_id, unit)

    def _part(self, spot: Spot | None) -> Part | None:
        """What of the network can be left out here; nothing where several networks are chained."""
        arrangement = self.canvas.arrangement
        if spot is None or arrangement is None or len(self._chain.members) != 1:
            return None
        if spot.kind != "neuron":
            return Part(
                parameter=int((arrangement.links.parameter if spot.kind == "link" else arrangement.bias)[spot.index])
            )
        column = arrangement.column_of(spot.index)
        is_picture = column.role == "inputs" and column.tile == "picture"
        return None if is_picture else Part(column.layer_id, int(arrangement.unit[spot.index]))

    def _describe(self, name: str) -> None:
        """Tell screen readers which neuron is pointed at."""
        self.canvas.setAccessibleDescription(name)
        QAccessible.updateAccessibility(QAccessibleEvent(self.canvas, QAccessible.Event.DescriptionChanged))

    def retranslate(self) -> None:
        self.canvas.setAccessibleName(self.tr("Network graph"))
        self.fit_button.describe(self.tr("Show the whole network"))
        self._show_headers()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme.colors().color("window"))
