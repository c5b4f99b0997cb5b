"""The workbench of labs whose answer is a plot: data left, the output over the plane, scores and curves right."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QResizeEvent

from nnviz.runtime.messages import Built, Part
from nnviz.ui import theme
from nnviz.ui.benches.base import Workbench
from nnviz.ui.benches.samples import Sample, held_out_sample
from nnviz.ui.panels.base import Panel
from nnviz.ui.panels.data_panel import DataPanel
from nnviz.ui.panels.inputs_panel import InputsPanel
from nnviz.ui.views.base import View
from nnviz.ui.views.curves import CurvesView
from nnviz.ui.views.output_plot import OutputPlot

LOWEST_PLOT = 290
PLOT_EXTRA = 50  # title, legend and check boxes, less the margins of the square plot


class PlotWorkbench(Workbench):
    """What the pointer touches in the graph, the big plot shows; a series or picture of the test part lights it."""

    def show_built(self, built: Built) -> None:
        super().show_built(built)
        network = built.networks[0]
        has_strips = any(len(shape) > 1 for shape in (network.input_shape, *(layer.shape for layer in network.layers)))
        self._sample = held_out_sample(built) if has_strips else None
        if self._sample is not None:
            self._take_sample(self._sample.values)
        self.plot.setVisible(len(built.networks) == 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_plot()

    def take_key(self, key: int) -> bool:
        return self.plot.take_key(key)

    def toggle_paint(self) -> None:
        self.plot.open_strip(is_open=self.plot.strip.isHidden())

    def _fill(self) -> tuple[Sequence[Panel], Sequence[View]]:
        self._sample: Sample | None = None
        self._hovered: tuple[str, int] | None = None
        self.data = DataPanel(self.lab.groups, self)
        self.inputs = InputsPanel(self)
        self.plot = OutputPlot(self)
        self.curves = CurvesView(self)
        self.left.addWidget(self.data)
        self.left.addWidget(self.inputs)
        self.left.addStretch(1)
        self.right.addWidget(self.plot, 3)
        self.right.addWidget(self.scores)
        self.right.addWidget(self.curves, 2)
        self.plot.edited.connect(self.edited)
        self.plot.edit_ended.connect(self.edit_ended)
        self.plot.strip_opened.connect(self._fit_plot)
        self._fit_plot()
        self.graph.unit_hovered.connect(self._show_unit)
        self.graph.unit_left.connect(self._leave_unit)
        self.plot.point_pointed.connect(self._take_place)
        self.plot.pointer_left.connect(self._leave_place)
        return (self.data, self.inputs), (self.graph, self.plot, self.curves)

    def _show_unit(self, layer_id: str, unit: int) -> None:
        """The plot shows what the pointer is on; of a part that is left out, the output without it."""
        self._hovered = (layer_id, unit)
        if self.lesioning.part is None:
            self.plot.show_unit(layer_id, unit)
        else:
            self.plot.show_output()

    def _leave_unit(self) -> None:
        self._hovered = None
        self.plot.show_output()

    def _show_lesion(self, part: Part | None, name: str) -> None:
        super()._show_lesion(part, name)
        if part is not None:
            self.plot.show_output()
        elif self._hovered is not None:
            self.plot.show_unit(*self._hovered)

    def _fit_plot(self) -> None:
        """As much height as a square plot needs; more while its tools are open."""
        strip = 0 if self.plot.strip.isHidden() else self.plot.strip.sizeHint().height() + theme.GAP_SMALL
        self.plot.setMinimumHeight(LOWEST_PLOT + strip)
        self.plot.setMaximumHeight(self._right_area.width() + PLOT_EXTRA + strip)

    def _take_place(self, x: float, y: float) -> None:
        values = self.plot.sample_at(x, y)
        if values is not None:
            self._take_sample(values)

    def _leave_place(self) -> None:
        if self._sample is None:
            self.graph.dim_input()

    def _take_sample(self, values: np.ndarray) -> None:
        """The pointed place goes through the network; formulas keep its numbers when the pointer leaves."""
        self.graph.show_input(values)
        self.input_drawn.emit(values, None)
