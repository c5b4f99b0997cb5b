"""What a generator makes beside the real points, over how sure the discriminator is of each place."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.layer_names import unit_title
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.buttons import Toggle
from nnviz.ui.widgets.gan_canvas import GanCanvas
from nnviz.ui.widgets.heat import diverging_image
from nnviz.ui.widgets.legend_bar import LegendBar
from nnviz.ui.widgets.plane_canvas import EDGE, Points
from nnviz.ui.widgets.words import Label, Words

MADE = Request("made", (), 400)
PULLS = Request("arrows", (), 120)
GRID = Request("folded_grid", (), 17)
MAP_SIZE = 100
REAL_POINTS = 500
DISCRIMINATOR = 1
TOGGLE_COLUMNS = 3


class GanPlot(View):
    """Blue is real, orange is made, for points and for the map; what is switched off is not even measured.

    While a unit of the discriminator is pointed at, the map is that unit's.
    """

    point_pointed = Signal(float, float)
    pointer_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: NetworkInfo | None = None
        self._real = np.empty((0, 2), np.float32)
        self._confidence: np.ndarray | None = None
        self._unit: tuple[str, int] | None = None
        self._build_widgets()
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        if self._network is None:
            return frozenset()
        wanted = {
            self.made: (MADE,),
            self.pulls: (MADE, PULLS),
            self.grid: (GRID,),
        }
        chosen = {request for toggle, needs in wanted.items() if toggle.isChecked() for request in needs}
        return frozenset(chosen | ({self._map_request(self._network)} if self._has_map() else set()))

    def show_built(self, built: Built) -> None:
        is_shown = len(built.networks) > DISCRIMINATOR and built.data.is_planar
        self._network = built.networks[DISCRIMINATOR] if is_shown else None
        self._real = built.data.train_x[:REAL_POINTS] if is_shown else self._real[:0]
        self._confidence = self._unit = None
        self.canvas.show_moving(None, None, None)
        self._show_real()
        self._paint_confidence()

    def show_frame(self, snapshot: Snapshot) -> None:
        if self._network is None:
            return
        made, pulls, grid = (snapshot.readings.get(request) for request in (MADE, PULLS, GRID))
        self.canvas.show_moving(
            made, pulls if self.pulls.isChecked() else None, grid if self.grid.isChecked() else None
        )
        confidence = snapshot.readings.get(self._map_request(self._network))
        if confidence is not None and self._has_map():
            is_score = self._unit is None and self._network.layers[-1].activation != "sigmoid"
            self._confidence = 2 * confidence - 1 if is_score else confidence
            self._paint_confidence()

    def show_unit(self, layer_id: str, unit: int, network: int) -> None:
        """Show the map of one unit of the discriminator; the generator's do not look at this plane."""
        if network == DISCRIMINATOR and self._network is not None:
            self._show_map_of((layer_id, unit), unit_title(self._network, layer_id, unit))
        else:
            self.show_answer()

    def show_answer(self) -> None:
        """Back to the discriminator's answer."""
        self._show_map_of(None, "")

    # ------------------------------------------------------------------ widgets

    def _build_widgets(self) -> None:
        self._value = QLabel(self)
        self._value.setProperty("role", "dim")
        self.canvas, self.legend = GanCanvas(self), LegendBar(self)
        self.real, self.made = Toggle(self._real_words, self), Toggle(self._made_words, self)
        self.confidence, self.pulls = Toggle(self._confidence_words, self), Toggle(self._pulls_words, self)
        self.grid = Toggle(self._grid_words, self)
        toggles = (self.real, self.made, self.confidence, self.pulls, self.grid)
        head, rows, column = QHBoxLayout(), QGridLayout(), QVBoxLayout(self)
        head.addWidget(Label(lambda: self.tr("Real and made"), "heading", self))
        head.addStretch()
        head.addWidget(self._value)
        for number, toggle in enumerate(toggles):
            toggle.set_value(toggle in (self.real, self.made, self.confidence))
            toggle.toggled.connect(self._choose)
            rows.addWidget(toggle, *divmod(number, TOGGLE_COLUMNS), Qt.AlignmentFlag.AlignLeft)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.legend)
        column.addLayout(rows)
        self.canvas.pointed.connect(self._point)
        self.canvas.left.connect(self._value.clear)
        self.canvas.pointed.connect(self.point_pointed)
        self.canvas.left.connect(self.pointer_left)

    def _real_words(self) -> Words:
        return Words(self.tr("Real"), self.tr("Show the real points (blue): what the generator is to imitate"))

    def _made_words(self) -> Words:
        return Words(self.tr("Made"), self.tr("Show what the generator makes of noise that stays the same (orange)"))

    def _confidence_words(self) -> Words:
        tip = self.tr("Colour the plane by the discriminator's answer: blue where it says real, orange where made")
        return Words(self.tr("Confidence"), tip)

    def _pulls_words(self) -> Words:
        tip = self.tr("Show where made points would have to move to look more real (gradient of the discriminator)")
        return Words(self.tr("Arrows"), tip)

    def _grid_words(self) -> Words:
        return Words(self.tr("Noise grid"), self.tr("Show how the generator bends a square grid of noise (manifold)"))

    def retranslate(self) -> None:
        self.canvas.setAccessibleName(self.tr("Real and made points over the plane"))
        self.legend.show_scale(self.tr("made"), "0.5", self.tr("real"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._show_real()
            self._paint_confidence()
        super().changeEvent(event)

    # ------------------------------------------------------------------ showing

    def _map_request(self, network: NetworkInfo) -> Request:
        layer_id, unit = self._unit or (network.layers[-1].id, 0)
        return Request("map", (DISCRIMINATOR, layer_id, unit), MAP_SIZE)

    def _has_map(self) -> bool:
        return self._unit is not None or self.confidence.isChecked()

    def _show_map_of(self, unit: tuple[str, int] | None, title: str) -> None:
        if unit == self._unit:
            return
        self._unit = unit
        self._value.setText(title)
        if not self._has_map():
            self._confidence = None
            self._paint_confidence()
        self.requests_changed.emit()

    def _choose(self) -> None:
        if not self.made.isChecked() and not self.pulls.isChecked():
            self.canvas.show_moving(None, None, None)
        if not self._has_map():
            self._confidence = None
        self._show_real()
        self._paint_confidence()
        self.requests_changed.emit()

    def _show_real(self) -> None:
        color = theme.packed(theme.rgb_of(theme.colors().positive))
        is_shown = self.real.isChecked()
        self.canvas.show_points(*[Points(self._real, np.full(len(self._real), color))] if is_shown else [])

    def _paint_confidence(self) -> None:
        values = self._confidence
        if values is None:
            self.canvas.show_map(None)
        else:
            self.canvas.show_map(diverging_image(values, theme.colors()), not np.isfinite(values).all())

    def _point(self, x: float, y: float) -> None:
        place = f"({fixed_text(x, 1)}, {fixed_text(y, 1)})"
        if self._confidence is None:
            self._value.setText(place)
            return
        size = len(self._confidence)
        row, column = (min(size - 1, max(0, int(at / (2 * EDGE) * size))) for at in (EDGE - y, x + EDGE))
        share = 50 * (1 + float(self._confidence[row, column]))
        self._value.setText(self.tr("{0} → {1} % real").format(place, fixed_text(share, 0)))
