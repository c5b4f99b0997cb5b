"""What a generator makes beside the real points, over how sure the discriminator is of each place."""

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, NetworkInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.buttons import Toggle
from nnviz.ui.widgets.gan_canvas import GanCanvas
from nnviz.ui.widgets.heat import diverging_image, packed, rgb_of
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
    """Blue is real, orange is made, for points and for the map; what is switched off is not even measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: NetworkInfo | None = None
        self._real = np.empty((0, 2), np.float32)
        self._confidence: np.ndarray | None = None
        self._build_widgets()
        self._retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        if self._network is None:
            return frozenset()
        wanted = {
            self.made: (MADE,),
            self.confidence: (self._map_request(self._network),),
            self.pulls: (MADE, PULLS),
            self.grid: (GRID,),
        }
        return frozenset(request for toggle, needs in wanted.items() if toggle.isChecked() for request in needs)

    def show_built(self, built: Built) -> None:
        is_shown = len(built.networks) > DISCRIMINATOR and built.data.is_planar
        self._network = built.networks[DISCRIMINATOR] if is_shown else None
        self._real = built.data.train_x[:REAL_POINTS] if is_shown else self._real[:0]
        self._confidence = None
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
        if confidence is not None and self.confidence.isChecked():
            is_share = self._network.layers[-1].activation == "sigmoid"
            self._confidence = confidence if is_share else 2 * confidence - 1
            self._paint_confidence()

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

    def _retranslate(self) -> None:
        self.canvas.setAccessibleName(self.tr("Real and made points over the plane"))
        self.legend.show_scale(self.tr("made"), "0.5", self.tr("real"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_real()
            self._paint_confidence()
        super().changeEvent(event)

    # ------------------------------------------------------------------ showing

    def _map_request(self, network: NetworkInfo) -> Request:
        return Request("map", (DISCRIMINATOR, network.layers[-1].id, 0), MAP_SIZE)

    def _choose(self) -> None:
        if not self.made.isChecked() and not self.pulls.isChecked():
            self.canvas.show_moving(None, None, None)
        if not self.confidence.isChecked():
            self._confidence = None
        self._show_real()
        self._paint_confidence()
        self.requests_changed.emit()

    def _show_real(self) -> None:
        color = packed(rgb_of(theme.colors().positive))
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
