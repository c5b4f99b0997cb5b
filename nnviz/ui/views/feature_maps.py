"""Everything that the layers of a convolutional network see in the present picture: all maps, live."""

from typing import Literal

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, LayerInfo, NetworkInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.layer_names import layer_title, unit_title
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.map_wall import Block, MapWall
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Words

Range = Literal["unit", "layer", "net"]
TRACE = Request("trace", (0,))


class FeatureMapsView(View):
    """``unit_pointed`` and ``unit_chosen`` carry layer id and map number.

    The colour range is that of each map, of its layer, or of the whole network: so that maps can be compared.
    """

    unit_pointed = Signal(str, int)
    unit_left = Signal()
    unit_chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: NetworkInfo | None = None
        self._has_input = False
        self._outputs: dict[str, np.ndarray] = {}
        self._pointed: tuple[str, int] | None = None
        self._line = QLabel(self)
        self._line.setProperty("role", "dim")
        self._range = Segmented(self._range_words, self._range_choices, self)
        self._range.set_value("layer")
        self.wall, scroll = MapWall(self), QScrollArea(self)
        scroll.setWidget(self.wall)
        scroll.setWidgetResizable(True)
        for shown in (scroll.viewport(), self.wall):
            shown.setAutoFillBackground(False)
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self._line, 1)
        top.addWidget(self._range)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(top)
        column.addWidget(scroll, 1)
        self._range.chosen.connect(self._show)
        self.wall.pointed.connect(self._point)
        self.wall.left.connect(self._leave)
        self.wall.chosen.connect(self.unit_chosen)
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        return frozenset([TRACE] if self._has_input and self._map_layers() else [])

    def show_built(self, built: Built) -> None:
        self._network = built.networks[0]
        self._outputs = {}
        self._show()
        self.requests_changed.emit()

    def show_input(self, is_there: bool) -> None:
        """A picture goes through the network, or there is none."""
        if is_there != self._has_input:
            self._has_input = is_there
            if not is_there:
                self._outputs = {}
                self._show()
            self.requests_changed.emit()

    def show_frame(self, snapshot: Snapshot) -> None:
        trace = snapshot.readings.get(TRACE)
        if trace is None or self._network is None or not self._has_input:
            return
        ends = np.cumsum([int(np.prod(layer.shape)) for layer in self._network.layers])
        if ends[-1] == trace.size:
            starts = (0, *ends[:-1])
            layers = zip(self._network.layers, starts, ends, strict=True)
            self._outputs = {
                layer.id: trace[a:b].reshape(layer.shape) for layer, a, b in layers if len(layer.shape) == 3
            }
            self._show()

    def retranslate(self) -> None:
        """Write all texts anew in the current language."""
        self.wall.setAccessibleName(self.tr("Maps of all layers"))
        self.wall.setToolTip(
            self.tr("Blue: the layer found what it looks for. Orange: the opposite. Click a map: how it is made.")
        )
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # ------------------------------------------------------------------ inside

    def _range_words(self) -> Words:
        return Words(self.tr("Colour range"), self.tr("What full colour means: the largest value of what"))

    def _range_choices(self) -> list[tuple[str, Words]]:
        return [
            ("unit", Words(self.tr("Map"), self.tr("Full colour is the largest value of each map itself"))),
            ("layer", Words(self.tr("Layer"), self.tr("Full colour is the largest value of the layer: maps compare"))),
            ("net", Words(self.tr("Network"), self.tr("Full colour is the largest value anywhere: layers compare"))),
        ]

    def _map_layers(self) -> tuple[LayerInfo, ...]:
        return tuple(layer for layer in self._network.layers if len(layer.shape) == 3) if self._network else ()

    def _show(self) -> None:
        network = self._network
        if network is None or not self._outputs:
            self.wall.show_blocks(())
        else:
            largest = max(_largest(output) for output in self._outputs.values())
            blocks = []
            for layer_id, output in self._outputs.items():
                maps = np.moveaxis(output, 2, 0)
                title = f"{layer_title(network, layer_id)} · {' × '.join(str(side) for side in output.shape)}"
                blocks.append(Block(layer_id, title, maps / self._scale(maps, largest)))
            self.wall.show_blocks(tuple(blocks))
        self._write_line()

    def _scale(self, maps: np.ndarray, largest: float) -> np.ndarray | float:
        """What full colour is."""
        if self._range.value == "net":
            return largest
        if self._range.value == "layer":
            return _largest(maps)
        each: np.ndarray = np.abs(maps).max((1, 2), keepdims=True)
        return np.where(each > 0, each, 1.0)

    def _point(self, layer_id: str, unit: int) -> None:
        self._pointed = (layer_id, unit)
        self._write_line()
        self.unit_pointed.emit(layer_id, unit)

    def _leave(self) -> None:
        self._pointed = None
        self._write_line()
        self.unit_left.emit()

    def _write_line(self) -> None:
        if self._network is None or not self._map_layers():
            text = self.tr("This network has no layers of maps.")
        elif not self._outputs:
            text = self.tr("Draw something to see what each layer makes of it.")
        elif self._pointed and self._pointed[0] in self._outputs:
            layer_id, unit = self._pointed
            values = self._outputs[layer_id][:, :, unit]
            span = self.tr("{0} to {1}").format(fixed_text(float(values.min())), fixed_text(float(values.max())))
            text = f"{unit_title(self._network, layer_id, unit)}: {span}"
        else:
            text = self.tr("{0} maps").format(sum(output.shape[2] for output in self._outputs.values()))
        self._line.setText(text)


def _largest(values: np.ndarray) -> float:
    return float(np.abs(values).max()) or 1.0
