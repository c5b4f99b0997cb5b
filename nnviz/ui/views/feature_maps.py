"""Everything that the layers of a convolutional network see in the present picture: all maps, live."""

import time

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nnviz.hyper import Settings
from nnviz.runtime.messages import Built, LayerInfo, NetworkInfo, Request, Snapshot
from nnviz.spec.parts import ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.feeds import feeding
from nnviz.ui.views.layer_facts import parameter_formula, shape_text, short_number
from nnviz.ui.views.layer_names import layer_title, unit_title
from nnviz.ui.views.receptive import receptive_field
from nnviz.ui.views.trace_parts import PARAMETERS, TRACE, outputs_of
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.heat import DIVERGED, largest
from nnviz.ui.widgets.legend_bar import LegendBar
from nnviz.ui.widgets.map_wall import Block, MapWall
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Words

GRADIENTS = Request("gradient_peaks", (0,))
INPUT = ""
TEXT_PERIOD_S = 0.25
LEGEND_WIDTH = 108
NARROW = 420
"""Below this width the legend gives way."""
PICTURE_STRENGTH = 0.35
"""How visible the input picture stays while a unit is pointed at that it does not feed directly."""


class FeatureMapsView(View):
    """``unit_pointed`` and ``unit_chosen`` carry layer id ("" for the input) and unit number.

    The colour range is that of each unit, of its layer, or of the whole network: so that maps can be compared.
    Pointing at a unit leaves only what feeds it.
    """

    unit_pointed = Signal(str, int)
    unit_left = Signal()
    unit_chosen = Signal(str, int)
    field_pointed = Signal(object)
    """The receptive field of the pixel under the pointer: (top, left, bottom, right), or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: NetworkInfo | None = None
        self._settings: dict[str, Settings] = {}
        self._sample: np.ndarray | None = None
        self._outputs: dict[str, np.ndarray] = {}
        self._parameters: np.ndarray | None = None
        self._gradients: np.ndarray | None = None
        self._facts: dict[str, tuple[str, ...]] = {}
        self._facts_s = 0.0
        self._pointed: tuple[str, int] | None = None
        self._shows_all = False
        self._is_covered = False
        self._line = QLabel(self)
        self._line.setProperty("role", "dim")
        self._range = Segmented(self._range_words, self._range_choices, self)
        self._range.set_value("layer")
        self._legend = LegendBar(self)
        self.wall, self._scroll = MapWall(self), QScrollArea(self)
        self._build()
        self._range.chosen.connect(self._choose_range)
        self.wall.pointed.connect(self._point)
        self.wall.pixel_pointed.connect(self._point_at_pixel)
        self.wall.left.connect(self._leave)
        self.wall.chosen.connect(self.unit_chosen)
        self.retranslate()

    def _build(self) -> None:
        scroll = self._scroll
        scroll.setWidget(self.wall)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for shown in (scroll.viewport(), self.wall):
            shown.setAutoFillBackground(False)
        scroll.viewport().installEventFilter(self)
        top, column = QHBoxLayout(), QVBoxLayout(self)
        self._legend.setFixedWidth(LEGEND_WIDTH)
        self._line.setMinimumWidth(1)
        top.addWidget(self._line, 1)
        top.addWidget(self._legend)
        top.addWidget(self._range)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(top)
        column.addWidget(scroll, 1)

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        is_live = self._sample is not None and self._map_layers() and not self._is_covered
        return frozenset([TRACE, PARAMETERS, GRADIENTS] if is_live else [])

    def show_spec(self, spec: ExperimentSpec) -> None:
        self._settings = {layer.id: layer.settings for layer in spec.layers}

    def show_built(self, built: Built) -> None:
        self._network = built.networks[0]
        self._forget()
        if self._sample is not None and self._sample.size != int(np.prod(self._network.input_shape)):
            self._sample = None
        self._show()
        self.requests_changed.emit()

    def show_input(self, values: np.ndarray | None) -> None:
        """A picture goes through the network, as the network takes it; None when there is none."""
        had_one = self._sample is not None
        self._sample = values
        if values is None:
            self._forget()
            self._show()
        if had_one != (values is not None):
            self.requests_changed.emit()

    def show_frame(self, snapshot: Snapshot) -> None:
        trace = snapshot.readings.get(TRACE)
        if trace is None or self._network is None or self._sample is None or self._is_covered:
            return
        outputs = outputs_of(self._network, trace)
        if outputs is None:
            return
        self._outputs = outputs
        self._parameters, self._gradients = snapshot.readings.get(PARAMETERS), snapshot.readings.get(GRADIENTS)
        if not snapshot.is_playing or time.monotonic() - self._facts_s >= TEXT_PERIOD_S:
            self._write_facts()
        self._show()

    def set_covered(self, is_covered: bool) -> None:
        """Something lies over the maps: they ask for nothing until it goes."""
        self._is_covered = is_covered
        self.requests_changed.emit()

    def show_all(self, *, is_shown: bool) -> None:
        """Keep all maps in full light although the pointer is on one: what changes in the others is looked at."""
        self._shows_all = is_shown
        self._show_feeds()

    def output(self, layer_id: str) -> np.ndarray | None:
        """What a layer made of the picture; "" is the picture itself."""
        if layer_id == INPUT:
            sample, network = self._sample, self._network
            return None if sample is None or network is None else sample.reshape(network.input_shape)
        return self._outputs.get(layer_id)

    def retranslate(self) -> None:
        self.wall.setAccessibleName(self.tr("Maps of all layers"))
        self.wall.setToolTip(
            self.tr(
                "Blue: the layer found what it looks for. Orange: the opposite.\n"
                "Click a map: how it is made. Hold L over a map: the network without it."
            )
        )
        self._write_facts()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._legend.setVisible(self.width() >= NARROW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the wall uses the height that is in sight."""
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self.wall.set_room(self._scroll.viewport().height())
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------------ inside

    def _range_words(self) -> Words:
        return Words(self.tr("Colour range"), self.tr("What full colour means: the largest value of what"))

    def _range_choices(self) -> list[tuple[str, Words]]:
        return [
            ("unit", Words(self.tr("Map"), self.tr("Full colour is the largest value of each map itself"))),
            ("layer", Words(self.tr("Layer"), self.tr("Full colour is the largest value of the layer: maps compare"))),
            ("net", Words(self.tr("Network"), self.tr("Full colour is the largest value anywhere: layers compare"))),
        ]

    def _forget(self) -> None:
        self._outputs, self._facts = {}, {}
        self._parameters = self._gradients = None

    def _map_layers(self) -> tuple[LayerInfo, ...]:
        return tuple(layer for layer in self._network.layers if len(layer.shape) == 3) if self._network else ()

    def _shown_layers(self) -> tuple[LayerInfo, ...]:
        """Layers of maps and of single numbers."""
        return tuple(layer for layer in self._network.layers if len(layer.shape) in (1, 3)) if self._network else ()

    @DIVERGED
    def _show(self) -> None:
        network, picture = self._network, self.output(INPUT)
        if network is None or not self._outputs or picture is None:
            self.wall.show_blocks(())
        else:
            top = max(largest(output) for output in self._outputs.values())
            blocks = [self._input_block(network, picture)] if picture.ndim == 3 else []
            for layer in self._shown_layers():
                output = self._outputs[layer.id]
                maps = np.moveaxis(output, -1, 0)
                words = self._facts.get(layer.id, (layer_title(network, layer.id),))
                blocks.append(Block(layer.id, words, maps / self._scale(maps, top)))
            self.wall.show_blocks(tuple(blocks))
        self._show_feeds()
        self._write_line()

    def _input_block(self, network: NetworkInfo, picture: np.ndarray) -> Block:
        title = f"{layer_title(network, INPUT)} · {shape_text(picture.shape)}"
        return Block(INPUT, (title,), np.moveaxis(picture, 2, 0) / largest(picture))

    def _scale(self, maps: np.ndarray, top: float) -> np.ndarray | float:
        """What full colour is."""
        if self._range.value == "net":
            return top
        if self._range.value == "layer" or maps.ndim == 1:
            return largest(maps)
        each: np.ndarray = np.abs(maps).max((1, 2), keepdims=True)
        return np.where(each > 0, each, 1.0)

    def _choose_range(self) -> None:
        self._write_facts()
        self._show()

    def _point(self, layer_id: str, unit: int) -> None:
        self._pointed = (layer_id, unit)
        self._show_feeds()
        self._write_line()
        self.unit_pointed.emit(layer_id, unit)

    def _point_at_pixel(self, layer_id: str, _unit: int, row: int, column: int) -> None:
        if self._network is not None and layer_id != INPUT:
            field = receptive_field(self._network, self._settings, layer_id, row, column)
            self.wall.show_field(field)
            self.field_pointed.emit(field)

    def _leave(self) -> None:
        self._pointed = None
        self.field_pointed.emit(None)
        self._show_feeds()
        self._write_line()
        self.unit_left.emit()

    def _show_feeds(self) -> None:
        """Leave only the pointed unit and what feeds it."""
        is_lit = self._shows_all or self._pointed is None or self._pointed[0] not in self._outputs
        if self._network is None or self._pointed is None or is_lit:
            self.wall.show_feeds(None)
            return
        layer_id, unit = self._pointed
        ids = [layer.id for layer in self._network.layers]
        number = ids.index(layer_id)
        before = ids[number - 1] if number else INPUT
        source = self.output(before)
        assert source is not None
        strengths = feeding(self._network.layers[number], unit, source, self._parameters)
        self.wall.show_feeds({INPUT: np.full(1, PICTURE_STRENGTH), before: strengths})

    # ------------------------------------------------------------------ words

    def _write_facts(self) -> None:
        """A few lines for each layer: name and shape, largest numbers, weights."""
        network = self._network
        if network is None or not self._outputs:
            return
        self._facts_s = time.monotonic()
        self._write_legend()
        n_in = network.input_shape[-1]
        for number, layer in enumerate(network.layers):
            top = self.tr("max {0}").format(short_number(float(self._outputs[layer.id].max())))
            gradient = float(self._gradients[number]) if self._gradients is not None else 0.0
            if gradient > 0:
                top += " · " + self.tr("gradient {0}").format(short_number(gradient))
            title = f"{layer_title(network, layer.id)} · {shape_text(layer.shape)}"
            formula = parameter_formula(layer, n_in)
            self._facts[layer.id] = tuple(line for line in (title, top, formula) if line)
            n_in = layer.shape[-1]

    def _write_legend(self) -> None:
        """What full colour is: a number for the whole network, a word where each layer or map has its own."""
        if self._range.value == "net":
            end = short_number(max(largest(output) for output in self._outputs.values()))
        else:
            end = self.tr("max")
        self._legend.show_scale(f"−{end}", "0", end)

    def _write_line(self) -> None:
        if self._network is None or not self._map_layers():
            text = self.tr("This network has no layers of maps.")
        elif not self._outputs:
            text = self.tr("Draw something to see what each layer makes of it.")
        elif self._pointed and self.output(self._pointed[0]) is not None:
            text = self._pointed_words(*self._pointed)
        else:
            text = self.tr("{0} maps").format(sum(layer.shape[2] for layer in self._map_layers()))
        self._line.setText(text)

    def _pointed_words(self, layer_id: str, unit: int) -> str:
        """What the pointed unit is and how large its numbers are."""
        output = self.output(layer_id)
        assert output is not None
        assert self._network is not None
        title = layer_title(self._network, INPUT) if layer_id == INPUT else unit_title(self._network, layer_id, unit)
        values = output[..., unit]
        if values.ndim == 0:
            return f"{title}: {fixed_text(float(values))}"
        span = self.tr("{0} to {1}").format(fixed_text(float(values.min())), fixed_text(float(values.max())))
        return f"{title}: {span}"
