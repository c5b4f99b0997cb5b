"""The workbenches of networks that make samples: data left, what they make right, scores and curves under it."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QResizeEvent

from nnviz.runtime.messages import Built
from nnviz.ui.benches.base import Workbench
from nnviz.ui.benches.plot import LOWEST_PLOT
from nnviz.ui.benches.samples import held_out_sample
from nnviz.ui.panels.base import Panel
from nnviz.ui.panels.data_panel import DataPanel
from nnviz.ui.views.base import View
from nnviz.ui.views.curves import CurvesView
from nnviz.ui.views.gan_plot import GanPlot
from nnviz.ui.views.vae_map import VaeMap

GAN_EXTRA, VAE_EXTRA = 80, 32  # title, legend and check boxes, less the margins of the square plot


class GenerativeWorkbench(Workbench):
    """The graph shows both networks, one behind the other; ``made`` shows what they do.

    ``extra`` is how much higher than wide that view is, in pixels.
    """

    extra = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.made.setMaximumHeight(self._right_area.width() + self.extra)

    def _fill(self) -> tuple[Sequence[Panel], Sequence[View]]:
        self.data, self.made, self.curves = DataPanel(self.lab.groups, self), self._make_view(), CurvesView(self)
        self.left.addWidget(self.data)
        self.left.addStretch(1)
        self.right.addWidget(self.made, 3)
        self.right.addWidget(self.scores)
        self.right.addWidget(self.curves, 2)
        self.made.setMinimumHeight(LOWEST_PLOT)
        return (self.data,), (self.graph, self.made, self.curves)

    def _make_view(self) -> View:
        raise NotImplementedError


class GanWorkbench(GenerativeWorkbench):
    """Real and made points; what the pointer touches there goes through the discriminator."""

    extra = GAN_EXTRA

    def _make_view(self) -> View:
        plot = GanPlot(self)
        self.graph.unit_hovered.connect(plot.show_unit)
        self.graph.unit_left.connect(plot.show_answer)
        plot.point_pointed.connect(self._take_place)
        plot.pointer_left.connect(self.graph.dim_input)
        return plot

    def _take_place(self, x: float, y: float) -> None:
        values = np.array([x, y], np.float32)
        self.graph.show_input(values)
        self.input_drawn.emit(values, None)


class VaeWorkbench(GenerativeWorkbench):
    """The map of codes; a held-out picture goes through both networks and lights them."""

    extra = VAE_EXTRA

    def show_built(self, built: Built) -> None:
        super().show_built(built)
        sample = held_out_sample(built)
        if sample is not None:
            self.graph.show_input(sample.values)
            self.input_drawn.emit(sample.values, None)

    def _make_view(self) -> View:
        return VaeMap(self)
