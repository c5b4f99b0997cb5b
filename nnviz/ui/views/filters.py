"""The filters of a layer and their gradients, live while it trains: what it has learned, and where it is going."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.kernels_of import FilterLayer, filter_layers
from nnviz.ui.views.layer_facts import short_number
from nnviz.ui.views.layer_names import layer_title, unit_title
from nnviz.ui.views.trace_parts import PARAMETERS
from nnviz.ui.widgets.filter_wall import FilterWall, Pairs
from nnviz.ui.widgets.heat import largest
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.labelled_slider import LabelledSlider
from nnviz.ui.widgets.legend_bar import LegendBar
from nnviz.ui.widgets.words import Words


class FiltersView(View):
    """``unit_pointed`` and ``unit_chosen`` carry layer id and unit.

    All weights of a layer share one colour range, all its gradients another: filters compare.
    """

    unit_pointed = Signal(str, int)
    unit_left = Signal()
    unit_chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: NetworkInfo | None = None
        self._layers: tuple[FilterLayer, ...] = ()
        self._numbers: tuple[np.ndarray, np.ndarray] | None = None
        self._pointed: int | None = None
        self.layer = LabelledCombo(self._layer_words, self._layer_choices, self)
        self.channel = LabelledSlider(self._channel_words, (1.0,), self._channel_text, self)
        self.wall, self._legend, self._line = FilterWall(self), LegendBar(self), QLabel(self)
        self._line.setProperty("role", "dim")
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(theme.GAP_LARGE)
        top.addWidget(self.layer, 1)
        top.addWidget(self.channel, 1)
        column.setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP_LARGE, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addLayout(top)
        column.addWidget(self._line)
        column.addWidget(self.wall, 1)
        column.addWidget(self._legend)
        self.layer.chosen.connect(self._choose_layer)
        self.channel.moved.connect(lambda _number: self._show())
        self.wall.pointed.connect(self._point)
        self.wall.left.connect(self._leave)
        self.wall.chosen.connect(self._choose_unit)
        self._legend.show_scale("−", "0", "+")
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        return frozenset([PARAMETERS, self._gradients_request()] if self._layers else [])

    def show_built(self, built: Built) -> None:
        before = self.layer.value
        self._network, self._layers = built.networks[0], filter_layers(built.networks[0])
        self._numbers = None
        self.layer.offer()
        keys = [each.layer.id for each in self._layers]
        if keys:
            self.layer.set_value(before if before in keys else keys[0])
        self._take_layer()

    def show_frame(self, snapshot: Snapshot) -> None:
        parameters = snapshot.readings.get(PARAMETERS)
        gradients = snapshot.readings.get(self._gradients_request()) if self._layers else None
        shown = self._shown()
        if parameters is None or gradients is None or shown is None or shown.layer.block is None:
            return
        start, stop = shown.layer.block
        if stop <= len(parameters) and len(gradients) == stop - start:
            self._numbers = parameters[start:stop], gradients
            self._show()

    @property
    def has_filters(self) -> bool:
        """Whether the network has weights that can be drawn."""
        return bool(self._layers)

    @property
    def line(self) -> str:
        """What is written about the colours, or about the filter under the pointer."""
        return self._line.text()

    def retranslate(self) -> None:
        self.wall.setAccessibleName(self.tr("Filters and their gradients"))
        self.wall.setToolTip(
            self.tr(
                "Left of each pair: the weights. Right: the gradient of the newest step; a weight moves against it.\n"
                "Click a filter: what it looks for. Hold L over it: the network without it."
            )
        )
        self._write_line()

    # ------------------------------------------------------------------ inside

    def _layer_words(self) -> Words:
        return Words(self.tr("Layer"), self.tr("Whose weights are drawn"))

    def _layer_choices(self) -> list[tuple[str, str]]:
        network = self._network
        return [(each.layer.id, layer_title(network, each.layer.id)) for each in self._layers] if network else []

    def _channel_words(self) -> Words:
        return Words(self.tr("Input map"), self.tr("A filter has a picture for each map of the layer before it"))

    def _channel_text(self, number: float) -> str:
        shown = self._shown()
        return self.tr("{0} of {1}").format(int(number), shown.channels if shown else 1)

    def _shown(self) -> FilterLayer | None:
        return next((each for each in self._layers if each.layer.id == self.layer.value), None)

    def _gradients_request(self) -> Request:
        return Request("gradients", (0, self.layer.value))

    def _choose_layer(self, _key: str) -> None:
        self._numbers = None
        self._take_layer()

    def _take_layer(self) -> None:
        shown = self._shown()
        count = shown.channels if shown else 1
        self.channel.set_stops([float(number) for number in range(1, count + 1)])
        self.channel.set_value(min(self.channel.value, float(count)))
        self.channel.setEnabled(count > 1)
        self._show()
        self.requests_changed.emit()

    def _show(self) -> None:
        shown = self._shown()
        if shown is None or self._numbers is None:
            self.wall.show_pairs(None)
        else:
            channel = round(self.channel.value) - 1
            weights, gradients = (shown.pictures(numbers, channel) / largest(numbers) for numbers in self._numbers)
            self.wall.show_pairs(Pairs(weights, gradients))
        self._write_line()

    def _point(self, number: int) -> None:
        self._pointed = number
        self._write_line()
        self.unit_pointed.emit(self.layer.value, number)

    def _leave(self) -> None:
        self._pointed = None
        self._write_line()
        self.unit_left.emit()

    def _choose_unit(self, number: int) -> None:
        self.unit_chosen.emit(self.layer.value, number)

    def _write_line(self) -> None:
        shown = self._shown()
        if shown is None or self._network is None:
            text = self.tr("This network has no weights that make a picture.")
        elif self._numbers is None:
            text = ""
        elif self._pointed is not None and self._pointed < shown.units:
            text = self._pointed_words(shown, self._pointed)
        else:
            weight, gradient = (short_number(float(np.abs(numbers).max())) for numbers in self._numbers)
            text = self.tr("Full colour: weight ±{0}, gradient ±{1}").format(weight, gradient)
        self._line.setText(text)

    def _pointed_words(self, shown: FilterLayer, unit: int) -> str:
        assert self._numbers is not None
        assert self._network is not None
        channel = round(self.channel.value) - 1
        weight, gradient = (
            short_number(float(np.abs(shown.pictures(numbers, channel)[unit]).max())) for numbers in self._numbers
        )
        title = unit_title(self._network, shown.layer.id, unit)
        return self.tr("{0}: largest weight {1}, largest gradient {2}").format(title, weight, gradient)
